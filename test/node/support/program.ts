import { main } from '../../../src/cli/main.js'

/** What one run of the program said and ended with. */
export interface Run {
  readonly exit: number
  /** The JSON document on standard output. */
  // biome-ignore lint/suspicious/noExplicitAny: every command has its own data, and the tests are what checks them
  readonly document: any
}

/** Runs a command line through the program's front door, with `--json` and without a terminal. */
export async function run(argv: readonly string[]): Promise<Run> {
  let printed = ''
  const exit = await main([...argv, '--json'], {
    stdout: chunk => {
      printed += chunk
    },
    stderr: () => {},
    stdin: (async function* () {})(),
    env: {},
    terminal: undefined,
    isTerminal: { stdout: false, stderr: false },
    width: 80,
  })
  return { exit, document: JSON.parse(printed) }
}

/** The `data` of a command that has to succeed. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export async function ringi(...argv: string[]): Promise<any> {
  const { exit, document } = await run(argv)
  if (exit === 0) return document.data
  throw new Error(`ringi ${argv.join(' ')} ended with ${exit}: ${JSON.stringify(document).slice(0, 2000)}`)
}
