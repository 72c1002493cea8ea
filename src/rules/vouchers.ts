import { fromHex } from '../bitcoin/bytes.js'
import { RingiError } from '../bitcoin/error.js'
import { verifyGenericMessage } from '../bitcoin/generic-message.js'
import { publicKey } from '../bitcoin/secp256k1.js'
import { parseStrictJson } from '../bitcoin/strict-json.js'
import { isAfter } from './moment.js'

/** Somebody's word that an address is whose it is said to be, signed with a key that the policy names. */
export interface Voucher {
  readonly address: string
  /** The digest of the vault that may pay to it. */
  readonly vault: string
  /** Until when it counts: UTC to the second. */
  readonly expires: string
  /** BIP 322, simple, of {@link voucherText}. */
  readonly signature: string
}

const FORMS = {
  address: /^[\x21-\x7e]{10,120}$/,
  vault: /^[0-9a-f]{64}$/,
  expires: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  signature: /^smp[A-Za-z0-9+/=]{1,300}$/,
}

/** The text that a treasury key signs to vouch for an address. */
export function voucherText({ address, vault, expires }: Omit<Voucher, 'signature'>): string {
  return `Ringi: a destination\nvault: ${vault}\naddress: ${address}\nexpires: ${expires}\n`
}

/** The file of a voucher: JSON with two spaces, ended by a newline. */
export function formatVoucher(voucher: Voucher): string {
  return `${JSON.stringify({ ringi: 1, kind: 'voucher', ...voucher }, null, 2)}\n`
}

/** Reads a voucher's file: one JSON object. The signature is not looked at yet. Throws `voucher.malformed`. */
export function parseVoucher(text: string): Voucher {
  const value = text.length > 10_000 ? undefined : parseStrictJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed()
  const { ringi, kind, ...fields } = value as Record<string, unknown>
  if (ringi !== 1 || kind !== 'voucher' || Object.keys(fields).length !== Object.keys(FORMS).length)
    throw malformed()
  for (const [name, form] of Object.entries(FORMS)) {
    const field = fields[name]
    if (typeof field !== 'string' || !form.test(field)) throw malformed()
  }
  return fields as unknown as Voucher
}

/** Whether `voucher` was signed by a key of 33 bytes (hex) for `vault`, and still counts at `now` (Unix milliseconds). */
export function isVouchedBy(voucher: Voucher, keyHex: string, vault: string, now: number): boolean {
  if (voucher.vault !== vault || !isAfter(voucher.expires, now)) return false
  try {
    return verifyGenericMessage(voucherText(voucher), voucher.signature, publicKey(fromHex(keyHex)))
  } catch {
    return false
  }
}

function malformed(): RingiError {
  return new RingiError('voucher.malformed', 'This is not a voucher for a destination.', {
    hint: 'It is JSON: ringi 1, kind voucher, address, vault, expires, signature.',
  })
}
