import { RingiError } from '../../base/error.js'

/** The home has no seal under a key, or the key's file keeps nothing to make one with. */
export function unsealed(key: string, why: string): RingiError {
  return new RingiError('home.unsealed', `This home is not sealed under the key ${key}: ${why}.`, {
    hint: `ringi home seal --key ${key} shows what the home holds, to compare with the others, and seals it.`,
    details: { key },
  })
}

/** The home is not as the key has sealed it. */
export function sealBroken(key: string, why: string): RingiError {
  return new RingiError('home.seal-broken', `The home is not as the key ${key} has sealed it: ${why}.`, {
    hint: `Find out who changed it. ringi home seal --key ${key} shows what it holds, to compare with the others, and seals it anew.`,
    details: { key },
  })
}
