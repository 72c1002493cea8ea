import type { Sentences } from '../speaker.js'

export const bitcoin: Sentences<'bitcoin'> = {
  'bytes.truncated': 'The data ends too early.',
  'bytes.compact-size': {
    long: 'A compact size is longer than it needs to be.',
    large: 'A compact size is absurdly large.',
  },
  'bytes.trailing': 'There are bytes after the end.',
  'transaction.malformed': {
    bytes: ({ problem }, say) => `This is not a transaction: ${say(problem)}`,
    'superfluous-witness': 'This is not a transaction: its witness is superfluous.',
  },
  'signature.not-der': 'A signature is not in strict DER form (BIP 66).',
  'point.not-on-curve': { compressed: 'This is not a compressed public key on the secp256k1 curve.' },
  'message.malformed': {
    bip322: 'This is not the simple signature of a message (BIP 322).',
  },
  'published-data.malformed': {
    sentence: 'This is no data to publish, or could be read in two ways.',
    hint: 'Write an even number of hex digits without 0x, or text. hex:… and text:… say which of them is meant.',
  },
  'published-data.too-long': {
    sentence: ({ bytes }) => `${bytes} bytes are too many for one output.`,
    hint: ({ most }) => `Nodes relay ${most} bytes. Publish a hash of the data instead.`,
  },
  'psbt.field-malformed': { derivation: 'A key derivation has a length that it cannot have.' },
}
