import { ripemd160 } from '@noble/hashes/legacy'
import { describe, expect, test } from 'vitest'
import { concat, fromHex } from '../../../../src/base/bytes.js'
import { hash160, hash256, sha256 } from '../../../../src/base/hash.js'
import { type Field, GLOBAL, INPUT, OUTPUT } from '../../../../src/bitcoin/psbt-fields.js'
import type { PsbtVersion } from '../../../../src/psbt/codec/psbt.js'
import { checkField, fieldName } from '../../../../src/psbt/codec/validate/field.js'
import { GLOBAL_RULES, INPUT_RULES, OUTPUT_RULES } from '../../../../src/psbt/codec/validate/field-rules.js'
import type { MapPlace } from '../../../../src/psbt/codec/validate/place.js'
import { EMPTY, field, KEY, KEYS, ORIGIN, SIGNATURE, X_ONLY } from '../../samples.js'

const PREIMAGE = fromHex('c0ffee')
const XPUB = fromHex(`0488b21e03aabbccdd00000003${'11'.repeat(32)}${Buffer.from(KEY).toString('hex')}`)
const SESSION = concat(KEY, KEYS[1] as Uint8Array)
const CONTROL_BLOCK = concat(Uint8Array.of(0xc1), X_ONLY)

// One field of every type, as it should be.
const GOOD: Readonly<Record<MapPlace['kind'], readonly Field[]>> = {
  global: [
    field(GLOBAL.UNSIGNED_TX, ''),
    field(GLOBAL.XPUB, ORIGIN, XPUB),
    field(GLOBAL.TX_VERSION, '02000000'),
    field(GLOBAL.FALLBACK_LOCKTIME, '00000000'),
    field(GLOBAL.INPUT_COUNT, 'fdfd00'),
    field(GLOBAL.OUTPUT_COUNT, '00'),
    field(GLOBAL.TX_MODIFIABLE, 'ff'),
    field(GLOBAL.VERSION, '02000000'),
    field(GLOBAL.PROPRIETARY, 'aa', '016100'),
  ],
  input: [
    field(INPUT.NON_WITNESS_UTXO, ''),
    field(INPUT.WITNESS_UTXO, '00000000000000000151'),
    field(INPUT.PARTIAL_SIG, SIGNATURE, KEY),
    field(INPUT.SIGHASH_TYPE, '81000000'),
    field(INPUT.REDEEM_SCRIPT, ''),
    field(INPUT.WITNESS_SCRIPT, '51'),
    field(INPUT.BIP32_DERIVATION, ORIGIN, KEY),
    field(INPUT.FINAL_SCRIPTSIG, ''),
    field(INPUT.FINAL_SCRIPTWITNESS, '0200020102'),
    field(INPUT.POR_COMMITMENT, 'e7a89f'),
    field(INPUT.RIPEMD160, PREIMAGE, ripemd160(PREIMAGE)),
    field(INPUT.SHA256, PREIMAGE, sha256(PREIMAGE)),
    field(INPUT.HASH160, PREIMAGE, hash160(PREIMAGE)),
    field(INPUT.HASH256, PREIMAGE, hash256(PREIMAGE)),
    field(INPUT.PREVIOUS_TXID, new Uint8Array(32)),
    field(INPUT.OUTPUT_INDEX, '00000000'),
    field(INPUT.SEQUENCE, '00000000'),
    field(INPUT.REQUIRED_TIME_LOCKTIME, '0065cd1d'),
    field(INPUT.REQUIRED_HEIGHT_LOCKTIME, 'ff64cd1d'),
    field(INPUT.TAP_KEY_SIG, new Uint8Array(64)),
    field(INPUT.TAP_SCRIPT_SIG, new Uint8Array(64), concat(X_ONLY, new Uint8Array(32))),
    field(INPUT.TAP_LEAF_SCRIPT, '51c0', CONTROL_BLOCK),
    field(INPUT.TAP_BIP32_DERIVATION, concat(Uint8Array.of(0), ORIGIN), X_ONLY),
    field(INPUT.TAP_INTERNAL_KEY, X_ONLY),
    field(INPUT.TAP_MERKLE_ROOT, new Uint8Array(32)),
    field(INPUT.MUSIG2_PARTICIPANT_PUBKEYS, concat(...KEYS), KEY),
    field(INPUT.MUSIG2_PUB_NONCE, SESSION, SESSION),
    field(INPUT.MUSIG2_PARTIAL_SIG, new Uint8Array(32), SESSION),
    field(INPUT.PROPRIETARY, '', '016100'),
  ],
  output: [
    field(OUTPUT.REDEEM_SCRIPT, ''),
    field(OUTPUT.WITNESS_SCRIPT, ''),
    field(OUTPUT.BIP32_DERIVATION, ORIGIN, KEY),
    field(OUTPUT.AMOUNT, new Uint8Array(8)),
    field(OUTPUT.SCRIPT, ''),
    field(OUTPUT.TAP_INTERNAL_KEY, X_ONLY),
    field(OUTPUT.TAP_TREE, '00c00151'),
    field(OUTPUT.TAP_BIP32_DERIVATION, concat(Uint8Array.of(0), ORIGIN), X_ONLY),
    field(OUTPUT.MUSIG2_PARTICIPANT_PUBKEYS, KEY, KEY),
    field(OUTPUT.PROPRIETARY, '', '016100'),
  ],
}

