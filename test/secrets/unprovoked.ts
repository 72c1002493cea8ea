import type { Code } from '../../src/bitcoin/codes.js'

/** Codes that no command line of this test leads to, each with the reason. */
export const UNPROVOKED: Readonly<Partial<Record<Code, string>>> = {}
