import { toHex } from '../../base/bytes.js'
import { unlessRefused } from '../../base/error.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import type { TokenOutput, Tokens } from '../network-row.js'

const PREFIX_TOKEN = 0xef

const BIT = { reserved: 0x80, commitment: 0x40, nft: 0x20, amount: 0x10 } as const

const CAPABILITIES = ['none', 'mutable', 'minting'] as const

const MOST_AMOUNT = 0x7fff_ffff_ffff_ffffn

/** Takes an output's bytes apart where they begin with tokens, or as if they did; undefined where they are a script alone. */
export function tokenOutputOf(bytes: Uint8Array): TokenOutput | undefined {
  if (bytes[0] !== PREFIX_TOKEN) return undefined
  const reader = new ByteReader(bytes)
  const tokens = unlessRefused(() => readTokens(reader))
  const end = tokens === undefined ? bytes.length : reader.at
  return { tokens, prefix: bytes.subarray(0, end), script: bytes.subarray(end) }
}

function readTokens(reader: ByteReader): Tokens | undefined {
  reader.skip(1)
  const category = toHex(reader.take(32).toReversed())
  const bits = reader.uint8()
  if (!isBitfield(bits)) return undefined
  const commitment = bits & BIT.commitment ? reader.sized() : new Uint8Array(0)
  // How long it may be, upgrades change; whatever its length, nothing of it is let through here.
  if (bits & BIT.commitment && commitment.length === 0) return undefined
  const amount = bits & BIT.amount ? readAmount(reader) : 0n
  if (bits & BIT.amount && (amount === 0n || amount > MOST_AMOUNT)) return undefined
  const capability = CAPABILITIES[bits & 0x0f]
  return { category, amount, ...(bits & BIT.nft && capability ? { nft: { capability, commitment } } : {}) }
}

function isBitfield(bits: number): boolean {
  const capability = bits & 0x0f
  const isNft = (bits & BIT.nft) !== 0
  if (bits & BIT.reserved || !(bits & (BIT.nft | BIT.amount))) return false
  return isNft ? capability < CAPABILITIES.length : capability === 0 && !(bits & BIT.commitment)
}

/** A compact size of up to eight bytes, in its shortest form. Throws as the reader does. */
function readAmount(reader: ByteReader): bigint {
  if (reader.bytes[reader.at] !== 0xff) return BigInt(reader.compactSize())
  reader.skip(1)
  const amount = BigInt.asUintN(64, reader.int64())
  return amount > 0xffff_ffffn ? amount : 0n
}
