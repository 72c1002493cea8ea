import { equalBytes, utf8Text } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { messageOf } from '../../base/message.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { parseNemAddress } from '../../chain/nem/address.js'
import { type NemNetwork, nemNetworkOf } from '../../chain/nem/networks.js'
import { isMosaicName, type Mosaic } from '../mosaic.js'
import { encodeNem, encodeSignedNem, isInOrder, isInOrderOfName } from './encode.js'
import {
  type Cosignature,
  type CosignerChange,
  type Head,
  type Inner,
  type Modification,
  type Multisig,
  type NemTransaction,
  type Transfer,
  type TransferMessage,
  TYPES,
} from './transaction.js'

/** Bytes. The longest that a vault makes has a long message and ten mosaics, and is far below. */
const LONGEST = 10_000

/** Counts beyond these are of no transaction that nodes take. */
const MOST_CHANGES = 64
const MOST_MOSAICS = 32

/** A transaction with its signature. */
export interface SignedNem {
  readonly transaction: NemTransaction
  /** 64 bytes, not verified. */
  readonly signature: Uint8Array
}

/**
 * Reads the bytes of a transaction that are signed, and takes only those that are written back the same. Throws
 * `nem.malformed`, `nem.type-refused`, `address.*`.
 */
export function decodeNem(bytes: Uint8Array): NemTransaction {
  return whole(bytes, reader => {
    const transaction = read(reader, ANY)
    return { value: transaction, again: encodeNem(transaction) }
  })
}

/** Reads the bytes of a transaction with its signature, as nodes hand them on. Throws as {@link decodeNem}. */
export function decodeSignedNem(bytes: Uint8Array): SignedNem {
  return whole(bytes, reader => {
    let signature: Uint8Array = new Uint8Array(0)
    const transaction = read(reader, ANY, () => {
      signature = field(reader, 64)
    })
    // What cosigners add is announced by itself: whoever put something here has not made it for nodes.
    if (transaction.type === 'multisig' && reader.uint32() !== 0) throw malformed('cosignatures')
    return { value: { transaction, signature }, again: encodeSignedNem(transaction, signature) }
  })
}

function whole<T>(bytes: Uint8Array, work: (reader: ByteReader) => { value: T; again: Uint8Array }): T {
  if (bytes.length > LONGEST) throw malformed('too-large')
  const { value, again } = endsHere(() => {
    const reader = new ByteReader(bytes)
    const result = work(reader)
    reader.end()
    return result
  })
  if (!equalBytes(again, bytes)) throw malformed('spelling')
  return value
}

function endsHere<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof RingiError) || !error.code.startsWith('bytes.')) throw error
    throw new RingiError('nem.malformed', { why: 'bytes', problem: messageOf(error) })
  }
}

type Reason =
  | 'too-large'
  | 'spelling'
  | 'order'
  | 'cosignatures'
  | 'size'
  | 'kind'
  | 'names'
  | 'count'
  | 'network'

function malformed(why: Reason): RingiError {
  return new RingiError('nem.malformed', { why })
}

interface Preamble {
  readonly type: number
  readonly version: number
  readonly head: Head
}

/** How the rest of one kind of transaction is read. */
interface BodyReader<T> {
  readonly type: number
  readonly versions: readonly number[]
  readonly read: (reader: ByteReader, opening: Preamble) => T
}

/** What an account of several cosigners does. */
const INNER: readonly BodyReader<Inner>[] = [
  { type: TYPES.transfer, versions: [1, 2], read: readTransfer },
  { type: TYPES.modification, versions: [2], read: readModification },
]

const ANY: readonly BodyReader<NemTransaction>[] = [
  ...INNER,
  { type: TYPES.multisig, versions: [1], read: readMultisig },
  { type: TYPES.cosignature, versions: [1], read: readCosignature },
]

function read<T>(reader: ByteReader, readings: readonly BodyReader<T>[], between = () => {}): T {
  const opening = readOpening(reader, between)
  const { type, version } = opening
  const known = readings.find(one => one.type === type && one.versions.includes(version))
  if (known !== undefined) return known.read(reader, opening)
  throw new RingiError('nem.type-refused', { type: `0x${type.toString(16).padStart(4, '0')}`, version })
}

