import type { Sentences } from '../speaker.js'

export const spend: Sentences<'spend'> = {
  'script-type.unknown': {
    sentence: ({ name }) => `There is no script type called ${JSON.stringify(name)}.`,
    hint: ({ known }) => `The script types are ${known.join(', ')}.`,
  },
  'script-type.other-chain': {
    sentence: ({ name, network }) => `There are no ${name} coins on ${network}.`,
    hint: ({ known }) => `Its script types are ${known.join(', ')}.`,
  },
  'script-type.scheme': {
    sentence: ({ name, scheme }) => `Coins of ${name} are not signed for with ${scheme}.`,
    hint: 'Leave --scheme out. Only Bitcoin Cash leaves a choice.',
  },
  'script-type.hash': {
    sentence: ({ name, network }) => `Hashes of ${name} scripts have one length on ${network}.`,
    hint: 'Leave --script-hash out. It is for --script-type p2sh on Bitcoin Cash.',
  },
  'path.malformed': {
    'no-accounts': {
      sentence: 'BIP 45, the path of P2SH vaults, has no accounts.',
      hint: 'Leave --account out, or use --script-type p2wsh.',
    },
    'address-index': 'An address index is a whole number from 0 to 2147483647.',
  },
  'descriptor.not-multipath': {
    pair: {
      sentence: 'These two descriptors are not of one wallet.',
      hint: 'They have to be the same but for the branch: /0/* in the first one, /1/* in the second one.',
    },
    steps: {
      sentence: ({ steps }) => `A key of this descriptor does not end in ${steps}.`,
      hint: 'A vault takes its addresses to receive on from branch 0 and its change from branch 1 of every key: /<0;1>/*.',
    },
  },
  'descriptor.unsupported': {
    'no-multisig': {
      sentence: 'This descriptor is not one of a multisig wallet.',
      hint: 'Vaults are wsh(), sh(wsh()) or sh() of multi() or sortedmulti().',
    },
    'public-key': {
      sentence: 'A key of this descriptor is a single public key.',
      hint: 'Every key of a vault is an extended public key (xpub, tpub).',
    },
    'no-origin': {
      sentence: 'A key of this descriptor has no origin before it.',
      hint: 'Export the descriptor with [fingerprint/path] before every key: without it nobody could sign.',
    },
    'several-scripts': {
      sentence: 'This descriptor stands for several: it has no one script.',
      hint: 'Take the descriptor of one branch, /0/* or /1/*.',
    },
  },
  'input.taproot-fields': 'The input carries taproot fields, which no coin of a vault has.',
  'input.unexpected-script': ({ script }) =>
    `The input carries a ${script} script, which its kind of coin does not have.`,
  'input.redeem-script-mismatch': 'The redeem script is not the one that the vault derives for this coin.',
  'input.witness-script-mismatch': 'The witness script is not the one that the vault derives for this coin.',
  'change.not-derived': {
    script: 'The output is the vault’s, and comes with a script that is not.',
    taproot: 'The output is the vault’s, and is described as taproot.',
  },
  'sighash.not-all': 'A signature is asked for that would not commit to the whole transaction.',
}
