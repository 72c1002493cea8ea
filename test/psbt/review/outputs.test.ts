import { describe, expect, test } from 'vitest'
import { encodeDerivation } from '../../../src/bitcoin/psbt-derivation.js'
import { type Field, fieldsOf, OUTPUT } from '../../../src/bitcoin/psbt-fields.js'
import type { Psbt, PsbtOutput } from '../../../src/psbt/codec/psbt.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { describeOutput } from '../../../src/psbt/roles/updater.js'
import type { Vault } from '../../../src/vault/vault.js'
import { proposalOf, strangerScript, vaultOf } from '../../support/rehearsal.js'
import { changeAt, drop, editOutput, field, flip, put } from '../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault)
const at = changeAt(psbt)

/** What a review says of the output that was the change. */
function said(one: Psbt, options: Parameters<typeof review>[2] = {}) {
  const { outputs, findings } = review(vault, one, options).facts
  const own = findings.filter(({ where }) => 'output' in where && where.output === at)
  return { kind: outputs[at]?.kind, codes: own.map(({ severity, code }) => `${severity}:${code}`) }
}

const edited = (edit: (output: PsbtOutput) => PsbtOutput) => editOutput(psbt, at, edit)
/** The change at another place of a vault, described as the vault does it. */
const movedTo = (branch: 0 | 1, index: number, own: Vault = vault) =>
  edited(({ value }) => {
    const address = own.addressAt(branch, index)
    return describeOutput({ value, script: address.lock.scriptPubKey, fields: [] }, address)
  })

test('change is what the vault derives, with claims or without', () => {
  expect(said(psbt)).toEqual({ kind: 'change', codes: [] })
  expect(said(edited(output => ({ ...output, fields: [] })))).toEqual({ kind: 'change', codes: [] })
})

test('the receiving branch is the vault’s too, and is not called change', () => {
  expect(said(movedTo(0, 2))).toEqual({ kind: 'self', codes: ['warn:output.self'] })
})

describe('own derivation fields on something else (F1 to F5)', () => {
  const swapped = vaultOf({ of: 4 })
  test.each<[string, Psbt]>([
    ['an attacker’s script', edited(output => ({ ...output, script: strangerScript(7) }))],
    ['one bit of the script', edited(output => ({ ...output, script: flip(output.script, 20) }))],
    ['a lower threshold', edited(output => ({ ...output, script: scriptOf(vaultOf({ required: 1 })) }))],
    ['another set of keys', edited(output => ({ ...output, script: scriptOf(swapped) }))],
    [
      'keys in another order',
      edited(output => ({ ...output, script: scriptOf(vaultOf({ sorted: false, of: 4 })) })),
    ],
  ])('%s', (_, forged) => {
    const bare = editOutput(forged, at, drop(OUTPUT.WITNESS_SCRIPT))
    expect(said(bare)).toEqual({ kind: 'payment', codes: ['block:change.not-derived'] })
    expect(said(forged)).toEqual({
      ...{ kind: 'payment', codes: ['block:change.not-derived', 'block:psbt.script-mismatch'] },
    })
  })

  test('on the vault’s own script, but untrue', () => {
    const [first] = fieldsOf(psbt.outputs[at]?.fields ?? [], OUTPUT.BIP32_DERIVATION) as [Field]
    const [alice] = vault.cosigners as [(typeof vault.cosigners)[number]]
    const wrong = encodeDerivation({ fingerprint: alice.fingerprint, path: [...alice.path, 1, 99] })
    expect(said(edited(put({ ...first, value: wrong })))).toEqual({
      ...{ kind: 'change', codes: ['block:change.not-derived'] },
    })
    expect(said(edited(put(field(OUTPUT.WITNESS_SCRIPT, '51')))).codes).toEqual(['block:change.not-derived'])
    expect(said(edited(put(field(OUTPUT.REDEEM_SCRIPT, '51')))).codes).toEqual(['block:change.not-derived'])
  })
})

const scriptOf = (own: Vault) => own.addressAt(1, 0).lock.scriptPubKey

