import { describe, expect, test } from 'vitest'
import { concat, fromHex } from '../../../src/base/bytes.js'
import { OUTPUT } from '../../../src/bitcoin/psbt-fields.js'
import { witnessScript } from '../../../src/bitcoin/standard-scripts.js'
import { sats } from '../../../src/chain/amount.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { checkScript, checkValue } from '../../../src/psbt/review/output-script.js'
import { strangerScript } from '../../support/rehearsal.js'
import { field, OFF_CURVE, X_ONLY } from '../samples.js'

function codesOf(
  script: Uint8Array,
  address: string | undefined = 'a',
  ...fields: ReturnType<typeof field>[]
) {
  return checkScript({ value: 1n, script, fields }, address).map(
    ({ severity, code }) => `${severity}:${code}`,
  )
}
const program = (version: number, bytes: Uint8Array) => witnessScript({ version, program: bytes })

test('everyday scripts pass', () => {
  const scripts = [strangerScript(), program(0, new Uint8Array(32)), program(1, X_ONLY)]
  for (const script of [...scripts, fromHex(`a914${'11'.repeat(20)}87`)]) expect(codesOf(script)).toEqual([])
})

describe('programs that nobody can spend', () => {
  test.each<[string, Uint8Array, string]>([
    ['version 0 of another length', program(0, new Uint8Array(33)), 'output.unspendable'],
    ['version 1 without a point', program(1, OFF_CURVE.subarray(1)), 'output.unspendable'],
    ['version 1 of another length', program(1, new Uint8Array(40)), 'address.unknown-witness-version'],
    ['version 2 (C4)', program(2, new Uint8Array(32)), 'address.unknown-witness-version'],
    ['version 16', program(16, new Uint8Array(2)), 'address.unknown-witness-version'],
  ])('%s', (_, script, code) => {
    expect(codesOf(script)).toEqual([`block:${code}`])
  })
})

test('data that is published, and scripts without an address, are warned of (H10, F9)', () => {
  expect(codesOf(fromHex('6a0401020304'), undefined)).toEqual(['warn:output.op-return'])
  const p2pk = concat(fromHex('21'), OFF_CURVE, fromHex('ac'))
  for (const script of [p2pk, fromHex('51'), new Uint8Array(0)])
    expect(
      checkScript({ value: 1n, script, fields: [] }, undefined).map(({ severity, code }) => [severity, code]),
    ).toEqual([['warn', 'output.unknown-script']])
})

test('scripts that come with a stranger’s output have to be its own', () => {
  expect(codesOf(strangerScript(), 'a', field(OUTPUT.REDEEM_SCRIPT, '51'))).toEqual([
    'block:psbt.script-mismatch',
  ])
  expect(codesOf(program(0, new Uint8Array(32)), 'a', field(OUTPUT.WITNESS_SCRIPT, '51'))).toEqual([
    'block:psbt.script-mismatch',
  ])
})

test.each<[string, Uint8Array, bigint, string[]]>([
  ['an everyday amount', strangerScript(), 294n, []],
  ['dust', strangerScript(), 293n, ['output.dust']],
  ['nothing', strangerScript(), 0n, ['output.zero-value']],
  ['data for free', fromHex('6a'), 0n, []],
  ['data with money', fromHex('6a'), 1n, ['output.unspendable']],
])('%s', (_, script, value, codes) => {
  expect(checkValue(script, sats(value), NETWORKS.mainnet).map(({ code }) => code)).toEqual(codes)
})
