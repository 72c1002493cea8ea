import { concat, toHex } from '../../../base/bytes.js'
import { RingiError } from '../../../base/error.js'
import { NETWORKS, type Network, USUAL_NETWORK } from '../../../chain/network.js'
import { ExtendedPublicKey } from '../../../keys/extended-key.js'
import { formatOrigin } from '../../../keys/origin.js'
import type { Cosigner } from '../../../vault/cosigner.js'
import { type Cbor, Tagged } from '../cbor.js'
import { bigEndian32 } from '../crc32.js'
import { decodeSource, decodeSteps, encodeBothBranches, encodeSource } from './key-path.js'
import { bytesOf, mapOf, numberOf, type Tags, untagged } from './tags.js'

const MASTER = 1
const PRIVATE = 2
const KEY = 3
const CHAIN_CODE = 4
const USE_INFO = 5
const ORIGIN = 6
const CHILDREN = 7
const PARENT = 8
const NAME = 9
const NOTE = 10

/**
 * An hdkey or eckey (BCR-2020-007, 008) as a descriptor writes it: origin, key, steps. A key without steps gets
 * `usualSteps`. Throws `qr.malformed`, `qr.unsupported`, `extended-key.*`.
 */
export function decodeKey(value: Cbor, tags: Tags, usualSteps: string): string {
  if (!(value instanceof Tagged) || value.tag !== tags.ecKey)
    return decodeHdKey(untagged(value, tags.hdKey), tags, usualSteps)
  const map = mapOf(value.value, 1, PRIVATE, KEY)
  if (map.get(PRIVATE) === true) throw privateKey()
  return toHex(bytesOf(map.get(KEY), 33))
}

/** An hdkey that is a message of its own, as a line: origin and key. Throws as {@link decodeKey}. */
export function decodeKeyLine(value: Cbor, tags: Tags): string {
  return decodeHdKey(value, tags, '').replace(/(?<=pub[1-9A-HJ-NP-Za-km-z]+)\/.*$/, '')
}

function decodeHdKey(value: Cbor, tags: Tags, usualSteps: string): string {
  const map = mapOf(value, MASTER, PRIVATE, KEY, CHAIN_CODE, USE_INFO, ORIGIN, CHILDREN, PARENT, NAME, NOTE)
  const key = bytesOf(map.get(KEY), 33)
  if (map.get(PRIVATE) === true || key[0] === 0) throw privateKey()
  const { path, fingerprint, depth } = map.has(ORIGIN)
    ? decodeSource(map.get(ORIGIN) as Cbor, tags)
    : { path: [], fingerprint: undefined, depth: 0 }
  const network = networkOf(map.get(USE_INFO), tags)
  const parent = map.has(PARENT)
    ? numberOf(map.get(PARENT), 0xffffffff)
    : depth === 1
      ? (fingerprint ?? 0)
      : 0
  const bytes78 = concat(
    bigEndian32(network.bip32.public),
    Uint8Array.of(depth),
    bigEndian32(parent),
    bigEndian32(path.at(-1) ?? 0),
    bytesOf(map.get(CHAIN_CODE), 32),
    key,
  )
  const xpub = ExtendedPublicKey.fromBytes78(bytes78, network)
  const origin = fingerprint ? formatOrigin({ fingerprint: toHex(bigEndian32(fingerprint)), path }) : ''
  return `${origin}${xpub}${map.has(CHILDREN) ? decodeSteps(map.get(CHILDREN) as Cbor, tags) : usualSteps}`
}

/** A cosigner's account key as hdkey; with `/<0;1>/*` behind it where it is in a wallet. */
export function encodeKey(cosigner: Cosigner, network: Network, tags: Tags, inWallet: boolean): Tagged {
  const { xpub, path, fingerprint } = cosigner
  const entries: [number, Cbor][] = [
    [KEY, xpub.publicKey],
    [CHAIN_CODE, xpub.chainCode],
    ...useInfoOf(network, tags),
    [ORIGIN, encodeSource(path, Number.parseInt(fingerprint, 16), tags)],
    ...(inWallet ? [[CHILDREN, encodeBothBranches(tags)] as [number, Cbor]] : []),
    [PARENT, Number.parseInt(xpub.parentFingerprint, 16)],
  ]
  return new Tagged(tags.hdKey, new Map(entries))
}

// A coin-info (BCR-2020-007): the chain by its number in SLIP 44, and 1 for a test network. What is usual is left out.
const COIN = 1
const KIND = 2
const KINDS = { real: 0, test: 1 } as const

function useInfoOf({ chain, money }: Network, { coinInfo }: Tags): [number, Cbor][] {
  const said: [number, Cbor][] = [
    ...(chain === USUAL_NETWORK.chain ? [] : [[COIN, chain.coinType] as [number, Cbor]]),
    ...(money === 'real' ? [] : [[KIND, KINDS[money]] as [number, Cbor]]),
  ]
  return said.length === 0 ? [] : [[USE_INFO, new Tagged(coinInfo, new Map(said))]]
}

function networkOf(value: Cbor | undefined, { coinInfo }: Tags): Network {
  const map = value === undefined ? new Map<number, Cbor>() : mapOf(untagged(value, coinInfo), 1, 2)
  const [coin, kind] = [map.get(COIN) ?? USUAL_NETWORK.chain.coinType, map.get(KIND) ?? 0]
  const found = Object.values(NETWORKS).find(
    ({ chain, money }) => chain.coinType === coin && KINDS[money] === kind,
  )
  if (found !== undefined) return found
  throw new RingiError('qr.unsupported', { why: 'coin' })
}

function privateKey(): RingiError {
  return new RingiError('extended-key.private', { why: 'in-codes' })
}
