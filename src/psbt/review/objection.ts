import type { Code } from '../../base/codes.js'

/** A reason to refuse: its code and its sentence. */
export type Objection = readonly [code: Code, message: string]
