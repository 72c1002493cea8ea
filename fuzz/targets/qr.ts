import encodeJpeg from 'jpeg-js/lib/encoder.js'
import { fromHex, utf8 } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { COMPRESSION } from '../../src/platform/compression.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { recognise } from '../../src/qr/artefact.js'
import { Collector } from '../../src/qr/collector.js'
import { compressLzw, expandLzw } from '../../src/qr/image/gif-lzw.js'
import { writeGif } from '../../src/qr/image/gif-writer.js'
import { writePng } from '../../src/qr/image/png-writer.js'
import { readPictures } from '../../src/qr/image/read-pictures.js'
import { artefactOf } from '../../src/qr/incoming.js'
import { framesOf, UR_TYPES } from '../../src/qr/outgoing.js'
import { makeSymbol } from '../../src/qr/symbol/symbol.js'
import { decodeCbor, encodeCbor } from '../../src/qr/ur/cbor.js'
import { crc32 } from '../../src/qr/ur/crc32.js'
import { parseUr } from '../../src/qr/ur/ur.js'
import { formatVault } from '../../src/vault/file.js'
import { allScenes } from '../material.js'
import { mutateBytes } from '../mutate/bytes.js'
import { mutateText } from '../mutate/text.js'
import type { Random } from '../random.js'
import { again, Contradiction, looseText, orCode, sameBytes, type Target, textOf } from '../target.js'

/** Frames of both standards, one a line, of artefacts of many kinds. */
function frameSeeds(): Uint8Array[] {
  return allScenes().flatMap(({ vault, psbts, cosignerFiles, transaction }) => {
    const psbt = psbts[0]
    const files = [utf8(formatVault(vault)), utf8(cosignerFiles[0] ?? ''), transaction]
    const artefacts = [...files, ...(psbt === undefined ? [] : [encodePsbt(psbt)])].map(recognise)
    return artefacts.flatMap(artefact =>
      [...UR_TYPES, undefined].flatMap(type => {
        const capacity = type === undefined ? 400 : 700
        const framed = orCode(() =>
          type === undefined
            ? framesOf(artefact, { format: 'bbqr', capacity, compression: COMPRESSION })
            : framesOf(artefact, { format: 'ur', type, capacity }),
        )
        return typeof framed === 'string' ? [] : [utf8(framed.frames.join('\n'))]
      }),
    )
  })
}

/** What a camera may see: frames, one a line. */
const frames: Target = {
  name: 'qr-frames',
  seeds: frameSeeds,
  takes: text => (/^(?:ur:[a-z]|B\$[H2Z])/i.test(text) ? utf8(text) : undefined),
  mutate(input, random, other) {
    const text = looseText(input)
    if (random.oneIn(3))
      return utf8(shuffled(text.split('\n'), random, looseText(other).split('\n')).join('\n'))
    return utf8(mutateText(text, random, looseText(other)))
  },
  check(input) {
    const collector = new Collector()
    for (const line of textOf(input).split('\n')) collector.add(line)
    const collected = collector.finish(COMPRESSION)
    const { kind, bytes } = artefactOf(collected)
    const again1 = again('what was read', () => recognise(bytes))
    sameBytes('read again', again1.bytes, bytes)
    const framed = framesOf(again1, { format: 'bbqr', capacity: 500, compression: COMPRESSION })
    const second = new Collector()
    for (const frame of framed.frames) again('framed again', () => second.add(frame))
    sameBytes('framed again', second.finish(COMPRESSION).bytes, bytes)
    return `${kind} ${collected.format} ${collected.type}`
  },
}

function shuffled(lines: readonly string[], random: Random, others: readonly string[]): string[] {
  const result = lines.flatMap(line => (random.oneIn(6) ? [] : random.oneIn(4) ? [line, line] : [line]))
  if (random.oneIn(3)) result.splice(random.below(result.length + 1), 0, random.pick([...others, '']))
  return random.oneIn(2) ? result.reverse() : result
}

/** CBOR by itself, which frames protect with checksums. */
const cbor: Target = {
  name: 'qr-cbor',
  seeds: () =>
    frameSeeds().flatMap(seed => {
      const frame = orCode(() => parseUr(looseText(seed).split('\n')[0] ?? ''))
      return typeof frame === 'string' || frame.cbor === undefined ? [] : [frame.cbor]
    }),
  takes: text => (/^(?:[0-9a-f]{2})+$/.test(text) ? fromHex(text) : undefined),
  mutate: mutateBytes,
  check(input) {
    const value = decodeCbor(input)
    sameBytes('encoded', encodeCbor(value), input)
    const kinds = UR_TYPES.map(type =>
      orCode(() => artefactOf({ format: 'ur', type, bytes: input, parts: 1 }).kind),
    )
    return kinds.filter(kind => !kind.includes('.')).join(' ')
  },
}

const CODE = makeSymbol('B$2U0100ABCDEFGH', 1)

/** PNG, GIF and JPEG. */
const pictures: Target = {
  name: 'qr-pictures',
  seeds: () => [
    writePng(CODE, 1, COMPRESSION),
    writePng(CODE, 3, COMPRESSION),
    writeGif([CODE, CODE.toReversed(), CODE], 1, 100),
    new Uint8Array(encodeJpeg({ width: 8, height: 8, data: new Uint8Array(256).map((_, i) => i) }, 40).data),
  ],
  mutate(input, random, other) {
    const changed = mutateBytes(input, random, other)
    // With its checksums put right, so that it is the content that has to be refused.
    return random.oneIn(2) ? withChecksums(changed) : changed
  },
  check(input) {
    let seen = 0
    for (const { width, height, data } of readPictures(input, COMPRESSION)) {
      if (data.length !== 4 * width * height) throw new Contradiction('a picture does not have its size')
      if (++seen > 20) break
    }
    return `${input[0]} ${Math.min(seen, 3)}`
  },
}

function withChecksums(png: Uint8Array): Uint8Array {
  const copy = png.slice()
  const view = new DataView(copy.buffer)
  for (let at = 8; at + 12 <= copy.length; ) {
    const length = view.getUint32(at)
    if (at + 12 + length > copy.length) break
    view.setUint32(at + 8 + length, crc32(copy.subarray(at + 4, at + 8 + length)))
    at += 12 + length
  }
  return copy
}

/** The compression of GIF, there and back, and whatever else comes as such. */
const lzw: Target = {
  name: 'qr-lzw',
  seeds: () =>
    [sha256(), sha256(Uint8Array.of(1))].map(bytes =>
      compressLzw(
        bytes.map(byte => byte & 3),
        2,
      ),
    ),
  mutate: mutateBytes,
  check(input) {
    const pixels = expandLzw(input, 2, 32)
    sameBytes(
      'there and back',
      expandLzw(
        compressLzw(
          pixels.map(pixel => pixel & 3),
          2,
        ),
        2,
        32,
      ),
      pixels.map(pixel => pixel & 3),
    )
    return 'pixels'
  },
}

export const qrTargets = [frames, cbor, pictures, lzw]
