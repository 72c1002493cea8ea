import type { Notice, Person, Secret } from '../app/person.js'
import type { Words } from '../words/words.js'
import type { Io } from './io.js'
import { printText } from './print.js'
import { askThrough, askWriter, type Question } from './questions.js'
import { shown } from './render/shown.js'
import type { Style } from './render/style.js'

/** Whoever sits at the terminal, if anybody does. `style` is that of standard error. */
export function personAt(io: Io, style: Style): Person {
  return {
    isThere: io.terminal !== undefined,
    secret: async asked => await askSecret(io, asked, style),
    line: async asked => await (await import('./answers.js')).askLine(io, asked, style),
    agrees: async matter => await (await import('./matters.js')).askMatter(io, matter, style),
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
  return await askThrough(io, SECRETS[asked.asks]).secret(questionFor(asked, words))
}

function questionFor(asked: Secret, words: Words): string {
  switch (asked.asks) {
    case 'password':
      return words.askPassword(asked.key)
    case 'new-password':
      return words.askNewPassword(asked.least)
    case 'new-password-again':
      return words.askAgain
    case 'passphrase':
      return words.askPassphrase
    case 'passphrase-again':
      return words.askPassphraseAgain
    case 'words':
      return words.askWords
    case 'dice':
      return words.askDice(asked.left)
    case 'share':
      return words.askShare(asked.number)
  }
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
