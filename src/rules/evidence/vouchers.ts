import { fromHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { type JsonSchema, objectOf, textLike } from '../../base/json-schema.js'
import { parseStrictJson } from '../../base/strict-json.js'
import { verifyGenericMessage } from '../../bitcoin/generic-message.js'
import { publicKey } from '../../bitcoin/secp256k1.js'
import { isAfter } from '../engine/moment.js'

/** What somebody stands for, with a key that the policy names. */
interface Vouching {
  /** The digest of the vault whose payments it is for. */
  readonly vault: string
  /** Until when it counts: UTC to the second. */
  readonly expires: string
}

/** That an address is whose it is said to be. */
export interface DestinationClaim extends Vouching {
  readonly address: string
}

/** That what a file says of the chain is true: a balance statement, labels, a snapshot of coins. */
export interface StatementClaim extends Vouching {
  /** SHA-256 of the file, in hex. */
  readonly statement: string
}

type Claim = DestinationClaim | StatementClaim

/** A claim with its signature: BIP 322, simple, of {@link claimText}. */
export type Signed<C extends Claim> = C & { readonly signature: string }

/** Somebody's word that an address is whose it is said to be. */
export type Voucher = Signed<DestinationClaim>

/** Somebody's word for what a file says of the chain. */
export type Endorsement = Signed<StatementClaim>

const FORMS = {
  vault: /^[0-9a-f]{64}$/,
  expires: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  signature: /^smp[A-Za-z0-9+/=]{1,300}$/,
}
const KINDS = { address: /^[\x21-\x7e]{10,120}$/, statement: /^[0-9a-f]{64}$/ }

/** The text that is signed to vouch for an address, or for a file. */
export function claimText(claim: Claim): string {
  const [heading, what] =
    'address' in claim
      ? ['Ringi: a destination', `address: ${claim.address}`]
      : ['Ringi: a statement', `sha256: ${claim.statement}`]
  return `${heading}\nvault: ${claim.vault}\n${what}\nexpires: ${claim.expires}\n`
}

/** The file of a voucher: JSON with two spaces, ended by a newline. */
export function formatVoucher(voucher: Signed<Claim>): string {
  return `${JSON.stringify({ ringi: 1, kind: 'voucher', ...voucher }, null, 2)}\n`
}

/** The schema of a voucher's file, for an address or for what another file says. */
export function voucherSchema(): JsonSchema {
  const frame = { ringi: { const: 1 }, kind: { const: 'voucher' } }
  const { vault, expires, signature } = FORMS
  const common = { vault: textLike(vault), expires: textLike(expires), signature: textLike(signature) }
  return {
    anyOf: Object.entries(KINDS).map(([what, form]) =>
      objectOf({ ...frame, [what]: textLike(form), ...common }),
    ),
  }
}

/** Reads a voucher's file: one JSON object. The signature is not looked at yet. Throws `voucher.malformed`. */
export function parseVoucher(text: string): Voucher | Endorsement {
  const value = text.length > 10_000 ? undefined : parseStrictJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed()
  const { ringi, kind, ...fields } = value as Record<string, unknown>
  const what = Object.hasOwn(fields, 'statement') ? 'statement' : 'address'
  const forms = { [what]: KINDS[what], ...FORMS }
  if (ringi !== 1 || kind !== 'voucher' || Object.keys(fields).length !== Object.keys(forms).length)
    throw malformed()
  for (const [name, form] of Object.entries(forms)) {
    const field = fields[name]
    if (typeof field !== 'string' || !form.test(field)) throw malformed()
  }
  return fields as unknown as Voucher | Endorsement
}

/** Whether `voucher` was signed by a key of 33 bytes (hex) for `vault`, and still counts at `now` (Unix milliseconds). */
export function isVouchedBy(voucher: Signed<Claim>, keyHex: string, vault: string, now: number): boolean {
  if (voucher.vault !== vault || !isAfter(voucher.expires, now)) return false
  try {
    return verifyGenericMessage(claimText(voucher), voucher.signature, publicKey(fromHex(keyHex)))
  } catch {
    return false
  }
}

function malformed(): RingiError {
  return new RingiError('voucher.malformed', 'This is not a voucher for a destination or a statement.', {
    hint: 'It is JSON: ringi 1, kind voucher, address or statement, vault, expires, signature.',
  })
}
