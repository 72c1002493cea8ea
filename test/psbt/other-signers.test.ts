import { describe, expect, test } from 'vitest'
import { encodeDerivation, parseDerivation } from '../../src/bitcoin/psbt-derivation.js'
import { type Field, fieldOf, fieldsOf, GLOBAL, INPUT, OUTPUT } from '../../src/bitcoin/psbt-fields.js'
import { convertPsbt } from '../../src/psbt/codec/convert.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { encodeProprietary } from '../../src/psbt/codec/proprietary.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { combine } from '../../src/psbt/roles/combiner.js'
import { finalize } from '../../src/psbt/roles/finalizer.js'
import type { Signatures } from '../../src/spend/challenge.js'
import type { Opening } from '../../src/spend/lock.js'

import type { Vault } from '../../src/vault/vault.js'
import { BITCOIN_SCRIPT_TYPES } from '../support/bitcoin-script-types.js'
import { findingsOf, proposalOf, signedBy, vaultOf } from '../support/rehearsal.js'
import { field } from './samples.js'

type Fields = readonly Field[]
/** What a program does to the maps of a proposal. */
interface Habit {
  readonly global?: (fields: Fields, vault: Vault) => Fields
  readonly input?: (fields: Fields, vault: Vault) => Fields
  readonly output?: (fields: Fields, vault: Vault) => Fields
}

const without =
  (...types: number[]) =>
  (fields: Fields) =>
    fields.filter(({ type }) => !types.includes(type))
const and =
  (...more: Field[]) =>
  (fields: Fields) =>
    [...fields, ...more].sort((a, b) => a.type - b.type)
const origins =
  (type: number, change: (origin: ReturnType<typeof parseDerivation>, vault: Vault) => object) =>
  (fields: Fields, vault: Vault) =>
    fields.map(one =>
      one.type === type
        ? {
            ...one,
            value: encodeDerivation({
              ...parseDerivation(one.value),
              ...change(parseDerivation(one.value), vault),
            }),
          }
        : one,
    )
const ownKey =
  (type: number) =>
  (fields: Fields, { cosigners }: Vault) =>
    fields.filter(
      one => one.type !== type || parseDerivation(one.value).fingerprint === cosigners[0]?.fingerprint,
    )
const zeros = () => ({ fingerprint: '00000000' })
const relative = ({ fingerprint, path }: ReturnType<typeof parseDerivation>, { cosigners }: Vault) => ({
  fingerprint: cosigners.find(one => one.fingerprint === fingerprint)?.xpub.fingerprint,
  path: path.slice(-2),
})

const note = (prefix: string) => encodeProprietary(prefix, 1, new Uint8Array(0), Uint8Array.of(1, 2, 3))

const HABITS: Readonly<Record<string, Habit>> = {
  'nothing more than what the transaction needs': {
    global: without(GLOBAL.XPUB),
    input: without(INPUT.BIP32_DERIVATION, INPUT.WITNESS_SCRIPT, INPUT.REDEEM_SCRIPT),
    output: without(OUTPUT.BIP32_DERIVATION, OUTPUT.WITNESS_SCRIPT, OUTPUT.REDEEM_SCRIPT),
  },
  'some of the extended keys': { global: fields => fields.filter((_, at) => at !== 0) },
  'extended keys without fingerprints': { global: origins(GLOBAL.XPUB, zeros) },
  'its own key alone': { input: ownKey(INPUT.BIP32_DERIVATION), output: ownKey(OUTPUT.BIP32_DERIVATION) },
  'fingerprints of zeros, whole paths': {
    input: origins(INPUT.BIP32_DERIVATION, zeros),
    output: origins(OUTPUT.BIP32_DERIVATION, zeros),
  },
  'fingerprints of zeros, paths from the extended key': {
    input: origins(INPUT.BIP32_DERIVATION, ({ path }) => ({ ...zeros(), path: path.slice(-2) })),
  },
  'origins counted from the extended keys': {
    input: origins(INPUT.BIP32_DERIVATION, relative),
    output: origins(OUTPUT.BIP32_DERIVATION, relative),
  },
  'previous transactions alone': { input: without(INPUT.WITNESS_UTXO) },
  'the hash type spelled out': { input: and(field(INPUT.SIGHASH_TYPE, '01000000')) },
  'fields of its own': {
    global: and(note('program')),
    input: and(note('program')),
    output: and(note('program')),
  },
}

function habitual(psbt: Psbt, vault: Vault, { global, input, output }: Habit): Psbt {
  return {
    ...psbt,
    fields: global?.(psbt.fields, vault) ?? psbt.fields,
    inputs: psbt.inputs.map(one => ({ ...one, fields: input?.(one.fields, vault) ?? one.fields })),
    outputs: psbt.outputs.map(one => ({ ...one, fields: output?.(one.fields, vault) ?? one.fields })),
  }
}

