import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Result, run, type Surroundings } from '../support/program.js'
import { asRun, machineTime, resetMachine, wait } from './machine.js'
import { changesBetween, laidOutDocument, marked } from './transcript.js'
import { readTree, restoreTree, type Tree } from './tree.js'

/** In which forms a command line is run: in English, in Japanese, and with `--json`. */
export type Form = 'en' | 'ja' | 'json'

const WORDS: Readonly<Record<Form, readonly string[]>> = { en: [], ja: ['--lang', 'ja'], json: ['--json'] }

/** What somebody at the keyboard answers to a question, or makes of it and of what was shown once. */
export type Answer = string | boolean | ((question: string, shown: string) => string)

/** How a command line is run. */
export interface Running extends Omit<Surroundings, 'way' | 'cwd' | 'terminal'> {
  /**
   * English and JSON unless told, and Japanese where a command goes well for the first time in a scenario. Files stay as
   * the last one leaves them, which is as each of them does.
   */
  readonly forms?: readonly Form[]
  /** Where it is there, somebody sits at a terminal. */
  readonly answers?: readonly Answer[]
}

/** What a command line has come to, as its last form has it. */
export interface Ran extends Result {
  // biome-ignore lint/suspicious/noExplicitAny: every command has its own data
  readonly data: any
}

interface Captured extends Result {
  readonly said: readonly string[]
  readonly files: readonly string[]
  readonly tree: Tree
}

interface Done {
  readonly result: unknown
  readonly tree: Tree
  readonly lines: readonly string[]
  readonly took: number
}

const DONE = new Map<string, Done>()

/** The first words of commands of two words. */
const GROUPS = /^(?:key|vault|policy|log|home|qr)$/

const MINUTE = 60_000
// In memory where that is possible: most of the time would go by waiting for the disk.
const PARENT = existsSync('/dev/shm') ? '/dev/shm/g-' : '/var/tmp/g-'
// As long as the folder's own name, so that lines break where they did.
const FOLDER = '/dev/shm/g-OFFICE'

/** A folder in which command lines run and are written down with all that comes of them. */
export class Stage {
  readonly folder = mkdtempSync(PARENT)
  readonly #lines: string[]
  readonly #japanese = new Set<string>()

  constructor(title: string) {
    this.#lines = [`# ${title}`]
    resetMachine()
    this.write('password.txt', 'correct horse battery staple\n')
  }

