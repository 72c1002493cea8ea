import type { Sentences } from '../speaker.js'

export const base: Sentences<'base'> = {
  'bytes.hex': 'This is not hexadecimal.',
  'bytes.base64': 'This is not base64.',
}