describe('ransom paths (F6)', () => {
  const [alice] = vault.cosigners as [(typeof vault.cosigners)[number]]
  const claiming = (path: readonly number[], fingerprint = alice.fingerprint) =>
    edited(output => {
      const [first] = fieldsOf(output.fields, OUTPUT.BIP32_DERIVATION) as [Field]
      const claim = { ...first, value: encodeDerivation({ fingerprint, path }) }
      return { ...output, script: strangerScript(7), fields: [claim] }
    })

  test.each([
    ['a branch above 1', [...alice.path, 2, 0]],
    ['a hardened index', [...alice.path, 1, 0x80000000]],
    ['a hardened branch', [...alice.path, 0x80000001, 0]],
    ['no branch at all', [0]],
  ])('%s', (_, path) => {
    expect(said(claiming(path))).toEqual({ kind: 'payment', codes: ['block:change.ransom-path'] })
  })

  test('a foreign fingerprint is a payment, and nobody claims otherwise (F7)', () => {
    expect(said(claiming([...alice.path, 1, 0], 'deadbeef'))).toEqual({ kind: 'payment', codes: [] })
  })

  test.each([
    [3 + 20, []],
    [3 + 21, ['warn:change.far-index']],
    [3 + 1000, ['warn:change.far-index']],
    [3 + 1001, ['block:change.far-index']],
  ])('change at index %d, where the coins reach up to 3', (index, codes) => {
    expect(said(movedTo(1, index))).toEqual({ kind: 'change', codes })
  })

  test('the gap that is allowed can be told', () => {
    expect(said(movedTo(1, 100), { gapLimit: 50 }).codes).toEqual(['block:change.far-index'])
  })
})

test('another registered vault is named, and never called change (F8)', () => {
  const other = vaultOf({ name: 'reserve', required: 1 })
  expect(said(movedTo(1, 3, other), { otherVaults: [other, vault] })).toEqual({
    ...{ kind: 'payment', codes: ['info:output.other-vault'] },
  })
  expect(said(movedTo(1, 3, other)).codes).toEqual(['block:change.not-derived'])
  const stranger = edited(output => ({ ...output, script: strangerScript(7) }))
  expect(said(editOutput(stranger, at, drop(OUTPUT.WITNESS_SCRIPT)), { otherVaults: [other] }).codes).toEqual(
    ['block:change.not-derived'],
  )
})

test('an output of another vault with a claim that does not hold there claims to be change', () => {
  const other = vaultOf({ name: 'reserve', required: 1 })
  const paid = movedTo(1, 3, other)
  const [first] = fieldsOf(paid.outputs[at]?.fields ?? [], OUTPUT.BIP32_DERIVATION) as [Field]
  const [alice] = vault.cosigners as [(typeof vault.cosigners)[number]]
  const wrong = encodeDerivation({ fingerprint: alice.fingerprint, path: [...alice.path, 1, 4] })
  const mixed = editOutput(paid, at, put({ ...first, value: wrong }))
  expect(said(mixed, { otherVaults: [other] }).codes).toEqual([
    'info:output.other-vault',
    'block:change.not-derived',
  ])
})

test('every output is told, however many and however little they are worth (F10)', () => {
  const many = Array.from({ length: 300 }, () => ({ value: 0n, script: strangerScript(3), fields: [] }))
  const { outputs, findings } = review(vault, { ...psbt, outputs: [...psbt.outputs, ...many] }).facts
  expect(outputs).toHaveLength(302)
  const worthless = findings.filter(({ code }) => code === 'output.zero-value')
  expect(worthless.map(({ severity, where }) => [severity, where])).toEqual(
    many.map((_, i) => ['warn', { output: psbt.outputs.length + i }]),
  )
})

test('without any claim a far change is shown as a payment', () => {
  const far = movedTo(1, 500)
  expect(said(editOutput(far, at, drop(0x00, 0x01, 0x02)))).toEqual({ kind: 'payment', codes: [] })
})
