import { equalBytes } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import type { Digest32 } from '../../base/hash.js'
import { formatNemAddress } from '../../chain/nem/address.js'
import type { Signers } from '../../proposal/facts.js'
import type { SignedNem } from '../codec/decode.js'
import { encodeNem, nemHash } from '../codec/encode.js'
import type { Inner, NemTransaction } from '../codec/transaction.js'
import { nemVerifies } from '../ed25519-keccak.js'
import { checkFee } from '../fees.js'
import { type AccountVault, placeOfKey } from '../vault.js'
import { isSameWindow } from '../window.js'

/** Who has signed, and what is wrong with what was signed. */
export interface CheckedSignatures {
  /** By their places, the one who wraps first. */
  readonly signers: Signers
  readonly findings: readonly Finding[]
}

/** What signatures have to be of. */
interface ExpectedSigning {
  readonly vault: AccountVault
  readonly inner: Inner
  /** Who wraps; undefined where nobody has said so. */
  readonly initiator: Uint8Array | undefined
}

interface Expected extends ExpectedSigning {
  readonly innerHash: Digest32
}

/** Verifies the transaction that carries the inner one and each cosignature against what the vault does. */
export function checkSignatures(
  asked: ExpectedSigning,
  outer: SignedNem | undefined,
  cosignatures: readonly SignedNem[],
): CheckedSignatures {
  const signers = new Map<number, readonly string[]>()
  const expected = { ...asked, innerHash: nemHash(asked.inner) }
  const groups = [
    { signed: outer === undefined ? [] : [outer], check: checkOuter },
    { signed: cosignatures, check: checkCosignature },
  ]
  const findings = groups.flatMap(({ signed, check }) =>
    signed.flatMap(one => {
      const faults = [...check(expected, one), ...checkSigned(asked, one)]
      const place = placeOfKey(asked.vault, one.transaction.signer)
      const fees = checkFee(one.transaction, [])
      if (place === undefined || faults.length > 0) return [...faults, ...fees]
      if (signers.has(place)) return [blocked('twice', asked, one), ...fees]
      // Whoever puts a fee on it that nobody can mean has signed all the same, and is to be named.
      signers.set(place, [asked.vault.primary.name])
      return fees
    }),
  )
  return { signers, findings }
}

type Why = 'no-cosigner' | 'window' | 'network' | 'invalid' | 'twice' | 'other-inner' | 'other-initiator'

function blocked(
  why: Why,
  { vault }: ExpectedSigning,
  { transaction: { type, signer } }: SignedNem,
): Finding {
  const place = placeOfKey(vault, signer)
  const by = place === undefined ? undefined : vault.cosigners[place]?.name
  return finding('block', 'nem.signature', { why, part: type, by })
}

/** What is asked of every signed transaction. */
function checkSigned(asked: ExpectedSigning, one: SignedNem): Finding[] {
  const { transaction, signature } = one
  const { vault, inner } = asked
  const faults: readonly (readonly [why: Why, is: boolean])[] = [
    ['no-cosigner', placeOfKey(vault, transaction.signer) === undefined],
    ['window', !isSameWindow(transaction, inner)],
    ['network', transaction.network.byte !== vault.network.byte],
    ['invalid', !nemVerifies(signature, encodeNem(transaction), transaction.signer)],
  ]
  return faults.filter(([, is]) => is).map(([why]) => blocked(why, asked, one))
}

function checkOuter(asked: ExpectedSigning, one: SignedNem): Finding[] {
  const { transaction } = one
  const { initiator, inner } = asked
  if (transaction.type !== 'multisig' || !isSame(transaction.inner, inner))
    return [blocked('other-inner', asked, one)]
  if (initiator === undefined || equalBytes(initiator, transaction.signer)) return []
  return [blocked('other-initiator', asked, one)]
}

function checkCosignature(expected: Expected, one: SignedNem): Finding[] {
  const { transaction } = one
  const isMeant =
    transaction.type === 'cosignature' &&
    equalBytes(transaction.innerHash, expected.innerHash) &&
    formatNemAddress(transaction.account) === expected.vault.account.address
  return isMeant ? [] : [blocked('other-inner', expected, one)]
}

function isSame(one: NemTransaction, other: NemTransaction): boolean {
  return equalBytes(encodeNem(one), encodeNem(other))
}

/** How many have signed and who still can. */
export function lackingIn({ cosigners, threshold }: AccountVault, signers: Signers) {
  const missing = cosigners.filter((_, place) => !signers.has(place)).map(({ name }) => name)
  return { why: 'account', signed: signers.size, required: threshold.required, missing } as const
}
