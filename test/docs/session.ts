import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FULL, run } from '../support/program.js'
import { temporaryFolder } from '../support/temporary-folder.js'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The pages for users, by their paths in the project. */
export const pages: readonly string[] = [
  ...readdirSync(root).filter(name => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
]

/** A code block of a page: its language, its text, and where its text stands in the page. */
export interface Block {
  readonly language: string
  readonly text: string
  readonly at: number
}

/** The code blocks of a page. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(match => ({
    language: match[1] as string,
    text: match[2] as string,
    at: match.index + match[0].indexOf('\n') + 1,
  }))
}

/** A command that a page shows, and what it shows of its output. */
export interface Step {
  readonly command: string
  readonly output: string
}

/** Whether a block shows commands with their output: its commands stand behind `$ `. */
export function isSession({ language, text }: Block): boolean {
  return language === 'sh' && text.startsWith('$ ')
}

/** The commands of a session. A command goes on in the next line where its line ends with a backslash. */
export function stepsOf(text: string): Step[] {
  const steps: { command: string[]; output: string[] }[] = []
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const current = steps.at(-1)
    if (line.startsWith('$ ')) steps.push({ command: [line.slice(2)], output: [] })
    else if (current?.output.length === 0 && current.command.at(-1)?.endsWith('\\'))
      current.command.push(line)
    else current?.output.push(line)
  }
  return steps.map(({ command, output }) => ({ command: command.join('\n'), output: output.join('\n') }))
}

/**
 * The words of a command that is nothing but `ringi` with arguments, or undefined: whatever else a shell would have to do
 * is the shell's.
 */
export function wordsOfProgram(command: string): readonly string[] | undefined {
  const text = command.replaceAll('\\\n', ' ')
  const words = text.match(/(?:'[^'\n]*'|[^\s'])+/g) ?? []
  const bare = text.replace(/'[^'\n]*'/g, '')
  if (words[0] !== 'ringi' || /[|<>;&$`*?~"\\#()[\]{}\n']/.test(bare)) return undefined
  return words.slice(1).map(word => word.replaceAll("'", ''))
}

const REHEARSAL = 'sh examples/support/rehearsal.sh'

/** A folder in which the rehearsal has been, until the end of the file of tests that wanted it, and what it printed. */
let rehearsed: { readonly folder: string; readonly printed: string } | undefined

/** Copies all but the way to the program and the examples. */
function copyFiles(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    if (name !== '.bin' && name !== 'examples') cpSync(join(from, name), join(to, name), { recursive: true })
  }
}

/** Runs commands in a new folder that has `ringi` on its PATH and the project's `examples`. */
export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), 'ringi-docs-'))
  readonly #path: string

  constructor() {
    const programs = join(this.folder, '.bin')
    mkdirSync(programs)
    const launcher = join(programs, 'ringi')
    writeFileSync(launcher, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/ringi.js')}" "$@"\n`)
    chmodSync(launcher, 0o755)
    symlinkSync(join(root, 'examples'), join(this.folder, 'examples'))
    this.#path = [programs, dirname(process.execPath), process.env.PATH].join(delimiter)
  }

  /** As {@link run} does, in this process where the command is nothing but the program and not everything is run as one. */
  async print(command: string): Promise<string> {
    const words = FULL ? undefined : wordsOfProgram(command)
    if (words === undefined) return this.run(command)
    const env = { HOME: this.folder, RINGI_HOME: join(this.folder, '.ringi'), NO_COLOR: '1', LANG: 'C.UTF-8' }
    return (await run(words, { cwd: this.folder, env })).shown ?? ''
  }

  /** What a command prints, standard error included, as a terminal would show it. */
  run(command: string): string {
    return command === REHEARSAL ? this.#rehearse() : this.#run(command)
  }

  // Most pages begin with it, and it comes out the same every time: the second gets what the first has made.
  #rehearse(): string {
    if (rehearsed === undefined || !existsSync(rehearsed.folder)) {
      const printed = this.#run(REHEARSAL)
      const folder = temporaryFolder()
      copyFiles(this.folder, folder)
      rehearsed = { folder, printed }
    } else copyFiles(rehearsed.folder, this.folder)
    return rehearsed.printed
  }

  #run(command: string): string {
    const env = { PATH: this.#path, HOME: this.folder, NO_COLOR: '1', LANG: 'C.UTF-8' }
    const script = `exec 2>&1\n${command}\n:`
    return execFileSync('sh', ['-c', script], {
      cwd: this.folder,
      env,
      encoding: 'utf8',
      timeout: 100_000,
    })
  }
}

// Whether an interface is up depends on the machine that runs this.
const OF_THE_MACHINE = 'network-interface.up'

/** Lines of the program's begin with its mark; long ones go on behind blanks. */
const LINE = /^│.*\n(?: +.*\n)*/gm

function withoutTheMachine(output: string): string {
  return output.replace(LINE, line => (line.replace(/\n +/g, '').includes(OF_THE_MACHINE) ? '' : line))
}

/** Output as pages show it: without what depends on the machine, and JSON over several lines. */
export function presentable(output: string): string {
  const document = output.startsWith('{"ringi":') ? JSON.parse(output) : undefined
  if (document === undefined) {
    return withoutTheMachine(output)
      .split('\n')
      .map(line => line.trimEnd())
      .join('\n')
      .replace(/\n+$/, '')
  }
  const findings = document.findings.filter(({ code }: { code: string }) => code !== OF_THE_MACHINE)
  return JSON.stringify({ ...document, findings }, null, 2)
}

/** Whether a page's output is that of its command. `…` stands for what the page leaves out; widths do not count. */
export function agrees(shown: string, actual: string): boolean {
  const normal = (text: string) => {
    const trimmed = text.trim()
    return trimmed.startsWith('{') ? trimmed.replace(/\s+/g, '') : trimmed.replace(/[^\S\n]+/g, ' ')
  }
  const parts = normal(shown)
    .split('…')
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(normal(presentable(actual)))
}
