import { randomBytes } from 'node:crypto'

/** `length` bytes from the system's random number generator. */
export function systemRandomness(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length))
}

/** Random lower-case hex for names of temporary files. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}
