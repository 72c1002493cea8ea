import { concat, utf8, utf8Text } from '../../base/bytes.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { compactSize, sized } from '../../bitcoin/byte-writer.js'
import type { Field } from '../../bitcoin/psbt-fields.js'

/** A proprietary field (BIP 174, "Proprietary Use Type"), taken apart. */
interface Proprietary {
  /** Whose field it is. */
  readonly identifier: string
  readonly subtype: number
  readonly keydata: Uint8Array
  readonly value: Uint8Array
}

/** The identifier of Ringi's own proprietary fields. */
export const RINGI = 'ringi'

/** The key type that all three kinds of map keep for proprietary fields. */
const PROPRIETARY = 0xfc

/** A proprietary field, for any kind of map. */
export function encodeProprietary(
  identifier: string,
  subtype: number,
  keydata: Uint8Array,
  value: Uint8Array,
): Field {
  return {
    type: PROPRIETARY,
    keydata: concat(sized(utf8(identifier)), compactSize(subtype), keydata),
    value,
  }
}

/** Takes a proprietary field apart. Undefined for other fields, and where the identifier is not text. */
export function parseProprietary({ type, keydata, value }: Field): Proprietary | undefined {
  if (type !== PROPRIETARY) return undefined
  try {
    const reader = new ByteReader(keydata)
    const identifier = utf8Text(reader.sized())
    if (identifier === undefined) return undefined
    return { identifier, subtype: reader.compactSize(), keydata: keydata.subarray(reader.at), value }
  } catch {
    return undefined
  }
}

/** Whether `keydata` has an identifier and a subtype, as the key of every proprietary field must. */
export function isProprietaryKey(keydata: Uint8Array): boolean {
  try {
    const reader = new ByteReader(keydata)
    reader.sized()
    reader.compactSize()
    return true
  } catch {
    return false
  }
}
