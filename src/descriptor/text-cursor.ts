import { RingiError, within } from '../base/error.js'

/**
 * Reads a text from its front, and knows where it is when something is wrong: `position` in the details, from 0. What is
 * wrong there is said without repeating the text, which may be a secret.
 */
export class TextCursor {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get position(): number {
    return this.#at
  }

  get atEnd(): boolean {
    return this.#at === this.#text.length
  }

  /** Whether the next character is `character`, without stepping over it. */
  sees(character: string): boolean {
    return this.#text[this.#at] === character
  }

  /** Steps over `character` where it is next, and says whether it was. */
  skip(character: string): boolean {
    const found = this.sees(character)
    if (found) this.#at++
    return found
  }

  /** Steps over `character`. Throws `descriptor.malformed` where another one is next. */
  expect(character: string): void {
    if (this.skip(character)) return
    throw new RingiError('descriptor.malformed', { why: 'expected', character, position: this.#at })
  }

  /** What the sticky `pattern` matches here, having stepped over it; undefined where it does not match. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    this.#at += found?.length ?? 0
    return found
  }

  /** Runs `attempt`, and adds `position` to the details of the error that it throws. */
  locate<T>(position: number, attempt: () => T): T {
    try {
      return attempt()
    } catch (cause) {
      if (!(cause instanceof RingiError)) throw cause
      throw within(cause, { position })
    }
  }
}
