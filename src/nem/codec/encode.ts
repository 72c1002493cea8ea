import { compareBytes, concat, concatAll, utf8 } from '../../base/bytes.js'
import { type Digest32, keccak160, keccak256 } from '../../base/hash.js'
import { uint32, uint64 } from '../../bitcoin/byte-writer.js'
import { formatNemAddress } from '../../chain/nem/address.js'
import { type Mosaic, mosaicId } from '../mosaic.js'
import {
  type Cosignature,
  type CosignerChange,
  type Modification,
  type Multisig,
  type NemTransaction,
  type Transfer,
  TYPES,
} from './transaction.js'

/** The bytes of a transaction that are signed, hashed and announced: those without signatures. */
export function encodeNem(transaction: NemTransaction): Uint8Array {
  return concat(...headOf(transaction), bodyOf(transaction))
}

/** The bytes of a transaction with its signature (64 bytes) in it, as nodes hand them on. */
export function encodeSignedNem(transaction: NemTransaction, signature: Uint8Array): Uint8Array {
  const [front, back] = headOf(transaction)
  // What cosigners add is announced by itself, so that nothing stands here.
  const cosignatures = transaction.type === 'multisig' ? uint32(0) : new Uint8Array(0)
  return concat(front, sized(signature), back, bodyOf(transaction), cosignatures)
}

/** By which nodes know a transaction, and what cosigners of an inner one sign. */
export function nemHash(transaction: NemTransaction): Digest32 {
  return keccak256(encodeNem(transaction))
}

/** The changes of cosigners in the order in which NIS writes them. */
export function inOrder(changes: readonly CosignerChange[]): CosignerChange[] {
  return [...changes].sort(compareChanges)
}

/** Whether they stand in it, each once. */
export function isInOrder(changes: readonly CosignerChange[]): boolean {
  return isAscending(changes, compareChanges)
}

/** Mosaics in the order in which NIS writes them. */
export function inOrderOfName(mosaics: readonly Mosaic[]): Mosaic[] {
  return [...mosaics].sort(compareMosaics)
}

/** Whether they stand in it, each once. */
export function isInOrderOfName(mosaics: readonly Mosaic[]): boolean {
  return isAscending(mosaics, compareMosaics)
}

function isAscending<T>(list: readonly T[], compare: (a: T, b: T) => number): boolean {
  return list.every((one, at) => at === 0 || compare(list[at - 1] ?? one, one) < 0)
}

function compareChanges(a: CosignerChange, b: CosignerChange): number {
  const kinds = KINDS[a.kind] - KINDS[b.kind]
  return kinds === 0 ? compareBytes(keccak160(a.publicKey), keccak160(b.publicKey)) : kinds
}

// NIS sorts by the text that it prints of a mosaic, in which a blank and a colon stand behind the name.
function compareMosaics(a: Mosaic, b: Mosaic): number {
  return compareBytes(utf8(`${mosaicId(a)} : `), utf8(`${mosaicId(b)} : `))
}

const KINDS = { add: 1, remove: 2 } as const

const MESSAGE_KINDS = { plain: 1, encrypted: 2 } as const

function headOf(transaction: NemTransaction): [front: Uint8Array, back: Uint8Array] {
  const { type, network, timestamp, deadline, signer, fee } = transaction
  const version = Uint8Array.of(versionOf(transaction), 0, 0, network.byte)
  const front = concat(uint32(TYPES[type]), version, uint32(timestamp), sized(signer))
  return [front, concat(uint64(fee), uint32(deadline))]
}

function versionOf(transaction: NemTransaction): number {
  if (transaction.type === 'transfer') return transaction.version
  return transaction.type === 'modification' ? 2 : 1
}

function bodyOf(transaction: NemTransaction): Uint8Array {
  switch (transaction.type) {
    case 'transfer':
      return transferBody(transaction)
    case 'modification':
      return modificationBody(transaction)
    case 'multisig':
      return multisigBody(transaction)
    case 'cosignature':
      return cosignatureBody(transaction)
  }
}

function transferBody({ version, recipient, amount, message, mosaics }: Transfer): Uint8Array {
  const field = message && concat(uint32(MESSAGE_KINDS[message.kind]), sized(message.bytes))
  const front = concat(addressField(recipient), uint64(amount), sized(field ?? new Uint8Array(0)))
  return version === 1 ? front : concat(front, uint32(mosaics.length), concatAll(mosaics.map(mosaicField)))
}

function mosaicField({ namespace, name, quantity }: Mosaic): Uint8Array {
  const id = concat(sized(utf8(namespace)), sized(utf8(name)))
  return sized(concat(sized(id), uint64(quantity)))
}

function modificationBody({ changes, delta }: Modification): Uint8Array {
  const fields = changes.map(({ kind, publicKey }) => sized(concat(uint32(KINDS[kind]), sized(publicKey))))
  return concat(uint32(changes.length), concatAll(fields), sized(uint32(delta)))
}

function multisigBody({ inner }: Multisig): Uint8Array {
  return sized(encodeNem(inner))
}

function cosignatureBody({ innerHash, account }: Cosignature): Uint8Array {
  return concat(sized(sized(innerHash)), addressField(account))
}

function addressField(address: Uint8Array): Uint8Array {
  return sized(utf8(formatNemAddress(address)))
}

/** `bytes` with their number before them, in four bytes. */
function sized(bytes: Uint8Array): Uint8Array {
  return concat(uint32(bytes.length), bytes)
}
