import type { Readable, Writable } from 'node:stream'
import { RingiError } from '../base/error.js'

/** A terminal that can show one thing after the other, with somebody in front of it. */
export interface Screen {
  readonly columns: number
  readonly rows: number
  /** Plays a film in a loop, on a screen of its own, until a key ends it. Throws `interrupted`. */
  play(film: ScreenFilm): Promise<void>
}

/** Frames, each of lines that fit the screen, and the line below. */
interface ScreenFilm {
  readonly frames: readonly (readonly string[])[]
  readonly caption: (state: PlayState) => string
  /** Lines that stay below the caption. */
  readonly below?: readonly string[]
}

/** Where in a film the player is. */
interface PlayState {
  /** From 1. */
  readonly frame: number
  readonly perSecond: number
  readonly stopped: boolean
}

type ScreenInput = Readable & { isTTY?: boolean; setRawMode?: (raw: boolean) => unknown }
type ScreenOutput = Writable & { isTTY?: boolean; columns?: number; rows?: number }

/** The screen of this process, or undefined where standard input or standard output is no terminal. */
export function openScreen(input: ScreenInput, output: ScreenOutput): Screen | undefined {
  if (input.isTTY !== true || output.isTTY !== true) return undefined
  const { columns = 80, rows = 24 } = output
  return { columns, rows, play: film => new Player(input, output, film).run() }
}

const SPEEDS = [0.5, 1, 2, 3, 4, 6, 8, 12] as const
const USUAL_SPEED = 4

/** Another screen than the one with the scroll-back, no cursor; and back. */
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[2J'
const LEAVE = '\x1b[?25h\x1b[?1049l'

class Player {
  readonly #input: ScreenInput
  readonly #output: ScreenOutput
  readonly #film: ScreenFilm
  #at = 0
  #speed: number = SPEEDS.indexOf(USUAL_SPEED)
  #stopped = false
  #timer: NodeJS.Timeout | undefined
  #end: (error?: RingiError) => void = () => {}

  constructor(input: ScreenInput, output: ScreenOutput, film: ScreenFilm) {
    this.#input = input
    this.#output = output
    this.#film = film
  }

  async run(): Promise<void> {
    const redraw = () => this.#draw('\x1b[2J')
    // Several keys may come at once, and some keys are several characters.
    const onKeys = (keys: Buffer) => {
      for (const key of keys.toString('latin1').match(KEY) ?? []) this.#press(key)
    }
    this.#input.setRawMode?.(true)
    this.#input.on('data', onKeys).resume()
    this.#output.on('resize', redraw)
    this.#output.write(ENTER)
    try {
      await new Promise<void>((resolve, reject) => {
        this.#end = error => (error === undefined ? resolve() : reject(error))
        this.#input.once('end', resolve)
        this.#show()
      })
    } finally {
      clearTimeout(this.#timer)
      this.#output.off('resize', redraw).write(LEAVE)
      this.#input.off('data', onKeys).pause()
      this.#input.setRawMode?.(false)
    }
  }

  #show(): void {
    clearTimeout(this.#timer)
    this.#draw()
    if (this.#stopped || this.#film.frames.length === 1) return
    this.#timer = setTimeout(() => this.#step(1), 1000 / (SPEEDS[this.#speed] as number))
  }

  #step(by: number): void {
    const { length } = this.#film.frames
    this.#at = (this.#at + by + length) % length
    this.#show()
  }

  #draw(before = ''): void {
    const lines = this.#film.frames[this.#at] as readonly string[]
    const caption = this.#film.caption({
      frame: this.#at + 1,
      perSecond: SPEEDS[this.#speed] as number,
      stopped: this.#stopped,
    })
    const all = [...lines, caption, ...(this.#film.below ?? [])]
    this.#output.write(`${before}\x1b[H${all.map(line => `${line}\x1b[K`).join('\r\n')}`)
  }

  #press(key: string): void {
    const action = KEYS[key]
    if (action === 'quit') this.#end()
    else if (action === 'interrupt') this.#end(new RingiError('interrupted', { why: 'screen' }))
    else if (action === 'next' || action === 'previous') {
      this.#stopped = true
      this.#step(action === 'next' ? 1 : -1)
    } else if (action !== undefined) this.#change(action)
  }

  #change(action: 'faster' | 'slower' | 'stop'): void {
    if (action === 'stop') this.#stopped = !this.#stopped
    else {
      const speed = this.#speed + (action === 'faster' ? 1 : -1)
      this.#speed = Math.max(0, Math.min(SPEEDS.length - 1, speed))
    }
    this.#show()
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: arrow keys begin with one
const KEY = /\x1b\[[0-9;]*[A-Za-z~]|[\s\S]/g

const KEYS: Readonly<
  Record<string, 'quit' | 'interrupt' | 'faster' | 'slower' | 'stop' | 'next' | 'previous'>
> = {
  q: 'quit',
  '\r': 'quit',
  '\x1b': 'quit',
  '\x03': 'interrupt',
  '+': 'faster',
  '=': 'faster',
  '\x1b[A': 'faster',
  '-': 'slower',
  '\x1b[B': 'slower',
  ' ': 'stop',
  '\x1b[C': 'next',
  '\x1b[D': 'previous',
}
