import type { Random } from '../random.js'

type Characters = readonly string[]
type Change = (text: Characters, random: Random, other: string) => Characters

/** Inputs beyond this length are cut, but for the few that are blown up to look for quadratic time. */
const USUAL_LENGTH = 12_000
const BLOWN_UP = 200_000

/** What parsers stumble over: signs, numbers at edges, and what Unicode hides, reorders or normalises. */
const SNIPPETS = [
  ...'0 1 9 -1 +1 1e9 0x10 1.0 .5 5. 00 007 NaN Infinity 2147483647 2147483648 4294967295 4294967296'.split(
    ' ',
  ),
  ...'21000000 21000000.00000001 2100000000000000 2100000000000001 9007199254740993 0.000000001 1e400'.split(
    ' ',
  ),
  ...[' ', '  ', '\t', '\n', '\r', '\r\n', '\u00a0', '\u3000', '\u2028', '\v', '\f', '\0', '\x1b[2J', '\x7f'],
  ...['\ufeff', '\u200b', '\u200d', '\u202e', '\u2066', '\ufe0f', '\u00ad', '\ufffd', '\u3164', '\u0301'],
  ...[
    '\u00e9',
    'e\u0301',
    '\u304c',
    '\u304b\u3099',
    '\ufb01',
    '\u212a',
    '\u0131',
    '\u0130',
    '\u00df',
    '\u017f',
  ],
  ...['\uff11', '\u0663', '\u00b2', '\u2167', '\u{1d7d9}', '\u{1f600}', '\u1112\u1161', '\u0430', '\u212b'],
  ...'" \' \\ / , ; : = # * ? % $ ( ) [ ] { } < > |'.split(' '),
  ...'"" \\u0000 \\ud800 \\" __proto__ constructor toString null true {} [] .. - _'.split(' '),
  ...'h H /* /0 /1h <0;1> m/ btc sat sats BTC xprv tpub bc1 tb1 BC1'.split(' '),
]

const CHANGES: readonly Change[] = [
  (text, random) => text.toSpliced(random.below(text.length), 1),
  (text, random) => text.toSpliced(random.below(text.length + 1), 0, random.pick(SNIPPETS)),
  (text, random) => text.toSpliced(random.below(text.length), 1, random.pick(SNIPPETS)),
  (text, random) => text.toSpliced(random.below(text.length), 1, scalar(0x20 + random.below(0x5f))),
  (text, random) => text.toSpliced(random.below(text.length), 1, scalar(random.below(0x30000))),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  function otherCase(text, random) {
    const at = random.below(text.length)
    const one = text[at] ?? ''
    return text.toSpliced(at, 1, one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase())
  },
  function neighbour(text, random) {
    const at = random.below(text.length)
    const code = text[at]?.codePointAt(0) ?? 0x20
    return text.toSpliced(at, 1, scalar(code + (random.oneIn(2) ? 1 : -1)))
  },
  function swap(text, random) {
    const at = random.below(text.length)
    return [...text.slice(0, at), ...text.slice(at, at + 2).toReversed(), ...text.slice(at + 2)]
  },
  function remove(text, random) {
    const [start, end] = random.stretch(text.length)
    return text.toSpliced(start, end - start)
  },
  function double(text, random) {
    const [start, end] = random.stretch(text.length)
    return [...text.slice(0, end), ...text.slice(start)]
  },
  function normalise(text, random) {
    const form = random.pick(['NFC', 'NFD', 'NFKC', 'NFKD'])
    return [...text.join('').normalize(form)]
  },
  function transplant(text, random, other) {
    const donor = [...other]
    const [start, end] = random.stretch(donor.length)
    const at = random.below(text.length + 1)
    const replaced = random.oneIn(2) ? end - start : 0
    return [...text.slice(0, at), ...donor.slice(start, end), ...text.slice(at + replaced)]
  },
  (text, random) => parted(text, random, /(\n)/),
  (text, random) => parted(text, random, /([\s,/;=]+)/),
]

// No lone halves of surrogate pairs: neither UTF-8 files nor arguments can carry them.
function scalar(code: number): string {
  return code < 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
    ? '\ufffd'
    : String.fromCodePoint(code)
}

/** Lines or words dropped, doubled or exchanged. */
function parted(text: Characters, random: Random, separator: RegExp): Characters {
  const parts = text.join('').split(separator)
  const at = 2 * random.below(parts.length / 2 + 1)
  const to = 2 * random.below(parts.length / 2 + 1)
  const one = parts[at] ?? ''
  const way = random.below(3)
  if (way === 0) parts.splice(at, 2)
  if (way === 1) parts.splice(to, 0, one, parts[1] ?? '')
  if (way === 2) [parts[at], parts[to]] = [parts[to] ?? '', one]
  return [...parts.join('')]
}

/** `text` with a few random changes; `other` is another input, to take parts from. */
export function mutateText(text: string, random: Random, other: string): string {
  if (random.oneIn(5000)) return blownUp([...text], random)
  let changed: Characters = [...text]
  for (let left = 1 + random.below(3); left > 0; left--) {
    changed = random.pick(CHANGES)(changed, random, other)
  }
  return changed.slice(0, USUAL_LENGTH).join('')
}

function blownUp(text: Characters, random: Random): string {
  const [start, end] = random.stretch(text.length)
  const part = random.oneIn(2) ? random.pick(SNIPPETS) : text.slice(start, end).join('')
  const many = part.repeat(Math.ceil(random.below(BLOWN_UP) / Math.max(1, part.length)))
  return text.slice(0, start).join('') + many + text.slice(end).join('')
}
