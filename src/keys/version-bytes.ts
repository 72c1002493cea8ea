import { NETWORKS, type Network } from '../chain/network.js'
import type { KeyVersion, Slip132Script } from '../chain/network-row.js'

/** The first four bytes of an extended key, as numbers, and what they say. */
interface VersionBytes extends KeyVersion {
  /** On which networks keys begin so; of several, no key says on which of them it is. */
  readonly networks: readonly [Network, ...Network[]]
  /** Absent in BIP 32's own versions, which say nothing of scripts. */
  readonly script?: Slip132Script
}

/** One row a prefix: xpub, ypub, zpub, Ypub, Zpub, tpub, upub, vpub, Upub, Vpub (BIP 32, SLIP 132). */
export const VERSION_BYTES: readonly VersionBytes[] = Object.values(NETWORKS)
  .flatMap(versionsOn)
  .reduce<VersionBytes[]>(joined, [])

function versionsOn(network: Network): VersionBytes[] {
  const { bip32, slip132 } = network
  const bound = Object.entries(slip132).map(([script, version]) => ({
    ...{ ...version, script: script as Slip132Script },
    networks: [network] as const,
  }))
  return [{ ...bip32, networks: [network] }, ...bound]
}

function joined(rows: VersionBytes[], row: VersionBytes): VersionBytes[] {
  const same = rows.findIndex(one => one.public === row.public && one.script === row.script)
  const known = rows[same]
  if (known === undefined) return [...rows, row]
  return rows.with(same, { ...known, networks: [...known.networks, ...row.networks] })
}

/** The row that `payload78`, an extended key's bytes, begins with. */
export function versionOf(payload78: Uint8Array): { row: VersionBytes; isPrivate: boolean } | undefined {
  if (payload78.length < 4) return undefined
  const version = new DataView(payload78.buffer, payload78.byteOffset).getUint32(0)
  const row = VERSION_BYTES.find(one => one.public === version || one.private === version)
  return row && { row, isPrivate: row.private === version }
}
