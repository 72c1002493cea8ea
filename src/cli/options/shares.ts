import type { KeySplit } from '../../app/keys/backup-key.js'
import { RingiError } from '../../base/error.js'
import type { Threshold } from '../../keys/shares/slip39.js'
import type { OptionType } from '../option-types.js'

/** `2of3`, or of groups `2: 2of3, 3of5, 1of1`. */
export const SLIP39_SPLIT: OptionType<KeySplit> = (text, flag) => {
  const [, needed, listed] = /^(?:\s*(\d{1,2})\s*:)?([^:]*)$/.exec(text) ?? []
  const groups = (listed ?? '').split(',').map(part => threshold(part, flag))
  if (needed === undefined && groups.length > 1) throw wrongSplit(flag)
  return { scheme: 'slip39', groupThreshold: Number(needed ?? 1), groups }
}

/** `2of3`. */
export const CODEX32_SPLIT: OptionType<KeySplit> = (text, flag) => ({
  scheme: 'codex32',
  ...threshold(text, flag),
})

function threshold(text: string, flag: string): Threshold {
  const [, needed, count] = /^\s*(\d{1,2})\s*of\s*(\d{1,2})\s*$/.exec(text) ?? []
  if (needed === undefined || count === undefined) throw wrongSplit(flag)
  return { threshold: Number(needed), count: Number(count) }
}

function wrongSplit(flag: string): RingiError {
  return new RingiError('usage.invalid', { why: 'split', flag })
}
