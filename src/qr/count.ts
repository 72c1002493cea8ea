import { RingiError } from '../base/error.js'
import { MAX_PARTS } from './limits.js'

/** Refuses more frames than anybody could film. Throws `qr.does-not-fit`. */
export function checkCount(frames: number): void {
  if (frames <= MAX_PARTS) return
  throw new RingiError('qr.does-not-fit', { why: 'too-many', frames, most: MAX_PARTS })
}
