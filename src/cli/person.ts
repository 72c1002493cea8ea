import type { Answer, Matter, Notice, Person, Secret } from '../app/person.js'
import { fromHex } from '../base/bytes.js'
import type { ArgsOf } from '../base/codes.js'
import { RingiError } from '../base/error.js'
import { typedAmount } from '../chain/amount.js'
import type { OlderLog } from '../log/older-logs.js'
import type { Terminal } from '../platform/terminal.js'
import type { ReviewedPsbt } from '../psbt/review/reviewed-psbt.js'
import { named } from '../vault/digest.js'
import type { Io } from './io.js'
import { printText } from './print.js'
import { comparisonRows } from './render/comparison-words.js'
import { laidOut } from './render/layout.js'
import { type Content, type Shown, shown } from './render/shown.js'
import { type Style, table } from './render/style.js'
import type { Session } from './session.js'

/** What can be asked at the terminal: {@link Terminal}, laid out as all text for people is. */
export interface Questions {
  secret(question: Content): Promise<string>
  line(question: Content): Promise<string>
  confirm(question: Content): Promise<boolean>
  showOnce(text: Shown, question: Content): Promise<void>
}

/** A question that nobody may be there to answer, and the option that answers it instead. */
type Question = ArgsOf<'confirm.needed'>

/** The terminal, for a question. Throws `confirm.needed`. */
export function askThrough(io: Io, question: Question): Questions {
  if (io.terminal !== undefined) return questions(io.terminal, io)
  throw new RingiError('confirm.needed', question)
}

/**
 * The same where standard input may be a pipe from another program, as a camera's is: the keyboard is still there. Throws
 * `confirm.needed`.
 */
export function askAtKeyboard(io: Io, question: Question): Questions {
  const terminal = io.terminal ?? io.keyboard?.()
  return terminal === undefined ? askThrough(io, question) : questions(terminal, io)
}

function questions(terminal: Terminal, { columns: { stderr } }: Io): Questions {
  const put = (content: Content) => laidOut(shown`${content}`, stderr)
  return {
    secret: question => terminal.secret(put(question)),
    line: question => terminal.line(put(question)),
    confirm: question => terminal.confirm(put(question)),
    showOnce: (text, question) => terminal.showOnce(put(text), put(question)),
  }
}

/** Asks a yes-or-no question that `--yes` answers too. Throws `confirm.needed`, `confirm.refused`. */
export async function confirm({ io, yes }: Session, asked: string, question: Question): Promise<void> {
  if (yes) return
  if (await askThrough(io, question).confirm(asked)) return
  throw new RingiError('confirm.refused', { why: 'no' })
}

/** Whoever sits at the terminal, if anybody does. `style` is that of standard error. */
export function personAt(io: Io, style: Style): Person {
  return {
    isThere: io.terminal !== undefined,
    secret: async asked => await askSecret(io, asked, style),
    line: async asked => await askLine(io, asked, style),
    agrees: async matter => await askMatter(io, matter, style),
    tell: async notice => await tell(io, notice, style),
    requireWriter: what => void askWriter(io, what),
    writeDown: async words => {
      const { showWords } = await import('./show-words.js')
      await showWords(io, words, style.words)
    },
    writeDownShare: async share => {
      const { showShare } = await import('./show-words.js')
      await showShare(io, share, style)
    },
  }
}

/** The terminal at which secrets are shown once. Throws `confirm.needed`. */
export function askWriter(io: Io, what: 'words' | 'shares'): Questions {
  const flag = what === 'words' ? '--words-out' : '--shares-out'
  return askThrough(io, { why: `${what}-shown`, flag })
}

/** Why a secret is needed, and the option that gives it instead. */
const SECRETS = {
  password: { why: 'password', flag: '--password-file' },
  'new-password': { why: 'new-password', flag: '--password-file' },
  'new-password-again': { why: 'new-password', flag: '--password-file' },
  passphrase: { why: 'passphrase', flag: '--passphrase-file' },
  'passphrase-again': { why: 'blank', flag: '--yes' },
  words: { why: 'words', flag: '--words-file' },
  share: { why: 'shares', flag: '--shares' },
  dice: { why: 'dice', flag: '--dice FILE or --no-dice' },
} as const satisfies Readonly<Record<Secret['asks'], Question>>

