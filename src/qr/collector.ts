import { utf8 } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { isBbqr } from './bbqr/frame.js'
import { BbqrJoiner } from './bbqr/joiner.js'
import type { Compression } from './compression.js'
import type { JoinedMessage, Joiner } from './joiner.js'
import { MAX_FRAME_CHARACTERS } from './limits.js'
import { UrJoiner } from './ur/joiner.js'
import { isUr } from './ur/ur.js'

/** What has been read: a message that came in frames, or the text of one code that is no frame. */
export interface Collected extends JoinedMessage {
  readonly format: 'bbqr' | 'ur' | 'text'
  /** In how many parts it came. */
  readonly parts: number
}

/** Whether `text` is a frame of either standard, and not a text by itself. */
export function isFrame(text: string): boolean {
  return isBbqr(text) || isUr(text)
}

/** The type of a message that came without one. */
export const NO_TYPE = ''

/** A part as Specter and SeedSigner number them. Nothing in it says of which message it is, so that two could be mixed. */
const PART = /^p\d{1,3}of\d{1,3} /

/** Takes the texts of codes, in any order and however often, until they amount to one message. */
export class Collector {
  #joiner: Joiner | undefined
  #text: string | undefined

  /** How many parts are there, of how many. */
  get progress(): { readonly have: number; readonly total: number } {
    const total = this.#joiner?.total ?? 1
    return { have: total - this.#missing.length, total }
  }

  get complete(): boolean {
    return this.#missing.length === 0
  }

  get #missing(): readonly number[] {
    return this.#joiner?.missing ?? (this.#text === undefined ? [1] : [])
  }

  /** Throws what the joiners throw, `qr.unsupported` for frames of other kinds, `qr.other-message` for a text that does not belong to those before it. */
  add(text: string): void {
    if (PART.test(text)) throw new RingiError('qr.unsupported', { why: 'specter-parts' })
    if (text.length > MAX_FRAME_CHARACTERS) throw new RingiError('qr.malformed', { why: 'long-text' })
    // Whoever makes a code out of a line has its end in it.
    const frame = isFrame(text) ? text.trimEnd() : text
    if (this.#joiner !== undefined) this.#joiner.add(frame)
    else if (this.#text !== undefined) this.#again(text)
    else if (isBbqr(text)) this.#joiner = new BbqrJoiner(frame)
    else if (isUr(text)) this.#joiner = new UrJoiner(frame)
    else this.#text = text
  }

  #again(text: string): void {
    if (text === this.#text) return
    throw new RingiError('qr.other-message', { why: 'text' })
  }

  /** The message. Throws `qr.not-found` before the first code, `qr.incomplete`, and what the joiners throw at the end. */
  finish(compression: Compression): Collected {
    if (this.#text !== undefined) return { bytes: utf8(this.#text), type: NO_TYPE, format: 'text', parts: 1 }
    const joiner = this.#joiner
    if (joiner === undefined) throw new RingiError('qr.not-found', { why: 'no-code' })
    const { format, missing } = joiner
    if (missing.length > 0)
      throw new RingiError('qr.incomplete', { format, ...this.progress, missing: missing.map(String) })
    return { ...joiner.finish(compression), format, parts: joiner.total }
  }
}