const REGISTRIES = { global: GLOBAL_RULES, input: INPUT_RULES, output: OUTPUT_RULES }
const CASES = (['global', 'input', 'output'] as const).flatMap(kind =>
  Object.entries(REGISTRIES[kind]).map(([type, rule]) => {
    const good = GOOD[kind].find(one => one.type === Number(type)) as Field
    return { name: fieldName(kind, Number(type)), place: { kind, index: 0 }, rule, good }
  }),
)

describe.each(CASES)('$name', ({ name, place, rule, good }) => {
  const details = { why: 'field', ...place, field: name }
  const version = rule.versions[0] as PsbtVersion
  const takesAny =
    ['UNSIGNED_TX', 'NON_WITNESS_UTXO', 'SCRIPT', 'PROPRIETARY', 'FINAL_SCRIPTSIG'].includes(rule.name) ||
    rule.name.match(/^(REDEEM|WITNESS)_SCRIPT$/)

  test('passes in its versions and nowhere else', () => {
    for (const one of [0, 2] as const) {
      const check = () => checkField(good, one, place)
      if (rule.versions.includes(one)) expect(check).not.toThrow()
      else expect(check).toThrowCode('psbt.field-version', { ...details, version: one })
    }
  })

  if (rule.name !== 'PROPRIETARY')
    test('has no other key data', () => {
      const longer = { ...good, keydata: concat(good.keydata, Uint8Array.of(0)) }
      expect(() => checkField(longer, version, place)).toThrowCode('psbt.key-malformed', details)
      if (good.keydata.length === 0) return
      const shorter = { ...good, keydata: good.keydata.subarray(1) }
      expect(() => checkField(shorter, version, place)).toThrowCode('psbt.key-malformed')
      expect(() => checkField({ ...good, keydata: EMPTY }, version, place)).toThrowCode('psbt.key-malformed')
    })

  if (!takesAny)
    test('has no value with a byte that is not UTF-8 behind it', () => {
      const longer = { ...good, value: concat(good.value, Uint8Array.of(0xff)) }
      expect(() => checkField(longer, version, place)).toThrowCode('psbt.field-malformed', details)
    })
})

describe('the registries', () => {
  test('have every constant, under its name', () => {
    const names = (rules: object) =>
      Object.fromEntries(Object.entries(rules).map(([type, { name }]) => [name, Number(type)]))
    expect(names(GLOBAL_RULES)).toEqual(GLOBAL)
    expect(names(INPUT_RULES)).toEqual(INPUT)
    expect(names(OUTPUT_RULES)).toEqual(OUTPUT)
  })

  test('know the standard names', () => {
    expect(fieldName('global', 1)).toBe('PSBT_GLOBAL_XPUB')
    expect(fieldName('input', 2)).toBe('PSBT_IN_PARTIAL_SIG')
    expect(fieldName('output', 6)).toBe('PSBT_OUT_TAP_TREE')
    expect(fieldName('input', 0xf0)).toBe('field 0xf0')
    expect(fieldName('output', 0x0a)).toBe('field 0x0a')
  })

  test('let unknown fields pass, whatever they hold', () => {
    expect(() => checkField(field(0x19, 'aa', 'bb'), 0, { kind: 'input', index: 0 })).not.toThrow()
  })
})
