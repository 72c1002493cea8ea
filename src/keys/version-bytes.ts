import { NETWORKS, type Network } from '../chain/network.js'

/** What a SLIP 132 prefix says of the scripts that its key is for. */
export type Slip132Script = 'p2sh-p2wpkh' | 'p2wpkh' | 'p2sh-p2wsh' | 'p2wsh'

/** The first four bytes of an extended key, as numbers, and what they say. */
export interface VersionBytes {
  readonly public: number
  readonly private: number
  readonly coinType: Network['coinType']
  /** Absent in BIP 32's own versions, which say nothing of scripts. */
  readonly script?: Slip132Script
}

/** One row a prefix: xpub, ypub, zpub, Ypub, Zpub, tpub, upub, vpub, Upub, Vpub (BIP 32, SLIP 132). */
export const VERSION_BYTES: readonly VersionBytes[] = [
  { ...NETWORKS.mainnet.bip32, coinType: 0 },
  { public: 0x049d7cb2, private: 0x049d7878, coinType: 0, script: 'p2sh-p2wpkh' },
  { public: 0x04b24746, private: 0x04b2430c, coinType: 0, script: 'p2wpkh' },
  { public: 0x0295b43f, private: 0x0295b005, coinType: 0, script: 'p2sh-p2wsh' },
  { public: 0x02aa7ed3, private: 0x02aa7a99, coinType: 0, script: 'p2wsh' },
  { ...NETWORKS.testnet.bip32, coinType: 1 },
  { public: 0x044a5262, private: 0x044a4e28, coinType: 1, script: 'p2sh-p2wpkh' },
  { public: 0x045f1cf6, private: 0x045f18bc, coinType: 1, script: 'p2wpkh' },
  { public: 0x024289ef, private: 0x024285b5, coinType: 1, script: 'p2sh-p2wsh' },
  { public: 0x02575483, private: 0x02575048, coinType: 1, script: 'p2wsh' },
]

/** The row that `payload78`, an extended key's bytes, begins with. */
export function versionOf(payload78: Uint8Array): { row: VersionBytes; isPrivate: boolean } | undefined {
  if (payload78.length < 4) return undefined
  const version = new DataView(payload78.buffer, payload78.byteOffset).getUint32(0)
  const row = VERSION_BYTES.find(one => one.public === version || one.private === version)
  return row && { row, isPrivate: row.private === version }
}
