import { expect, test } from 'vitest'
import { expandMultipath, multipathLength } from '../../src/descriptor/multipath.js'
import { scriptAt } from '../../src/spend/compile.js'
import { eachVector } from '../support/vectors.js'
import { KEYS, parse } from './wallets.js'

eachVector(
  'bip389',
  ({ descriptor, expands_to }) => {
    const expanded = expandMultipath(parse(descriptor))
    expect(expanded).toHaveLength(expands_to.length)
    // Compared by their scripts, because private keys are not printed.
    for (const index of [0, 1, 1000]) {
      expect(expanded.map(one => scriptAt(one, index))).toEqual(
        expands_to.map((text: string) => scriptAt(parse(text), index)),
      )
    }
  },
  'valid',
)

test('a descriptor without multipath steps stands for itself', () => {
  const descriptor = parse(`wpkh(${KEYS.xpub}/0/*)`)
  expect(expandMultipath(descriptor)).toEqual([descriptor])
  expect(multipathLength(descriptor)).toBeUndefined()
})

test('keys without a multipath step are the same in every branch', () => {
  const [receive, change, ...more] = expandMultipath(
    parse(`wsh(multi(1,${KEYS.xpub}/<5;6h>/*,${KEYS.compressed},${KEYS.xpub}/7/*))`),
  )
  expect(more).toEqual([])
  expect(JSON.stringify(receive)).toBe(
    JSON.stringify(parse(`wsh(multi(1,${KEYS.xpub}/5/*,${KEYS.compressed},${KEYS.xpub}/7/*))`)),
  )
  expect(JSON.stringify(change)).toBe(
    JSON.stringify(parse(`wsh(multi(1,${KEYS.xpub}/6h/*,${KEYS.compressed},${KEYS.xpub}/7/*))`)),
  )
})

test('two keys with tuples of different lengths', () => {
  expect(() => parse(`wsh(multi(1,${KEYS.xpub}/<0;1>/*,${KEYS.xpub}/<2;3;4>/*))`)).toThrowCode(
    'descriptor.malformed',
  )
})
