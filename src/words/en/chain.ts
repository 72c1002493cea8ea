import { listed } from '../../base/text.js'
import type { TypedUnit } from '../../chain/codes.js'
import type { Sentences } from '../speaker.js'

export const chain: Sentences<'chain'> = {
  'internal.bug': {
    'no-signing-key': 'A message was to be signed without a key.',
    'no-address': 'A script without an address was taken for one with.',
  },
  'amount.unit-missing': {
    sentence: ({ typed }) => `The amount ${typed} has no unit.`,
    hint: ({ typed, units }) =>
      `Write ${listed(
        units.map(unit => `${typed}${unit}`),
        'or',
      )}.`,
  },
  'amount.malformed': {
    sentence: ({ typed }) => `${JSON.stringify(typed)} is not an amount.`,
    hint: ({ units }) => `Write it like ${units.map(typedIn).join(', or ')}.`,
  },
  'amount.other-unit': {
    sentence: ({ typed, belongs, wanted }) =>
      `The amount ${typed} is one of ${belongs}, and what is paid are coins of ${wanted}.`,
    hint: ({ unit }) => `Write it like 0.5${unit}.`,
  },
  'fee-rate.malformed': {
    sentence: ({ typed }) => `${JSON.stringify(typed)} is not a fee rate.`,
    hint: 'Write it in sat/vB, above 0 and with at most three decimals: 12 or 2.5.',
  },
  'amount.out-of-range': ({ value, smallest, code, millions }) =>
    `${value} ${smallest}s is no amount: it must be from 0 to ${millions} million ${code}.`,
  'address.malformed': {
    sentence: ({ chain }) => `This is not a ${chain} address: its characters or checksum are wrong.`,
    hint: 'Copy it again from its source, whole; nothing may be added, left out or changed in case.',
  },
  'address.unknown-witness-version': ({ address, version, bytes }) =>
    `The address ${address} has witness version ${version} with ${bytes} bytes, which nobody can spend safely today.`,
  'address.former': {
    sentence: ({ address, chain }) =>
      `The address ${address} is in a spelling that ${chain} has given up, and which is Bitcoin's: whoever reads it there loses the coins.`,
    hint: ({ successor }) =>
      `Ask the recipient for an address of today. In today's spelling it would be ${successor}.`,
  },
  'address.taproot-inactive': {
    address: ({ address, network }) =>
      `The address ${address} is one of taproot, which is not known to be in force on ${network}: anybody could take what goes to it.`,
    output: ({ network }) =>
      `The output is locked by taproot, which is not known to be in force on ${network}: anybody could take what goes to it.`,
  },
  'address.other-network': ({ address, belongs, wanted }) =>
    `The address ${address} belongs to ${belongs}, not to ${wanted}.`,
  'network.unknown': {
    sentence: ({ name }) => `There is no network called ${JSON.stringify(name)}.`,
    hint: ({ known }) => `The networks are ${known.join(', ')}.`,
  },
  'network.accounts': {
    sentence: ({ network }) => `${network} has accounts and no coins, and keys for it are not made apart.`,
    hint: 'The words of a key of another network serve there too: ringi key xpub --network nem hands out what they are.',
  },
  'message.malformed': {
    bip137: 'This is not the signature of a message: a header byte, r and s in base64 (BIP 137).',
  },
}

function typedIn({ code, decimals, smallest }: TypedUnit): string {
  const whole = `0.5${code} (at most ${decimals} decimals)`
  return smallest === undefined ? whole : `${whole} or 50000${smallest}`
}
