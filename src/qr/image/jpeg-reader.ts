import decode from 'jpeg-js/lib/decoder.js'
import { RingiError } from '../../base/error.js'
import { checkDimensions, MAX_PIXELS, type Picture } from './picture.js'

/** Whether `bytes` begin as every JPEG does. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}

/** Reads a JPEG, baseline or progressive. Throws `image.malformed`, `image.too-large`. */
export function readJpeg(bytes: Uint8Array): Picture {
  checkSize(bytes)
  try {
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      formatAsRGBA: true,
      tolerantDecoding: true,
      maxResolutionInMP: MAX_PIXELS / 1_000_000,
      maxMemoryUsageInMB: 1500,
    })
    return { width, height, data }
  } catch (cause) {
    if (cause instanceof RingiError) throw cause
    throw new RingiError('image.malformed', { why: 'not-whole' }, { cause })
  }
}

/** Start-of-frame markers, of which the first says how large the picture is; 0xc4, 0xc8 and 0xcc are other things. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

// The decoder counts what it sets aside, and this is looked at before it starts.
function checkSize(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (!isFrame(bytes[at + 1] as number)) continue
    checkDimensions(view.getUint16(at + 7), view.getUint16(at + 5))
    return
  }
}
