import { malformed } from './refusals.js'

/** The members of a JSON object from outside, read by name. Every method throws `vault.malformed`. */
export class Members {
  readonly #record: Readonly<Record<string, unknown>>
  readonly #what: string

  /** `what` names the object in errors. */
  constructor(value: unknown, what = 'the file') {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw malformed(`${what} is not a JSON object`)
    this.#record = value as Readonly<Record<string, unknown>>
    this.#what = what
  }

  /** A text that has to be there. */
  text(name: string): string {
    const value = this.optionalText(name)
    if (value === undefined) throw malformed(`${this.#what} lacks its ${name}`)
    return value
  }

  /** A text, or undefined where it is absent or null. */
  optionalText(name: string): string | undefined {
    const value = this.#own(name) ?? undefined
    if (value === undefined || typeof value === 'string') return value
    throw malformed(`the ${name} of ${this.#what} is not a text`)
  }

  /** A whole number that has to be there. */
  count(name: string): number {
    const value = this.#own(name)
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value
    throw malformed(`${this.#what} has no whole number for ${name}`)
  }

  /** A list that has to be there. */
  list(name: string): readonly unknown[] {
    const value = this.#own(name)
    if (Array.isArray(value)) return value
    throw malformed(`${this.#what} has no list of ${name}`)
  }

  /** An object that has to be there. */
  members(name: string): Members {
    return new Members(this.#own(name), `the ${name} of ${this.#what}`)
  }

  /** Whether a member is there and is true. */
  is(name: string): boolean {
    return this.#own(name) === true
  }

  /** Whether a member is there and is not null. */
  has(name: string): boolean {
    return (this.#own(name) ?? undefined) !== undefined
  }

  #own(name: string): unknown {
    return Object.hasOwn(this.#record, name) ? this.#record[name] : undefined
  }
}
