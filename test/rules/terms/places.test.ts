import { payments as oracle } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { networkNamed } from '../../../src/chain/network.js'
import { addChecksum } from '../../../src/descriptor/checksum.js'
import { parseDescriptor } from '../../../src/descriptor/parse.js'
import { scriptAt } from '../../../src/spend/compile.js'
import { addressOfStranger, policyOf, strangerScript } from '../../support/policies.js'
import { cosignerOf, masterOf, vaultOf } from '../../support/rehearsal.js'

const { xpub } = cosignerOf(7)
const bookOf = (place: string) => policyOf('op-return: { max: 0 }', `places: { hot: ${place} }`).places
const described = (body: string, range = '') =>
  `{ descriptors: [{ descriptor: "${addChecksum(body)}"${range} }] }`
/** The script of a key below the extended key, by another library. */
const scriptOf = (...path: number[]) =>
  oracle.p2wpkh({ pubkey: xpub.derive(path).publicKey }).output as Uint8Array

test('an address is found by its script, in capitals or not', () => {
  for (const address of [addressOfStranger(1), addressOfStranger(1).toUpperCase()]) {
    const book = bookOf(`{ addresses: [${address}] }`)
    expect(book.placesOf(strangerScript(1), [])).toEqual(['hot'])
    expect(book.placesOf(strangerScript(2), [])).toEqual([])
  }
})

describe('a descriptor', () => {
  test('reaches as far as its range, and not one further', () => {
    const book = bookOf(described(`wpkh(${xpub}/0/*)`, ', range: 5'))
    expect(book.placesOf(scriptOf(0, 0), [])).toEqual(['hot'])
    expect(book.placesOf(scriptOf(0, 4), [])).toEqual(['hot'])
    expect(book.placesOf(scriptOf(0, 5), [])).toEqual([])
    expect(book.placesOf(scriptOf(1, 0), [])).toEqual([])
  })

  test('with several paths has all of them', () => {
    const book = bookOf(described(`wpkh(${xpub}/<0;1>/*)`, ', range: 3'))
    expect(book.placesOf(scriptOf(0, 2), [])).toEqual(['hot'])
    expect(book.placesOf(scriptOf(1, 2), [])).toEqual(['hot'])
  })

  test('without a star is one script', () => {
    expect(bookOf(described(`wpkh(${xpub}/0/9)`)).placesOf(scriptOf(0, 9), [])).toEqual(['hot'])
  })

  test.each([
    ['pkh', oracle.p2pkh],
    ['pk', oracle.p2pk],
  ] as const)('of another kind of script, %s, is found beside it', (type, payment) => {
    const book = bookOf(described(`${type}(${xpub}/<0;1>/*)`, ', range: 20'))
    // Half of all keys begin with 02, the others with 03.
    for (const [branch, index] of [0, 1].flatMap(one =>
      [0, 1, 2, 3, 4, 19].map(two => [one, two] as const),
    )) {
      const pubkey = xpub.derive([branch, index]).publicKey
      expect(book.placesOf(payment({ pubkey }).output as Uint8Array, [])).toEqual(['hot'])
      expect(book.placesOf(scriptOf(branch, index), [])).toEqual([])
    }
  })

  test('with a multisig, and keys without a star, has the scripts that it has one by one', () => {
    const other = cosignerOf(8).xpub
    const body = `wsh(sortedmulti(2,${xpub}/0/*,${other}/5/6/*,${other}/7))`
    const book = bookOf(described(body, ', range: 4'))
    const descriptor = parseDescriptor(body, { network: networkNamed('regtest'), checksum: 'optional' })
    for (const index of [0, 1, 3]) expect(book.placesOf(scriptAt(descriptor, index), [])).toEqual(['hot'])
    expect(book.placesOf(scriptAt(descriptor, 4), [])).toEqual([])
  })

  test('is derived when somebody asks for what it may have, and all of them have a limit', () => {
    const many = (branches: number, range: number) =>
      `{ descriptors: [${Array.from({ length: branches }, (_, at) => `{ descriptor: "${addChecksum(`wpkh(${xpub}/${at}/*)`)}", range: ${range} }`).join(', ')}] }`
    const begun = performance.now()
    const book = bookOf(many(10, 10_000))
    expect(book.size).toBe(100_000)
    // To derive them would take a minute.
    expect(book.placesOf(new Uint8Array(34), [])).toEqual([])
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(() => bookOf(many(11, 10_000))).toThrowCode('policy.malformed')
  })

  const xprv = masterOf(7).derive([])
  test.each([
    ['without its checksum', `{ descriptors: [{ descriptor: "wpkh(${xpub}/0/*)" }] }`],
    ['with a wrong one', described(`wpkh(${xpub}/0/*)`).replace(/#\w/, '#0')],
    ['with a step that nobody can take', described(`wpkh(${xpub}/0/*h)`)],
    ['with a private key', described(`wpkh(${xprv}/0/*)`)],
    ['with a range beyond all measure', described(`wpkh(${xpub}/0/*)`, ', range: 10001')],
    ['with a range of nothing', described(`wpkh(${xpub}/0/*)`, ', range: 0')],
    ['of another network', `{ addresses: [bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4] }`],
    ['that is no address', `{ addresses: [bcrt1qqqqqq] }`],
    ['of a place that is no map', `[hot]`],
  ])('%s is refused', (_, place) => {
    expect(() => bookOf(place)).toThrowCode('policy.malformed')
  })
})

test('another vault is found on both branches, and only where it is known', () => {
  const cold = vaultOf({ required: 3, of: 5, name: 'cold' })
  const book = bookOf(`{ vault: ${cold.digest.hex}, owner: house }`)
  for (const branch of [0, 1] as const) {
    const { scriptPubKey } = cold.addressAt(branch, 999).lock
    expect(book.placesOf(scriptPubKey, [cold])).toEqual(['hot'])
    expect(book.placesOf(scriptPubKey, [])).toEqual([])
    expect(book.placesOf(scriptPubKey, [vaultOf()])).toEqual([])
  }
  expect([book.ownerOf('hot'), book.vaultOf('hot'), book.ownerOf('cold')]).toEqual([
    'house',
    cold.digest.hex,
    undefined,
  ])
})
