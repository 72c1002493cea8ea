import { expect, test } from 'vitest'
import { sats } from '../../../src/chain/amount.js'
import { NETWORKS, type Network } from '../../../src/chain/network.js'
import type { OutputKind } from '../../../src/proposal/facts.js'
import type { ReviewedOutput } from '../../../src/psbt/review/reviewed-psbt.js'
import { checkTexts, checkLookAlikes as lookAlikesOn } from '../../../src/psbt/review/texts.js'
import { EMPTY } from '../samples.js'

function output(address: string | undefined, label?: string, kind: OutputKind = 'payment'): ReviewedOutput {
  return {
    value: sats(1n),
    script: EMPTY,
    kind,
    leaves: kind === 'payment',
    address,
    place: undefined,
    label,
  }
}
const checkLookAlikes = (
  outputs: readonly ReviewedOutput[],
  known: ReadonlySet<string>,
  network: Network = NETWORKS.mainnet,
) => lookAlikesOn(outputs, known, network)
const briefly = (findings: ReturnType<typeof checkTexts>) =>
  findings.map(({ severity, code, where }) => [`${severity}:${code}`, where])

test('plain texts pass', () => {
  expect(checkTexts({ memo: '家賃 3月', reference: 'INV-7' }, [output('a', 'rent')])).toEqual([])
  expect(checkTexts({}, [output('a')])).toEqual([])
})

test('a text that would deceive the eye is warned of where it stands (M1, M2)', () => {
  expect(briefly(checkTexts({ memo: '\u001b[2J' }, []))).toEqual([['warn:text.suspicious', {}]])
  expect(briefly(checkTexts({ memo: 'a\u202eb', reference: 'a\nb' }, []))).toHaveLength(2)
  expect(briefly(checkTexts({}, [output('a', 'x'), output('b', 'rent\u200b')]))).toEqual([
    ['warn:text.suspicious', { output: 1 }],
  ])
})

const [mine, alike, other] = ['bc1qabcdXXXXwxyz', 'bc1qabcdYYYYwxyz', 'bc1qabceXXXXwxyz']

test('a payment to an address that looks like another one is warned of (C5)', () => {
  expect(briefly(checkLookAlikes([output(alike)], new Set([mine])))).toEqual([
    ['warn:output.look-alike', { output: 0 }],
  ])
  expect(briefly(checkLookAlikes([output(mine), output(alike)], new Set([])))).toEqual([
    ['warn:output.look-alike', { output: 1 }],
  ])
})

test('the same address, another one, the own one and none do not look alike', () => {
  expect(checkLookAlikes([output(mine), output(mine)], new Set([mine]))).toEqual([])
  expect(checkLookAlikes([output(other)], new Set([mine]))).toEqual([])
  expect(checkLookAlikes([output(alike, undefined, 'change')], new Set([mine]))).toEqual([])
  expect(checkLookAlikes([output(undefined)], new Set([mine]))).toEqual([])
  expect(checkLookAlikes([output(alike)], new Set([alike, mine]))).toEqual([])
})

test('the prefix that all share is not what is compared', () => {
  expect(
    checkLookAlikes([output('tb1qzzzzABCDwxyz')], new Set(['tb1qyyyyABCDwxyz']), NETWORKS.testnet),
  ).toEqual([])
  expect(checkLookAlikes([output('3abcdXwxyz')], new Set(['3abcdYwxyz']))).toHaveLength(1)
  expect(checkLookAlikes([output('3abceXwxyz')], new Set(['3abcdXwxyz']))).toEqual([])
  expect(
    checkLookAlikes([output('bcrt1qabcdAAAAwxyz')], new Set(['bcrt1qabcdBBBBwxyz']), NETWORKS.regtest),
  ).toHaveLength(1)
})
