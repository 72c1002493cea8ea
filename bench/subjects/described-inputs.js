// The inputs of a proposal in the words of bitcoinjs-lib.
const NON_WITNESS_UTXO = 0x00
const WITNESS_UTXO = 0x01
const WITNESS_SCRIPT = 0x05
const BIP32_DERIVATION = 0x06

/** What bitcoinjs-lib's addInputs() wants to know of each input. */
export function describedInputs({ inputs }) {
  return inputs.map(({ txid, vout, sequence, fields }) => {
    const valueAt = wanted => fields.find(({ type }) => type === wanted).value
    return {
      hash: txid,
      index: vout,
      sequence,
      nonWitnessUtxo: valueAt(NON_WITNESS_UTXO),
      witnessUtxo: outputIn(valueAt(WITNESS_UTXO)),
      witnessScript: valueAt(WITNESS_SCRIPT),
      bip32Derivation: fields.filter(({ type }) => type === BIP32_DERIVATION).map(derivationIn),
    }
  })
}

function outputIn(bytes) {
  return { value: viewOf(bytes).getBigInt64(0, true), script: bytes.subarray(9) }
}

function derivationIn({ keydata, value }) {
  const view = viewOf(value)
  const steps = Array.from({ length: value.length / 4 - 1 }, (_, i) => view.getUint32(4 * i + 4, true))
  const path = ['m', ...steps.map(step => (step < 2 ** 31 ? `${step}` : `${step - 2 ** 31}'`))].join('/')
  return { pubkey: keydata, masterFingerprint: value.subarray(0, 4), path }
}

function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
