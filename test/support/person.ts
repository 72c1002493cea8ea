import type { Terminal } from '../../src/platform/terminal.js'

/** Somebody at the keyboard who has these answers ready, as functions of the question and of what was shown once. */
export function person(...answers: (string | boolean | ((question: string, shown: string) => string))[]) {
  const asked: string[] = []
  let shown = ''
  const next = (question: string) => {
    asked.push(question)
    const answer = answers.shift()
    return typeof answer === 'function' ? answer(question, shown) : answer
  }
  const terminal: Terminal = {
    secret: async question => String(next(question) ?? ''),
    line: async question => String(next(question) ?? ''),
    confirm: async question => next(question) === true,
    showOnce: async (text, question) => {
      shown = text
      asked.push(question)
    },
  }
  return { terminal, asked, shown: () => shown }
}
