// bitcoinjs-lib's Psbt, as its README uses it, with bip32 and tiny-secp256k1.
import { BIP32Factory } from 'bip32'
import { networks, Psbt } from 'bitcoinjs-lib'
import * as curve from 'tiny-secp256k1'
import { decodePsbt } from '../../dist/index.js'
import { OFFICERS, PAYEE, seedOfOfficer } from '../fixture.js'
import { describedInputs } from './described-inputs.js'

const network = networks.regtest
const options = { network, maximumFeeRate: 1_000_000 }
const decoded = bytes => () => Psbt.fromBuffer(bytes, options)

export function steps({ proposal, signed, combined }) {
  return {
    propose: {
      // Every input that is added copies the ones before it, so the time grows with the square of their number.
      most: 400,
      prepare: () => decodePsbt(proposal),
      run: psbt => {
        const built = new Psbt(options)
        built.addInputs(describedInputs(psbt))
        built.addOutputs([{ script: PAYEE.script, value: psbt.outputs[0].value }])
        return built.toBuffer()
      },
    },
    decode: { prepare: () => proposal, run: bytes => Psbt.fromBuffer(bytes, options) },
    sign: {
      prepare: () => ({
        psbt: decoded(proposal)(),
        master: BIP32Factory(curve).fromSeed(seedOfOfficer(OFFICERS[0]), network),
      }),
      run: ({ psbt, master }) => psbt.signAllInputsHD(master),
    },
    verify: { prepare: decoded(combined), run: requireValid },
    combine: {
      prepare: () => signed.map(bytes => decoded(bytes)()),
      run: ([one, two]) => requireValid(one.combine(two)),
    },
    finalize: {
      prepare: decoded(combined),
      run: psbt => {
        requireValid(psbt)
        return psbt.finalizeAllInputs().extractTransaction(true).toBuffer()
      },
    },
  }
}

function requireValid(psbt) {
  const valid = psbt.validateSignaturesOfAllInputs((key, digest, signature) =>
    curve.verify(digest, key, signature),
  )
  if (!valid) throw new Error('A signature is not valid.')
}
