import { utf8 } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { sha256 } from '../base/hash.js'
import { isPatterned } from './pattern.js'
import { using } from './using.js'

export { checkDice, parseDice } from './dice.js'

/** How many bytes the system's random number generator contributes. */
const SYSTEM_BYTES = 32

/** Of 32 random bytes 30 differ on average; fewer than 20 come once in ten million times. */
const LEAST_DISTINCT = 20

/** What a mnemonic's entropy is made of. */
interface EntropySources {
  /** 32 bytes of the system's random numbers, or none. */
  readonly system: Uint8Array
  /** The digits 1 to 6 of `parseDice`, or none. */
  readonly dice: string
  readonly words: 12 | 24
}

/**
 * Refuses 32 bytes that a broken generator would give: constant, repeated, counting, with few different bytes, or
 * with a bit that never changes. Honest ones pass but for one in a million. Throws `entropy.weak`.
 */
export function checkSystemEntropy(bytes32: Uint8Array): void {
  const few = new Set(bytes32).size < LEAST_DISTINCT
  if (bytes32.length === SYSTEM_BYTES && !few && !isPatterned(bytes32) && !hasStuckBit(bytes32)) return
  throw new RingiError('entropy.weak', { why: 'system' })
}

function hasStuckBit(bytes: Uint8Array): boolean {
  const ever = bytes.reduce((bits, byte) => bits | byte, 0)
  const always = bytes.reduce((bits, byte) => bits & byte, 0xff)
  return ever !== 0xff || always !== 0
}

/**
 * The entropy of a mnemonic: the first 16 (12 words) or 32 bytes (24 words) of SHA-256 over the system's bytes and
 * then the dice as ASCII digits. It checks neither source; without the system's bytes it is what the usual dice tools
 * compute. See docs/entropy.md. Throws `entropy.weak` for a `system` of another length and where both are empty, and
 * `dice.malformed`.
 */
export function mixEntropy({ system, dice, words }: EntropySources): Uint8Array {
  if (!/^[1-6]*$/.test(dice)) throw new RingiError('dice.malformed', { why: 'digits' })
  if (system.length !== SYSTEM_BYTES && system.length !== 0) {
    throw new RingiError('entropy.weak', { why: 'length', bytes: SYSTEM_BYTES })
  }
  if (system.length + dice.length === 0) throw new RingiError('entropy.weak', { why: 'nothing' })
  const mixed = using(utf8(dice), digits => sha256(system, digits))
  return using(mixed, digest => digest.slice(0, words === 12 ? 16 : 32))
}
