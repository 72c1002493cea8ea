import { expect, test } from 'vitest'
import { keysOf, mapKeys } from '../../src/descriptor/output-descriptor.js'
import { KEYS, parse } from './wallets.js'

const { compressed, uncompressed } = KEYS

test.each([
  [`pk(${compressed})`, 1],
  [`sh(wpkh(${compressed}))`, 1],
  [`multi(1,${compressed},${uncompressed})`, 2],
  [`sh(wsh(multi(1,${compressed},${compressed},${compressed})))`, 3],
])('keys of %s', (text, count) => {
  expect(keysOf(parse(text))).toHaveLength(count)
})

test('replacing keys leaves everything else, and the original, as it was', () => {
  const [one] = keysOf(parse(`pk(${uncompressed})`))
  for (const around of ['pk(', 'sh(pk(', 'sh(multi(2,KEY,']) {
    const close = ')'.repeat(around.split('(').length - 1)
    const text = (key: string) => `${around.replace('KEY', key)}${key}${close}`
    const original = parse(text(compressed))
    expect(mapKeys(original, () => one ?? expect.fail())).toEqual(parse(text(uncompressed)))
    expect(original).toEqual(parse(text(compressed)))
  }
})
