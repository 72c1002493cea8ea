// @scure/btc-signer's Transaction. Its keys come from bip32, which derives faster than the library it is usually given.
import { Transaction } from '@scure/btc-signer'
import { BIP32Factory } from 'bip32'
import { networks } from 'bitcoinjs-lib'
import * as curve from 'tiny-secp256k1'
import { decodePsbt } from '../../dist/index.js'
import { OFFICERS, PAYEE, seedOfOfficer } from '../fixture.js'
import { describedInputs } from './described-inputs.js'

const decoded = bytes => () => Transaction.fromPSBT(bytes)

export function steps({ proposal, signed, combined }) {
  return {
    propose: {
      // Every input that is added has all before it looked through: the time grows with the square of their number.
      most: 400,
      prepare: () => decodePsbt(proposal),
      run: psbt => {
        const built = new Transaction()
        for (const input of describedInputs(psbt).map(inItsWords)) built.addInput(input)
        built.addOutput({ script: PAYEE.script, amount: psbt.outputs[0].value })
        return built.toPSBT()
      },
    },
    decode: { prepare: () => proposal, run: bytes => Transaction.fromPSBT(bytes) },
    sign: {
      prepare: () => {
        const master = BIP32Factory(curve).fromSeed(seedOfOfficer(OFFICERS[0]), networks.regtest)
        return { psbt: decoded(proposal)(), key: keyOf(master) }
      },
      run: ({ psbt, key }) => psbt.sign(key),
    },
    combine: { prepare: () => signed.map(bytes => decoded(bytes)()), run: ([one, two]) => one.combine(two) },
    finalize: {
      prepare: decoded(combined),
      run: psbt => {
        psbt.finalize()
        return psbt.extract()
      },
    },
  }
}

function inItsWords({ hash, witnessUtxo, bip32Derivation, ...rest }) {
  return {
    ...rest,
    txid: hash,
    witnessUtxo: { script: witnessUtxo.script, amount: witnessUtxo.value },
    bip32Derivation: bip32Derivation.map(({ pubkey, masterFingerprint, path }) => [
      pubkey,
      { fingerprint: number(masterFingerprint), path: path.slice(2).split('/').map(childNumber) },
    ]),
  }
}

function childNumber(step) {
  return step.endsWith("'") ? Number(step.slice(0, -1)) + 2 ** 31 : Number(step)
}

function keyOf(node) {
  return {
    publicKey: node.publicKey,
    privateKey: node.privateKey,
    fingerprint: number(node.fingerprint),
    derive: path => keyOf(node.derivePath(path)),
    deriveChild: index => keyOf(node.derive(index)),
    sign: digest => node.sign(digest),
  }
}

function number(bytes4) {
  return new DataView(bytes4.buffer, bytes4.byteOffset, 4).getUint32(0)
}
