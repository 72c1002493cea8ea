import type { NamedEntry } from '../app/log/correct-entry.js'
import type { ApprovedReview } from '../app/proposals/approved-digest.js'
import { fromHex } from '../base/bytes.js'
import { RingiError, unlessRefused } from '../base/error.js'
import { unixTime } from '../base/time.js'
import { type PublishedData, parsePublishedData } from '../bitcoin/published-data.js'
import type { OutPoint } from '../bitcoin/transaction.js'
import { parseAmount } from '../chain/amount.js'
import { type FeeRate, parseFeeRate } from '../chain/fee-rate.js'
import type { NemNetwork } from '../chain/nem/networks.js'
import {
  type AnyNetwork,
  accountNetworkNamed,
  anyNetworkNamed,
  type Network,
  networkNamed,
} from '../chain/network.js'
import { type AskedPayment, parseAskedPayment } from '../coins/payment.js'
import { type MnemonicLanguage, parseLanguage } from '../keys/mnemonic-languages.js'
import { parseName } from '../keys/name.js'
import { type DerivationPath, parsePath } from '../keys/path.js'
import { NONCE } from '../log/checkpoint.js'
import { requireNote } from '../psbt/notes.js'
import type { ScriptType } from '../spend/script-type.js'
import { scriptTypeNamed } from '../spend/script-types.js'

/**
 * What an option takes: reads the text that was given into the value that it stands for. It runs while the command line is parsed,
 * before anything is read or asked. Throws `usage.invalid`, or what the parser of the thing itself throws.
 */
export type OptionType<T> = (text: string, flag: string) => T

/** A whole number from `least` to `most`, in digits. */
export function wholeNumber(least: number, most: number): OptionType<number> {
  return (text, flag) => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new RingiError('usage.invalid', { why: 'whole-number', flag, least, most })
  }
}

/** One of `allowed`, exactly as it is written there. */
export function oneOf<const T extends string | number>(allowed: readonly T[]): OptionType<T> {
  return (text, flag) => {
    const found = allowed.find(one => String(one) === text)
    if (found !== undefined) return found
    throw new RingiError('usage.invalid', { why: 'one-of', flag, allowed: allowed.map(String) })
  }
}

/** Whatever was typed. */
export const TEXT: OptionType<string> = text => text

/** A file or a folder; whether it is there is seen when it is read or written. */
export const FILE = TEXT

/** A vault by the name that it is registered with, or by its file. */
export const VAULT = TEXT

/** What such text is, for who gave another. */
type TextForm = 'hex-64' | 'hex-32' | 'hex' | 'approval' | 'nonce' | 'entry'

/** Text that `shape` fits, in lower case. */
function lowerCase(shape: RegExp, why: TextForm): OptionType<string> {
  return (text, flag) => {
    const lower = text.toLowerCase()
    if (shape.test(lower)) return lower
    throw new RingiError('usage.invalid', { why, flag })
  }
}

/** A digest, a hash or a transaction id; in lower case. */
export const HEX_32 = lowerCase(/^[0-9a-f]{64}$/, 'hex-64')

/** What a log calls itself. */
export const LOG_ID = lowerCase(/^[0-9a-f]{32}$/, 'hex-32')

const HEX_DIGITS = lowerCase(/^(?:[0-9a-f]{2})*$/, 'hex')

/** Any bytes, in hex. */
export const HEX: OptionType<Uint8Array> = (text, flag) => fromHex(HEX_DIGITS(text, flag))

const DIGEST_AND_CODE = lowerCase(/^[0-9a-f]{64}(?::.*)?$/, 'approval')

/** What `--approve` takes of a review: its digest, and behind a colon the code of its warnings. */
export const APPROVAL: OptionType<ApprovedReview> = (text, flag) => {
  const both = DIGEST_AND_CODE(text, flag)
  return { digest: both.slice(0, 64), code: both.length > 64 ? both.slice(65) : undefined }
}

/** What a machine prints that wants to learn which policy is in force. */
export const NONCE_HEX = lowerCase(NONCE, 'nonce')

/** The name of a key, a vault or a cosigner. */
export const NAME: OptionType<string> = parseName

export const NETWORK: OptionType<Network> = networkNamed

/** A network of whatever chain, with coins or accounts. */
export const ANY_NETWORK: OptionType<AnyNetwork> = anyNetworkNamed

/** A network that has accounts. */
export const ACCOUNT_NETWORK: OptionType<NemNetwork> = accountNetworkNamed

/** The way from a master key to one of its children. */
export const PATH: OptionType<DerivationPath> = (text, flag) => {
  const path = unlessRefused(() => parsePath(text))
  if (path !== undefined) return path
  throw new RingiError('usage.invalid', { why: 'path', flag })
}

export const SCRIPT_TYPE: OptionType<ScriptType> = scriptTypeNamed

/** The language of a mnemonic. */
export const LANGUAGE: OptionType<MnemonicLanguage> = parseLanguage

/** An amount with its unit; whether it is that of the vault's network is seen with the vault. */
export const AMOUNT: OptionType<string> = text => {
  parseAmount(text)
  return text
}

/** Satoshi per virtual byte. */
export const FEE_RATE: OptionType<FeeRate> = parseFeeRate

/** A memo or reference that goes into a proposal. */
export const NOTE: OptionType<string> = text => {
  requireNote(text)
  return text
}

/** What an output is to publish: hex or text. */
export const PUBLISHED_DATA: OptionType<PublishedData> = parsePublishedData

/** A coin, TXID:VOUT. */
export const OUT_POINT: OptionType<OutPoint> = (text, flag) => {
  const [, txid, vout] = /^([0-9a-f]{64}):(\d{1,10})$/.exec(text.toLowerCase()) ?? []
  if (txid !== undefined && Number(vout) <= 0xffffffff) return { txid, vout: Number(vout) }
  throw new RingiError('usage.invalid', { why: 'coin', flag })
}

/** Whom to pay how much: ADDRESS=AMOUNT. Whether the address is one of the vault's network is seen with the vault. */
export const PAYMENT: OptionType<AskedPayment> = parseAskedPayment

const ENTRY_TEXT = lowerCase(/^(?:\d{1,15}|[0-9a-f]{64})$/, 'entry')

/** An entry of a log: its number there, or its hash. */
export const ENTRY: OptionType<NamedEntry> = (text, flag) => {
  const named = ENTRY_TEXT(text, flag)
  return named.length < 64 ? { seq: Number(named) } : { hash: named }
}

/** A moment in UTC, to the second or the millisecond. */
export const MOMENT: OptionType<Date> = (text, flag) => {
  const time = unixTime(text.replace(/(T\d\d:\d\d:\d\d)Z$/, '$1.000Z'))
  if (time !== undefined) return new Date(time)
  throw new RingiError('usage.invalid', { why: 'moment', flag })
}

/** The beginning of a moment in UTC, from the year on. */
export const PERIOD: OptionType<string> = (text, flag) => {
  const begun = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{3})?)?Z?)?)?)?$/.test(text)
  const beginning = text.replace('Z', '')
  if (begun && unixTime(beginning + FIRST_MOMENT.slice(beginning.length)) !== undefined) return beginning
  throw new RingiError('usage.invalid', { why: 'period', flag })
}

const FIRST_MOMENT = '0000-01-01T00:00:00.000Z'

/** How high a chain can be (BIP 65). */
export const HEIGHT = wholeNumber(0, 499_999_999)
