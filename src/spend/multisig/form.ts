import { compareBytes } from '../../base/bytes.js'
import type { SignatureScheme } from '../challenge.js'
import { cashEcdsa, ecdsa } from '../ecdsa.js'
import { cashSchnorr } from '../schnorr.js'

/** A signature below a multisig script, and the place of its key there. */
export interface PlacedSignature {
  readonly place: number
  readonly signature: Uint8Array
}

/** What signatures of one scheme are below a multisig script. */
export interface MultisigForm {
  readonly scheme: SignatureScheme
  /** The stack for signatures in the order of the script's `keys` keys. */
  stack(signatures: readonly PlacedSignature[], keys: number): Uint8Array[]
  /** The signatures of such a stack, with the keys' places where it tells them; or undefined where it is none. */
  read(stack: readonly Uint8Array[], keys: number): readonly ReadSignature[] | undefined
}

interface ReadSignature {
  readonly signature: Uint8Array
  readonly place?: number | undefined
}

/** OP_CHECKMULTISIG takes one item too many from the stack, which has to be empty (BIP 147). */
const DUMMY = new Uint8Array(0)

const ecdsaForm = (scheme: SignatureScheme): MultisigForm => ({
  scheme,
  stack: signatures => [DUMMY, ...signatures.map(({ signature }) => signature)],
  read: ([dummy, ...signatures]) =>
    dummy?.length === 0 && signatures.length > 0 ? signatures.map(signature => ({ signature })) : undefined,
})

/** Signatures on Bitcoin, and on what was made of it. */
export const ECDSA = ecdsaForm(ecdsa)

/** Signatures on Bitcoin Cash, in the schemes that a vault can have. */
export const CASH_FORMS = {
  ecdsa: ecdsaForm(cashEcdsa),
  // 2019-11-15-schnorrmultisig.md: what was the dummy says whose the signatures are.
  schnorr: {
    scheme: cashSchnorr,
    stack: (signatures, keys) => [
      checkbits(
        signatures.map(({ place }) => place),
        keys,
      ),
      ...signatures.map(({ signature }) => signature),
    ],
    read: ([bits = DUMMY, ...signatures], keys) => {
      const places = Array.from({ length: keys }, (_, place) => place).filter(place => isSet(bits, place))
      const isExact = compareBytes(bits, checkbits(places, keys)) === 0 && places.length === signatures.length
      return isExact ? signatures.map((signature, i) => ({ signature, place: places[i] })) : undefined
    },
  },
} as const satisfies Readonly<Record<string, MultisigForm>>

/** One bit a key, the first key's the lowest of the first byte. */
function checkbits(places: readonly number[], keys: number): Uint8Array {
  const bits = new Uint8Array((keys + 7) >> 3)
  for (const place of places) bits[place >> 3] = (bits[place >> 3] as number) | (1 << (place & 7))
  return bits
}

function isSet(bits: Uint8Array, place: number): boolean {
  return (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1
}
