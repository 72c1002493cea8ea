/** What a sentence can tell: values that every language can say and JSON can carry, and never a secret. */
export type Argument =
  | string
  | number
  | bigint
  | boolean
  | undefined
  | readonly Argument[]
  | { readonly [name: string]: Argument }

/** What the sentence of a code tells of the case at hand, by name. */
export type Args = { readonly [name: string]: Argument }

/** In what something was met, which is said before its sentence: a file, a line of one, one key of several. */
export type Within =
  | { readonly file: string }
  | { readonly line: number; readonly column?: number }
  /** By the fingerprint before it in a descriptor. */
  | { readonly key: string }
  /** As a file of several keys calls it. */
  | { readonly key: KeyLabel }
  /** The place in a text, from 0, which is for scripts alone. */
  | { readonly position: number }
  /** After what was passed over, which may be the way out and is told with the hint. */
  | { readonly passedOver: readonly Message[] }
  /** In a file of another kind than the one that was wanted, which is told behind the sentence; its command is the hint. */
  | { readonly is: FileKind; readonly format?: string }

/** What a file turns out to be that was taken for another. */
export type FileKind =
  | 'empty'
  | 'proposal'
  | 'holds-proposal'
  | 'transaction'
  | 'qr-frames'
  | 'policy'
  | 'log'
  | 'utxos'
  | 'labels'
  | 'payouts'
  | 'key'
  | 'output'
  | 'other-encoding'
  /** Of another program, in the format that is named. */
  | 'wallet'
  | 'vault'
  | 'cosigner'
  | 'policy-approval'
  | 'policy-revocation'
  | 'exception'
  | 'consent'
  | 'voucher'
  | 'checkpoint'
  | 'log-correction'
  | 'picture'
  | 'archive'
  | 'pdf'
  | 'key-file'
  | 'words'
  | 'dice'
  | 'private-key'

/** What a file calls one of its keys: its number there, from 1, and its name where it has one, or its name alone. */
export type KeyLabel = { readonly number?: number | undefined; readonly name?: string | undefined }

/** What is to be said, in whatever language: a code, and what its sentence tells of the case at hand. */
export type Message = {
  /** A `Code`; by that name the tables of codes, which take messages, could not be written. */
  readonly code: string
  readonly args: Args
  /** The outermost first. */
  readonly within?: readonly Within[]
  /** What it stands in the way of, where that says what else there is to do. */
  readonly standsIn?: StandsIn
}

/**
 * What a finding that blocks stands in the way of: a proposal, a cosigner's copy of one, a command that shows all, or
 * signing before a time, once waiting for it has been sealed and before.
 */
export type StandsIn = 'proposal' | 'copy' | 'command' | 'waiting' | 'unsealed-waiting'

/** What of an error or a finding is its message, to be told of within another one. */
export function messageOf({ code, args, within = [], standsIn }: Message): Message {
  return { code, args, ...(within.length > 0 && { within }), ...(standsIn && { standsIn }) }
}

/** Whether a value is a message, alone or as part of an error or a finding. */
export function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('code' in value && 'args' in value)) return false
  // The JSON Schema of a finding has members of these names as well.
  return typeof value.code === 'string' && typeof value.args === 'object'
}

/**
 * Facts of a message for scripts to read, by name: its arguments, and around what it was met. Amounts are digits, as
 * everywhere in JSON; messages within it are what `tell` makes of them.
 */
export function detailsOf({ args, within = [] }: Message, tell: (told: Message) => Argument = inPlain): Args {
  return plain(Object.assign({}, ...within, args), tell) as Args
}

function inPlain(told: Message): Argument {
  return { code: told.code, ...detailsOf(told) }
}

function plain(value: Argument, tell: (told: Message) => Argument): Argument {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object') return value
  if (isMessage(value)) return tell(value)
  if (Array.isArray(value)) return value.map(item => plain(item, tell))
  const known = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(known.map(([name, member]) => [name, plain(member, tell)]))
}
