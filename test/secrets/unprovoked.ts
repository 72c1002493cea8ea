import type { Code } from '../../src/bitcoin/codes.js'

const INSIDE = 'what reads the bytes gives it a name of its own before it reaches anybody'
const NEVER = 'only a bug leads to it'
const HUGE = 'takes tens of megabytes; test/attacks and test/psbt have it'
const CODES = 'no secret comes near codes; test/attacks/k-transport.test.ts has it'
const OTHER_TYPE = 'only in vaults of another script type; test/attacks/h-scripts.test.ts has it'

const LOGS = 'takes logs of several machines, or one that was changed; test/attacks/o-log.test.ts has it'

/** Codes that no command line of this test leads to, each with the reason. */
export const UNPROVOKED: Readonly<Partial<Record<Code, string>>> = {
  'bytes.base64': INSIDE,
  'bytes.compact-size': INSIDE,
  'bytes.trailing': INSIDE,
  'bytes.truncated': INSIDE,
  'message.malformed': INSIDE,
  'signature.not-der': 'such a signature is psbt.field-malformed already when the proposal is read',
  'locktime.height': 'options take no such height',
  'internal.bug': NEVER,
  'psbt.changed': NEVER,
  'signature.disagreement': NEVER,
  'signature.self-check': NEVER,
  'transaction.self-check': NEVER,
  'coins.too-many': HUGE,
  'psbt.too-large': HUGE,
  'transaction.too-heavy': HUGE,
  'home.locked': 'takes fifteen seconds; test/platform/lock.test.ts has it',
  'checkpoint.bad-signature': LOGS,
  'checkpoint.malformed': LOGS,
  'checkpoint.other-log': LOGS,
  'input.amount-changed': LOGS,
  'log.amount-changed': LOGS,
  'log.busy': LOGS,
  'log.clock-set-back': LOGS,
  'log.coins-twice': LOGS,
  'log.forked': LOGS,
  'log.malformed': LOGS,
  'log.signature-missing': LOGS,
  'log.tampered': LOGS,
  'log.truncated': LOGS,
  'log.unfinished': LOGS,
  'log.unwritable': LOGS,
  'log.version': LOGS,
  'input.redeem-script-mismatch': OTHER_TYPE,
  'utxo.legacy-witness-utxo': OTHER_TYPE,
  'output.look-alike': 'takes two addresses that agree in forty bits; test/psbt/review has it',
  'qr.does-not-fit': CODES,
  'qr.unknown': CODES,
  'qr.unsupported': CODES,
  'qr.malformed': CODES,
  'qr.part-number': CODES,
  'qr.checksum': CODES,
  'qr.too-large': CODES,
  'qr.not-found': CODES,
  'qr.other-message': CODES,
  'qr.conflict': CODES,
  'qr.type-mismatch': CODES,
  'image.malformed': CODES,
  'image.too-large': CODES,
  'psbt.convert-lossy':
    'takes kept fields that contradict their transaction; test/psbt/convert.test.ts has it',
}