/** What every transaction begins with; `between` reads the signature where there is one. */
function readOpening(reader: ByteReader, between: () => void): Preamble {
  const type = reader.uint32()
  const version = reader.uint8()
  reader.skip(2)
  const network = nemNetworkOf(reader.uint8())
  if (network === undefined) throw malformed('network')
  const timestamp = reader.uint32()
  const signer = field(reader, 32)
  between()
  const [fee, deadline] = [uint64(reader), reader.uint32()]
  return { type, version, head: { network, timestamp, signer, fee, deadline } }
}

function readTransfer(reader: ByteReader, { head, version }: Preamble): Transfer {
  const recipient = address(reader, head.network)
  const amount = uint64(reader)
  const message = readMessage(reader)
  const body = { ...head, type: 'transfer', recipient, amount, message } as const
  if (version === 1) return { ...body, version: 1, mosaics: [] }
  const mosaics = several(reader, MOST_MOSAICS, () => readMosaic(reader))
  if (!isInOrderOfName(mosaics)) throw malformed('order')
  return { ...body, version: 2, mosaics }
}

function readMessage(reader: ByteReader): TransferMessage | undefined {
  const size = reader.uint32()
  if (size === 0) return undefined
  const kind = MESSAGE_KINDS[reader.uint32()]
  if (kind === undefined) throw malformed('kind')
  return { kind, bytes: field(reader, size - 8) }
}

const MESSAGE_KINDS: Readonly<Record<number, TransferMessage['kind']>> = { 1: 'plain', 2: 'encrypted' }

// The sizes around these are not looked at here: what is written back shows whether they were right.
function readMosaic(reader: ByteReader): Mosaic {
  reader.skip(8)
  const [namespace, name] = [text(reader), text(reader)]
  if (!isMosaicName({ namespace, name })) throw malformed('names')
  return { namespace, name, quantity: uint64(reader) }
}

function readModification(reader: ByteReader, { head }: Preamble): Modification {
  const changes = several(reader, MOST_CHANGES, () => readChange(reader))
  if (!isInOrder(changes)) throw malformed('order')
  reader.skip(4)
  return { ...head, type: 'modification', changes, delta: reader.uint32() | 0 }
}

function readChange(reader: ByteReader): CosignerChange {
  reader.skip(4)
  const kind = CHANGE_KINDS[reader.uint32()]
  if (kind === undefined) throw malformed('kind')
  return { kind, publicKey: field(reader, 32) }
}

const CHANGE_KINDS: Readonly<Record<number, CosignerChange['kind']>> = { 1: 'add', 2: 'remove' }

function readMultisig(reader: ByteReader, { head }: Preamble): Multisig {
  const inside = new ByteReader(reader.take(reader.uint32()))
  const inner = read(inside, INNER)
  inside.end()
  return { ...head, type: 'multisig', inner }
}

function readCosignature(reader: ByteReader, { head }: Preamble): Cosignature {
  reader.skip(4)
  const innerHash = field(reader, 32)
  return { ...head, type: 'cosignature', innerHash, account: address(reader, head.network) }
}

function address(reader: ByteReader, network: NemNetwork): Uint8Array {
  return parseNemAddress(text(reader), network)
}

function text(reader: ByteReader): string {
  const value = utf8Text(reader.take(reader.uint32()))
  if (value === undefined) throw malformed('names')
  return value
}

function several<T>(reader: ByteReader, most: number, one: () => T): T[] {
  const count = reader.uint32()
  if (count > most) throw malformed('count')
  return Array.from({ length: count }, one)
}

/** Bytes of a length that is known, with it before them. */
function field(reader: ByteReader, length: number): Uint8Array {
  if (reader.uint32() !== length) throw malformed('size')
  return Uint8Array.from(reader.take(length))
}

function uint64(reader: ByteReader): bigint {
  return BigInt.asUintN(64, reader.int64())
}
