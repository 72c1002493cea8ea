import type { Command } from 'commander'
import type { Code } from '../base/codes.js'
import type { Finding } from '../base/finding.js'
import type { Context } from './context.js'
import type { Operands, Options } from './options.js'
import type { Shown } from './render/shown.js'
import type { Style } from './render/style.js'

/** What a command has done: for scripts as `data`, for people as text. */
export interface Outcome {
  /** As the command's published schema says. */
  readonly data: object
  readonly findings?: readonly Finding[]
  /** The code of the finding that blocks, where a command shows everything and still fails. */
  readonly failure?: { readonly code: Code; readonly message: string; readonly hint?: string } | undefined
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

/** One file in commands/. */
export interface CommandModule {
  /** Adds the command's arguments and options. */
  configure(command: Command): void
  run(context: Context, options: Options, operands: Operands): Promise<Outcome>
}

/** One row of the registry. */
export interface CommandRow {
  /** What people type: `review`, `key generate`. */
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<CommandModule>
}
