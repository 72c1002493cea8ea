import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashes as portable } from '../../src/base/portable-hash.js'
import { hashes as node } from '../../src/platform/node-hash.js'

const bytes = fc.uint8Array({ maxLength: 300 })

// toStrictEqual: a Buffer with the same bytes is another thing.
test('Node.js hashes as plain JavaScript does, into arrays of its own', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 4 }), bytes, fc.nat(9), (parts, key, more) => {
      expect(node.sha256(parts)).toStrictEqual(portable.sha256(parts))
      const [message, length] = [parts[0] ?? key, { iterations: more + 1, bytes: 8 * more + 1 }]
      for (const hash of ['sha256', 'sha512'] as const) {
        expect(node.hmac(hash, key, message)).toStrictEqual(portable.hmac(hash, key, message))
        expect(node.pbkdf2(hash, key, message, length)).toStrictEqual(
          portable.pbkdf2(hash, key, message, length),
        )
      }
    }),
  )
})

test.each([
  { N: 2, r: 1, p: 1, dkLen: 16 },
  { N: 64, r: 8, p: 3, dkLen: 100 },
  { N: 2 ** 14, r: 8, p: 1, dkLen: 16 },
])('scrypt %o is the same', cost => {
  const [password, salt] = [Uint8Array.of(1, 2, 3), Uint8Array.of()]
  expect(node.scrypt(password, salt, cost)).toStrictEqual(portable.scrypt(password, salt, cost))
})
