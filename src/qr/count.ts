import { RingiError } from '../base/error.js'
import { MAX_PARTS } from './limits.js'

/** Refuses more frames than anybody could film. Throws `qr.does-not-fit`. */
export function checkCount(frames: number): void {
  if (frames <= MAX_PARTS) return
  const message = `This would take ${frames} codes, and ${MAX_PARTS} is the most there can be.`
  throw new RingiError('qr.does-not-fit', message, {
    hint: 'Make a proposal smaller with --slim --vault NAME, choose --density high, or carry the file on a medium.',
    details: { frames, most: MAX_PARTS },
  })
}
