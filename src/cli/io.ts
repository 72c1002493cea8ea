import { openScreen, type Screen } from '../platform/screen.js'
import { openKeyboard, openTerminal, type Terminal } from '../platform/terminal.js'
import { EXIT_STATUS } from './exit-statuses.js'

/** Everything that the program sees of the process around it. */
export interface Io {
  stdout(chunk: string): void
  stderr(chunk: string): void
  readonly stdin: AsyncIterable<Uint8Array>
  readonly env: Readonly<Record<string, string | undefined>>
  /** Undefined where nobody sits in front of it. */
  readonly terminal: Terminal | undefined
  /** The terminal, where standard input comes from elsewhere. Opens it. */
  readonly keyboard?: () => Terminal | undefined
  /** Undefined where nobody would see what is shown one after the other. */
  readonly screen?: Screen | undefined
  /** Whether standard output, standard error are terminals. */
  readonly isTerminal: { readonly stdout: boolean; readonly stderr: boolean }
  /** Columns that text on standard output, on standard error may take. */
  readonly columns: { readonly stdout: number; readonly stderr: number }
  /** The file that the program is, or the folder with its files. */
  readonly program?: string
}

/** The process's own. */
export function processIo(program: string): Io {
  const { stdin, stdout, stderr, env } = process
  stdout.on('error', giveUp)
  stderr.on('error', () => {})
  return {
    stdout: chunk => void stdout.write(chunk),
    stderr: chunk => void stderr.write(chunk),
    stdin,
    env,
    terminal: openTerminal(stdin, stderr),
    keyboard: () => openKeyboard(stderr),
    screen: openScreen(stdin, stdout),
    isTerminal: { stdout: stdout.isTTY === true, stderr: stderr.isTTY === true },
    // Asked for anew each time: windows change their size.
    columns: {
      get stdout() {
        return columnsOf(stdout, stderr)
      },
      get stderr() {
        return columnsOf(stderr, stdout)
      },
    },
    program,
  }
}

const USUAL_COLUMNS = 80

// What goes through a pipe may well come to the terminal that the other stream has: `| less`. Some terminals do not say.
function columnsOf(stream: { columns?: number }, other: { columns?: number }): number {
  return stream.columns || Math.min(USUAL_COLUMNS, other.columns || USUAL_COLUMNS)
}

// Results are printed last, so there is nothing left to do where they cannot be. EPIPE is `| head`: nobody wants more.
function giveUp({ code }: NodeJS.ErrnoException): never {
  if (code !== 'EPIPE')
    process.stderr.write(`Standard output could not be written: ${code} [file.unwritable]\n`)
  process.exit(EXIT_STATUS['file.unwritable'])
}
