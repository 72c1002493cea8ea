import { RingiError } from '../base/error.js'
import { type Artefact, descriptors, keyLine, recognise } from './artefact.js'
import { type Collected, NO_TYPE } from './collector.js'
import { decodeCbor } from './ur/cbor.js'
import { decodeAccountDescriptor, decodeCryptoAccount } from './ur/types/account.js'
import { decodeKeyLine } from './ur/types/key.js'
import { BOTH_BRANCHES, decodeCryptoOutput, decodeOutputDescriptor } from './ur/types/output.js'
import { bytesOf, FIRST, SECOND } from './ur/types/tags.js'

/** What each type of BBQr may turn out to be. */
const BBQR: Readonly<Record<string, (artefact: Artefact) => boolean>> = {
  P: ({ kind }) => kind === 'proposal',
  T: ({ kind }) => kind === 'transaction',
  J: ({ bytes }) => bytes[0] === 0x7b || bytes[0] === 0x5b,
  U: ({ kind }) => kind !== 'proposal' && kind !== 'transaction',
}

/**
 * What a message that was read is. Its content decides; where its frames have given it a type, both have to agree.
 * Throws `qr.type-mismatch`, `qr.unsupported`, `qr.unknown`, and what the reader of the content throws.
 */
export function artefactOf({ format, type, bytes }: Collected): Artefact {
  if (format === 'ur') return artefactOfUr(type, bytes)
  const artefact = recognise(bytes)
  if (type === NO_TYPE || BBQR[type]?.(artefact) === true) return artefact
  throw new RingiError('qr.type-mismatch')
}

/** What the value of each type of UR is. */
function artefactOfUr(type: string, cbor: Uint8Array): Artefact {
  const value = decodeCbor(cbor)
  if (type === 'psbt' || type === 'crypto-psbt') {
    const artefact = recognise(bytesOf(value))
    if (artefact.kind === 'proposal') return artefact
    throw new RingiError('qr.type-mismatch')
  }
  if (type === 'bytes') return recognise(bytesOf(value))
  if (type === 'crypto-output') return descriptors([decodeCryptoOutput(value, BOTH_BRANCHES)])
  if (type === 'output-descriptor') return descriptors([decodeOutputDescriptor(value, BOTH_BRANCHES)])
  if (type === 'crypto-account') return descriptors(decodeCryptoAccount(value))
  if (type === 'account-descriptor') return descriptors(decodeAccountDescriptor(value))
  if (type === 'crypto-hdkey') return keyLine(decodeKeyLine(value, FIRST))
  if (type === 'hdkey') return keyLine(decodeKeyLine(value, SECOND))
  throw new RingiError('qr.unsupported', { why: 'ur-type', type })
}
