import { utf8 } from '../../base/bytes.js'
import { type Digest32, taggedHash } from '../../base/hash.js'

/** The hash that a policy is known by: BIP 340 tagged hash with the tag `ringi/policy` over its file's UTF-8 bytes. */
export function policyHash(text: string): Digest32 {
  return taggedHash('ringi/policy', utf8(text))
}
