import { describe, expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { NETWORKS } from '../../src/chain/network.js'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { expandMultipath } from '../../src/descriptor/multipath.js'
import { printDescriptor } from '../../src/descriptor/print.js'
import { branchDescriptor } from '../../src/spend/branch-descriptor.js'
import { scriptAt } from '../../src/spend/compile.js'
import { templateOf, templateOfPair } from '../../src/spend/from-descriptor.js'
import { account, accounts, KEYS, parse } from '../descriptor/wallets.js'
import { eachVector } from '../support/vectors.js'

const expressions = accounts(3).map(({ expression }) => expression)
const [first = ''] = expressions
const keys = (steps: string) => expressions.map(expression => `${expression}${steps}`).join(',')

describe.each([
  ['wsh(sortedmulti(2,KEYS))', 'p2wsh', true],
  ['wsh(multi(2,KEYS))', 'p2wsh', false],
  ['sh(wsh(sortedmulti(2,KEYS)))', 'p2sh-p2wsh', true],
  ['sh(wsh(multi(2,KEYS)))', 'p2sh-p2wsh', false],
  ['sh(sortedmulti(2,KEYS))', 'p2sh', true],
  ['sh(multi(2,KEYS))', 'p2sh', false],
] as const)('%s', (form, scriptType, sorted) => {
  const text = (steps: string) => form.replace('KEYS', keys(steps))
  const template = templateOf(parse(text('/<0;1>/*')), NETWORKS.regtest)

  test('what it says', () => {
    expect(template.scriptType.name).toBe(scriptType)
    expect(template).toMatchObject({ sorted, paths: [{ quorum: { any: 2, of: [0, 1, 2] } }] })
    expect(template.keys.map(({ fingerprint, xpub }) => [fingerprint, xpub.toString()])).toEqual(
      accounts(3).map(({ expression }) => [expression.slice(1, 9), expression.split(']')[1]]),
    )
  })

  test('it prints as it was, with its checksum', () => {
    expect(printDescriptor(template.descriptor)).toBe(addChecksum(text('/<0;1>/*')))
  })

  test('its branches are those that BIP 389 says', () => {
    const branches = ([0, 1] as const).map(branch => branchDescriptor(template, branch))
    expect(branches).toEqual([addChecksum(text('/0/*')), addChecksum(text('/1/*'))])
    const expanded = expandMultipath(parse(text('/<0;1>/*')))
    expect(branches.map(branch => scriptAt(parse(branch), 3))).toEqual(
      expanded.map(branch => scriptAt(branch, 3)),
    )
  })

  test('two descriptors of one branch each are the wallet', () => {
    const pair = templateOfPair(parse(text('/0/*')), parse(text('/1/*')), NETWORKS.regtest)
    expect(printDescriptor(pair.descriptor)).toBe(printDescriptor(template.descriptor))
  })
})

// A wallet policy of BIP 388 is a vault where it is a multisig, and prints as there but for the mark of hardening.
eachVector(
  'bip388',
  ({ descriptor, descriptor_template }) => {
    const printed = () => printDescriptor(templateOf(parse(descriptor), NETWORKS.regtest).descriptor)
    const isVault = descriptor_template.startsWith('wsh(sortedmulti(')
    if (isVault) expect(printed()).toBe(addChecksum(descriptor.replaceAll("'", 'h')))
    else expect(printed).toThrowCode('descriptor.unsupported')
  },
  'valid',
)

const { compressed, wif, xprv } = KEYS
const bare = first.replace(/^\[.*\]/, '')
const fingerprint = first.slice(1, 9)

test.each<[Code, string]>([
  ['descriptor.unsupported', `wpkh(${first}/<0;1>/*)`],
  ['descriptor.unsupported', `wsh(pk(${first}/<0;1>/*))`],
  ['descriptor.unsupported', `multi(1,${first}/<0;1>/*)`],
  ['descriptor.unsupported', `wsh(multi(1,${compressed}))`],
  ['descriptor.unsupported', `wsh(multi(1,[deadbeef]${compressed}))`],
  ['descriptor.unsupported', `wsh(multi(1,${bare}/<0;1>/*))`],
  ['descriptor.private-key', `wsh(multi(1,${wif}))`],
  ['descriptor.private-key', `wsh(multi(1,${first}/0/*,[deadbeef]${xprv}/<0;1>/*))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/*))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/0/*))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/<0;1>))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/<0;1>/*h))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/<1;0>/*))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/<0;2>/*))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/<0;1h>/*))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/<0;1;2>/*))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/<0;1>/0/*))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/0/<0;1>/*))`],
  ['descriptor.not-multipath', `wsh(multi(1,${first}/<0;1>/*,${account(2).expression}/1/*))`],
  ['extended-key.origin', `wsh(multi(1,[${fingerprint}]${bare}/<0;1>/*))`],
  ['extended-key.origin', `wsh(multi(1,[${fingerprint}/48h/0h/0h]${bare}/<0;1>/*))`],
  ['extended-key.origin', `wsh(multi(1,[${fingerprint}/48h/0h/0h/2]${bare}/<0;1>/*))`],
  ['extended-key.origin', `wsh(multi(1,[${fingerprint}/48h/0h/0h/1h]${bare}/<0;1>/*))`],
  ['extended-key.origin', `wsh(multi(1,[${fingerprint}/48h/0h/0h/0h/2h]${bare}/<0;1>/*))`],
])('%s: %s', (code, text) => {
  expect(() => templateOf(parse(text), NETWORKS.regtest)).toThrowCode(code)
})

const wallet = (steps: string, m = 2, list = expressions) =>
  parse(`wsh(sortedmulti(${m},${list.map(expression => `${expression}${steps}`)}))`)

test.each<[string, ReturnType<typeof wallet>, ReturnType<typeof wallet>]>([
  ['the branches the other way round', wallet('/1/*'), wallet('/0/*')],
  ['one branch twice', wallet('/0/*'), wallet('/0/*')],
  ['both branches in one', wallet('/<0;1>/*'), wallet('/<0;1>/*')],
  ['other branches', wallet('/2/*'), wallet('/3/*')],
  ['another threshold', wallet('/0/*'), wallet('/1/*', 3)],
  ['another key', wallet('/0/*'), wallet('/1/*', 2, [...expressions.slice(1), account(4).expression])],
  ['a key too few', wallet('/0/*'), wallet('/1/*', 2, expressions.slice(1))],
  ['other wrapping', wallet('/0/*'), parse(`sh(sortedmulti(2,${keys('/1/*')}))`)],
  ['unsorted', wallet('/0/*'), parse(`wsh(multi(2,${keys('/1/*')}))`)],
])('no pair: %s', (_, receive, change) => {
  expect(() => templateOfPair(receive, change, NETWORKS.regtest)).toThrowCode('descriptor.not-multipath')
})
