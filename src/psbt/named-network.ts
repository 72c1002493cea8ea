import { utf8, utf8Text } from '../base/bytes.js'
import type { Field } from '../bitcoin/psbt-fields.js'
import { type Network, USUAL_NETWORK } from '../chain/network.js'
import { encodeProprietary, parseProprietary, RINGI } from './codec/proprietary.js'
import type { MapPlace } from './codec/validate/place.js'

// Notes, kept fields and checkpoints have the subtypes below.
const SUBTYPE = 7

/** The global field in which a proposal names its network. Those of Bitcoin have none: BIP 174 is Bitcoin's. */
export function networkFields({ chain, name }: Network): Field[] {
  if (chain === USUAL_NETWORK.chain) return []
  return [encodeProprietary(RINGI, SUBTYPE, new Uint8Array(0), utf8(name))]
}

/** Whether `field` is the one that names the network, in a map of this kind. */
export function isNetworkField(field: Field, kind: MapPlace['kind']): boolean {
  const own = kind === 'global' ? parseProprietary(field) : undefined
  return own?.identifier === RINGI && own.subtype === SUBTYPE && own.keydata.length === 0
}

/** The network that global fields name, as they do; a text that is none is no network's name. Undefined where they name none. */
export function networkNameIn(fields: readonly Field[]): string | undefined {
  const field = fields.find(one => isNetworkField(one, 'global'))
  return field && (utf8Text(field.value) ?? '')
}