  /** The transcript so far. */
  get transcript(): string {
    return `${this.#lines.join('\n')}\n`
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** A heading in the transcript. */
  say(text: string): void {
    this.#lines.push('', `## ${text}`)
  }

  /** A line of the transcript. */
  note(line: string): void {
    this.#lines.push(line)
  }

  /** Runs a command line of which the transcript says nothing. */
  async unseen(line: string): Promise<Result> {
    return await this.#perform(line.split(' '), 'en', {}, [])
  }

  /** Writes a file, of which the transcript says nothing but what commands make of it. */
  write(name: string, content: string | Uint8Array, mode = 0o600): string {
    mkdirSync(join(this.folder, dirname(name)), { recursive: true, mode: 0o700 })
    writeFileSync(join(this.folder, name), content, { mode })
    return name
  }

  /** Lays the files of a home that an earlier version has made: those of test/homes. */
  layHome(name: string): void {
    const files = JSON.parse(readFileSync(new URL(`../homes/${name}.json`, import.meta.url), 'utf8'))
    for (const [path, base64] of Object.entries<string>(files))
      this.write(path, Buffer.from(base64, 'base64'))
  }

  makeFolder(name: string): void {
    mkdirSync(join(this.folder, name), { mode: 0o700 })
  }

  read(name: string): Buffer {
    return readFileSync(join(this.folder, name))
  }

  remove(name: string): void {
    rmSync(join(this.folder, name), { recursive: true, force: true })
  }

  /** Does what comes out the same each time; where `key` has been done already, puts its files and lines here. */
  async once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const [from, began] = [this.#lines.length, machineTime()]
    const done = DONE.get(key)
    if (done !== undefined) {
      this.#lines.push(...done.lines)
      wait(done.took)
      restoreTree(this.folder, new Map([...readTree(this.folder), ...done.tree]), readTree(this.folder))
      return done.result as T
    }
    const result = await work()
    const [tree, lines] = [readTree(this.folder), this.#lines.slice(from)]
    DONE.set(key, { result, tree, lines, took: machineTime() - began })
    return result
  }

  /** Changes a text file. */
  edit(name: string, change: (text: string) => string): void {
    this.write(name, change(this.read(name).toString('utf8')))
  }

  /** Runs a command line, given as words or as text with spaces between them, in each form from the same state. */
  async run(line: string | readonly string[], running: Running = {}): Promise<Ran> {
    const argv = typeof line === 'string' ? line.split(' ') : line
    this.#lines.push('', `$ ringi ${argv.map(quoted).join(' ')}`, ...aroundOf(running))
    wait(MINUTE)
    const before = readTree(this.folder)
    const [begin = 'en', ...others] = running.forms ?? []
    const first = await this.#capture(argv, begin, running, before)
    this.#tell(begin, first)
    let last = first
    for (const form of running.forms ? others : this.#othersAfter(argv, first)) {
      restoreTree(this.folder, before, last.tree)
      last = await this.#capture(argv, form, running, before)
      this.#tell(form, last, first)
    }
    return { ...last, data: last.json?.data }
  }

  /** Runs it with `--json` and gives its data; for preparations, of which the transcript says the line alone. */
  async prepare(line: string | readonly string[], running: Running = {}): Promise<Ran['data']> {
    const argv = typeof line === 'string' ? line.split(' ') : line
    this.#lines.push('', `$ ringi ${argv.map(quoted).join(' ')}`)
    wait(MINUTE)
    const { exit, json, stderr } = await this.#perform(argv, 'json', running, [])
    if (exit !== 0) throw new Error(`${argv.join(' ')}: ${exit} ${JSON.stringify(json?.error)} ${stderr}`)
    this.#lines.push('  …')
    return json?.data
  }

  async #capture(argv: readonly string[], form: Form, running: Running, before: Tree): Promise<Captured> {
    const said: string[] = []
    const result = await this.#perform(argv, form, running, said)
    const tree = readTree(this.folder)
    return { ...result, said, tree, files: changesBetween(before, tree).map(line => this.#plain(line)) }
  }

  async #perform(
    argv: readonly string[],
    form: Form,
    { answers, env, ...around }: Running,
    said: string[],
  ): Promise<Result> {
    const words = form === 'json' && argv.includes('--json') ? [] : WORDS[form]
    const surroundings = {
      ...around,
      cwd: this.folder,
      env: { RINGI_HOME: join(this.folder, 'home'), ...env },
      ...(answers && { terminal: this.#terminal(answers, said) }),
    }
    return await asRun(argv.join(' '), () => run([...argv, ...words], surroundings))
  }

  #othersAfter(argv: readonly string[], { exit }: Result): readonly Form[] {
    const command = argv.slice(0, GROUPS.test(argv[0] ?? '') ? 2 : 1).join(' ')
    if (exit !== 0 || this.#japanese.has(command)) return ['json']
    this.#japanese.add(command)
    return ['ja', 'json']
  }

  #tell(form: Form, captured: Captured, first?: Captured): void {
    const { exit, stdout, stderr, said, files } = captured
    const told = [
      ...said,
      ...marked('  out', this.#plain(laidOutDocument(stdout))),
      ...marked('  err', this.#plain(stderr)),
    ]
    if (first === undefined || first.exit !== exit) told.unshift(`  exit ${exit}`)
    if (first === undefined) told.push(...files)
    else if (first.files.join('\n') !== files.join('\n')) told.push('  OTHER FILES', ...files)
    this.#lines.push(...(form === 'en' ? [] : [`  ${WORDS[form].join(' ')}`]), ...told)
  }

  #plain(text: string): string {
    return text.replaceAll(this.folder, FOLDER).replaceAll(`node ${process.versions.node}`, 'node NODE')
  }

  #terminal(answers: readonly Answer[], said: string[]): NonNullable<Surroundings['terminal']> {
    const left = [...answers]
    let shown = ''
    const ask = (kind: string, question: string) => {
      const next = left.shift() ?? ''
      const answer = typeof next === 'function' ? next(question, shown) : next
      said.push(...marked(`  ${kind}`, this.#plain(`${question}\n`)), `  answer | ${answer}`)
      return answer
    }
    return {
      secret: async question => String(ask('secret?', question)),
      line: async question => String(ask('line?', question)),
      confirm: async question => ask('yes or no?', question) === true,
      showOnce: async (text, question) => {
        shown = text
        said.push(...marked('  shown once', this.#plain(`${text}\n`)), ...marked('  then', `${question}\n`))
      },
    }
  }
}

function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word}'`
}

function aroundOf({ stdin, env, isTerminal, columns }: Running): string[] {
  return [
    ...(stdin === undefined ? [] : marked('  in', typeof stdin === 'string' ? stdin : '<bytes>')),
    ...(env === undefined ? [] : [`  with ${JSON.stringify(env)}`]),
    ...(isTerminal ? [`  on a terminal of ${columns ?? 80} columns`] : []),
  ]
}
