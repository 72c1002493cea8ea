import { toHex } from '../../src/base/bytes.js'
import type { Digest32 } from '../../src/base/hash.js'
import { INPUT } from '../../src/bitcoin/psbt-fields.js'
import type { PublicKey } from '../../src/bitcoin/secp256k1.js'
import { NETWORKS } from '../../src/chain/network.js'
import { parseDescriptor } from '../../src/descriptor/parse.js'
import type { ReviewedPsbt } from '../../src/psbt/review/reviewed-psbt.js'
import { type Challenge, signatureId } from '../../src/spend/challenge.js'
import { compile, type OutputScripts } from '../../src/spend/compile.js'
import { ecdsa } from '../../src/spend/ecdsa.js'
import type { Lock } from '../../src/spend/lock.js'
import { MultisigLock } from '../../src/spend/multisig/lock.js'
import type { MultisigTemplate } from '../../src/spend/multisig/template.js'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { innermost } from '../../src/spend/stack.js'

/** The lock of M of these keys, in the order given. */
export function lockOf(name: ScriptTypeName, m: number, keys: readonly Uint8Array[]): MultisigLock {
  const type = SCRIPT_TYPES[name]
  const text = type.descriptor(`multi(${[m, ...keys.map(toHex)].join()})`)
  const descriptor = parseDescriptor(text, {
    checksum: 'optional',
    network: type.forkId ? NETWORKS['bitcoin-cash'] : NETWORKS.mainnet,
  })
  const template = type.template({ required: m, sorted: false, keys: [] }) as MultisigTemplate
  return new MultisigLock(template.plan, compile(descriptor)(0), [0, 0])
}

/** The scripts of a multisig lock. */
export function scriptsOf(lock: Lock): OutputScripts {
  return (lock as MultisigLock).scripts
}

/** The multisig script in a lock. */
export function multisigIn(lock: Lock): Uint8Array {
  return innermost(scriptsOf(lock))
}

/** What the holder of a key is asked to sign on the only path. */
export function challengeOf(digest: Digest32, publicKey: Uint8Array, cosigner = 0): Challenge {
  const place = { type: INPUT.PARTIAL_SIG, keydata: publicKey }
  const [path] = SCRIPT_TYPES.p2wsh.template({ required: 1, sorted: true, keys: [] }).paths
  const key = { publicKey: publicKey as PublicKey, steps: [0, 0] }
  return { id: signatureId(place), cosigners: [cosigner], path, key, scheme: ecdsa, digest, place }
}

/** `lock` with a signature of every key that `signatures` has one for, by its cosigner's place. */
export function signaturesFor(lock: Lock, signatures: ReadonlyMap<number, Uint8Array>) {
  return new Map(
    lock.keys.flatMap(({ cosigner, publicKey }) => {
      const signature = signatures.get(cosigner)
      const challenge = challengeOf(new Uint8Array(32) as Digest32, publicKey, cosigner)
      return signature === undefined ? [] : [[challenge.id, { challenge, signature }] as const]
    }),
  )
}

/** What the keys of input `index` are asked to sign. */
export function digestAt({ facts }: ReviewedPsbt, index: number): Digest32 {
  return facts.inputs[index]?.challenges[0]?.digest as Digest32
}
