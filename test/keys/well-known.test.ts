import { expect, test } from 'vitest'
import { fromHex } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { parseMnemonic } from '../../src/keys/mnemonic.js'
import { isWellKnown, refuseWellKnown } from '../../src/keys/well-known.js'
import { eachVector } from '../support/vectors.js'

for (const file of ['bip39_english', 'bip39_japanese', 'bip39_other_languages']) {
  eachVector(file, one => {
    expect(() => refuseWellKnown(fromHex(one.entropy_hex))).toThrowCode('mnemonic.well-known')
  })
}

test.each([
  `${'abandon '.repeat(11)}about`,
  `${'abandon '.repeat(23)}art`,
  `${'zoo '.repeat(11)}wrong`,
  `${'zoo '.repeat(23)}vote`,
  'legal winner thank year wave sausage worth useful legal winner thank yellow',
  'letter advice cage absurd amount doctor acoustic avoid letter advice cage above',
  'all all all all all all all all all all all all',
  `${'test '.repeat(11)}junk`,
  'candy maple cake sugar pudding cream honey rich smooth crumble sweet treat',
  'army van defense carry jealous true garbage claim echo media make crunch',
])('everybody knows: %s', words => {
  expect(isWellKnown(parseMnemonic(words).entropy)).toBe(true)
})

test('what nobody has published passes', () => {
  for (let counter = 0; counter < 100; counter++) {
    const entropy = sha256(Uint8Array.of(counter, 1, 2, 3))
    expect(isWellKnown(entropy)).toBe(false)
    expect(() => refuseWellKnown(entropy.subarray(0, 16))).not.toThrow()
  }
})
