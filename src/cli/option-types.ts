import { type Command, Option } from 'commander'
import { RingiError, unlessRefused } from '../base/error.js'
import { unixTime } from '../base/time.js'
import { parsePublishedData } from '../bitcoin/published-data.js'
import { parseAmount } from '../chain/amount.js'
import { parseFeeRate } from '../chain/fee-rate.js'
import { networkNamed } from '../chain/network.js'
import { parseLanguage } from '../keys/languages.js'
import { parseName } from '../keys/name.js'
import { parsePath } from '../keys/path.js'
import { NONCE } from '../log/checkpoint.js'
import { requireNote } from '../psbt/notes.js'
import { scriptTypeNamed } from '../spend/script-types.js'
import { RepeatableOption } from './options.js'

/**
 * What an option takes: reads the text that was given into what is kept of it. It runs while the command line is parsed,
 * before anything is read or asked. Throws `usage.invalid`, or what the parser of the thing itself throws.
 */
export type OptionType = (text: string, flag: string) => string | number

/** An option whose value is checked before the command starts. */
export function typed(flags: string, description: string, type: OptionType, usual?: string): Option {
  const flag = flagOf(flags)
  const option = new Option(flags, description).argParser(text => type(text, flag))
  return usual === undefined ? option : option.default(type(usual, flag), usual)
}

/** One that has to be there. */
export function typedRequired(flags: string, description: string, type: OptionType): Option {
  return typed(flags, description, type).makeOptionMandatory()
}

/** Adds one that may be given several times. */
export function addTypedRepeatable(
  command: Command,
  flags: string,
  description: string,
  type: OptionType,
): Command {
  const flag = flagOf(flags)
  const collect = (text: string, all: (string | number)[] = []) => [...all, type(text, flag)]
  return command.addOption(new RepeatableOption(flags, description).argParser(collect))
}

function flagOf(flags: string): string {
  return flags.split(' ')[0] as string
}

/** A whole number from `least` to `most`, in digits. */
export function wholeNumber(least: number, most: number): OptionType {
  return (text, flag) => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw invalid(flag, `takes a whole number from ${least} to ${most}`)
  }
}

/** One of `allowed`, exactly. */
export function oneOf(allowed: readonly string[]): OptionType {
  return (text, flag) => {
    if (allowed.includes(text)) return text
    throw invalid(flag, 'does not take that', `It takes ${allowed.join(', ')}.`)
  }
}

/** Text that `shape` fits, in lower case. */
function lowerCase(shape: RegExp, what: string, hint?: string): OptionType {
  return (text, flag) => {
    const lower = text.toLowerCase()
    if (shape.test(lower)) return lower
    throw invalid(flag, `takes ${what}`, hint)
  }
}

/** A digest, a hash or a transaction id; in lower case. */
export const HEX_32 = lowerCase(/^[0-9a-f]{64}$/, '64 hex digits')

/** What a log calls itself. */
export const LOG_ID = lowerCase(/^[0-9a-f]{32}$/, '32 hex digits')

/** Any bytes. */
export const HEX = lowerCase(/^(?:[0-9a-f]{2})*$/, 'hex digits, two a byte')

/** What `--approve` takes of a review: its digest, and behind a colon the code of its warnings. */
export const APPROVAL = lowerCase(
  /^[0-9a-f]{64}(?::.*)?$/,
  'the digest that the review shows',
  'It is DIGEST or DIGEST:CODE.',
)

/** What a machine prints that wants to learn which policy is in force. */
export const NONCE_HEX = lowerCase(NONCE, 'the hex digits that ringi policy activate has printed')

/** The name of a key, a vault or a cosigner. */
export const NAME = kept(parseName)

export const NETWORK = kept(networkNamed)

/** The way from a master key to one of its children. */
export const PATH: OptionType = (text, flag) => {
  if (unlessRefused(() => parsePath(text)) !== undefined) return text
  throw invalid(
    flag,
    'takes a derivation path',
    "Write it like 48h/0h/0h/2h, with h or ' where hardened, or m.",
  )
}

export const SCRIPT_TYPE = kept(scriptTypeNamed)

/** The language of a mnemonic. */
export const LANGUAGE = kept(parseLanguage)

/** An amount with its unit. */
export const AMOUNT = kept(parseAmount)

/** Satoshi per virtual byte. */
export const FEE_RATE = kept(parseFeeRate)

/** A memo or reference that goes into a proposal. */
export const NOTE = kept(requireNote)

/** What an output is to publish: hex or text. */
export const PUBLISHED_DATA = kept(parsePublishedData)

/** The text, where `parse` takes it. */
function kept(parse: (text: string) => unknown): OptionType {
  return text => {
    parse(text)
    return text
  }
}

/** A coin, TXID:VOUT, in lower case. */
export const OUT_POINT: OptionType = (text, flag) => {
  const [, txid, vout] = /^([0-9a-f]{64}):(\d{1,10})$/.exec(text.toLowerCase()) ?? []
  if (txid !== undefined && Number(vout) <= 0xffffffff) return `${txid}:${Number(vout)}`
  throw invalid(flag, 'takes a coin', 'Write it as TXID:VOUT.')
}

/** Whom to pay how much: ADDRESS=AMOUNT. Whether the address is one of the vault's network is seen with the vault. */
export const PAYMENT: OptionType = text => {
  const equals = text.indexOf('=')
  if (equals < 0)
    throw new RingiError('usage.invalid', 'A payment needs an address and an amount.', {
      hint: 'Write it as ADDRESS=AMOUNT, like bc1q…=0.5btc.',
    })
  parseAmount(text.slice(equals + 1))
  return text
}

/** An entry of a log: its number there, or its hash. */
export const ENTRY = lowerCase(/^(?:\d{1,15}|[0-9a-f]{64})$/, 'the number of an entry, or its hash')

/** A moment in UTC, to the second or the millisecond, which is then written out. */
export const MOMENT: OptionType = (text, flag) => {
  const full = text.replace(/(T\d\d:\d\d:\d\d)Z$/, '$1.000Z')
  if (unixTime(full) !== undefined) return full
  throw invalid(flag, 'takes a time in UTC to the second', 'For example 2026-11-22T09:30:00Z.')
}

/** The beginning of a moment in UTC, from the year on. */
export const PERIOD: OptionType = (text, flag) => {
  const begun = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{3})?)?Z?)?)?)?$/.test(text)
  const beginning = text.replace('Z', '')
  if (begun && unixTime(beginning + FIRST_MOMENT.slice(beginning.length)) !== undefined) return beginning
  throw invalid(flag, 'takes a time in UTC', 'For example 2026-11, 2026-11-22 or 2026-11-22T09:30.')
}

const FIRST_MOMENT = '0000-01-01T00:00:00.000Z'

/** How high a chain can be (BIP 65). */
export const HEIGHT = wholeNumber(0, 499_999_999)

function invalid(flag: string, what: string, hint?: string): RingiError {
  return new RingiError('usage.invalid', `${flag} ${what}.`, hint === undefined ? {} : { hint })
}
