import { expect, test } from 'vitest'
import { fromHex } from '../../src/base/bytes.js'
import { VERSION_BYTES, versionOf } from '../../src/keys/version-bytes.js'
import { eachVector, vectors } from '../support/vectors.js'

eachVector(
  'slip132',
  one => {
    const row = versionOf(fromHex(one.public_version_hex))?.row
    expect(versionOf(fromHex(one.private_version_hex))).toEqual({ row, isPrivate: true })
    const ofBitcoin = row?.networks.filter(({ chain }) => chain.label === 'Bitcoin')
    expect(new Set(ofBitcoin?.map(({ coinType }) => coinType))).toEqual(
      new Set([one.network === 'mainnet' ? 0 : 1]),
    )
    expect(row?.script).toBe(SCRIPTS[one.script])
  },
  'version_bytes',
)

const SCRIPTS: Record<string, string | undefined> = {
  'P2PKH or P2SH': undefined,
  'P2WPKH in P2SH': 'p2sh-p2wpkh',
  P2WPKH: 'p2wpkh',
  'Multi-signature P2WSH in P2SH': 'p2sh-p2wsh',
  'Multi-signature P2WSH': 'p2wsh',
}

test('no version stands twice', () => {
  const all = VERSION_BYTES.flatMap(row => [row.public, row.private])
  expect(new Set(all).size).toBe(2 * VERSION_BYTES.length)
})

test.runIf(vectors('slip132', 'version_bytes').length > 0)(
  'there is no row beside the registered ones',
  () => {
    expect(VERSION_BYTES).toHaveLength(vectors('slip132', 'version_bytes').length)
  },
)

test.each([new Uint8Array(0), Uint8Array.of(4, 0x88, 0xb2), new Uint8Array(78)])(
  'knows nothing else (%#)',
  bytes => {
    expect(versionOf(bytes)).toBeUndefined()
  },
)

test('reads from the bytes it is given, wherever they lie', () => {
  const bytes = fromHex('ffffff0488b21e')
  expect(versionOf(bytes.subarray(3))?.isPrivate).toBe(false)
})
