import type { Sentences } from '../speaker.js'
import { words } from './words.js'

const LISTS_WHAT_IT_TAKES = ({ command }: { command: string }) => `ringi help ${command} lists what it takes.`

const NO_TERMINAL = 'There is no terminal to ask on.'

const ANSWER = ({ flag }: { flag: string }) => `Answer with ${flag}.`

/** What is said where nobody can be asked. */
function unasked(question: string) {
  return { sentence: `${question} ${NO_TERMINAL}`, hint: ANSWER }
}

export const cli: Sentences<'cli'> = {
  'usage.invalid': {
    'no-command': { sentence: 'No command was given.', hint: 'ringi help' },
    'one-more-word': {
      sentence: ({ typed }) => `${typed} needs one more word.`,
      hint: ({ typed }) => `ringi help ${typed}`,
    },
    'excess-words': {
      sentence: ({ expected, actual }) =>
        `Too many arguments. Expected ${expected} argument${expected === 1 ? '' : 's'} but got ${actual}.`,
      hint: LISTS_WHAT_IT_TAKES,
    },
    'no-value': {
      sentence: ({ option }) => `Option '${option}' argument missing.`,
      hint: LISTS_WHAT_IT_TAKES,
    },
    'not-understood': { sentence: 'This line cannot be understood.', hint: LISTS_WHAT_IT_TAKES },
    'nameless-home': '--home needs the name of a folder.',
    needed: ({ flag }) => `${flag} is needed.`,
    'needed-by': { sentence: ({ flag }) => `${flag} is needed.`, hint: LISTS_WHAT_IT_TAKES },
    split: {
      sentence: ({ flag }) => `${flag} does not take that.`,
      hint: 'Write 2of3; of groups, those that are needed first: 2: 2of3, 3of5, 1of1.',
    },
    'one-scheme': 'A backup is made with either --slip39 or --codex32.',
    'whole-number': ({ flag, least, most }) => `${flag} takes a whole number from ${least} to ${most}.`,
    'one-of': {
      sentence: ({ flag }) => `${flag} does not take that.`,
      hint: ({ allowed }) => `It takes ${allowed.join(', ')}.`,
    },
    'hex-64': ({ flag }) => `${flag} takes 64 hex digits.`,
    'hex-32': ({ flag }) => `${flag} takes 32 hex digits.`,
    hex: ({ flag }) => `${flag} takes hex digits, two a byte.`,
    approval: {
      sentence: ({ flag }) => `${flag} takes the digest that the review shows.`,
      hint: 'It is DIGEST or DIGEST:CODE.',
    },
    nonce: ({ flag }) => `${flag} takes the hex digits that ringi policy activate has printed.`,
    path: {
      sentence: ({ flag }) => `${flag} takes a derivation path.`,
      hint: "Write it like 48h/0h/0h/2h, with h or ' where hardened, or m.",
    },
    coin: { sentence: ({ flag }) => `${flag} takes a coin.`, hint: 'Write it as TXID:VOUT.' },
    entry: ({ flag }) => `${flag} takes the number of an entry, or its hash.`,
    moment: {
      sentence: ({ flag }) => `${flag} takes a time in UTC to the second.`,
      hint: 'For example 2026-11-22T09:30:00Z.',
    },
    period: {
      sentence: ({ flag }) => `${flag} takes a time in UTC.`,
      hint: 'For example 2026-11, 2026-11-22 or 2026-11-22T09:30.',
    },
  },
  'usage.unknown-command': {
    command: {
      sentence: ({ typed }) => `There is no command ${JSON.stringify(typed)}.`,
      hint: ({ nearest }) =>
        nearest === undefined ? 'ringi help lists all commands.' : `Did you mean ${nearest}?`,
    },
    schema: {
      sentence: ({ typed }) => `There is no command or file ${JSON.stringify(typed)}.`,
      hint: ({ nearest }) =>
        nearest === undefined ? 'ringi schema lists all that have a schema.' : `Did you mean ${nearest}?`,
    },
  },
  'usage.unknown-option': {
    sentence: ({ option }) => `Unknown option '${option}'.`,
    hint: ({ nearest, command }) =>
      nearest.length === 0
        ? LISTS_WHAT_IT_TAKES({ command })
        : `Did you mean ${nearest.length === 1 ? '' : 'one of '}${nearest.join(', ')}?`,
  },
  'usage.unknown-code': {
    sentence: ({ typed }) => `There is no code ${JSON.stringify(typed)}, and no such file.`,
    hint: ({ nearest }) =>
      nearest === undefined ? 'Codes stand in brackets behind messages.' : `Did you mean ${nearest}?`,
  },
  'confirm.needed': {
    password: unasked('The key has a password.'),
    'new-password': unasked('A password has to be chosen.'),
    passphrase: unasked('The key has a passphrase.'),
    blank: unasked('The passphrase begins or ends with a blank.'),
    words: unasked('The words have to be entered.'),
    dice: unasked('Dice have to be thrown.'),
    approval: unasked('Somebody has to approve what is signed.'),
    'policy-approval': unasked('Somebody has to approve the policy.'),
    content: unasked('What the codes amount to has to be compared.'),
    'words-shown': unasked('The words have to be shown once.'),
    'words-typed': unasked('Some words have to be typed back.'),
    shares: unasked('The shares are needed.'),
    'shares-shown': unasked('The shares have to be shown once.'),
    'shares-typed': unasked('The shares have to be typed back.'),
    height: { sentence: ({ doubt }, say) => `${say(doubt)} ${NO_TERMINAL}`, hint: ANSWER },
    succession: {
      sentence: ({ log, entry }) =>
        `A key of this machine has another log, ${log}, up to entry ${entry}: somebody has to say whether this machine has replaced the one with that log. ${NO_TERMINAL}`,
      hint: ANSWER,
    },
    value: { sentence: ({ flag }) => `${flag} is needed. ${NO_TERMINAL}`, hint: ANSWER },
    twins: { sentence: ({ twins }) => `${twins} are one vault. ${NO_TERMINAL}`, hint: ANSWER },
    unheard: {
      sentence: ({ names }) => `${words.askUnheard(names)} ${NO_TERMINAL}`,
      hint: ANSWER,
    },
    origins: {
      sentence: ({ problem }, say) => `${say(problem)} ${words.askAssumeOrigins} ${NO_TERMINAL}`,
      hint: ANSWER,
    },
    seal: unasked(words.askSeal),
    vouch: unasked(words.askVouch),
    statement: unasked(words.askStatement),
    correction: unasked(words.askCorrection),
    corrected: unasked(words.askCorrected),
    register: unasked(words.askRegister),
    'register-account': unasked(words.askRegisterAccount),
    'account-risk': unasked(words.askAccountRisk),
    activate: unasked(words.askActivate),
  },
  'secret.in-arguments': {
    option: {
      sentence: ({ option }) => `A ${option} does not belong on the command line, where others can see it.`,
      hint: ({ option }) =>
        `Leave it out to be asked, or use --${option === 'password' || option === 'passphrase' ? option : 'words'}-file FILE.`,
    },
    found: {
      sentence: ({ kind }) => `There is a secret on the command line (${kind}).`,
      hint: 'Treat it as given away: others on this machine could see it, and the shell keeps its history.',
    },
  },
  'runtime.altered': {
    talking: {
      sentence: ({ variables }) =>
        `${variables.join(', ')} makes Node.js print what the program reads, passwords and words among it.`,
      hint: ({ variables }) => `Run unset ${variables.join(' ')} and start again.`,
    },
  },
  'qr.does-not-fit': {
    terminal: {
      sentence: ({ columns, rows, width, height }) =>
        `The terminal has ${columns} columns and ${rows} rows; codes like these take ${width} and ${height}.`,
      hint: 'Make the window larger or its letters smaller, choose a lower --density, or use --png, --gif or --html.',
    },
  },
  'internal.bug': {
    thrown: {
      sentence: ({ name, frame }) =>
        `This is a bug in Ringi: ${name}${frame === undefined ? '' : ` in ${frame}`}.`,
      hint: 'Nothing was half-written. Please report it with the command line, without any secret.',
    },
  },
}
