import { expect } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { RingiError } from '../../src/base/error.js'
import type { Args } from '../../src/base/message.js'
import { caught } from './caught.js'

function thrownBy(received: unknown): unknown {
  return typeof received === 'function' ? caught(() => received()) : received
}

expect.extend({
  /**
   * Takes a function that throws, or (after `.rejects`) the error itself, and asserts its code and, where they are given,
   * its details, never its prose.
   */
  toThrowCode(received: unknown, code: Code, details?: Args) {
    const error = thrownBy(received)
    const actual = error instanceof RingiError ? [error.code, details && error.details] : [error]
    const expected = [code, details]
    return {
      pass: this.equals(actual, expected),
      actual,
      expected,
      message: () =>
        `expected ${this.utils.printExpected(expected)}, got ${this.utils.printReceived(actual)}`,
    }
  },
})

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: the signature has to equal vitest's own
  interface Matchers<T = any> {
    toThrowCode(code: Code, details?: Args): T
  }
}
