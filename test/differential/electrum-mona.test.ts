import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../src/base/bytes.js'
import { NETWORKS } from '../../src/chain/network.js'
import { ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { masterKeyOf } from '../../src/keys/mnemonic.js'
import { parsePath } from '../../src/keys/path.js'
import { toSlip132 } from '../../src/keys/slip132.js'
import { readPsbtIn } from '../../src/psbt/codec/read.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { combine } from '../../src/psbt/roles/combiner.js'
import { finalize } from '../../src/psbt/roles/finalizer.js'
import { sign } from '../../src/psbt/roles/signer.js'
import { scriptTypeNamed } from '../../src/spend/script-types.js'
import { createVault } from '../../src/vault/create.js'
import { cosignerKey } from '../../src/vault/signer-key.js'
import { type VectorCase, vectors } from '../support/vectors.js'

const networkOf = ({ network }: VectorCase) =>
  network === 'mainnet' ? NETWORKS.monacoin : NETWORKS['monacoin-regtest']

function vaultOf(one: VectorCase) {
  const network = networkOf(one)
  const cosigners = one.cosigners.map(({ fingerprint, xpub }: Record<string, string>, i: number) => ({
    ...{ name: `officer-${i + 1}`, fingerprint, path: parsePath(one.path.slice(2)) },
    xpub: ExtendedPublicKey.parse(`${xpub}`, network),
  }))
  return createVault({
    ...{ name: 'treasury', network, scriptType: scriptTypeNamed(one.script_type) },
    ...{ required: one.threshold, cosigners },
  })
}

describe.each(vectors('mona_multisig'))('$id', one => {
  const vault = vaultOf(one)
  const psbt = (text: string) => readPsbtIn(utf8(text))
  const files = (...texts: string[]) => texts.map((text, i) => ({ name: `file-${i}`, psbt: psbt(text) }))
  const keyOf = (officer: number) =>
    cosignerKey(vault, masterKeyOf(one.mnemonics[officer - 1], '', vault.network))

  test('its addresses are those that are derived here', () => {
    const derived = (branch: 0 | 1, { length }: string[]) =>
      Array.from({ length }, (_, index) => vault.addressAt(branch, index).address)
    expect(derived(0, one.receive)).toEqual(one.receive)
    expect(derived(1, one.change)).toEqual(one.change)
  })

  test('its keys are the same in the spelling of SLIP 132, where it has one', () => {
    for (const [i, { xpub }] of vault.cosigners.entries())
      expect(toSlip132(xpub, one.script_type)).toBe(one.cosigners[i].master_public_key)
  })

  test('its proposal is reviewed, and shows nothing that blocks', () => {
    const { facts } = review(vault, psbt(one.unsigned_psbt_base64))
    expect(facts.findings.filter(({ severity }) => severity === 'block')).toEqual([])
    expect(facts.outputs.map(({ kind }) => kind).sort()).toEqual(['change', 'self'])
  })

  test('the same keys make the same signatures', () => {
    const unsigned = review(vault, psbt(one.unsigned_psbt_base64))
    for (const [officer, theirs] of [
      [1, one.psbt_signed_by_1_base64],
      [3, one.psbt_signed_by_3_base64],
    ]) {
      const ours = review(vault, sign(unsigned, keyOf(officer)).psbt).facts
      const read = review(vault, psbt(theirs)).facts
      expect(read.inputs.map(({ signatures }) => signatures)).toEqual(
        ours.inputs.map(({ signatures }) => signatures),
      )
    }
  })

  test('its signatures are combined and finished here to its transaction', () => {
    const { reviewed } = combine(vault, files(one.psbt_signed_by_1_base64, one.psbt_signed_by_3_base64))
    const { bytes, txid } = finalize(reviewed)
    expect(txid).toBe(one.txid)
    expect(toHex(bytes)).toBe(one.transaction_hex)
  })
})

test.skipIf(vectors('mona_multisig').length > 0)(
  'electrum-mona: skipped, the conformance data is not here (RINGI_VECTORS names its folder)',
  () => {},
)
