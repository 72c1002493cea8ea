import { expect } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { sha256 } from '../../../src/base/hash.js'
import { COMPRESSION } from '../../../src/platform/compression.js'
import { BbqrJoiner } from '../../../src/qr/bbqr/joiner.js'
import { eachVector, type VectorCase } from '../../support/vectors.js'

function join(parts: readonly string[]) {
  const joiner = new BbqrJoiner(parts[0] as string)
  for (const part of parts.slice(1)) joiner.add(part)
  if (joiner.missing.length > 0) throw new Error(`${joiner.missing.length} parts are missing`)
  return joiner.finish(COMPRESSION)
}

function whole({ parts, file_type, decoded_sha256 }: VectorCase) {
  for (const order of [parts, parts.toReversed(), [...parts, ...parts]]) {
    const { bytes, type } = join(order)
    expect([type, toHex(sha256(bytes))]).toEqual([file_type, decoded_sha256])
  }
}

eachVector('bbqr', whole, 'real_scan')
eachVector('bbqr', whole, 'split_by_reference')
eachVector('bbqr', ({ parts }) => expect(() => join(parts)).toThrow(), 'negative')
