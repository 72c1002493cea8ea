import { RingiError } from '../base/error.js'
import type { Person } from './person.js'

/** How often somebody may answer a question: a slip costs no more than the answer. */
const TRIES = 3

/** What no other answer would change. */
const FINAL: readonly string[] = ['confirm.needed', 'interrupted']

/**
 * Asks until the answer can be read, a few times at most; what was wrong is told in between. Nothing, instead of another
 * answer, gives up. Throws what `ask` and `read` throw of the last answer that was one.
 */
export async function untilRight<T>(
  person: Person,
  ask: () => Promise<string>,
  read: (typed: string) => T | Promise<T>,
): Promise<T> {
  let wrong: RingiError | undefined
  for (let left = TRIES - 1; ; left--) {
    try {
      const typed = await ask()
      if (typed === '' && wrong !== undefined) throw wrong
      return await read(typed)
    } catch (error) {
      if (!(error instanceof RingiError) || error === wrong || FINAL.includes(error.code) || left === 0)
        throw error
      wrong = error
      await person.tell({ tells: 'wrong-answer', wrong, left })
    }
  }
}
