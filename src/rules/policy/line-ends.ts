import { toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { policyHash } from '../terms/digest.js'
import type { Policy } from './policy.js'

/**
 * Throws `policy.line-ends` where `policy` is the file of one of these digests but for its line ends, which a program has
 * changed on the way: to whoever looks at it, it is the same policy, and its digest is another one.
 */
export function refuseOtherLineEnds({ text }: Policy, digests: readonly string[]): void {
  const plain = text.replace(/\r\n/g, '\n')
  const variants = [plain, plain.replace(/\n/g, '\r\n')].filter(one => one !== text)
  const found = variants.map(one => toHex(policyHash(one))).find(digest => digests.includes(digest))
  if (found === undefined) return
  throw new RingiError('policy.line-ends', { digest: found })
}
