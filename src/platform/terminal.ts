import { openSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { ReadStream } from 'node:tty'
import { RingiError } from '../base/error.js'

/**
 * What a command may ask of the person at the keyboard. Questions go to the terminal, never to standard output, laid out
 * for it: each begins with the mark of the program's own lines.
 */
export interface Terminal {
  /** A line that nobody can read over the shoulder. */
  secret(question: string): Promise<string>
  /** A line. */
  line(question: string): Promise<string>
  /** Yes or no; no by default. */
  confirm(question: string): Promise<boolean>
  /** Shows `text` on a screen of its own; clears it, scroll-back included, once the person goes on or a signal ends all. */
  showOnce(text: string, question: string): Promise<void>
}

/** The terminal of this process, or undefined where standard input or standard error is none. */
export function openTerminal(
  input: Readable & { isTTY?: boolean },
  output: Writable & { isTTY?: boolean },
): Terminal | undefined {
  if (input.isTTY !== true || output.isTTY !== true) return undefined
  const context = { input, output, clearPromptOnDone: false }
  const put = (question: string) => ({
    message: question.slice(1),
    theme: { prefix: question.slice(0, 1) },
  })
  return {
    secret: question => ask(async ({ password }) => password({ ...put(question), mask: true }, context)),
    line: question => ask(async prompts => prompts.input(put(question), context)),
    confirm: question => ask(async prompts => prompts.confirm({ ...put(question), default: false }, context)),
    showOnce: async (text, question) => {
      const clear = () => output.write(CLEAR)
      const forget = beforeSignalsEnd(clear)
      output.write(`${ALTERNATE}${text}\n`)
      try {
        await ask(async prompts => prompts.input(put(question), context))
      } finally {
        clear()
        forget()
      }
    },
  }
}

/** The terminal that controls this process, where `output` goes to one; its keyboard, whatever standard input is. */
export function openKeyboard(output: Writable & { isTTY?: boolean }): Terminal | undefined {
  if (output.isTTY !== true) return undefined
  try {
    return openTerminal(new ReadStream(openSync('/dev/tty', 'r')), output)
  } catch {
    return undefined
  }
}

/** The alternate screen keeps text out of the scroll-back, where a terminal has one. */
const ALTERNATE = '\x1b[?1049h\x1b[H'

/** Clears the screen, and the scroll-back of a terminal that has no other screen; then goes back. */
const CLEAR = '\x1b[H\x1b[2J\x1b[3J\x1b[?1049l'

type Prompts = Awaited<ReturnType<typeof loadPrompts>>

// One package a prompt: the family's collection also brings an editor, which starts child processes.
async function loadPrompts() {
  const { default: password } = await import('@inquirer/password')
  const { default: input } = await import('@inquirer/input')
  const { default: confirm } = await import('@inquirer/confirm')
  return { password, input, confirm }
}

async function ask<T>(question: (prompts: Prompts) => Promise<T>): Promise<T> {
  try {
    return await question(await loadPrompts())
  } catch (cause) {
    if ((cause as Error).name !== 'ExitPromptError') throw cause
    throw new RingiError('interrupted', { why: 'question' }, { cause })
  }
}

/** Signals by which a process is ended from outside, and that it can answer. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const

/**
 * Does `work` before a signal ends the process, which then ends by that signal. It does so until the function is called
 * that this one gives.
 */
function beforeSignalsEnd(work: () => void): () => void {
  const forget = () => {
    for (const signal of ENDING) process.off(signal, end)
  }
  const end = (signal: NodeJS.Signals) => {
    forget()
    work()
    process.kill(process.pid, signal)
  }
  for (const signal of ENDING) process.on(signal, end)
  return forget
}
