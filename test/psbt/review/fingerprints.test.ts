import { describe, expect, test } from 'vitest'
import {
  encodeDerivation,
  type KeyDerivation,
  parseDerivation,
} from '../../../src/bitcoin/psbt-derivation.js'
import { type Field, fieldsOf, GLOBAL, INPUT, OUTPUT } from '../../../src/bitcoin/psbt-fields.js'
import type { Psbt } from '../../../src/psbt/codec/psbt.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { dissenters } from '../../../src/psbt/roles/combine/dissenters.js'
import { combine } from '../../../src/psbt/roles/combiner.js'
import { sign } from '../../../src/psbt/roles/signer.js'
import { createVault } from '../../../src/vault/create.js'
import { keyOf, proposalOf, vaultOf } from '../../support/rehearsal.js'

const vault = vaultOf()
const proposal = proposalOf(vault)
const [alice] = vault.cosigners as [(typeof vault.cosigners)[number]]
const WARNED = 'warn:fingerprint.unknown'

type Change = (origin: KeyDerivation) => Partial<KeyDerivation>

/** The proposal with other origins for the key of the first cosigner, in all maps. */
function withOrigins(change: Change): Psbt {
  const origins = (type: number) => (field: Field) => {
    const origin = parseDerivation(field.value)
    if (field.type !== type || origin.fingerprint !== alice.fingerprint) return field
    return { ...field, value: encodeDerivation({ ...origin, ...change(origin) }) }
  }
  return {
    ...proposal,
    fields: proposal.fields.map(field => (field.type === GLOBAL.XPUB ? origins(GLOBAL.XPUB)(field) : field)),
    inputs: proposal.inputs.map(one => ({
      ...one,
      fields: one.fields.map(field =>
        field.type === INPUT.BIP32_DERIVATION ? origins(INPUT.BIP32_DERIVATION)(field) : field,
      ),
    })),
    outputs: proposal.outputs.map(one => ({
      ...one,
      fields: one.fields.map(field =>
        field.type === OUTPUT.BIP32_DERIVATION ? origins(OUTPUT.BIP32_DERIVATION)(field) : field,
      ),
    })),
  }
}

const found = (psbt: Psbt, own = vault) =>
  review(own, psbt).facts.findings.map(({ severity, code }) => `${severity}:${code}`)

test('the vault’s own fingerprints are nothing to tell', () => {
  expect(found(proposal)).not.toContain(WARNED)
})

describe('a fingerprint that is not the vault’s, on a key that is', () => {
  const backwards = alice.fingerprint.match(/../g)?.toReversed().join('') ?? ''
  test.each<[string, Change]>([
    ['zeros', () => ({ fingerprint: '00000000' })],
    [
      'zeros, and a path from the extended key',
      ({ path }) => ({ fingerprint: '00000000', path: path.slice(4) }),
    ],
    ['made up', () => ({ fingerprint: 'deadbeef' })],
    ['backwards', () => ({ fingerprint: backwards })],
    ['the extended key’s own', ({ path }) => ({ fingerprint: alice.xpub.fingerprint, path: path.slice(4) })],
  ])('%s: one warning for all inputs and outputs, and it can be signed', (_, change) => {
    const psbt = withOrigins(change)
    const codes = found(psbt)
    expect(codes.filter(code => code === WARNED || code.startsWith('block'))).toEqual([WARNED])
    expect(sign(review(vault, psbt), keyOf(vault, 1)).signedInputs).toBe(proposal.inputs.length)
  })

  test('does not change what is approved but for the warning', () => {
    const psbt = withOrigins(() => ({ fingerprint: 'deadbeef' }))
    expect(review(vault, psbt).facts.digest.hex).toBe(review(vault, proposal).facts.digest.hex)
    expect(review(vault, psbt).approval.warnings).toHaveLength(1)
  })
})

describe('a vault that does not know whose master key it is', () => {
  const { name, network, scriptType, sorted } = vault
  const cosigners = vault.cosigners.map(one => ({ ...one, fingerprint: '00000000' }))
  const unknown = createVault({ ...{ name, network, scriptType, sorted, required: 2, cosigners } })

  test('warns once for each cosigner, whoever made the proposal', () => {
    for (const psbt of [proposalOf(unknown), proposal])
      expect(found(psbt, unknown).filter(code => code !== 'info:psbt.xpub-spelling')).toEqual([
        WARNED,
        WARNED,
        WARNED,
      ])
  })

  test('keeps what another program says of it when it signs', () => {
    const { psbt } = sign(review(unknown, proposal), keyOf(unknown, 1))
    const said = fieldsOf(psbt.inputs[0]?.fields ?? [], INPUT.BIP32_DERIVATION).map(
      one => parseDerivation(one.value).fingerprint,
    )
    expect(said.toSorted()).toEqual(vault.cosigners.map(one => one.fingerprint).toSorted())
  })

  test('keeps it when copies are put together, in whatever order, and however else they say it', () => {
    const copies = [proposal, proposalOf(unknown)].map((psbt, i) => ({ name: `${i}`, psbt }))
    for (const files of [copies, copies.toReversed()]) {
      const { psbt } = combine(unknown, files)
      for (const [type, { fields }] of [
        [INPUT.BIP32_DERIVATION, psbt.inputs[0]],
        [
          OUTPUT.BIP32_DERIVATION,
          psbt.outputs.find(one => fieldsOf(one.fields, OUTPUT.BIP32_DERIVATION).length > 0),
        ],
      ] as [number, { fields: readonly Field[] }][])
        expect(fieldsOf(fields, type).map(one => parseDerivation(one.value).fingerprint)).not.toContain(
          '00000000',
        )
    }
  })
})

test('copies that give the same keys other fingerprints are put together, with the vault’s', () => {
  const copies = ['00000000', 'deadbeef', alice.fingerprint].map((fingerprint, i) => ({
    name: `${i}`,
    psbt: withOrigins(() => ({ fingerprint })),
  }))
  const { psbt } = combine(vault, copies)
  expect(found(psbt)).not.toContain(WARNED)
  expect(dissenters(copies, vault).size).toBe(0)
})
