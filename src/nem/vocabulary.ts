import { described, matching } from '../base/shape.js'
import { hash } from '../base/vocabulary.js'

/** An address in one piece. */
export const address = matching(/^[A-Z2-7]{40}$/)
export const publicKey = described(hash, 'public key, 32 bytes in lower-case hex')
/** 64 bytes in hex. */
export const signature = matching(/^[0-9a-f]{128}$/)
