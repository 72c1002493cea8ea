import { checkpointStatement, type SecondCheckpoint } from '../../log/checkpoint.js'
import type { LogHead } from '../../log/hash-chain.js'
import { signStatement } from '../../vault/cosigner-signature.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { Vault } from '../../vault/vault.js'
import type { VerifiedLog } from '../log/verified-log.js'

/** A cosigner's checkpoint of the last entry of this machine's log, for the machine that has printed `nonce` or for nobody. */
export function signHead(
  { head }: VerifiedLog,
  vault: Vault,
  { key, nonce }: { readonly key: CosignerKey; readonly nonce: string | null },
): SecondCheckpoint {
  // There is a key, so there is an entry.
  const { log, seq, hash, time } = head as LogHead
  const { name, fingerprint } = vault.cosigners[key.cosigner] as Vault['cosigners'][number]
  const unsigned = {
    ringi: 2 as const,
    ...{ log, seq, hash, time, vault: nameAndDigest(vault) },
    ...{ signed: new Date().toISOString(), for: nonce },
  }
  const signature = signStatement(key, checkpointStatement(unsigned))
  return { ...unsigned, kind: 'checkpoint', cosigner: { name, fingerprint }, signature }
}
