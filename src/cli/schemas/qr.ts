import { count, flag, list, nullable, oneOf, record, text } from '../../base/shape.js'
import { hash, words } from '../../base/vocabulary.js'
import { file, type Schemas } from './build.js'

const shownArtefact = { kind: text, title: nullable(text), byteCount: count, digest: hash, words }

/** Of the commands for QR codes. */
export const QR = {
  'qr show': record({
    ...shownArtefact,
    format: oneOf('bbqr', 'ur'),
    type: text,
    codeCount: count,
    version: count,
    frames: list(text),
    files: list(text),
  }),
  'qr read': record({
    ...shownArtefact,
    checked: flag,
    format: oneOf('bbqr', 'ur', 'text'),
    type: nullable(text),
    partCount: count,
    file,
  }),
} as const satisfies Schemas
