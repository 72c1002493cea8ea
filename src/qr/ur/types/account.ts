import { networkNamed } from '../../../chain/network.js'
import { scriptTypeNamed } from '../../../spend/script-types.js'
import type { CosignerRecord } from '../../../vault/cosigner.js'
import { type Cbor, Tagged } from '../cbor.js'
import { encodeKey } from './key.js'
import { decodeCryptoOutput, decodeOutputDescriptor, wrapped } from './output.js'
import { FIRST, listOf, mapOf, numberOf, SECOND, untagged } from './tags.js'

const FINGERPRINT = 1
const OUTPUTS = 2

/**
 * The descriptors of a crypto-account (BCR-2020-015), without checksums. Throws `qr.malformed`, `qr.unsupported`,
 * `extended-key.*`.
 */
export function decodeCryptoAccount(value: Cbor): string[] {
  return outputsOf(value).map(one => {
    // Readers of the first edition left the tag out.
    const inner = one instanceof Tagged && one.tag === FIRST.output ? one.value : one
    return decodeCryptoOutput(inner, '')
  })
}

/** The descriptors of an account-descriptor (BCR-2023-019). Throws as {@link decodeCryptoAccount}. */
export function decodeAccountDescriptor(value: Cbor): string[] {
  return outputsOf(value).map(one => decodeOutputDescriptor(untagged(one, SECOND.output), ''))
}

function outputsOf(value: Cbor): readonly Cbor[] {
  const map = mapOf(value, FINGERPRINT, OUTPUTS)
  numberOf(map.get(FINGERPRINT), 0xffffffff)
  return listOf(map.get(OUTPUTS))
}

/** A cosigner as crypto-account: one key, for multisig. */
export function encodeCryptoAccount(cosigner: CosignerRecord): Cbor {
  const key = encodeKey(cosigner, networkNamed(cosigner.network), FIRST, false)
  const form = scriptTypeNamed(cosigner.scriptType).descriptor('x')
  return account(cosigner, new Tagged(FIRST.output, wrapped(form, new Tagged(410, key))))
}

/** A cosigner as account-descriptor. */
export function encodeAccountDescriptor(cosigner: CosignerRecord): Cbor {
  const key = encodeKey(cosigner, networkNamed(cosigner.network), SECOND, false)
  const source = scriptTypeNamed(cosigner.scriptType).descriptor('cosigner(@0)')
  return account(
    cosigner,
    new Tagged(
      SECOND.output,
      new Map<number, Cbor>([
        [1, source],
        [2, [key]],
      ]),
    ),
  )
}

function account({ fingerprint }: CosignerRecord, output: Cbor): Cbor {
  return new Map<number, Cbor>([
    [FINGERPRINT, Number.parseInt(fingerprint, 16)],
    [OUTPUTS, [output]],
  ])
}
