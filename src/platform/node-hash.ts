import { createHash, createHmac, hash, pbkdf2Sync, scryptSync } from 'node:crypto'
import type { HashFunctions } from '../base/portable-hash.js'

/** `#hash` under Node.js: OpenSSL's. */
export const hashes: HashFunctions = {
  sha256: ([first, ...more]) =>
    plain(first && more.length === 0 ? hash('sha256', first, 'buffer') : hashInTurn(first, more)),
  hmac: (hash, key, message) => plain(createHmac(hash, key).update(message).digest()),
  pbkdf2: (hash, password, salt, { iterations, bytes }) =>
    plain(pbkdf2Sync(password, salt, iterations, bytes, hash)),
  scrypt: (password, salt, { dkLen, ...cost }) =>
    plain(scryptSync(password, salt, dkLen, { ...cost, maxmem: 256 * cost.r * (cost.N + cost.p) })),
}

function hashInTurn(first: Uint8Array | undefined, more: readonly Uint8Array[]): Buffer {
  const whole = createHash('sha256')
  if (first) whole.update(first)
  for (const part of more) whole.update(part)
  return whole.digest()
}

// A Buffer's `slice` shares its bytes, an array's does not.
function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes)
}
