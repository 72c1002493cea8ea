import { payments as oracle } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { addChecksum } from '../../../src/descriptor/checksum.js'
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

  const xprv = masterOf(7).derive([])
  test.each([
    ['without its checksum', `{ descriptors: [{ descriptor: "wpkh(${xpub}/0/*)" }] }`],
    ['with a wrong one', described(`wpkh(${xpub}/0/*)`).replace(/#\w/, '#0')],
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
    const { scriptPubKey } = cold.addressAt(branch, 999).scripts
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
