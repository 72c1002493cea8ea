import { RingiError } from '../base/error.js'

/** Throws that are needed for 12 and for 24 words: log2(6) = 2.58 bits each, so 129 and 255 bits. */
const LEAST_DICE = { 12: 50, 24: 99 } as const

// Each is passed by fewer than 2 in 100,000 sequences of an honest die, from 50 throws up: found by simulation, because
// the chi-square tables do not hold where so few throws meet so many cells.
const MOST_UNEVEN_FACES = 32
const MOST_UNEVEN_PAIRS = 115
const LEAST_UNEVEN_PAIRS = 8
const FALSE_ALARM = 1e-5

// Of half the throws at most: where less is compared, chance repeats itself.
const LONGEST_PERIOD = 120
const MOST_REPEATED = 0.6

/**
 * The throws in `text` as digits 1 to 6 and nothing else; white space and commas between them are dropped.
 * Throws `dice.malformed` for anything else, naming its position and not the throw.
 */
export function parseDice(text: string): string {
  const invalid = text.search(/[^1-6\s,]/)
  if (invalid < 0) return text.replace(/[\s,]+/g, '')
  throw new RingiError('dice.malformed', { why: 'character', position: invalid + 1 })
}

/**
 * Refuses throws that are too few for a mnemonic of so many words, or that an honest die would almost never give: by
 * the frequency of faces, the frequency of one face after another, which may be neither too uneven nor too even, the
 * longest run, and repetition. Fewer than 1 in 10,000 honest sequences are refused. Throws `dice.too-few`, `dice.biased`.
 */
export function checkDice(dice: string, words: 12 | 24): void {
  const least = LEAST_DICE[words]
  if (dice.length < least) throw new RingiError('dice.too-few', { words, throws: dice.length, least })
  const faces = Array.from(dice, Number)
  const fault = FAULTS.find(([, isFaulty]) => isFaulty(faces))
  if (fault !== undefined) throw new RingiError('dice.biased', { fault: fault[0] })
}

type DiceFault = 'faces' | 'run' | 'pattern' | 'pairs' | 'too-even'

const FAULTS: readonly (readonly [DiceFault, (faces: readonly number[]) => boolean])[] = [
  ['faces', faces => unevenness(faces, 6) > MOST_UNEVEN_FACES],
  ['run', faces => longestRun(faces) >= tooLongARun(faces.length)],
  ['pattern', repeatsItself],
  ['pairs', faces => unevenness(pairs(faces), 36) > MOST_UNEVEN_PAIRS],
  ['too-even', faces => unevenness(pairs(faces), 36) < LEAST_UNEVEN_PAIRS],
]

/** Pearson's chi-square of values that should fall into so many cells alike. */
function unevenness(values: readonly number[], cells: number): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const squares = [...counts.values()].reduce((sum, count) => sum + count * count, 0)
  return (squares * cells) / values.length - values.length
}

// The last throw is paired with the first, so that every face counts twice.
function pairs(faces: readonly number[]): number[] {
  return faces.map((face, at) => 6 * face + (faces[(at + 1) % faces.length] as number))
}

function longestRun(faces: readonly number[]): number {
  let longest = 0
  let run = 0
  faces.forEach((face, at) => {
    run = face === faces[at - 1] ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  return longest
}

// A run of L throws begins at one of n places with odds of 6^(1-L).
function tooLongARun(throws: number): number {
  return Math.ceil(1 + Math.log(throws / FALSE_ALARM) / Math.log(6))
}

function repeatsItself(faces: readonly number[]): boolean {
  const longest = Math.min(LONGEST_PERIOD, faces.length / 2)
  for (let period = 1; period <= longest; period++) {
    const same = faces.filter((face, at) => face === faces[at + period]).length
    if (same >= MOST_REPEATED * (faces.length - period)) return true
  }
  return false
}
