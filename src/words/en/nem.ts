import { digitsOf } from '../../chain/amount.js'
import { NEM } from '../../chain/nem/chain.js'
import type { Sentences } from '../speaker.js'

export const nem: Sentences<'nem'> = {
  'internal.bug': { 'no-nem-review': 'Only a review makes a ReviewedNem.' },
  'nem.key-malformed': {
    sentence: 'This is not a private key of NEM.',
    hint: 'It has 64 hex digits. Words and extended keys are given as such.',
  },
  'nem.malformed': {
    bytes: ({ problem }, say) => `This is not a transaction of NEM: ${say(problem)}`,
    'too-large': 'This is not a transaction of NEM: it is too large.',
    spelling: 'This transaction of NEM is not written as nodes write it.',
    order: 'Cosigners or mosaics in this transaction are not in the order in which nodes write them.',
    cosignatures: 'Cosignatures stand in this transaction, which nodes do not take there.',
    size: 'This is not a transaction of NEM: a part of it has another size than it must have.',
    kind: 'This is not a transaction of NEM: a message or a change of cosigners is of no kind that there is.',
    names: 'This is not a transaction of NEM: a name or an address in it is none.',
    count: 'This is not a transaction of NEM: it has more mosaics or changes than one can have.',
    network: 'This transaction is of no network of NEM that is known here.',
  },
  'nem.type-refused': ({ type, version }) =>
    `A transaction of type ${type}, version ${version}, is nothing that a vault does.`,
  'nem.proposal-malformed': {
    sentence: 'This is not a proposal for an account of NEM, or not as it was written.',
    hint: 'Ask the proposer for the file again.',
  },
  'nem.cosignature-malformed': {
    sentence: 'This is not the cosignature of a proposal, or not as it was written.',
    hint: 'Ask the cosigner for the file again.',
  },
  'nem.announcements': 'These are no announcements of transactions: a list of data and signature in hex.',
  'nem.mosaic-definition': {
    sentence: 'This is not the definition of a mosaic as a node prints it.',
    hint: 'A node prints it at /namespace/mosaic/definition.',
  },
  'nem.window': {
    backwards: 'The window closes before it opens.',
    range: 'The window lies in a time that NEM cannot count.',
    long: ({ seconds, hours }) =>
      `The window is open for ${seconds} seconds; nodes take ${hours} hours at most.`,
  },
  'nem.window-closed': {
    sentence: ({ closed }) => `The window has closed at ${closed}: no node takes this any more.`,
    hint: 'Make a new proposal with a window that is still to come.',
  },
  'nem.fee-low': ({ part, fee, least }) =>
    `The fee of ${PARTS[part]} is ${xem(fee)}; nodes take ${xem(least)} at least.`,
  'nem.fee-high': ({ part, fee, most }) =>
    `The fee of ${PARTS[part]} is ${xem(fee)}; more than ${xem(most)} is taken for a mistake or a theft.`,
  'nem.pays-nothing': 'This transfer pays nothing.',
  'nem.message': {
    encrypted: 'The message is encrypted, so that nobody can review it.',
    unreadable: 'The message is empty, too long, or has characters that nobody can see.',
  },
  'nem.mosaic': {
    unknown: ({ mosaic }) => `Nobody has said here what the mosaic ${mosaic} is.`,
    levy: ({ mosaic }) => `Sending the mosaic ${mosaic} costs a levy that no transaction says.`,
    fraction: ({ mosaic }) => `Of the mosaic ${mosaic} a fraction of its smallest part would be sent.`,
    nothing: ({ mosaic }) => `Of the mosaic ${mosaic} nothing would be sent.`,
    'look-alike': ({ mosaic }) => `The mosaic ${mosaic} is called like XEM and is not XEM.`,
  },
  'nem.mosaic-sent': ({ mosaic, quantity, divisibility }) =>
    `${digitsOf(quantity, divisibility)} of the mosaic ${mosaic} are sent, which no limit in XEM counts.`,
  'nem.recipient': {
    self: ({ address }) => `The recipient ${address} is the vault itself.`,
    cosigner: ({ address, name }) => `The recipient ${address} is the account of the cosigner ${name}.`,
  },
  'nem.pays-again': {
    unnamed: ({ address, hash, closes }) =>
      `${address} is paid by ${hash} too, until ${closes}; both can come to pass, and this proposal does not name it.`,
    named: ({ address, hash, closes }) =>
      `PAYS AGAIN: ${address} is paid by ${hash} as well, until ${closes}. Both can come to pass.`,
    unknown: ({ address, hash }) =>
      `The proposal says that ${address} is paid by ${hash} as well, which is not known here.`,
  },
  'nem.other-vault': {
    digest: ({ vault }) => `The proposal was made for another vault than ${vault}.`,
    key: ({ vault }) => `The transaction is of another account than that of the vault ${vault}.`,
    network: ({ vault }) => `The transaction is of another network than the vault ${vault}.`,
  },
  'nem.initiator': 'Who is to wrap this transaction is no cosigner of the vault.',
  'nem.cosigners': ({ added, removed, required, of }) =>
    `CHANGES THE COSIGNERS: ${required} of ${of} will sign from then on; new: ${named(added)}; removed: ${named(removed)}.`,
  'nem.cosigner-change': {
    removed: 'Somebody is to be removed who is no cosigner.',
    added: 'Somebody is to be added who is a cosigner already.',
    several: 'Nodes remove one cosigner at a time only.',
    threshold: 'With this change the account could not be moved, or by nobody.',
    key: 'Somebody is to be added with a key that nobody can have.',
    nothing: 'This change of cosigners changes nothing.',
  },
  'nem.signature': {
    'no-cosigner': ({ part, by }) => `${Part(part)}${from(by)} is signed by nobody of the vault.`,
    window: ({ part, by }) => `${Part(part)}${from(by)} has another window than what it is for.`,
    network: ({ part, by }) => `${Part(part)}${from(by)} is of another network.`,
    invalid: ({ part, by }) => `The signature of ${PARTS[part]}${from(by)} is invalid.`,
    twice: ({ part, by }) => `${Part(part)}${from(by)} is there although they have signed already.`,
    'other-inner': ({ part, by }) => `${Part(part)}${from(by)} is for another transaction.`,
    'other-initiator': ({ part, by }) =>
      `${Part(part)}${from(by)} is not of the initiator that the proposal names.`,
  },
  'nem.surplus-cosignature': ({ count }) =>
    `${count} cosignature${count === 1 ? ' is' : 's are'} more than needed; nodes refuse what comes late.`,
  'nem.outer-missing': {
    sentence: 'The initiator has not wrapped this transaction yet.',
    hint: 'The initiator signs first.',
  },
  'nem.other-outer': 'The initiator has wrapped the transaction twice, and differently.',
  'nem.other-proposal': 'These are not all of one proposal.',
  'nem.changed': 'The proposal changed since it was reviewed.',
  'nem.conversion': {
    fee: ({ fee }) => `The conversion has a fee of ${xem(fee)}, which nobody can mean.`,
    other: ({ vault }) => `This transaction does not make the account the vault ${vault}.`,
    signature: 'The conversion is not validly signed by the key of the account.',
  },
  'nem.snapshot': {
    sentence: 'This is not what a node prints of an account.',
    hint: 'A node prints it at /account/get.',
  },
  'nem.snapshot-differs': {
    account: ({ address, vault }) => `The node tells of ${address}, which is not the account of ${vault}.`,
    'not-converted': ({ address }) =>
      `The account ${address} has no cosigners: one key moves all that is in it.`,
    converted: ({ address }) => `The account ${address} has cosigners already.`,
    cosigners: ({ of }) => `The node tells of ${of} cosigners who are not those of the vault.`,
    threshold: ({ required }) =>
      `By what the node says ${required} cosigners have to sign, which is not what the vault says.`,
  },
  'nem.funded-early': ({ balance, most }) =>
    `The account holds ${xem(balance)} before it is converted, which one key can move; ${xem(most)} is what the conversion costs.`,
  'key.not-in-vault': { account: ({ vault }) => `This key is no cosigner of the vault ${vault}.` },
  'vault.malformed': {
    account: 'This is not the file of a vault that is an account.',
    'account-key': 'A key of the vault is none that somebody can have.',
    publisher: 'The publisher is named by no recipient of age (age1…).',
  },
  'vault.digest': {
    account: {
      sentence: 'The vault file contradicts itself: it is not what its cosigners make of it.',
      hint: 'It was changed or damaged on its way. Ask for it again, and compare the twelve words by voice.',
    },
  },
  'vault.threshold': {
    account: ({ required, of }) => `${required} of ${of} is no threshold: it is from 1 to ${of}.`,
  },
  'vault.cosigner-count': {
    account: ({ count, most }) => `An account has 1 to ${most} cosigners, not ${count}.`,
  },
  'vault.duplicate-key': {
    account: ({ names }) => `${named(names)} have the same key, so one person could sign for both.`,
  },
  'vault.duplicate-name': {
    account: ({ names }) => `Two cosigners are called ${named(names)}, which people could confuse.`,
  },
  'cosigner.malformed': { nem: 'This is not the file of a cosigner’s key of NEM.' },
  'cosigner.bad-signature': {
    nem: {
      sentence: 'This cosigner file is not what the key in it has signed.',
      hint: 'Do not use it: ask the cosigner, over another channel, to make and send it again.',
    },
  },
  'signature.incomplete': {
    account: {
      sentence: ({ signed, required }) => `${signed} of ${required} cosigners have signed.`,
      hint: ({ missing }) => `These can still sign: ${missing.join(', ')}.`,
    },
  },
  'signature.nothing-to-sign': { nem: 'This key has signed already; nothing was changed.' },
  'signature.self-check': { nem: 'A signature that was just made does not verify; nothing was written.' },
}

const PARTS = {
  transfer: 'the transfer',
  modification: 'the change of cosigners',
  multisig: 'the transaction around it',
  cosignature: 'a cosignature',
}

function Part(part: keyof typeof PARTS): string {
  return PARTS[part].replace(/^./, letter => letter.toUpperCase())
}

function from(by: string | undefined): string {
  return by === undefined ? '' : ` from ${by}`
}

function xem(amount: bigint): string {
  return `${digitsOf(amount, NEM.unit.decimals)} ${NEM.unit.code}`
}

function named(names: readonly string[]): string {
  return names.length === 0 ? 'nobody' : names.join(', ')
}
