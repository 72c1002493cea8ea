import { expect, test } from 'vitest'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { keysOf } from '../../src/descriptor/output-descriptor.js'
import { formatSteps, printDescriptor } from '../../src/descriptor/print.js'
import { HARDENED } from '../../src/keys/path.js'
import { eachVector } from '../support/vectors.js'
import { account, KEYS, parse } from './wallets.js'

const { compressed, uncompressed, wif, xpub, xprv } = KEYS

for (const file of ['bip381', 'bip382', 'bip383', 'bip389']) {
  eachVector(
    file,
    ({ descriptor: text }) => {
      const descriptor = parse(text)
      const isPrivate = keysOf(descriptor).some(({ key }) => key.kind === 'xprv' || key.kind === 'wif')
      if (isPrivate) expect(() => printDescriptor(descriptor)).toThrowCode('descriptor.private-key')
      else expect(printDescriptor(descriptor)).toBe(addChecksum(text.replaceAll("'", 'h')))
    },
    'valid',
  )
}

test.each([
  `pk(${uncompressed})`,
  `sh(wpkh([deadbeef]${xpub}/1h/<2;3h>/*h))`,
  `wsh(multi(2,${account(1).expression}/<0;1>/*,${compressed},[00000000/0]${xpub}))`,
  `sh(wsh(sortedmulti(1,${account(3).expression}/0/*)))`,
])('what is printed reads back the same: %s', text => {
  const descriptor = parse(text)
  const printed = printDescriptor(descriptor)
  expect(printed).toBe(addChecksum(text))
  // Through JSON, which shows extended keys as their text: their instances have nothing else to compare.
  expect(JSON.stringify(parse(printed))).toBe(JSON.stringify(descriptor))
})

test('one spelling for all: lower-case hex, h for hardened', () => {
  const text = `pkh([DEADBEEF/1'/2h]${compressed.toUpperCase()})`
  expect(printDescriptor(parse(text))).toBe(addChecksum(`pkh([deadbeef/1h/2h]${compressed})`))
})

test.each([`pkh(${wif})`, `wsh(multi(1,${xpub},${xprv}))`, `sh(wpkh(${xprv}/*))`])(
  'private keys are not printed: %s',
  text => {
    expect(() => printDescriptor(parse(text))).toThrowCode('descriptor.private-key')
  },
)

test('private keys do not show in JSON either', () => {
  const json = JSON.stringify([parse(`pk(${wif})`), parse(`pk(${xprv})`)])
  for (const secret of [wif, xprv]) expect(json).not.toContain(secret)
})

test('steps', () => {
  expect(formatSteps([], 'none')).toBe('')
  expect(formatSteps([[0, 1]], 'unhardened')).toBe('/<0;1>/*')
  expect(formatSteps([7 + HARDENED, [0, 1 + HARDENED]], 'hardened')).toBe('/7h/<0;1h>/*h')
})
