import type { Explanations } from '../../explanation.js'

export const descriptor = {
  'descriptor.malformed': {
    means: 'The descriptor, which is the text that describes a wallet’s keys and rules, cannot be read.',
    cost: 'Nothing was done. Read by guesswork, it would give addresses that nobody can spend from.',
    todo: 'Copy it again from the wallet that printed it, whole and unchanged.',
  },
  'descriptor.checksum': {
    means:
      'The checksum at the end of the descriptor is wrong, or missing where there has to be one, so a character was lost or changed.',
    cost: 'One wrong character gives other addresses. Coins sent to them would be out of everyone’s reach.',
    todo: 'Copy it again from the wallet that printed it, with the # sign and the eight characters behind it.',
  },
  'descriptor.no-checksum': {
    means:
      'The descriptor has no checksum at its end. It was read all the same, since its keys have checksums of their own.',
    cost: 'A changed threshold, path or order of keys would not be noticed by a checksum.',
    todo: 'Compare the threshold, the fingerprints and the first address with the program that it comes from.',
  },
  'descriptor.branches-assumed': {
    means:
      'The keys of the descriptor have no branches behind them. The usual two were assumed: 0 for receiving, 1 for change.',
    cost: 'If the wallet means other addresses, money sent to those of this vault would not show up there.',
    todo: 'Compare the first address with the program that the wallet comes from before anything is sent to it.',
  },
  'vault.chain-assumed': {
    means:
      'Extended keys of several chains begin alike. This file names no network and no address, and its paths are for no chain in particular, so it was read as one of Bitcoin’s.',
    cost: 'The vault would show addresses of the wrong chain: what is sent there can only be had back with the same keys in a wallet of the other chain.',
    todo: 'If the wallet is another coin’s, import it again with --network. Compare the first address with the program that it comes from.',
  },
  'descriptor.unsupported': {
    means: 'The descriptor describes a kind of wallet that a Ringi vault is not.',
    cost: 'Nothing was done. A wallet that is half understood cannot be checked.',
    todo: 'Use a multisig descriptor with an extended public key for each cosigner, or keep this wallet in the program that made it.',
  },
  'descriptor.too-many-keys': {
    means: 'There are more keys than a wallet of this kind can have.',
    cost: 'Coins sent to such an address could never be spent, because the network would refuse every signature.',
    todo: 'Use fewer cosigners, or the type p2wsh, which allows up to 20.',
  },
  'descriptor.threshold': {
    means: 'The number of signatures required is zero, or larger than the number of keys.',
    cost: 'With zero anyone could take the coins. With too many nobody ever could.',
    todo: 'Ask for the descriptor again, and compare M and N with what was decided.',
  },
  'descriptor.private-key': {
    means: 'The descriptor contains a private key.',
    cost: 'Whoever has seen this text can sign in that cosigner’s place.',
    todo: 'Treat this key as stolen, make a new one and move its coins. Then export the descriptor again with public keys only.',
  },
  'descriptor.not-multipath': {
    means:
      'The descriptor does not name both branches, one for receiving and one for change, in the same way for all keys.',
    cost: 'A wallet restored from it would find only a part of the coins, or take change for a stranger’s.',
    todo: 'Export it again with <0;1>/* at the end of each key, or give both descriptors of the same wallet.',
  },
} satisfies Partial<Explanations>
