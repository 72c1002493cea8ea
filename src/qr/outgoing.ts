import { RingiError } from '../base/error.js'
import type { Artefact } from './artefact.js'
import { type BbqrType, encodeBbqr } from './bbqr/frame.js'
import type { Compression } from './compression.js'
import { type Cbor, encodeCbor } from './ur/cbor.js'
import { encodeAccountDescriptor, encodeCryptoAccount } from './ur/types/account.js'
import { encodeCryptoOutput, encodeOutputDescriptor } from './ur/types/output.js'
import { encodeUr } from './ur/ur.js'

/** The types of UR that Ringi writes. */
export const UR_TYPES = [
  'psbt',
  'crypto-psbt',
  'bytes',
  'output-descriptor',
  'crypto-output',
  'account-descriptor',
  'crypto-account',
] as const

/** A type of UR. */
export type UrType = (typeof UR_TYPES)[number]

/** How an artefact becomes frames. */
export type Framing = {
  /** Characters that a code may hold. */
  readonly capacity: number
} & (
  | { readonly format: 'bbqr'; readonly compression: Compression }
  | { readonly format: 'ur'; readonly type: UrType | undefined }
)

/** An artefact as frames, with the type that they give it. Throws `qr.does-not-fit`, `usage.invalid`. */
export function framesOf(artefact: Artefact, framing: Framing): { type: string; frames: string[] } {
  const { capacity } = framing
  if (framing.format === 'bbqr') {
    const type = bbqrType(artefact)
    return { type, frames: encodeBbqr(artefact.bytes, type, capacity, framing.compression) }
  }
  const type = framing.type ?? (artefact.kind === 'proposal' ? 'psbt' : 'bytes')
  return { type, frames: encodeUr(type, encodeCbor(urValue(artefact, type)), capacity) }
}

function bbqrType({ kind, bytes }: Artefact): BbqrType {
  if (kind === 'proposal') return 'P'
  if (kind === 'transaction') return 'T'
  return bytes[0] === 0x7b || bytes[0] === 0x5b ? 'J' : 'U'
}

function urValue(artefact: Artefact, type: UrType): Cbor {
  if (type === 'bytes') return artefact.bytes
  if (artefact.kind === 'proposal' && (type === 'psbt' || type === 'crypto-psbt')) return artefact.bytes
  if (artefact.kind === 'vault' && type === 'crypto-output') return encodeCryptoOutput(artefact.vault)
  if (artefact.kind === 'vault' && type === 'output-descriptor') return encodeOutputDescriptor(artefact.vault)
  if (artefact.kind === 'cosigner' && type === 'crypto-account') return encodeCryptoAccount(artefact.cosigner)
  if (artefact.kind === 'cosigner' && type === 'account-descriptor')
    return encodeAccountDescriptor(artefact.cosigner)
  throw new RingiError('usage.invalid', { why: 'not-shown-as', artefact: artefact.kind, type })
}
