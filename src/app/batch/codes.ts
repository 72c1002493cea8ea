import { count, text } from '../../base/arguments.js'
import { type CodeTable, reasons } from '../../base/codes.js'

/** The codes of this room about folders of proposals. */
export const APP_BATCH_CODES = {
  'usage.invalid': reasons(2, {
    'for-one-proposal': { flag: text },
    'no-folder': {},
  }),
  'psbt.conflict': reasons(4, {
    dissent: {},
  }),
  'signature.nothing-to-sign': reasons(7, {
    folder: { name: text },
  }),
  'signature.not-der': reasons(3, {
    blameless: {},
  }),
  'signature.not-all': reasons(4, {
    blameless: {},
  }),
  'signature.high-s': reasons(4, {
    blameless: {},
  }),
  'signature.other-scheme': reasons(4, {
    blameless: {},
  }),
  'signature.invalid': reasons(4, {
    blameless: {},
  }),
  'confirm.mismatch': reasons(9, {
    'batch-total': {},
  }),
  'file.missing': reasons(11, {
    'no-proposal': { file: text },
  }),
  'file.too-large': reasons(3, {
    batch: { folder: text, most: count },
  }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/batch': typeof APP_BATCH_CODES
  }
}
