import { describe, expect, test } from 'vitest'
import { concat, fromHex } from '../../../../src/base/bytes.js'
import { hash160, sha256 } from '../../../../src/base/hash.js'
import { uint64 } from '../../../../src/bitcoin/byte-writer.js'
import type { Field } from '../../../../src/bitcoin/psbt-fields.js'
import { multisigScript } from '../../../../src/bitcoin/script.js'
import { p2shScript, witnessScript } from '../../../../src/bitcoin/standard-scripts.js'
import { encodeTransaction, transactionId } from '../../../../src/bitcoin/transaction.js'
import type { Psbt } from '../../../../src/psbt/codec/psbt.js'
import { requireMatchingScripts } from '../../../../src/psbt/codec/validate/scripts.js'
import { field, fundingTransaction, KEYS, psbtOf } from '../../samples.js'

const multisig = multisigScript(2, KEYS)
const otherMultisig = multisigScript(1, KEYS)
const programOf = (script: Uint8Array) => witnessScript({ version: 0, program: sha256(script) })
const program = programOf(multisig)
const p2wsh = program
const p2sh = p2shScript(hash160(multisig))
const nested = p2shScript(hash160(program))
const p2wpkh = witnessScript({ version: 0, program: new Uint8Array(20) })
const p2tr = witnessScript({ version: 1, program: new Uint8Array(32) })
const p2pkh = concat(fromHex('76a914'), new Uint8Array(20), fromHex('88ac'))

interface Scripts {
  readonly redeem?: Uint8Array
  readonly witness?: Uint8Array
}

function fieldsOf({ redeem, witness }: Scripts, types: readonly [number, number]): Field[] {
  return [...(redeem ? [field(types[0], redeem)] : []), ...(witness ? [field(types[1], witness)] : [])]
}

/** The scripts on an input with a full previous transaction, on one with a witness UTXO, and on an output. */
function places(script: Uint8Array, scripts: Scripts): Psbt[] {
  const previous = fundingTransaction(1, script)
  const outPoint = { txid: transactionId(previous), vout: 0, sequence: 0 }
  const claims = fieldsOf(scripts, [0x04, 0x05])
  const utxo = concat(uint64(1n), Uint8Array.of(script.length), script)
  return [
    psbtOf([{ ...outPoint, fields: [field(0x00, encodeTransaction(previous)), ...claims] }]),
    psbtOf([{ ...outPoint, fields: [field(0x01, utxo), ...claims] }]),
    psbtOf([], { outputs: [{ value: 1n, script, fields: fieldsOf(scripts, [0x00, 0x01]) }] }),
  ]
}

describe('requireMatchingScripts', () => {
  test.each<[string, Uint8Array, Scripts]>([
    ['P2WSH', p2wsh, { witness: multisig }],
    ['P2SH', p2sh, { redeem: multisig }],
    ['P2SH-P2WSH', nested, { redeem: program, witness: multisig }],
    ['P2SH-P2WSH without its redeem script', nested, { witness: multisig }],
    ['P2SH-P2WPKH', p2shScript(hash160(p2wpkh)), { redeem: p2wpkh }],
    ['P2WPKH', p2wpkh, {}],
    ['P2TR', p2tr, {}],
  ])('lets %s pass', (_, script, scripts) => {
    for (const psbt of places(script, scripts)) expect(() => requireMatchingScripts(psbt)).not.toThrow()
  })

  test.each<[string, Uint8Array, Scripts]>([
    ['another witness script', p2wsh, { witness: otherMultisig }],
    ['another redeem script', p2sh, { redeem: otherMultisig }],
    [
      'another redeem script around the right witness script',
      nested,
      { redeem: programOf(otherMultisig), witness: multisig },
    ],
    [
      'another witness script in the right redeem script',
      nested,
      { redeem: program, witness: otherMultisig },
    ],
    ['another witness script without a redeem script', nested, { witness: otherMultisig }],
    ['P2SH posing as nested segwit', p2sh, { redeem: multisig, witness: multisig }],
    ['a redeem script on P2WSH', p2wsh, { redeem: program, witness: multisig }],
    ['a redeem script on P2PKH', p2pkh, { redeem: multisig }],
    ['a redeem script on P2TR', p2tr, { redeem: multisig }],
    ['a witness script on P2PKH', p2pkh, { witness: multisig }],
    ['a witness script on P2WPKH', p2wpkh, { witness: multisig }],
    ['a witness script on P2TR', p2tr, { witness: multisig }],
    ['an empty witness script', p2wsh, { witness: new Uint8Array(0) }],
  ])('refuses %s', (_, script, scripts) => {
    for (const psbt of places(script, scripts))
      expect(() => requireMatchingScripts(psbt)).toThrowCode('psbt.script-mismatch')
  })

  test('says which script of which map it refuses', () => {
    const { length } = places(p2wsh, {})
    expect(length).toBe(3)
    for (const [scripts, script] of [
      [{ redeem: otherMultisig }, 'redeem'],
      [{ witness: otherMultisig }, 'witness'],
    ] as const)
      places(p2wsh, scripts).forEach((psbt, i) => {
        const details = { why: 'place', kind: i === 2 ? 'output' : 'input', index: 0, script }
        expect(() => requireMatchingScripts(psbt)).toThrowCode('psbt.script-mismatch', details)
      })
  })

  test('without the output it compares the scripts with each other', () => {
    const unknown = (scripts: Scripts) =>
      psbtOf([{ txid: 'aa'.repeat(32), vout: 0, fields: fieldsOf(scripts, [0x04, 0x05]) }])
    expect(() => requireMatchingScripts(unknown({ redeem: program, witness: multisig }))).not.toThrow()
    expect(() => requireMatchingScripts(unknown({ redeem: multisig }))).not.toThrow()
    expect(() => requireMatchingScripts(unknown({ witness: multisig }))).not.toThrow()
    expect(() => requireMatchingScripts(unknown({ redeem: program, witness: otherMultisig }))).toThrowCode(
      'psbt.script-mismatch',
    )
  })

  test('believes the full previous transaction before the witness UTXO', () => {
    const previous = fundingTransaction(1, p2wsh)
    const utxo = concat(uint64(1n), Uint8Array.of(p2tr.length), p2tr)
    const fields = [field(0x00, encodeTransaction(previous)), field(0x01, utxo), field(0x05, multisig)]
    const psbt = psbtOf([{ txid: transactionId(previous), vout: 0, sequence: 0, fields }])
    expect(() => requireMatchingScripts(psbt)).not.toThrow()
  })
})
