import type { PsbtVersion } from '../psbt.js'

/** Whether some bytes are what they should be. Never throws. */
export type BytesCheck = (bytes: Uint8Array) => boolean

/** What the BIPs say of one field. */
interface FieldRule {
  /** Without the prefix of its map: `PARTIAL_SIG`. */
  readonly name: string
  /** Whether the key data is right. */
  readonly key: BytesCheck
  /** Whether the value is right, under this key data. */
  readonly value: (value: Uint8Array, keydata: Uint8Array) => boolean
  /** The versions in which the field may stand. */
  readonly versions: readonly PsbtVersion[]
}

/** The rules of one kind of map, by key type. */
export type FieldRules = Readonly<Record<number, FieldRule>>

/** A rule for both versions, unless others are named. */
export function fieldRule(
  name: string,
  key: BytesCheck,
  value: FieldRule['value'],
  versions: readonly PsbtVersion[] = [0, 2],
): FieldRule {
  return { name, key, value, versions }
}
