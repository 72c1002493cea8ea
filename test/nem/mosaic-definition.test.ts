import { describe, expect, test } from 'vitest'
import { isMosaicName } from '../../src/nem/mosaic.js'
import { definitionOf, parseMosaicDefinition, XEM_DEFINITION } from '../../src/nem/mosaic-definition.js'

/** As NIS prints one. */
const PRINTED = {
  creator: '10cfe522fe23c015b8ab24ef6a0c32c5de78eb55b2152ed07b6a092121187100',
  description: 'Gold',
  id: { namespaceId: 'coin', name: 'gold' },
  properties: [
    { name: 'divisibility', value: '3' },
    { name: 'initialSupply', value: '9000000' },
    { name: 'supplyMutable', value: 'false' },
    { name: 'transferable', value: 'true' },
  ],
  levy: {},
}

const GOLD = { namespace: 'coin', name: 'gold', supply: 9_000_000n, divisibility: 3, levy: false }

describe('a definition', () => {
  test('is read as a node prints it, alone and in a list of its own', () => {
    expect(parseMosaicDefinition(JSON.stringify(PRINTED))).toEqual(GOLD)
    expect(parseMosaicDefinition(JSON.stringify({ meta: { id: 7 }, mosaic: PRINTED }))).toEqual(GOLD)
  })

  test('says whether there is a levy', () => {
    const levy = { type: 1, recipient: 'N', mosaicId: { namespaceId: 'nem', name: 'xem' }, fee: 5 }
    expect(parseMosaicDefinition(JSON.stringify({ ...PRINTED, levy })).levy).toBe(true)
  })

  const withProperties = (divisibility: string, initialSupply: string) => ({
    ...PRINTED,
    properties: Object.entries({ divisibility, initialSupply }).map(([name, value]) => ({ name, value })),
  })

  test.each([
    ['nothing', {}],
    ['no properties', { ...PRINTED, properties: [] }],
    ['too many decimals', withProperties('7', '1')],
    ['a number that is none', withProperties('03', '1')],
    ['too large a supply', withProperties('0', '90000000000')],
    ['a name that is none', { ...PRINTED, id: { namespaceId: 'coin', name: 'GOLD' } }],
    ['a name with a member more', { ...PRINTED, id: { namespaceId: 'Coin', name: 'gold' } }],
  ])('of %s is refused', (_, value) => {
    expect(() => parseMosaicDefinition(JSON.stringify(value))).toThrowCode('nem.mosaic-definition')
  })

  test('that says something twice, is too long or is no JSON is refused', () => {
    const text = JSON.stringify(PRINTED)
    for (const file of [text.replace('{', '{"levy":{},'), `${text}${' '.repeat(20_000)}`, 'gold', ''])
      expect(() => parseMosaicDefinition(file)).toThrowCode('nem.mosaic-definition')
  })

  test('of XEM cannot be given otherwise', () => {
    const xem = { namespace: 'nem', name: 'xem', quantity: 1n }
    expect(definitionOf(xem, [{ ...GOLD, ...xem }])).toBe(XEM_DEFINITION)
    expect(definitionOf({ ...xem, name: 'gold' }, [GOLD])).toBeUndefined()
  })
})

test.each([
  ['nem', 'xem', true],
  ['alice.vouchers', "alice's gift voucher", true],
  ['alice', 'a'.repeat(32), true],
  ['alice', 'a'.repeat(33), false],
  ['alice.', 'a', false],
  ['.alice', 'a', false],
  ['alice', 'a ', false],
  ['alice', 'a  b', false],
  ['alice', '', false],
  ['', 'a', false],
  ['Alice', 'a', false],
  ['alice', 'á', false],
])('%s:%s can be a mosaic: %s', (namespace, name, can) => {
  expect(isMosaicName({ namespace, name })).toBe(can)
})
