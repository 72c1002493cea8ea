import type { Answer } from '../app/person.js'
import { typedAmount } from '../chain/amount.js'
import type { ReviewedPsbt } from '../psbt/review/reviewed-psbt.js'
import type { Io } from './io.js'
import { printText } from './print.js'
import { askThrough, type Question } from './questions.js'
import { type Shown, shown } from './render/shown.js'
import type { Style } from './render/style.js'

const APPROVAL: Question = { why: 'approval', flag: '--approve DIGEST[:CODE]' }

/** Has something typed at the terminal; what it is about is shown above. Throws `confirm.needed`. */
export async function askLine(io: Io, asked: Answer, style: Style): Promise<string> {
  const { words } = style
  switch (asked.asks) {
    case 'total': {
      const { network } = asked.reviewed.facts.vault
      const question = words.askTotal(typedAmount(asked.total, network))
      return await typed(io, APPROVAL, { above: () => reviewAbove(asked.reviewed, style), question })
    }
    case 'account-total': {
      const { reviewed, total } = asked
      const { accountReview } = await import('./account/review-text.js')
      const question = words.askTotal(typedAmount(total, reviewed.facts.vault.network))
      return await typed(io, APPROVAL, { above: async () => accountReview(reviewed, style), question })
    }
    case 'exception': {
      const question = words.askException(asked.rule)
      return await typed(io, APPROVAL, { above: () => reviewAbove(asked.reviewed, style), question })
    }
    case 'batch-total': {
      const { batch, total } = asked
      const { batchText } = await import('./render/batch.js')
      const above = async () => shown`${batchText(batch, style)}\n`
      return await typed(io, APPROVAL, { above, question: words.askTotal(typedAmount(total, batch.network)) })
    }
    case 'height': {
      const { doubt } = asked
      const above = async () => shown`${style.say(doubt)}\n`
      return await typed(io, { why: 'height', doubt, flag: '--height' }, { above, question: words.askHeight })
    }
    case 'policy': {
      const { policyAbove } = await import('./render/policy.js')
      const needed: Question = { why: 'policy-approval', flag: '--approve DIGEST' }
      const above = async () => policyAbove(asked, style)
      return await typed(io, needed, { above, question: words.askPolicy(asked.answer) })
    }
    case 'twin': {
      const { twins } = asked
      return await askThrough(io, { why: 'twins', twins, flag: '--keep' }).line(words.keepTwin(twins))
    }
  }
}

/** Asks below what it is about, where there is anybody to see it. */
async function typed(
  io: Io,
  needed: Question,
  { above, question }: { readonly above: () => Promise<Shown>; readonly question: string },
): Promise<string> {
  const terminal = askThrough(io, needed)
  printText(io, 'stderr', await above())
  return await terminal.line(question)
}

async function reviewAbove(reviewed: ReviewedPsbt, style: Style): Promise<Shown> {
  const { reviewText } = await import('./render/review.js')
  const { renderFindings } = await import('./render/findings.js')
  return shown`${reviewText(reviewed, style)}\n${renderFindings(reviewed.facts.findings, style)}`
}