describe.each(BITCOIN_SCRIPT_TYPES)('%s', scriptType => {
  const vault = vaultOf({ scriptType })
  const proposal = proposalOf(vault)

  describe.each([0, 2] as const)('version %i', version => {
    test.each(Object.entries(HABITS))('a proposal with %s is taken and finished', (_what, habit) => {
      const made = convertPsbt(habitual(proposal, vault, habit), version)
      const psbt = decodePsbt(encodePsbt(made))
      expect(findingsOf(vault, psbt).filter(one => one.startsWith('block'))).toEqual([])
      const signed = [1, 3].map(officer => signedBy(vault, psbt, officer))
      const named = signed.map((one, at) => ({ name: `${at}`, psbt: one }))
      const { psbt: both } = combine(vault, named)
      expect(finalize(review(vault, both)).txid).toMatch(/^[0-9a-f]{64}$/)
      // Whoever signs next needs what this program has left out.
      for (const { fields } of signed[0]?.inputs ?? []) {
        const claims = fieldsOf(fields, INPUT.BIP32_DERIVATION).map(
          one => parseDerivation(one.value).fingerprint,
        )
        expect(claims.sort()).toEqual(vault.cosigners.map(({ fingerprint }) => fingerprint).sort())
      }
    })
  })

  test('without the previous transaction it is refused', () => {
    const psbt = habitual(proposal, vault, { input: without(INPUT.NON_WITNESS_UTXO) })
    expect(findingsOf(vault, psbt)).toContain('block:utxo.prevtx-missing')
  })

  test('a copy with nothing but signatures, as signers with a camera send it back, goes with the whole one', () => {
    const only = (fields: Fields) => fields.filter(({ type }) => type === INPUT.PARTIAL_SIG)
    const copies = [1, 3].map(officer => {
      const bare = habitual(signedBy(vault, proposal, officer), vault, {
        global: () => [],
        input: only,
        output: () => [],
      })
      return { name: `${officer}`, psbt: decodePsbt(encodePsbt(bare)) }
    })
    const { psbt } = combine(vault, [{ name: 'whole', psbt: proposal }, ...copies])
    expect(finalize(review(vault, psbt)).txid).toMatch(/^[0-9a-f]{64}$/)
    expect(() => combine(vault, copies)).toThrowCode('psbt.proposal-missing')
  })

  test('some inputs finished by another program, others signed', () => {
    const whole = signedBy(vault, proposal, 1, 2)
    const part = signedBy(vault, proposal, 1)
    const [input] = review(vault, whole).facts.inputs
    const address = input?.address
    if (address === undefined || whole.inputs[0] === undefined)
      throw new Error('the first input is the vault’s')
    const opening = address.lock.open(input?.signatures as Signatures)
    const { scriptSig, witness } = (opening as Opening).spend
    const items = witness.flatMap(item => [...sizedItem(item)])
    const final = [
      ...without(
        INPUT.PARTIAL_SIG,
        INPUT.WITNESS_SCRIPT,
        INPUT.REDEEM_SCRIPT,
        INPUT.BIP32_DERIVATION,
      )(whole.inputs[0].fields),
      ...(scriptSig.length > 0
        ? [{ type: INPUT.FINAL_SCRIPTSIG, keydata: new Uint8Array(0), value: scriptSig }]
        : []),
      ...(witness.length > 0
        ? [
            {
              type: INPUT.FINAL_SCRIPTWITNESS,
              keydata: new Uint8Array(0),
              value: Uint8Array.of(witness.length, ...items),
            },
          ]
        : []),
    ]
    const mixed = { ...part, inputs: [{ ...whole.inputs[0], fields: final }, ...part.inputs.slice(1)] }
    const psbt = decodePsbt(encodePsbt(mixed))
    expect(findingsOf(vault, psbt).filter(one => one.startsWith('block'))).toEqual([])
    const done = signedBy(vault, psbt, 2)
    expect(finalize(review(vault, done)).txid).toMatch(/^[0-9a-f]{64}$/)
  })

  test('ours carries what the others need', () => {
    const fingerprints = vault.cosigners.map(({ fingerprint }) => fingerprint).sort()
    const claimed = (fields: Fields, type: number) =>
      fieldsOf(fields, type)
        .map(({ value }) => parseDerivation(value).fingerprint)
        .sort()
    expect(claimed(proposal.fields, GLOBAL.XPUB)).toEqual(fingerprints)
    for (const { fields } of proposal.inputs) {
      expect(fieldOf(fields, INPUT.NON_WITNESS_UTXO)).toBeDefined()
      expect(fieldOf(fields, INPUT.WITNESS_SCRIPT) !== undefined).toBe(scriptType !== 'p2sh')
      expect(fieldOf(fields, INPUT.REDEEM_SCRIPT) !== undefined).toBe(scriptType !== 'p2wsh')
      expect(claimed(fields, INPUT.BIP32_DERIVATION)).toEqual(fingerprints)
    }
    const change = proposal.outputs.map(({ fields }) => claimed(fields, OUTPUT.BIP32_DERIVATION))
    expect(change.filter(({ length }) => length > 0)).toEqual([fingerprints])
  })
})

function sizedItem(item: Uint8Array): number[] {
  return item.length < 0xfd ? [item.length, ...item] : [0xfd, item.length & 0xff, item.length >> 8, ...item]
}
