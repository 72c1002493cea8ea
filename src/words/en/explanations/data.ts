import type { Explanations } from '../../explanation.js'

export const data = {
  'bytes.hex': {
    means: 'Data that should be hexadecimal, written in digits and the letters a to f, holds something else.',
    cost: 'Nothing was done. A lost or added character makes it different data, such as another transaction.',
    todo: 'Copy it again from its source, whole and without anything around it.',
  },
  'bytes.base64': {
    means:
      'Data that should be base64, a common way to write files as text, holds something that does not belong there.',
    cost: 'Nothing was done. Programs that overlook such errors may each read something different from the same text.',
    todo: 'Copy it again from its source, whole and without anything around it, or pass on the file itself.',
  },
  'bytes.truncated': {
    means: 'The data ends too early: a part of it is missing.',
    cost: 'Nothing was done. What is missing could have been an output or a signature.',
    todo: 'Copy it again from its source and compare the sizes of the two files.',
  },
  'bytes.compact-size': {
    means: 'A length inside the data is written in a way that the standard does not allow.',
    cost: 'Nothing was done. Data that can be read in two ways lets one program show something other than what the next one signs.',
    todo: 'Ask for the file again. If it comes back the same, tell the maker of the program that wrote it.',
  },
  'bytes.trailing': {
    means: 'There is more data behind the place where it should have ended.',
    cost: 'Nothing was done. Appended data is a way to smuggle something past a reviewer who reads only the first part.',
    todo: 'Copy it again from its source. If the addition is there as well, ask who made the file.',
  },
  'address.malformed': {
    means:
      'This is not a valid Bitcoin address: its built-in checksum does not hold, or it has characters that do not belong there.',
    cost: 'Coins sent to a mistyped address are lost for everyone, and nobody can return them.',
    todo: 'Copy the whole address again from the recipient’s own statement, and compare it over a second channel.',
  },
  'address.unknown-witness-version': {
    means: 'The address is of a kind that the Bitcoin network does not protect yet.',
    cost: 'Coins sent there could be taken by anyone, or be locked up for years.',
    todo: 'Ask the recipient for an address of one of today’s kinds.',
  },
  'address.former': {
    means:
      'The address is in a spelling that this chain has given up. Bitcoin has it still, so that one text names a place on each of two chains.',
    cost: 'Coins sent to it on the wrong chain could not be had back.',
    todo: 'Ask the recipient for an address as their wallet shows it today. The message says how this one would be written.',
  },
  'address.taproot-inactive': {
    means:
      'The address, or the output, is one of taproot, on a chain on which taproot is not known to be in force. Before it is, its coins can be spent without any signature.',
    cost: 'Whoever saw the payment first could have taken it.',
    todo: 'Ask the recipient for an address of another kind.',
  },
  'address.other-network': {
    means: 'The address belongs to another network than this vault: to another chain, or to a test network.',
    cost: 'The recipient would not have received what was owed. On a test network coins are worth nothing, and on mainnet nobody may hold the key.',
    todo: 'Ask the recipient for an address on the right network, and check which of the two the vault is on.',
  },
  'transaction.malformed': {
    means: 'What was given as a transaction cannot be read as one.',
    cost: 'Nothing was done. The network would have refused it.',
    todo: 'Copy it again from its source, whole and in one line.',
  },
  'transaction.too-heavy': {
    means: 'The finished transaction is larger than the 400,000 weight units that nodes pass on.',
    cost: 'It would not have spread through the network. The payment would have appeared to be sent and never have arrived.',
    todo: 'Propose it again as several smaller payments, or bring small coins together in advance.',
  },
  'point.not-on-curve': {
    means: 'Something that stands in the place of a public key is not one.',
    cost: 'Nobody could ever sign for it. A 2-of-3 vault with such a key would in truth need both of the others, and the loss of one would lock the coins away for good.',
    todo: 'Ask the cosigner to export the key again, and do not use the vault or file that this one came from.',
  },
} satisfies Partial<Explanations>
