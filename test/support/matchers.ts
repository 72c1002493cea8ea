import { expect } from 'vitest'
import type { Code } from '../../src/bitcoin/codes.js'
import { RingiError } from '../../src/bitcoin/error.js'

function caught(received: unknown): unknown {
  if (typeof received !== 'function') return received
  try {
    received()
  } catch (error) {
    return error
  }
  return undefined
}

expect.extend({
  /** Takes a function that throws, or (after `.rejects`) the error itself, and asserts its code, never its prose. */
  toThrowCode(received: unknown, code: Code) {
    const error = caught(received)
    const actual = error instanceof RingiError ? error.code : error
    return {
      pass: actual === code,
      actual,
      expected: code,
      message: () => `expected code ${code}, got ${actual}`,
    }
  },
})

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: the signature has to equal vitest's own
  interface Matchers<T = any> {
    toThrowCode(code: Code): T
  }
}
