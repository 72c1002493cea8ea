import { fromHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { LogEvent } from '../../log/events.js'
import { formatSeal, type Seal, type SealedPin } from '../../log/seal.js'
import type { Home } from '../../platform/home.js'
import type { SealKey } from '../../platform/seal-key.js'
import { named } from '../../vault/digest.js'
import type { StoredKey } from '../../vault/stored-key.js'
import { append } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import { pinsOf } from './pins.js'
import { requireAsSealed } from './requirements.js'
import { writeSeal } from './seal-file.js'

const SEAL_CODES: ReadonlySet<string> = new Set(['home.unsealed', 'home.seal-broken'])

/** Whose key seals. */
export type Sealer = Pick<StoredKey, 'name' | 'fingerprint'>

/**
 * The seal of a home under a key that is open. It tells whether anybody without the password has changed what signing
 * relies on, and is made anew when something was done with the key: line, pin, seal, and only then what leaves the
 * machine, so that a seal never names an entry that is not on the disk.
 */
export class Sealing {
  readonly sealer: Sealer
  readonly #key: SealKey

  constructor(sealer: Sealer, key: SealKey) {
    this.sealer = sealer
    this.#key = key
  }

  /** Makes sure that the home is as it was sealed. `log` is read for this key. Throws `home.unsealed`, `home.seal-broken`. */
  async check(log: VerifiedLog): Promise<void> {
    const { name } = this.sealer
    const claimed = log.claimedSeal
    if (claimed === undefined) throw new RingiError('home.unsealed', { why: 'no-seal', key: name })
    if (!this.#key.verifies(formatSeal(claimed.seal), claimed.mac))
      throw new RingiError('home.seal-broken', { why: 'other-key', key: name })
    await requireAsSealed(log, claimed.seal)
  }

  /** Whether the home is as it was sealed. */
  async stands(log: VerifiedLog): Promise<boolean> {
    try {
      await this.check(log)
      return true
    } catch (cause) {
      if (cause instanceof RingiError && SEAL_CODES.has(cause.code)) return false
      throw cause
    }
  }

  /** Logs that what was written without the key is sealed from now on. The home has to be locked and checked. */
  async cover(log: VerifiedLog): Promise<void> {
    if (log.unsealed.length === 0) return
    await append(log, this.coverage(log.claimedSeal?.seal.seq), this.sealer.name)
  }

  /** The entry by which all is covered that is behind the entry of that number, the last that is sealed. */
  coverage(last = 0): Extract<LogEvent, { event: 'sealed' }> {
    const { name, fingerprint } = this.sealer
    return { event: 'sealed', key: name, fingerprint, first: last + 1 }
  }

  /** Seals the home as it is now, its log up to the last entry. It has to be locked. */
  async seal(log: VerifiedLog, pins?: readonly SealedPin[]): Promise<Seal> {
    const before = log.claimedSeal?.seal
    const { head, digest } = log.end
    const seal = {
      ...{ version: 1 as const, home: await log.home.id(), key: this.sealer.name },
      ...{ counter: (before?.counter ?? 0) + 1, log: head.log, seq: head.seq, hash: head.hash, digest },
      ...{ pins: pins ?? (await pinsOf(log.home)), sessions: before?.sessions ?? [] },
    }
    log.acceptSeal(await writeSeal(log.home, seal, this.#key))
    return seal
  }

  /**
   * Logs events of the open key before they are done, and seals the home with them and with all that was written since the
   * last seal. The home has to be locked and checked. Throws what {@link append} throws.
   */
  async log(log: VerifiedLog, ...events: readonly LogEvent[]): Promise<void> {
    await this.cover(log)
    log.isOpen = true
    for (const event of events) await append(log, event, this.sealer.name)
    log.isOpen = false
    await this.seal(log)
  }

  wipe(): void {
    this.#key.wipe()
  }
}

/** The last entry that a seal names, for `--json`. */
export function sealedEnd({ log, seq, hash }: Seal) {
  return {
    ...{ log, entryCount: seq, head: hash },
    get words() {
      return named(fromHex(hash)).words
    },
  }
}

/** Locks a home and makes sure that it is as it was sealed; `work` is to seal it anew. Throws `home.unsealed`, `home.seal-broken`. */
export async function underSeal<T>(
  home: Home,
  sealing: Sealing,
  work: (log: VerifiedLog) => Promise<T>,
): Promise<T> {
  return await home.change(async () => {
    const log = await VerifiedLog.read(home, { key: sealing.sealer.name })
    await sealing.check(log)
    return await work(log)
  })
}

/** Logs an event of an open key before it is done, and seals the home with it. Throws what {@link underSeal} throws. */
export async function logUnderSeal(home: Home, sealing: Sealing, event: LogEvent): Promise<void> {
  await underSeal(home, sealing, log => sealing.log(log, event))
}
