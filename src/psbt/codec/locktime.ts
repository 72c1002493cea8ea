import { RingiError } from '../../base/error.js'
import type { Psbt } from './psbt.js'

/**
 * The lock time of a PSBT's transaction (BIP 370, "Determining Lock Time"): the greatest that any input requires, in
 * the kind that all inputs with a requirement can do with, heights before times; the fallback, or 0, where none
 * requires any. Throws `psbt.locktime-conflict` where some inputs insist on a height and others on a time.
 */
export function locktimeOf(psbt: Psbt): number {
  let height = 0
  let time = 0
  let heightFits = true
  let timeFits = true
  for (const { requiredHeight, requiredTime } of psbt.inputs) {
    if (requiredHeight === undefined && requiredTime === undefined) continue
    heightFits &&= requiredHeight !== undefined
    timeFits &&= requiredTime !== undefined
    height = Math.max(height, requiredHeight ?? 0)
    time = Math.max(time, requiredTime ?? 0)
  }
  if (height === 0 && time === 0) return psbt.fallbackLocktime ?? 0
  if (heightFits) return height
  if (timeFits) return time
  throw new RingiError('psbt.locktime-conflict')
}
