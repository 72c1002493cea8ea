import { describe, expect, test } from 'vitest'
import { encodeDerivation } from '../../../src/bitcoin/psbt-derivation.js'
import { type Field, fieldsOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import type { PsbtInput } from '../../../src/psbt/codec/psbt.js'
import { compareClaims } from '../../../src/psbt/review/input-claims.js'
import type { SCRIPT_TYPES } from '../../../src/spend/script-types.js'
import { BITCOIN_SCRIPT_TYPES } from '../../support/bitcoin-script-types.js'
import { proposalOf, vaultOf } from '../../support/rehearsal.js'
import { KEY, ORIGIN } from '../samples.js'
import { drop, field, put } from '../tamper.js'

/** An input of a vault, and what a comparison of its claims objects to. */
function sceneOf(scriptType: keyof typeof SCRIPT_TYPES) {
  const vault = vaultOf({ scriptType })
  const [input] = proposalOf(vault, {}, [{ value: 110_000_000n }]).inputs as [PsbtInput]
  const codesOf = (one: PsbtInput) => compareClaims(one, vault.addressAt(0, 0), vault).map(({ code }) => code)
  return { vault, input, codesOf }
}

describe.each(BITCOIN_SCRIPT_TYPES)('%s', scriptType => {
  const { input, codesOf } = sceneOf(scriptType)
  test('what this program writes holds, as does saying nothing', () => {
    expect(codesOf(input)).toEqual([])
    expect(codesOf({ ...input, fields: [] })).toEqual([])
    expect(codesOf(put<PsbtInput>(field(INPUT.SIGHASH_TYPE, '01000000'))(input))).toEqual([])
  })

  test('a script that is not the coin’s is refused (H1)', () => {
    const redeem = put<PsbtInput>(field(INPUT.REDEEM_SCRIPT, '51'))(input)
    const witness = put<PsbtInput>(field(INPUT.WITNESS_SCRIPT, '51'))(input)
    expect(codesOf(redeem)).toEqual([
      scriptType === 'p2wsh' ? 'input.unexpected-script' : 'input.redeem-script-mismatch',
    ])
    expect(codesOf(witness)).toEqual([
      scriptType === 'p2sh' ? 'input.unexpected-script' : 'input.witness-script-mismatch',
    ])
  })
})

const { vault, input, codesOf } = sceneOf('p2wsh')

test.each([
  '00000000',
  '02000000',
  '03000000',
  '81000000',
  '82000000',
  '83000000',
  '04000000',
  '41000000',
  '01010000',
])('the sighash type %s is refused (G1, G5)', type => {
  expect(codesOf(put<PsbtInput>(field(INPUT.SIGHASH_TYPE, type))(input))).toEqual(['sighash.not-all'])
})

test.each([0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x1a, 0x1b, 0x1c])(
  'the taproot field %d is refused (H4)',
  type => {
    expect(codesOf(put<PsbtInput>(field(type, '00'))(input))).toEqual(['input.taproot-fields'])
  },
)

test.each([0x12, 0x1d, 0x77, 0xfc])('the field %d is no taproot field', type => {
  expect(codesOf(put<PsbtInput>(field(type, '00'))(input))).toEqual([])
})

describe('derivations', () => {
  const [first] = fieldsOf(input.fields, INPUT.BIP32_DERIVATION) as [Field]
  const alice = vault.addressAt(0, 0).lock.keys.find(({ cosigner }) => cosigner === 0)
    ?.publicKey as Uint8Array
  const [{ fingerprint, path }] = vault.cosigners as [(typeof vault.cosigners)[number]]
  const said = (origin: { fingerprint: string; path: readonly number[] }) =>
    codesOf(put<PsbtInput>({ ...first, keydata: alice, value: encodeDerivation(origin) })(input))

  test('of a key that is not in the script are refused (H12)', () => {
    expect(codesOf(put<PsbtInput>(field(INPUT.BIP32_DERIVATION, ORIGIN, KEY))(input))).toEqual([
      'input.key-outside-vault',
    ])
  })

  test('from elsewhere are refused', () => {
    for (const named of [fingerprint, 'deadbeef', '00000000'])
      expect(said({ fingerprint: named, path: [...path, 0, 0] })).toEqual([])
    for (const origin of [
      { fingerprint, path: [...path, 1, 0] },
      { fingerprint, path: [...path, 0, 0, 0] },
      { fingerprint, path: [] },
    ])
      expect(said(origin)).toEqual(['input.derivation-mismatch'])
  })

  test('may be left out in part', () => {
    const none = drop<PsbtInput>(INPUT.BIP32_DERIVATION)(input)
    expect(codesOf({ ...none, fields: [...none.fields, first] })).toEqual([])
  })
})
