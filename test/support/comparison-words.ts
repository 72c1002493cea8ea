const ROW = /^│ {2}[ \d]\d [a-z]+(?: +\d+ [a-z]+){5}$/

/** The comparison words that a screen shows, each code in twelve words: two numbered rows of six, of 80 columns at most. */
export function comparisonWordsOn(screen: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's colours
  const plain = screen.replace(/\x1b\[[\d;]*m/g, '')
  const rows = plain.split(/\r?\n/).filter(line => ROW.test(line) && line.length <= 80)
  const cells = rows.flatMap(row =>
    [...row.matchAll(/(\d+) ([a-z]+)/g)].map(([, at, word]) => ({ at: Number(at), word })),
  )
  if (cells.some(({ at }, i) => at !== (i % 12) + 1)) return []
  return Array.from({ length: cells.length / 12 }, (_, i) =>
    cells
      .slice(12 * i, 12 * i + 12)
      .map(({ word }) => word)
      .join(' '),
  )
}
