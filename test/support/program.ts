import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Io } from '../../src/cli/io.js'
import { main } from '../../src/cli/main.js'
import type { Terminal } from '../../src/platform/terminal.js'

/** Where the project is. */
export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The launcher that people start. */
export const LAUNCHER = join(projectRoot, 'bin', 'ringi.js')

/** How the program is run: in this process, as `node bin/ringi.js`, or as the executable that RINGI_PROGRAM names. */
export type Way = 'in process' | 'as a process' | 'as RINGI_PROGRAM'

const NAMED = process.env.RINGI_PROGRAM

/** Whether everything is run in every way (`npm run test:all`); else a sample as a process will do. */
export const FULL = Boolean(process.env.RINGI_FULL)

/** All the ways there are here: for `describe.each`. */
export const WAYS: readonly Way[] = [
  'in process',
  ...(FULL ? ['as a process' as const] : []),
  ...(NAMED ? ['as RINGI_PROGRAM' as const] : []),
]

// Nobody's own home is ever touched.
const HOMELESS = { HOME: '/nonexistent', RINGI_HOME: '/nonexistent/home' }

/** What is set around a run beside its command line. */
export interface Surroundings {
  readonly way?: Way
  readonly stdin?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  /** The working folder. In process, runs at the same time have to agree about it. */
  readonly cwd?: string
  /** Contents of file descriptors 3, 4, …; not in process. */
  readonly descriptors?: readonly string[]
  /** In process only: whom questions go to, and whether the streams are terminals. */
  readonly terminal?: Terminal
  readonly isTerminal?: boolean
  /** Of the terminal; in process only. */
  readonly columns?: number
}

/** What `--json` prints. */
export interface Document {
  readonly ringi: number
  readonly command: string
  readonly ok: boolean
  readonly exit: number
  // biome-ignore lint/suspicious/noExplicitAny: every command has its own data, which its schema describes
  readonly data?: any
  readonly error?: { code: string; message: string; hint: string; details: Record<string, unknown> }
  readonly findings: { code: string; severity: string; message: string; where: Record<string, number> }[]
}

/** What a run came to. `json` is there with `--json`. */
export interface Result {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  /** Both as a terminal would show them, in the order in which they were written; in process only. */
  readonly shown?: string
  readonly json?: Document
}

/** Runs one command line of the real program. Throws where `--json` did not print exactly one document. */
export async function run(argv: readonly string[], around: Surroundings = {}): Promise<Result> {
  const way = around.way ?? 'in process'
  const result = way === 'in process' ? await runHere(argv, around) : await runApart(argv, around, way)
  return argv.includes('--json') ? { ...result, json: documentIn(result) } : result
}

function documentIn({ exit, stdout, stderr }: Result): Document {
  if (!stdout.endsWith('}\n') || stdout.indexOf('\n') !== stdout.length - 1) {
    throw new Error(`exit ${exit} and not one JSON document: ${stdout.slice(0, 300)} ${stderr.slice(0, 300)}`)
  }
  return JSON.parse(stdout)
}

async function runHere(argv: readonly string[], around: Surroundings): Promise<Result> {
  const written = { stdout: '', stderr: '', shown: '' }
  const { stdin = '', isTerminal = false, cwd, columns = 80 } = around
  const io: Io = {
    stdout: chunk => {
      written.stdout += chunk
      written.shown += chunk
    },
    stderr: chunk => {
      written.stderr += chunk
      written.shown += chunk
    },
    stdin: once(Buffer.from(stdin)),
    env: { ...HOMELESS, ...around.env },
    terminal: around.terminal,
    isTerminal: { stdout: isTerminal, stderr: isTerminal },
    columns: { stdout: columns, stderr: columns },
  }
  return await within(cwd, async () => ({ exit: await main(argv, io), ...written }))
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const origin = process.cwd()
let inside = 0

async function within<T>(folder: string | undefined, work: () => Promise<T>): Promise<T> {
  if (folder === undefined) return await work()
  process.chdir(folder)
  inside++
  try {
    return await work()
  } finally {
    if (--inside === 0) process.chdir(origin)
  }
}

async function runApart(argv: readonly string[], around: Surroundings, way: Way): Promise<Result> {
  const { stdin = '', descriptors = [], cwd } = around
  const [program, first] = way === 'as a process' ? [process.execPath, [LAUNCHER]] : [NAMED as string, []]
  const child = spawn(program, [...first, ...argv], {
    cwd,
    env: { PATH: process.env.PATH, ...HOMELESS, ...around.env },
    stdio: ['pipe', 'pipe', 'pipe', ...descriptors.map(() => 'pipe' as const)],
  })
  const inputs = [child.stdin, ...child.stdio.slice(3)] as NonNullable<typeof child.stdin>[]
  for (const [i, text] of [stdin, ...descriptors].entries()) {
    // A program that does not read its input may be gone before all is written.
    inputs[i]?.on('error', () => {}).end(text)
  }
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('close', code => resolve(code ?? -1))
  })
  const [stdout, stderr, exit] = await Promise.all([all(child.stdout), all(child.stderr), ended])
  return { exit, stdout, stderr }
}

async function all(stream: Readable | null): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream ?? []) parts.push(part)
  return Buffer.concat(parts).toString()
}
