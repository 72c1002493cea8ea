import type { ArgsIn, CodeIn, NoArgs, Room } from '../base/codes.js'
import type { Args, FileKind, Message, StandsIn, Within } from '../base/message.js'

/** Says a message that another one tells of. */
export type Say = (message: Message) => string

/** A text, or what makes one of a message's arguments. */
type Phrase<A> = string | ((args: A, say: Say) => string)

/** The sentence of a code; where there is something to do about it, with a hint. */
export type SentenceEntry<A> = Phrase<A> | { readonly sentence: Phrase<A>; readonly hint: Phrase<A> }

/** An entry, or one for each `why` of the arguments. */
type Entries<A> = [A] extends [NoArgs]
  ? SentenceEntry<A>
  : [A] extends [{ readonly why: string }]
    ? { readonly [W in A['why']]: SentenceEntry<Extract<A, { readonly why: W }>> }
    : SentenceEntry<A>

/** The codes that a room says; those without a reason it only looks for. */
type SaidIn<R extends Room> = { [C in CodeIn<R>]: [ArgsIn<R, C>] extends [never] ? never : C }[CodeIn<R>]

/** Everything that a room says, in one language: what is missing does not compile. */
export type Sentences<R extends Room> = { readonly [C in SaidIn<R>]: Entries<ArgsIn<R, C>> }

/** What is said before a sentence of the thing that it was met in. */
export type Around = (within: Within) => string

/** What there is to do about a finding that stands in the way of something, and its own hint, if it has one. */
export type WaysOut = { readonly [S in StandsIn]: (told: Message, hint: string) => string }

/** What a file is that was taken for another, said behind a sentence, and the command that takes it. */
export type FileKinds = {
  readonly [K in FileKind]: K extends 'wallet'
    ? { readonly sentence: (format: string) => string; readonly hint: string }
    : { readonly sentence: string; readonly hint: string }
}

/** Everything that is said in one language. */
export interface Catalogue {
  readonly rooms: { readonly [R in Room]?: Partial<Sentences<R>> }
  readonly around: Around
  readonly waysOut: WaysOut
  readonly fileKinds: FileKinds
}

/** Says messages in one language. */
export interface Speaker {
  /** What is the matter, in one sentence or a few. */
  readonly say: Say
  /** What to do about it, with commands and flags; empty where there is no more to say. */
  readonly hint: Say
}

/** Says messages with the sentences of `catalogue`. */
export function speaker({ rooms, around, waysOut, fileKinds }: Catalogue): Speaker {
  // Where they are written, the compiler has held each entry to its code; and each message carries what its code takes.
  const tables = Object.values(rooms) as unknown as readonly SentenceTable[]
  const phrased = (message: Message, part: 'sentence' | 'hint') => {
    const phrase = partsOf(entryFor(tables, message))[part]
    return typeof phrase === 'string' ? phrase : phrase(message.args, say)
  }
  const say: Say = message => {
    const { within = [] } = message
    return `${within.map(around).join('')}${phrased(message, 'sentence')}${within.map(one => kindSaid(one, fileKinds)).join('')}`
  }
  const hint: Say = message => {
    const { within = [] } = message
    const passedOver = within.flatMap(one => ('passedOver' in one ? one.passedOver : []))
    const kind = within.find(one => 'is' in one)
    const advice = kind === undefined ? phrased(message, 'hint') : fileKinds[kind.is].hint
    const own = [advice, ...passedOver.map(say)].filter(text => text !== '').join(' ')
    return message.standsIn === undefined ? own : waysOut[message.standsIn](message, own)
  }
  return { say, hint }
}

function kindSaid(within: Within, kinds: FileKinds): string {
  if (!('is' in within)) return ''
  const { is, format = '' } = within
  return is === 'wallet' ? kinds.wallet.sentence(format) : kinds[is].sentence
}

type SentenceTable = Readonly<
  Record<string, SentenceEntry<Args> | Readonly<Record<string, SentenceEntry<Args>>>>
>

// What several rooms say stands in one table or the other, by its `why`.
function entryFor(tables: readonly SentenceTable[], { code, args }: Message): SentenceEntry<Args> {
  const entries = tables.flatMap(table => (table[code] === undefined ? [] : [table[code]]))
  const { why } = args
  if (typeof why !== 'string') return entries.find(isOne) ?? code
  const byWhy = entries.flatMap(entry => (isOne(entry) ? [] : [entry]))
  return byWhy.find(entry => Object.hasOwn(entry, why))?.[why] ?? code
}

function isOne(entry: SentenceTable[string]): entry is SentenceEntry<Args> {
  return typeof entry !== 'object' || 'sentence' in entry
}

function partsOf(entry: SentenceEntry<Args>): { sentence: Phrase<Args>; hint: Phrase<Args> } {
  return typeof entry === 'object' ? entry : { sentence: entry, hint: '' }
}
