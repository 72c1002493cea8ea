/** The program's own lines in what it printed, each whole again however it was broken, without mark and blanks. */
export function ownLines(printed: string): string[] {
  const lines: string[] = []
  for (const line of printed.split('\n')) {
    if (line.startsWith('│')) lines.push(squeezed(line.slice(1)))
    else if (line !== '') lines.push(`${lines.pop() ?? ''}${squeezed(line)}`)
  }
  return lines
}

/** `text` without its blanks: those at which lines were broken are not printed. */
export function squeezed(text: string): string {
  return text.replace(/\s/g, '')
}
