import type { Command } from 'commander'
import type { Failure } from '../app/blocked.js'
import type { Model } from '../app/model.js'
import type { Finding } from '../base/finding.js'
import { type Asked, declaredOn, type Line, type ParameterTable, readLine } from './parameters.js'
import type { Shown } from './render/shown.js'
import type { Style } from './render/style.js'
import type { DataOf } from './schemas/index.js'
import type { Session } from './session.js'

/** What a command has done: for scripts as `data`, for people as text. */
export interface Outcome<D extends object = object> {
  /** As the command's published schema says. */
  readonly data: D
  readonly findings?: readonly Finding[]
  /** The code of the finding that blocks, where a command shows everything and still fails. */
  readonly failure?: Failure | undefined
  /**
   * Whether a key was open that has sealed what this rests on; absent where it rests on nothing in a home. `data` says it
   * too.
   */
  readonly sealed?: boolean
  /** What people see on standard output. */
  readonly text: (style: Style) => Shown
  /** With `--out -`: what standard output gets instead; the text goes to standard error then. */
  readonly raw?: string | undefined
}

/** What a command takes on its line, and what it does with that. */
export interface CommandModule<D extends object = object> {
  /** Declares arguments and options to the parser. */
  configure(command: Command): void
  /** For vaults of which kind a line is, where that follows from its options alone. */
  readonly modelOf?: ((options: Line['options']) => Model) | undefined
  /** Runs it with a line that has been parsed and lacks nothing. */
  run(context: Session, line: Line): Promise<Outcome<D>>
}

/** A command: its line is read into a request once, here, and nothing beyond sees the line. */
export function defineCommand<P extends ParameterTable, D extends object>(
  parameters: P,
  run: (context: Session, request: Asked<P>) => Promise<Outcome<D>>,
): CommandModule<D> {
  return {
    configure: command => void declaredOn(command, parameters),
    run: async (context, line) => await run(context, readLine(parameters, line)),
  }
}

/** One row of the registry. */
export interface CommandRow<N extends string = string> {
  /** What people type: `review`, `key generate`. */
  readonly name: N
  readonly summary: string
  readonly load: () => Promise<{ readonly command: CommandModule<DataOf<N>> }>
}
