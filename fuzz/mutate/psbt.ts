import { concatAll } from '../../src/base/bytes.js'
import { ByteReader } from '../../src/bitcoin/byte-reader.js'
import { compactSize, sized } from '../../src/bitcoin/byte-writer.js'
import type { Random } from '../random.js'
import { mutateBytes } from './bytes.js'

/** A key, with its type, and a value as they stand in a file. */
export type Pair = readonly [key: Uint8Array, value: Uint8Array]

const MAGIC = Uint8Array.of(0x70, 0x73, 0x62, 0x74, 0xff)
const KEY_TYPES = [...Array.from({ length: 0x1e }, (_, type) => type), 0x2a, 0xfb, 0xfc, 0xfd]

/** The maps of a PSBT, read with no check but that they can be told apart; undefined where they cannot. */
export function rawMaps(bytes: Uint8Array): Pair[][] | undefined {
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) return undefined
  const reader = new ByteReader(bytes.subarray(MAGIC.length))
  const maps: Pair[][] = []
  try {
    while (!reader.atEnd) maps.push(rawMap(reader))
    return maps
  } catch {
    return undefined
  }
}

function rawMap(reader: ByteReader): Pair[] {
  const pairs: Pair[] = []
  for (let key = reader.sized(); key.length > 0; key = reader.sized()) pairs.push([key, reader.sized()])
  return pairs
}

/** The file that holds these maps, right or wrong. */
export function fromMaps(maps: readonly (readonly Pair[])[]): Uint8Array {
  const parts = maps.flatMap(map => [
    ...map.flatMap(([key, value]) => [sized(key), sized(value)]),
    Uint8Array.of(0),
  ])
  return concatAll([MAGIC, ...parts])
}

/** Pairs and whole maps changed, moved, doubled or taken from `other`; undefined where `bytes` have no maps. */
export function mutateMaps(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array | undefined {
  const maps = rawMaps(bytes)
  if (maps === undefined || maps.length === 0) return undefined
  const donors = rawMaps(other) ?? maps
  for (let left = 1 + random.below(3); left > 0 && maps.length > 0; left--) {
    if (random.oneIn(5)) changeMaps(maps, random, donors)
    else changePairs(random.pick(maps), random, donors.length === 0 ? [] : random.pick(donors))
  }
  return fromMaps(maps)
}

function changeMaps(maps: Pair[][], random: Random, donors: readonly Pair[][]): void {
  const at = random.below(maps.length)
  const way = random.below(5)
  if (way === 0) maps.splice(at, 1)
  if (way === 1) maps.splice(at, 0, [...(maps[random.below(maps.length)] ?? [])])
  if (way === 2) maps.splice(at, random.below(2), [...(donors[random.below(donors.length)] ?? [])])
  if (way === 3) maps.push([])
  if (way === 4) maps.splice(at, 2, ...maps.slice(at, at + 2).reverse())
}

function changePairs(map: Pair[], random: Random, donor: readonly Pair[]): void {
  const at = random.below(map.length)
  const pair = map[at]
  const given = donor[random.below(donor.length)]
  if (pair === undefined || random.oneIn(6)) {
    if (given !== undefined) map.splice(at, random.below(2), given)
    return
  }
  const [key, value] = pair
  const foreign = given ?? pair
  const changed: readonly (readonly Pair[])[] = [
    [],
    [pair, pair],
    [[key, mutateBytes(value, random, foreign[1])]],
    [[key, mutateBytes(value, random, foreign[1])], pair],
    [[mutateBytes(key, random, foreign[0]), value]],
    [[withType(key, random.pick(KEY_TYPES)), value]],
    [[key, foreign[1]]],
    [[foreign[0], value]],
    [[key, value.subarray(0, random.below(value.length + 1))]],
  ]
  map.splice(at, 1, ...random.pick(changed))
}

function withType(key: Uint8Array, type: number): Uint8Array {
  return concatAll([compactSize(type), key.subarray(1)])
}
