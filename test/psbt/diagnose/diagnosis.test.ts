import { describe, expect, test } from 'vitest'
import { encodeDerivation, parseDerivation } from '../../../src/bitcoin/psbt-derivation.js'
import { GLOBAL, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { NETWORKS } from '../../../src/chain/network.js'
import type { Psbt, PsbtInput } from '../../../src/psbt/codec/psbt.js'
import { type AskingKey, diagnose } from '../../../src/psbt/diagnose/diagnosis.js'
import { networkFields } from '../../../src/psbt/named-network.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import type { Vault } from '../../../src/vault/vault.js'
import { cosignerOf, proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { drop, editInput, flip, put } from '../tamper.js'

const vault = vaultOf()
const proposal = proposalOf(vault)

const keyOf = (number: number, network: AskingKey['network'] = 'regtest'): AskingKey => ({
  name: `officer-${number}`,
  network,
  fingerprint: cosignerOf(number, 'p2wsh', NETWORKS[network]).fingerprint,
  accounts: [cosignerOf(number, 'p2wsh', NETWORKS[network])],
})

function codesOf(psbt: Psbt, key?: AskingKey, of: Vault = vault, otherVaults: readonly Vault[] = []) {
  const { canSign, canFinalize, findings } = diagnose(review(of, psbt), { key, otherVaults })
  const codes = [...new Set(findings.map(({ severity, code }) => `${severity}:${code}`))]
  return { canSign, canFinalize, codes }
}

function withOrigins(change: (origin: ReturnType<typeof parseDerivation>) => object): Psbt {
  const inputs = proposal.inputs.map((input): PsbtInput => {
    const fields = input.fields.map(field => {
      if (field.type !== INPUT.BIP32_DERIVATION) return field
      const origin = parseDerivation(field.value)
      return { ...field, value: encodeDerivation({ ...origin, ...change(origin) }) }
    })
    return { ...input, fields }
  })
  return { ...proposal, inputs }
}

describe('who can go on', () => {
  test('a cosigner who has not signed can', () => {
    expect(codesOf(proposal, keyOf(2))).toEqual({
      canSign: true,
      canFinalize: false,
      codes: ['info:signature.incomplete'],
    })
  })

  test('one who has signed cannot again', () => {
    expect(codesOf(signedBy(vault, proposal, 2), keyOf(2))).toEqual({
      canSign: false,
      canFinalize: false,
      codes: ['block:signature.nothing-to-sign', 'info:signature.incomplete'],
    })
  })

  test('nobody is asked: it lacks signatures, or is finished', () => {
    expect(codesOf(proposal)).toEqual({
      canSign: undefined,
      canFinalize: false,
      codes: ['block:signature.incomplete'],
    })
    expect(codesOf(signedBy(vault, proposal, 1, 2))).toEqual({
      canSign: undefined,
      canFinalize: true,
      codes: [],
    })
  })

  test('keys of nobody in the vault, and of another network', () => {
    expect(codesOf(proposal, keyOf(9)).codes[0]).toBe('block:key.not-in-vault')
    expect(codesOf(proposal, keyOf(1, 'mainnet')).codes[0]).toBe('block:key.other-network')
  })
})

describe('what stands in the way', () => {
  test('another vault, which is named where it is known', () => {
    const other = vaultOf({ required: 1, name: 'other' })
    const { findings, canSign } = diagnose(review(vault, proposalOf(other)), {
      key: keyOf(1),
      otherVaults: [vault, other],
    })
    expect(findings.map(({ code }) => code)).toEqual(['signing.unknown-vault'])
    expect(findings[0]?.args).toMatchObject({ why: 'known', right: 'other' })
    expect(canSign).toBe(false)
    expect(codesOf(proposalOf(other), keyOf(1)).codes).toEqual(['block:signing.unknown-vault'])
    expect(diagnose(review(vault, proposalOf(other))).canSign).toBeUndefined()
    expect(codesOf(proposalOf(other))).toEqual({
      ...{ canSign: undefined, canFinalize: false, codes: ['block:signing.unknown-vault'] },
    })
  })

  test('a coin that is not the vault’s, beside one that is', () => {
    const mixed = editInput(proposal, 0, input => ({ ...input, vout: 0 }))
    expect(codesOf(mixed, keyOf(1))).toMatchObject({ canSign: false })
    expect(codesOf(mixed, keyOf(1)).codes).toContain('block:input.not-ours')
    expect(codesOf(mixed, keyOf(1)).codes).not.toContain('block:signing.unknown-vault')
  })

  test('coins far away that nobody places, which the review has found', () => {
    const far = proposalOf(vault, {}, [
      { index: 150, value: 60_000_000n },
      { index: 151, value: 50_000_000n },
    ])
    const silent = { ...far, inputs: far.inputs.map(drop<PsbtInput>(INPUT.BIP32_DERIVATION)) }
    expect(codesOf(silent, keyOf(1))).toMatchObject({ canSign: true, codes: ['info:signature.incomplete'] })
    const one = editInput(silent, 0, input => ({ ...input, vout: 0 }))
    expect(codesOf(one, keyOf(1)).codes).toContain('block:input.not-ours')
    expect(codesOf(one, keyOf(1)).codes).not.toContain('block:signing.unknown-vault')
  })

  test('the missing previous transaction, and what can be told without it', () => {
    const zeros = withOrigins(() => ({ fingerprint: '00000000' }))
    const inputs = zeros.inputs.map(drop<PsbtInput>(INPUT.NON_WITNESS_UTXO))
    expect(codesOf({ ...zeros, inputs }, keyOf(1)).codes).toEqual([
      'block:utxo.prevtx-missing',
      'info:signing.fingerprint-zero',
      'info:signature.incomplete',
    ])
  })

  test('the missing previous transaction, where nothing says whose coins they are', () => {
    const signed = signedBy(vault, proposal, 2)
    const onlyWith = (...types: number[]) => ({
      ...signed,
      inputs: signed.inputs.map(input => ({
        ...input,
        fields: input.fields.filter(({ type }) => types.includes(type)),
      })),
    })
    const codes = ['block:utxo.prevtx-missing', 'info:signature.incomplete']
    expect(codesOf(onlyWith(INPUT.PARTIAL_SIG), keyOf(1)).codes).toEqual(codes)
    expect(codesOf(onlyWith(INPUT.WITNESS_SCRIPT), keyOf(1)).codes).toEqual(codes)
    const other = vaultOf({ required: 1, name: 'other' })
    expect(codesOf(onlyWith(INPUT.WITNESS_SCRIPT), keyOf(1), other, [vault]).codes).toEqual([
      'block:signing.unknown-vault',
    ])
  })

  test('several things at once, the gravest first', () => {
    const changed = withOrigins(({ path }) => ({
      fingerprint: 'deadbeef',
      path: path.map((level, at) => (at === 1 ? 0x80000000 : level)),
    }))
    const inputs = changed.inputs.map(drop<PsbtInput>(INPUT.NON_WITNESS_UTXO))
    const found = codesOf({ ...changed, inputs }, keyOf(9))
    expect(found.canSign).toBe(false)
    expect(found.codes).toEqual([
      'block:signing.other-network',
      'block:input.derivation-mismatch',
      'block:utxo.prevtx-missing',
      'block:key.not-in-vault',
      'info:signature.incomplete',
    ])
  })

  test('a fingerprint of zeros stands in nobody’s way here', () => {
    const psbt = withOrigins(() => ({ fingerprint: '00000000' }))
    expect(codesOf(psbt, keyOf(1))).toMatchObject({
      canSign: true,
      codes: ['info:signing.fingerprint-zero', 'info:signature.incomplete'],
    })
  })

  test('another fingerprint', () => {
    const psbt = withOrigins(() => ({ fingerprint: 'deadbeef' }))
    expect(codesOf(psbt, keyOf(1))).toMatchObject({
      canSign: true,
      codes: ['warn:signing.other-fingerprint', 'info:signature.incomplete'],
    })
  })

  test('a path that does not fit', () => {
    const psbt = withOrigins(({ path }) => ({ path: path.with(2, 0x80000005) }))
    const { findings } = diagnose(review(vault, psbt), { key: keyOf(1) })
    expect(findings[0]).toMatchObject({ code: 'input.derivation-mismatch', where: { input: 0 } })
    expect(findings[0]?.args.stated).toContain('48h/1h/5h/2h')
    expect(
      codesOf(
        withOrigins(({ path }) => ({ path: path.with(-1, 99) })),
        keyOf(1),
      ).codes[0],
    ).toBe('block:input.derivation-mismatch')
  })

  test('another network', () => {
    const mainnet = vaultOf({ network: 'mainnet' })
    const foreign = cosignerOf(1, 'p2wsh', NETWORKS.mainnet)
    const xpub = {
      type: GLOBAL.XPUB,
      keydata: foreign.xpub.bytes78,
      value: encodeDerivation(foreign),
    }
    expect(codesOf(put<Psbt & { fields: Psbt['fields'] }>(xpub)(proposal), keyOf(1)).codes).toContain(
      'block:signing.other-network',
    )
    const named = put<Psbt>(...networkFields(NETWORKS.monacoin))(proposalOf(mainnet))
    expect(codesOf(named, keyOf(1)).codes).toEqual([
      'block:psbt.other-network',
      'block:signing.other-network',
      'block:signing.unknown-vault',
    ])
  })

  test('a cosigner’s bad signature, by name', () => {
    const signed = signedBy(vault, proposal, 3)
    const spoilt = editInput(signed, 1, input => ({
      ...input,
      fields: input.fields.map(field =>
        field.type === INPUT.PARTIAL_SIG ? { ...field, value: flip(field.value, 40) } : field,
      ),
    }))
    const { findings, canSign } = diagnose(review(vault, spoilt), { key: keyOf(1) })
    expect(findings[0]).toMatchObject({ code: 'signature.invalid', where: { input: 1 } })
    expect(findings[0]?.args.names).toEqual(['officer-3'])
    expect(canSign).toBe(false)
  })
})