async function askSecret(io: Io, asked: Secret, { words }: Style): Promise<string> {
  const questions: Readonly<Record<Exclude<Secret['asks'], 'dice' | 'share'>, string>> = {
    password: words.askPassword,
    'new-password': words.askNewPassword,
    'new-password-again': words.askAgain,
    passphrase: words.askPassphrase,
    'passphrase-again': words.askPassphraseAgain,
    words: words.askWords,
  }
  const terminal = askThrough(io, SECRETS[asked.asks])
  if (asked.asks === 'dice') return await terminal.secret(words.askDice(asked.left))
  if (asked.asks === 'share') return await terminal.secret(words.askShare(asked.number))
  return await terminal.secret(questions[asked.asks])
}

const APPROVAL: Question = { why: 'approval', flag: '--approve DIGEST[:CODE]' }

async function askLine(io: Io, asked: Answer, style: Style): Promise<string> {
  const { words } = style
  switch (asked.asks) {
    case 'total': {
      const terminal = askThrough(io, APPROVAL)
      await showReview(io, asked.reviewed, style)
      return await terminal.line(words.askTotal(typedAmount(asked.total, asked.reviewed.facts.vault.network)))
    }
    case 'exception': {
      const terminal = askThrough(io, APPROVAL)
      await showReview(io, asked.reviewed, style)
      return await terminal.line(words.askException(asked.rule))
    }
    case 'batch-total': {
      const terminal = askThrough(io, APPROVAL)
      const { batchText } = await import('./render/batch.js')
      printText(io, 'stderr', shown`${batchText(asked.batch, style)}\n`)
      return await terminal.line(words.askTotal(typedAmount(asked.total, asked.batch.network)))
    }
    case 'height': {
      const { doubt } = asked
      const terminal = askThrough(io, { why: 'height', doubt, flag: '--height' })
      printText(io, 'stderr', shown`${style.say(doubt)}\n`)
      return await terminal.line(words.askHeight)
    }
  }
}

async function showReview(io: Io, reviewed: ReviewedPsbt, style: Style): Promise<void> {
  const { reviewText } = await import('./render/review.js')
  const { renderFindings } = await import('./render/findings.js')
  printText(
    io,
    'stderr',
    shown`${reviewText(reviewed, style)}\n${renderFindings(reviewed.facts.findings, style)}`,
  )
}

async function askMatter(io: Io, matter: Matter, style: Style): Promise<boolean> {
  switch (matter.asks) {
    case 'succession':
      return await askSuccession(io, matter.older, style)
    case 'register': {
      const { vaultText } = await import('./render/vault.js')
      printText(io, 'stderr', vaultText(matter.vault, style))
      return await askThrough(io, { why: 'register', flag: '--yes' }).confirm(style.words.askRegister)
    }
  }
}

async function askSuccession(io: Io, { log, seq, hash }: OlderLog, style: Style): Promise<boolean> {
  const terminal = askThrough(io, { why: 'succession', log, entry: seq, flag: `--succeeds ${log}` })
  const { words } = style
  const told = table([
    [words.log, style.bold(log)],
    [words.entries, seq],
    [words.head, hash],
  ])
  printText(io, 'stderr', shown`${told}${comparisonRows(named(fromHex(hash)).words, style)}`)
  return await terminal.confirm(words.askSucceeds)
}

async function tell(io: Io, notice: Notice, style: Style): Promise<void> {
  if (notice.tells === 'wrong-answer') {
    printText(io, 'stderr', shown`${style.say(notice.wrong)} ${style.words.triesLeft(notice.left)}\n`)
    return
  }
  const { sealedHeadText, unsealedText } = await import('./render/seal.js')
  const text =
    notice.tells === 'sealed'
      ? sealedHeadText(notice.seal, style)
      : unsealedText(notice.log, notice.changes, style)
  printText(io, 'stderr', text)
}
