import { toHex, utf8, utf8Text } from '../base/bytes.js'
import type { Field } from '../bitcoin/psbt-fields.js'
import { encodeProprietary, parseProprietary, RINGI } from './codec/proprietary.js'
import type { Psbt } from './codec/psbt.js'
import type { MapPlace } from './codec/validate/place.js'

/** A checkpoint of a cosigner's log, as its file is, that travels with what they have signed. Nothing of it is verified. */
export interface CarriedCheckpoint {
  /** Whose it is said to be. */
  readonly cosigner: string
  readonly text: string
}

// Notes and kept fields have the subtypes below.
const SUBTYPE = 6

/** Whether `field` is one in which Ringi itself carries a checkpoint, in a map of this kind. No digest covers it. */
export function isCheckpointField(field: Field, kind: MapPlace['kind']): boolean {
  const own = kind === 'global' ? parseProprietary(field) : undefined
  return own?.identifier === RINGI && own.subtype === SUBTYPE
}

/** The checkpoints that a PSBT carries: one for each cosigner at most, whose name is the field's key. */
export function checkpointsIn({ fields }: Psbt): CarriedCheckpoint[] {
  return fields
    .filter(field => isCheckpointField(field, 'global'))
    .flatMap(field => parseProprietary(field) ?? [])
    .map(({ keydata, value }) => ({
      cosigner: utf8Text(keydata) ?? toHex(keydata),
      text: utf8Text(value) ?? '',
    }))
}

/** `psbt` with these checkpoints, in the place of those that it has of the same cosigners. */
export function withCheckpoints(psbt: Psbt, checkpoints: readonly CarriedCheckpoint[]): Psbt {
  const names = new Set(checkpoints.map(({ cosigner }) => cosigner))
  const others = checkpointsIn(psbt).filter(({ cosigner }) => !names.has(cosigner))
  const carried = [...others, ...checkpoints].map(({ cosigner, text }) =>
    encodeProprietary(RINGI, SUBTYPE, utf8(cosigner), utf8(text)),
  )
  return { ...psbt, fields: [...withoutCheckpoints(psbt).fields, ...carried] }
}

/** `psbt` without checkpoints. */
export function withoutCheckpoints(psbt: Psbt): Psbt {
  return { ...psbt, fields: psbt.fields.filter(field => !isCheckpointField(field, 'global')) }
}
