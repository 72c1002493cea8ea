import type { Matter } from '../app/person.js'
import { fromHex } from '../base/bytes.js'
import type { OlderLog } from '../log/older-logs.js'
import { named } from '../vault/digest.js'
import type { Io } from './io.js'
import { printText } from './print.js'
import { askAtKeyboard, askThrough, type Question } from './questions.js'
import { comparisonRows } from './render/comparison-words.js'
import { type Shown, shown } from './render/shown.js'
import { type Style, table } from './render/style.js'

/** Asks at the terminal whether something is so; what it is about is shown above. Throws `confirm.needed`. */
export async function askMatter(io: Io, matter: Matter, style: Style): Promise<boolean> {
  const { above, question, needed } = await asking(matter, style)
  const show = () => above && printText(io, 'stderr', above)
  const isForScripts = SHOWN_TO_SCRIPTS.includes(matter.asks)
  if (isForScripts) show()
  const terminal = (matter.asks === 'content' ? askAtKeyboard : askThrough)(io, needed)
  if (!isForScripts) show()
  return await terminal.confirm(question)
}

// They have digests in them, with which a script answers the next time.
const SHOWN_TO_SCRIPTS: readonly Matter['asks'][] = ['register', 'register-account', 'seal']

/** How a matter is put: what is seen above the question, and what answers it where nobody is there. */
interface Asking {
  readonly above?: Shown
  readonly question: string
  readonly needed: Question
}

const flag = '--yes'

async function asking(matter: Matter, style: Style): Promise<Asking> {
  const { words } = style
  switch (matter.asks) {
    case 'succession':
      return succession(matter.older, style)
    case 'register': {
      const { vaultText } = await import('./render/vault.js')
      const above = vaultText(matter.vault, style)
      return { above, question: words.askRegister, needed: { why: 'register', flag } }
    }
    case 'register-account':
    case 'account-risk': {
      const { accountText } = await import('./account/vault-text.js')
      const { asks: why, vault } = matter
      const question = why === 'account-risk' ? words.askAccountRisk : words.askRegisterAccount
      return { above: accountText(vault, style), question, needed: { why, flag } }
    }
    case 'seal': {
      const { summaryText } = await import('./render/seal.js')
      const above = summaryText(matter.summary, style)
      return { above, question: words.askSeal, needed: { why: 'seal', flag } }
    }
    case 'activate':
      return await activation(matter, style)
    case 'vouch':
      return await vouching(matter, style)
    case 'correction': {
      const { entryText, rightText } = await import('./render/entry.js')
      const above = shown`${entryText(matter.entry, style)}${rightText(matter.change, style)}`
      return { above, question: words.askCorrection, needed: { why: 'correction', flag } }
    }
    case 'corrected':
      return { question: words.askCorrected, needed: { why: 'corrected', flag } }
    case 'origins': {
      const { problem } = matter
      const question = `${style.say(problem)} ${words.askAssumeOrigins}`
      return { question, needed: { why: 'origins', problem, flag } }
    }
    case 'content': {
      const { contentTable } = await import('./render/received.js')
      const above = contentTable(matter.received, style)
      return { above, question: words.askContent, needed: { why: 'content', flag: '--digest HEX' } }
    }
  }
}

function succession({ log, seq, hash }: OlderLog, style: Style): Asking {
  const { words } = style
  const told = table([
    [words.log, style.bold(log)],
    [words.entries, seq],
    [words.head, hash],
  ])
  return {
    above: shown`${told}${comparisonRows(named(fromHex(hash)).words, style)}`,
    question: words.askSucceeds,
    needed: { why: 'succession', log, entry: seq, flag: `--succeeds ${log}` },
  }
}

async function activation(
  { unheard, ...policy }: Extract<Matter, { asks: 'activate' }>,
  style: Style,
): Promise<Asking> {
  const { policyAbove } = await import('./render/policy.js')
  const { askActivate, askUnheard } = style.words
  const above = policyAbove(policy, style)
  if (unheard.length === 0) return { above, question: askActivate, needed: { why: 'activate', flag } }
  const names = unheard.join(', ')
  return { above, question: askUnheard(names), needed: { why: 'unheard', names, flag } }
}

async function vouching(matter: Extract<Matter, { asks: 'vouch' }>, style: Style): Promise<Asking> {
  const { vouchedText } = await import('./render/vouched.js')
  const { askVouch, askStatement } = style.words
  const above = vouchedText(matter.for, style)
  if ('address' in matter.for) return { above, question: askVouch, needed: { why: 'vouch', flag } }
  return { above, question: askStatement, needed: { why: 'statement', flag } }
}
