import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LAUNCHER } from '../support/program.js'

/** Whether Debian's strace is here and may trace. */
export const TRACEABLE = spawnSync('strace', ['-e', 'trace=%network', 'true']).status === 0

/** A run that was watched from outside. */
export interface Traced {
  readonly exit: number | null
  readonly stdout: string
  /** Every system call of the process and its threads that has to do with sockets, as strace prints it. */
  readonly calls: readonly string[]
}

/** What of a run is not its command line. */
export interface TraceOptions {
  readonly folder: string
  readonly home: string
  readonly stdin?: string
  /** The executable; `node bin/ringi.js` unless told. */
  readonly program?: string | undefined
}

/**
 * Runs the program under strace. Its streams are files: pipes between Node's processes are local sockets, which would
 * be this test's and not the program's.
 */
export function traced(argv: readonly string[], { folder, home, stdin = '', program }: TraceOptions): Traced {
  const file = join(folder, 'strace.txt')
  const command = program === undefined ? [process.execPath, LAUNCHER] : [program]
  return traceCommand(file, [...command, ...argv], { cwd: folder, stdin, home })
}

/** Traces any command; for {@link traced}, and to see that this sees anything. */
export function traceCommand(
  file: string,
  command: readonly string[],
  { cwd, stdin = '', home = '/nonexistent' }: { cwd: string; stdin?: string; home?: string },
): Traced {
  const [input, output] = [`${file}.in`, `${file}.out`]
  const options = ['-f', '-qq', '--seccomp-bpf', '-e', 'trace=%network', '-e', 'signal=none', '-o', file]
  const fds = [openWith(input, stdin), openSync(output, 'w'), openSync(`${file}.err`, 'w')]
  const { status } = spawnSync('strace', [...options, ...command], {
    cwd,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', RINGI_HOME: home },
    stdio: fds as [number, number, number],
  })
  for (const fd of fds) closeSync(fd)
  const calls = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
  return { exit: status, stdout: readFileSync(output, 'utf8'), calls }
}

function openWith(path: string, text: string): number {
  writeFileSync(path, text)
  return openSync(path, 'r')
}
