import type { ArgsIn } from '../base/codes.js'
import { RingiError } from '../base/error.js'
import { isObject } from '../base/json.js'

/** Which object of a file is looked at. */
type FileObject = Extract<ArgsIn<'formats', 'vault.malformed'>, { why: 'not-object' }>['object']

/** The members of a JSON object from outside, read by name. Every method throws `vault.malformed`. */
export class Members {
  readonly #record: Readonly<Record<string, unknown>>
  readonly #object: FileObject

  /** Errors call it what it is `of`: the file, or an item of a list; and within that the `path` that leads to it. */
  constructor(value: unknown, of: FileObject['of'] = 'file', path: FileObject['path'] = []) {
    this.#object = { of, path }
    if (!isObject(value)) throw new RingiError('vault.malformed', { why: 'not-object', object: this.#object })
    this.#record = value
  }

  /** A text that has to be there. */
  text(name: string): string {
    return this.optionalText(name) ?? this.#refuse('missing', name)
  }

  /** A text, or undefined where it is absent or null. */
  optionalText(name: string): string | undefined {
    const value = this.#own(name) ?? undefined
    return value === undefined || typeof value === 'string' ? value : this.#refuse('not-text', name)
  }

  /** A whole number that has to be there. */
  count(name: string): number {
    const value = this.#own(name)
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.#refuse('not-count', name)
  }

  /** A list that has to be there. */
  list(name: string): readonly unknown[] {
    const value = this.#own(name)
    return Array.isArray(value) ? value : this.#refuse('not-list', name)
  }

  /** An object that has to be there. */
  members(name: string): Members {
    const { of, path } = this.#object
    return new Members(this.#own(name), of, [...path, name])
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

  #refuse(why: 'missing' | 'not-text' | 'not-count' | 'not-list', member: string): never {
    throw new RingiError('vault.malformed', { why, object: this.#object, member })
  }
}
