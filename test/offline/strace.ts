import { spawn, spawnSync } from 'node:child_process'
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
  const fds = [openWith(input, stdin), openSync(output, 'w'), openSync(`${file}.err`, 'w')]
  const { status } = spawnSync('strace', [...optionsFor(file), ...command], {
    cwd,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', RINGI_HOME: home },
    stdio: fds as [number, number, number],
  })
  for (const fd of fds) closeSync(fd)
  return { exit: status, stdout: readFileSync(output, 'utf8'), calls: linesOf(file) }
}

/** Runs the program under strace on a terminal of its own, where `keys` are typed until it is done. */
export async function tracedOnTerminal(
  argv: readonly string[],
  keys: string,
  { folder, program }: Pick<TraceOptions, 'folder' | 'program'>,
): Promise<Omit<Traced, 'stdout'>> {
  const file = join(folder, 'strace.txt')
  const command = program === undefined ? [process.execPath, LAUNCHER] : [program]
  const line = ['strace', ...optionsFor(file), ...command, ...argv].map(word => `'${word}'`).join(' ')
  const env = { PATH: process.env.PATH, HOME: '/nonexistent', TERM: 'xterm' }
  const child = spawn('script', ['-qec', line, '/dev/null'], { cwd: folder, env })
  const typing = setInterval(() => child.stdin.write(keys), 500)
  child.stdin.on('error', () => {})
  child.stdout.resume()
  const exit = await new Promise<number | null>(resolve => child.on('exit', resolve))
  clearInterval(typing)
  child.stdin.destroy()
  return { exit, calls: linesOf(file) }
}

function optionsFor(file: string): string[] {
  return ['-f', '-qq', '--seccomp-bpf', '-e', 'trace=%network', '-e', 'signal=none', '-o', file]
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
}

function openWith(path: string, text: string): number {
  writeFileSync(path, text)
  return openSync(path, 'r')
}
