import type { Sentences } from '../speaker.js'

const PLACES = { top: 'at the top', sh: 'inside sh()', sh32: 'inside sh32()', wsh: 'inside wsh()' }

const KINDS = {
  taproot: 'taproot (BIP 386)',
  musig2: 'MuSig2 (BIP 390)',
  miniscript: 'miniscript (BIP 379), of which recovery paths are made,',
  other: 'this expression',
}

const COPY_AGAIN =
  'Copy the descriptor again from the wallet that printed it, whole, with # and the 8 characters after it.'

export const descriptor: Sentences<'descriptor'> = {
  'key.other-network': {
    wif: ({ wanted }) => `A private key in this descriptor is not for ${wanted}.`,
  },
  'point.not-on-curve': {
    descriptor: 'A public key in this descriptor is not on the secp256k1 curve.',
  },
  'path.too-deep': {
    descriptor: ({ most, position }) => unreadable(position, `a path has at most ${most} steps`),
  },
  'descriptor.malformed': {
    'too-long': ({ most }) => `A descriptor has at most ${most} characters.`,
    apostrophe: {
      sentence: ({ character, point, position }) =>
        `The descriptor has the apostrophe ${character} (${point}) at character ${position + 1}, in the place of '.`,
      hint: "A word processor or a mail program has changed it. Copy the descriptor from the wallet again, or write ' or h.",
    },
    expected: ({ character, position }) => unreadable(position, `"${character}" is expected`),
    'no-expression': ({ position }) => unreadable(position, 'a script expression is expected'),
    misplaced: ({ name, place, position }) =>
      unreadable(position, `${name}() may not stand ${PLACES[place]}`),
    'no-end': ({ position }) => unreadable(position, 'it should end here'),
    'open-origin': ({ position }) => unreadable(position, 'this key origin has no end'),
    'no-key': ({ position }) => unreadable(position, 'this is no key'),
    wif: 'A private key in this descriptor is mistyped or cut short.',
    uncompressed: ({ position }) =>
      unreadable(position, 'keys in segwit scripts have to be compressed (BIP 143)'),
    derived: ({ position }) => unreadable(position, 'only extended keys have keys derived from them'),
    'no-child-number': {
      sentence: ({ position }) => unreadable(position, 'a child number is expected'),
      hint: 'Child numbers are from 0 to 2147483647, with h or an apostrophe behind hardened ones.',
    },
    multipath: ({ position }) =>
      unreadable(position, 'a multipath step has two or more branches, all different'),
    'two-multipaths': ({ position }) => unreadable(position, 'a key has only one multipath step (BIP 389)'),
    'unequal-multipaths': {
      sentence: 'The multipath steps of the keys are not equally long.',
      hint: 'Every <…> in one descriptor must name the same number of branches (BIP 389).',
    },
  },
  'descriptor.checksum': {
    several: { sentence: 'This descriptor has more than one #.', hint: COPY_AGAIN },
    missing: {
      sentence: 'This descriptor has no checksum: # and 8 characters at its end.',
      hint: COPY_AGAIN,
    },
    wrong: {
      sentence: 'The checksum of this descriptor is wrong: a character was lost or changed.',
      hint: COPY_AGAIN,
    },
    character: { sentence: 'This descriptor holds a character that no descriptor has.', hint: COPY_AGAIN },
  },
  'descriptor.unsupported': {
    expression: {
      sentence: ({ kind, position }) => unreadable(position, `${KINDS[kind]} is not supported`),
      hint: ({ known }) => `The supported expressions are ${known.join(', ')}.`,
    },
    musig: ({ position }) => unreadable(position, 'keys of musig() are not supported'),
    annotations: ({ position }) => unreadable(position, 'annotations (BIP 393) are not supported'),
  },
  'descriptor.too-many-keys': {
    sentence: ({ position }) => unreadable(position, 'there are more keys than the script can have'),
    hint: 'The most keys are 20 in wsh(), 15 in sh() and 3 in a bare multisig.',
  },
  'descriptor.threshold': ({ position }) =>
    unreadable(position, 'the threshold has to be a number from 1 to the number of keys'),
  'descriptor.private-key': {
    sentence: 'This descriptor holds a private key.',
    hint: 'Descriptors of vaults hold public keys alone. Whoever has seen this private key can sign with it.',
  },
}

function unreadable(position: number, wrong: string): string {
  return `The descriptor cannot be read at character ${position + 1}: ${wrong}.`
}
