import {
  choice,
  count,
  file,
  flag,
  hash,
  list,
  nullable,
  record,
  type Schemas,
  text,
  words,
} from './build.js'

const shownArtefact = { kind: text, title: nullable(text), byteCount: count, digest: hash, words }

/** Of the commands for QR codes. */
export const QR: Schemas = {
  'qr show': record({
    ...shownArtefact,
    format: choice('bbqr', 'ur'),
    type: text,
    codeCount: count,
    version: count,
    frames: list(text),
    files: list(text),
  }),
  'qr read': record({
    ...shownArtefact,
    checked: flag,
    format: choice('bbqr', 'ur', 'text'),
    type: nullable(text),
    partCount: count,
    file,
  }),
}
