import type { Code } from './codes.js'
import type { Severity } from './finding.js'

/** A reason to refuse: its code and its sentence. */
export type Objection = readonly [code: Code, message: string]

/** An objection with its weight. */
export type Graded = readonly [severity: Severity, ...Objection]
