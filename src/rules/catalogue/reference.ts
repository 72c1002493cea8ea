import { noteRule } from './note.js'

/** Whether a proposal needs a reference, and what it looks like. */
export const reference = noteRule('reference')
