import { RingiError } from '../base/error.js'
import type { Network } from '../chain/network.js'
import { versionOf } from './version-bytes.js'

/** The error for an extended key that cannot be read; it says nothing of the text, which may be secret. */
export function malformedKey(
  hint = 'Copy it again from its source, whole: its checksum shows every mistake.',
): RingiError {
  return new RingiError('extended-key.malformed', 'This is not an extended key (BIP 32).', { hint })
}

/**
 * Refuses an extended key whose first four bytes are not those of a `wanted` key on `network`.
 * Throws `extended-key.malformed`, `extended-key.private`, `extended-key.network`.
 */
export function requireVersion(payload78: Uint8Array, network: Network, wanted: 'public' | 'private'): void {
  const version = versionOf(payload78)
  if (wanted === 'public' && version?.isPrivate) throw privateKeyGiven()
  if (payload78.length !== 78 || version === undefined || version.isPrivate !== (wanted === 'private')) {
    throw malformedKey()
  }
  if (version.row.coinType !== network.coinType) {
    throw new RingiError('extended-key.network', `This extended key is not for ${network.label}.`, {
      hint: 'Keys that begin with x are for mainnet, those with t for testnet, signet and regtest.',
    })
  }
  if (version.row.script !== undefined) throw malformedKey('It is in the older SLIP 132 spelling.')
}

/** The error for a private key in a public key's place. */
export function privateKeyGiven(): RingiError {
  return new RingiError('extended-key.private', 'This is a private key where a public one is expected.', {
    hint: 'Whoever has seen this text can spend with it: treat the key as lost, and move its coins.',
  })
}
