/** A secret that can be overwritten. */
interface Wipeable {
  wipe(): void
}

/**
 * Hands a secret to `work` and overwrites it when that has ended, however it has: the one way in which secrets are held.
 * Bytes are filled with zeros. What `work` gives, or the error that it throws, is passed on.
 */
export function using<S extends Wipeable | Uint8Array, T>(secret: S, work: (secret: S) => T): T {
  const wipe = () => (secret instanceof Uint8Array ? secret.fill(0) : secret.wipe())
  let result: T
  try {
    result = work(secret)
  } catch (error) {
    wipe()
    throw error
  }
  if (result instanceof Promise) return result.finally(wipe) as T
  wipe()
  return result
}
