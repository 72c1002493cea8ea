import { payments } from 'bitcoinjs-lib'
import { equalBytes } from '../../../src/base/bytes.js'
import type { Digest32 } from '../../../src/base/hash.js'
import { sha256 } from '../../../src/base/hash.js'
import { multisigScript } from '../../../src/bitcoin/script.js'
import { publicKeyOf, signLowR } from '../../../src/bitcoin/secp256k1.js'
import { encodeSignature } from '../../../src/bitcoin/signature.js'
import type { Signed } from '../../../src/spend/challenge.js'
import type { Lock } from '../../../src/spend/lock.js'
import { ECDSA } from '../../../src/spend/multisig/form.js'
import type { ScriptTypeName } from '../../../src/spend/script-type.js'
import { type Spend, spendWith } from '../../../src/spend/stack.js'
import { challengeOf, lockOf } from '../../support/locks.js'

export const KEYS = Array.from({ length: 20 }, (_, i) => publicKeyOf(sha256(Uint8Array.of(3, i))))

/** Two signatures of the right form, which is all that a spend is put together from. */
export const SIGNATURES = [1, 2].map(i => encodeSignature(signLowR(sha256(), sha256(Uint8Array.of(i)))))

export const MULTISIG = multisigScript(2, KEYS.slice(0, 3))

/** bitcoinjs-lib's payment of the same 2-of-3, with both signatures. */
export const P2MS = payments.p2ms({ m: 2, pubkeys: KEYS.slice(0, 3), signatures: SIGNATURES })

export const EMPTY = new Uint8Array(0)

/** A lock of the same 2-of-3. */
export function multisigLock(name: ScriptTypeName) {
  const lock = lockOf(name, 2, KEYS.slice(0, 3))
  const placed = SIGNATURES.map((signature, place) => ({ place, signature }))
  return { lock, scripts: lock.scripts, spend: spendWith(lock.scripts, ECDSA.stack(placed, 3)) }
}

/** The signatures that a lock finds in a spend, were the first of {@link SIGNATURES} by its first key, and so on. */
export function signaturesOf(lock: Lock, spend: Spend): Uint8Array[] | undefined {
  const challenges = lock.keys.map(({ publicKey }, i) =>
    challengeOf(new Uint8Array(32) as Digest32, publicKey, i),
  )
  const holds = ({ challenge, signature }: Signed) =>
    equalBytes(SIGNATURES[challenge.cosigners[0] ?? -1] ?? EMPTY, signature)
  return lock.read(spend, challenges, holds)?.signed.map(({ signature }) => signature)
}
