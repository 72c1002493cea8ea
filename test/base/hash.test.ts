import { createHash, createHmac } from 'node:crypto'
import { crypto as oracle } from 'bitcoinjs-lib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, utf8 } from '../../src/base/bytes.js'
import { hash160, hash256, hmacSha512, sha256, taggedHash } from '../../src/base/hash.js'

const parts = fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 4 })
const nodeSha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

test('the digests are those of other implementations, however the bytes are cut', () => {
  fc.assert(
    fc.property(parts, pieces => {
      const whole = concat(...pieces)
      expect(sha256(...pieces)).toEqual(nodeSha256(whole))
      expect(hash256(...pieces)).toEqual(nodeSha256(nodeSha256(whole)))
      expect(hash160(whole)).toEqual(oracle.hash160(whole))
      expect(taggedHash('TapTweak', ...pieces)).toEqual(oracle.taggedHash('TapTweak', whole))
      const mac = createHmac('sha512', whole).update(whole).digest()
      expect(hmacSha512(whole, whole)).toEqual(new Uint8Array(mac))
    }),
  )
})

test('a tagged hash is SHA-256 with the hash of the tag twice in front (BIP 340)', () => {
  const tag = nodeSha256(utf8('ringi/vault'))
  expect(taggedHash('ringi/vault', utf8('x'))).toEqual(nodeSha256(concat(tag, tag, utf8('x'))))
  expect(taggedHash('ringi/proposal', utf8('x'))).not.toEqual(taggedHash('ringi/vault', utf8('x')))
})
