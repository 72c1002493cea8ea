import { fromHex } from '../../base/bytes.js'
import { envelope } from '../../base/envelope.js'
import { RingiError } from '../../base/error.js'
import { either, matching, type Shaped } from '../../base/shape.js'
import { isAfter } from '../../base/time.js'
import { hash, second } from '../../base/vocabulary.js'
import { verifyGenericMessage } from '../../bitcoin/generic-message.js'
import { publicKey } from '../../bitcoin/secp256k1.js'

/** What somebody stands for, with a key that the policy names. */
const VOUCHING = {
  /** The digest of the vault whose payments it is for. */
  vault: hash,
  /** Until when it counts. */
  expires: second,
  /** BIP 322, simple, of {@link claimText}. */
  signature: matching(/^smp[A-Za-z0-9+/=]{1,300}$/),
}

/** That an address is whose it is said to be. */
const DESTINATION = envelope('voucher', 1, { address: matching(/^[\x21-\x7e]{10,120}$/), ...VOUCHING })

/** That what a file says of the chain is true: a balance statement, labels, a snapshot of coins. By its SHA-256. */
const STATEMENT = envelope('voucher', 1, { statement: hash, ...VOUCHING })

/** The file of a voucher, for an address or for what another file says. */
export const VOUCHER_FILE = either(DESTINATION.file, STATEMENT.file)

/** Somebody's word that an address is whose it is said to be. */
export type Voucher = Shaped<typeof DESTINATION.members>

/** Somebody's word for what a file says of the chain. */
export type Endorsement = Shaped<typeof STATEMENT.members>

/** What is vouched for, before it is signed. */
type UnsignedVoucher = Omit<Voucher, 'signature'> | Omit<Endorsement, 'signature'>

/** The text that is signed to vouch for an address, or for a file. */
export function claimText(claim: UnsignedVoucher): string {
  const [heading, what] =
    'address' in claim
      ? ['Ringi: a destination', `address: ${claim.address}`]
      : ['Ringi: a statement', `sha256: ${claim.statement}`]
  return `${heading}\nvault: ${claim.vault}\n${what}\nexpires: ${claim.expires}\n`
}

/** The file of a voucher. */
export function formatVoucher(voucher: Voucher | Endorsement): string {
  return 'address' in voucher ? DESTINATION.format(voucher) : STATEMENT.format(voucher)
}

const LONGEST_FILE = 10_000

/** Reads a voucher's file: one JSON object. The signature is not looked at yet. Throws `voucher.malformed`. */
export function parseVoucher(file: string): Voucher | Endorsement {
  const voucher = DESTINATION.read(file, LONGEST_FILE) ?? STATEMENT.read(file, LONGEST_FILE)
  if (voucher !== undefined) return voucher
  throw new RingiError('voucher.malformed')
}

/** Whether `voucher` was signed by a key of 33 bytes (hex) for `vault`, and still counts at `now` (Unix milliseconds). */
export function isVouchedBy(
  voucher: Voucher | Endorsement,
  keyHex: string,
  vault: string,
  now: number,
): boolean {
  if (voucher.vault !== vault || !isAfter(voucher.expires, now)) return false
  try {
    return verifyGenericMessage(claimText(voucher), voucher.signature, publicKey(fromHex(keyHex)))
  } catch {
    return false
  }
}
