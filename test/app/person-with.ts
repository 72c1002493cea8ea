import type { Person } from '../../src/app/person.js'

const unasked = async (): Promise<never> => {
  throw new Error('Nobody was to be asked or told that.')
}

/** Somebody who answers what `answers` has an answer to, and must not be asked for anything else. */
export function personWith(answers: Partial<Person>): Person {
  const nobody: Person = {
    isThere: true,
    secret: unasked,
    line: unasked,
    agrees: unasked,
    tell: unasked,
    requireWriter: () => {},
    writeDown: unasked,
    writeDownShare: unasked,
  }
  return { ...nobody, ...answers }
}
