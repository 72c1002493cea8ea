import type { Kind, Kinds } from '../../src/base/arguments.js'
import type { CodeTable } from '../../src/base/codes.js'
import { message } from '../../src/base/codes.js'
import type { Args, Argument } from '../../src/base/message.js'

/** A code, the reason where it has several sentences, and the kinds of its arguments. */
export interface Sentence {
  readonly room: string
  readonly code: string
  readonly why: string | undefined
  readonly kinds: Kinds
}

/** Every sentence that a room has. */
export function sentencesOf(room: string, table: CodeTable): Sentence[] {
  return Object.entries(table).flatMap(([code, row]): Sentence[] => {
    const { kinds = {}, reasons = undefined } = typeof row === 'object' ? row : {}
    if (reasons === undefined) return [{ room, code, why: undefined, kinds }]
    return Object.entries(reasons).map(([why, of]) => ({ room, code, why, kinds: of }))
  })
}

/**
 * Arguments of these kinds: first with everything there and told apart from everything else, then once for each thing that
 * can be otherwise: a number that is one, a list that is empty or has one item, what is missing, every other choice.
 */
export function samplesOf(kinds: Kinds): Args[] {
  const names = Object.keys(kinds)
  const usual = Object.fromEntries(
    names.map((name, at) => [name, usualOf(kinds[name] as Kind, `${name}-${at}`)]),
  )
  return [
    usual,
    ...names.flatMap(name => othersOf(kinds[name] as Kind, name).map(value => ({ ...usual, [name]: value }))),
  ]
}

function usualOf(kind: Kind, seed: string): Argument {
  switch (kind.kind) {
    case 'text':
      return `x-${seed}`
    case 'count':
      return 2000 + numberOf(seed)
    case 'amount':
      return 300_000_000n + BigInt(numberOf(seed))
    case 'flag':
      return true
    case 'message':
      return message('bytes.hex')
    case 'choice':
      return kind.of[0]
    case 'list':
      return [usualOf(kind.of, `${seed}-a`), usualOf(kind.of, `${seed}-b`)]
    case 'optional':
      return usualOf(kind.of, seed)
    case 'facts':
      return Object.fromEntries(
        Object.entries(kind.of).map(([name, of]) => [name, usualOf(of, `${seed}-${name}`)]),
      )
  }
}

// Three digits that no other name of the same sentence is likely to have.
function numberOf(seed: string): number {
  return [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7)
}

function othersOf(kind: Kind, seed: string): Argument[] {
  switch (kind.kind) {
    case 'count':
      return [0, 1]
    case 'amount':
      return [0n]
    case 'flag':
      return [false]
    case 'message':
      return [message('published-data.too-long', { bytes: 81, most: 80 })]
    case 'choice':
      return kind.of.slice(1)
    case 'list':
      return [[], [usualOf(kind.of, seed)], ...othersOf(kind.of, seed).map(one => [one])]
    case 'optional':
      return [undefined, ...othersOf(kind.of, seed)]
    case 'facts':
      return samplesOf(kind.of).slice(1)
    default:
      return []
  }
}

/** The texts and digits of arguments by which a reader could know that they were said. */
export function marksIn(value: Argument): string[] {
  if (typeof value === 'string') return value.startsWith('x-') ? [value] : []
  if (typeof value === 'number' || typeof value === 'bigint') return value > 1 ? [String(value)] : []
  if (typeof value !== 'object') return []
  return Object.values(value).flatMap(marksIn)
}
