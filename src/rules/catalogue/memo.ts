import { noteRule } from './note.js'

/** Whether a proposal needs a memo, and what it looks like. */
export const memo = noteRule('memo')
