import { expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { splitCodex32 } from '../../../src/keys/shares/codex32.js'
import {
  formatKeyShare,
  type KeyShare,
  parseKeyShare,
  seedOfShares,
} from '../../../src/keys/shares/key-share.js'
import { splitSlip39 } from '../../../src/keys/shares/slip39.js'

const seed = new Uint8Array(16).fill(7)
const zeros = (bytes: number) => new Uint8Array(bytes)

const CODEX32: KeyShare[] = splitCodex32(seed, { threshold: 2, count: 3, identifier: 'test' }, zeros).map(
  share => ({ scheme: 'codex32', share }),
)
const SPLIT = {
  identifier: 1,
  isExtendable: true,
  exponent: 0,
  groupThreshold: 1,
  groups: [{ threshold: 2, count: 3 }],
}
const SLIP39: KeyShare[] = splitSlip39(seed, 'p', SPLIT, zeros)
  .flat()
  .map(share => ({ scheme: 'slip39', share }))

test.each([
  ['codex32', CODEX32],
  ['slip39', SLIP39],
])('shares of %s are told by how they begin, and make the seed', (_, shares) => {
  const read = shares.slice(1).map(share => parseKeyShare(formatKeyShare(share)))
  expect(read).toEqual(shares.slice(1))
  expect(toHex(seedOfShares(read, 'p'))).toBe(toHex(seed))
})

test('shares of two standards make nothing together', () => {
  expect(() => seedOfShares([...CODEX32.slice(1), ...SLIP39.slice(1)], 'p')).toThrowCode('shares.mismatch', {
    fact: 'scheme',
  })
})
