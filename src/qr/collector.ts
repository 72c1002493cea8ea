import { utf8 } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { isBbqr } from './bbqr/header.js'
import { BbqrJoiner } from './bbqr/joiner.js'
import type { Compression } from './compression.js'
import type { Joiner, Message } from './joiner.js'
import { MAX_FRAME_CHARACTERS } from './limits.js'
import { UrJoiner } from './ur/joiner.js'
import { isUr } from './ur/ur.js'

/** What has been read: a message that came in frames, or the text of one code that is no frame. */
export interface Collected extends Message {
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

/** A part as Specter and SeedSigner number them. */
const PART = /^p\d{1,3}of\d{1,3} /

// Nothing in them says which message they are of, so that two could be mixed.
function partsWithoutChecksum(): RingiError {
  return new RingiError(
    'qr.unsupported',
    'These are frames of Specter’s own form (pMofN), which Ringi does not read.',
    {
      hint: 'They have no checksum: parts of two messages would join. Have them shown as UR or BBQr, or take the file.',
    },
  )
}

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
    if (PART.test(text)) throw partsWithoutChecksum()
    if (text.length > MAX_FRAME_CHARACTERS)
      throw new RingiError('qr.malformed', 'This text is longer than a QR code can hold.')
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
    throw new RingiError(
      'qr.other-message',
      'There are codes of several messages, or codes that are no frames.',
      {
        hint: 'Film or photograph one message at a time, and start again.',
      },
    )
  }

  /** The message. Throws `qr.not-found` before the first code, `qr.incomplete`, and what the joiners throw at the end. */
  finish(compression: Compression): Collected {
    if (this.#joiner === undefined && this.#text === undefined)
      throw new RingiError('qr.not-found', 'No QR code could be read.', {
        hint: 'Take the picture again: straight on, sharp, with all of the white margin on it.',
      })
    if (!this.complete) throw this.#incomplete()
    const { have: parts } = this.progress
    if (this.#joiner !== undefined)
      return { ...this.#joiner.finish(compression), format: this.#joiner.format, parts }
    return { bytes: utf8(this.#text as string), type: NO_TYPE, format: 'text', parts }
  }

  #incomplete(): RingiError {
    const { have, total } = this.progress
    const missing = this.#missing
    const listed = missing.slice(0, 20).join(', ') + (missing.length > 20 ? ', …' : '')
    const hint =
      this.#joiner?.format === 'ur'
        ? `Any ${missing.length} further frames will do; of the plain ones, these are missing: ${listed}.`
        : `These are missing: ${listed}.`
    return new RingiError('qr.incomplete', `${have} of ${total} parts are there.`, {
      hint,
      details: { have, total, missing: missing.map(String) },
    })
  }
}
