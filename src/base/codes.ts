import type { Kinds, ValuesOf } from './arguments.js'
import type { Args, Message } from './message.js'

/** The exit statuses of the command line; docs/exit-statuses.md says what they mean. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 130

declare const taken: unique symbol

/** A code that takes arguments: the exit status that it leads to, and their kinds, by `why` where there are several sentences. */
export interface Taking<A extends Args = Args> {
  readonly exit: ExitStatus
  readonly kinds?: Kinds
  readonly reasons?: { readonly [why: string]: Kinds }
  readonly [taken]?: A
}

/** A code that leads to `exit` and has one sentence, which tells these arguments. */
export function takes<const K extends Kinds>(exit: ExitStatus, kinds: K): Taking<ValuesOf<K>> {
  return { exit, kinds }
}

/** A code that leads to `exit` and has a sentence for each reason, which tells the arguments of that one. */
export function reasons<const W extends { readonly [why: string]: Kinds }>(
  exit: ExitStatus,
  reasons: W,
): Taking<{ [R in keyof W]: { readonly why: R & string } & ValuesOf<W[R]> }[keyof W]> {
  return { exit, reasons }
}

/** The codes of one room: each with the exit status that it leads to, and what it takes where it takes something. */
export type CodeTable = Readonly<Record<string, ExitStatus | Taking>>

/** The codes of this room. */
export const BASE_CODES = {
  'bytes.hex': 3,
  'bytes.base64': 3,
} as const satisfies CodeTable

/**
 * The code tables of all rooms. Each room adds its own in its `codes.ts`, so that every code and its arguments are known
 * by type everywhere, while at run time no room knows those above it. What several rooms say stands in the table of each,
 * with the reasons that are its own.
 */
export interface Rooms {
  readonly base: typeof BASE_CODES
}

/** A room that has codes, or a folder in one. */
export type Room = keyof Rooms

/** The codes of a room. */
export type CodeIn<R extends Room> = R extends Room ? keyof Rooms[R] & string : never

/** A code that an error or a finding carries. */
export type Code = CodeIn<Room>

/** What a code takes that takes nothing. */
export type NoArgs = Readonly<Record<string, never>>

/** What a code takes where one room says it. */
export type ArgsIn<R extends Room, C> = C extends keyof Rooms[R]
  ? Rooms[R][C] extends Taking<infer A>
    ? A
    : NoArgs
  : never

/** What a code takes. */
export type ArgsOf<C extends Code> = { [R in Room]: ArgsIn<R, C> }[Room]

/** The parameter for the arguments of a code, which only a code can do without that is said without any. */
export type Given<C extends Code> = NoArgs extends ArgsOf<C> ? [args?: ArgsOf<C>] : [args: ArgsOf<C>]

/** The exit statuses of tables of codes. */
export function exitsOf<T extends CodeTable>(table: T): Readonly<Record<keyof T, ExitStatus>> {
  const exits = Object.entries(table).map(([code, row]) => [code, typeof row === 'object' ? row.exit : row])
  return Object.fromEntries(exits)
}
/** A message with the arguments that its code takes. */
export function message<C extends Code>(code: C, ...[args]: Given<C>): Message {
  return { code, args: args ?? {} }
}
