import type { Sentences } from '../speaker.js'

export const base: Sentences<'base'> = {
  'bytes.hex': '16進数ではありません。',
  'bytes.base64': 'base64ではありません。',
}
