import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import { using } from '../../keys/using.js'
import type { Home } from '../../platform/home.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { openSealing } from '../keys/keystore.js'
import type { Credentials } from '../keys/secrets.js'
import { VerifiedLog } from '../log/verified-log.js'
import { cosignerPlaceOf } from '../signing/signer.js'
import type { Sealing } from './sealing.js'

/** The keys among `records` that are in a vault. */
export function keysIn(vault: Vault, records: readonly StoredKey[]): StoredKey[] {
  return records.filter(
    record => record.network === vault.network.name && cosignerPlaceOf(vault, record) !== undefined,
  )
}

/**
 * Opens the seals of a home under those of its keys whose passwords are given, and hands them on: what is done then is
 * done with these keys; those of `opened` are open already. On a terminal the password of each is asked for; one from a file opens those that it fits, and
 * has to fit one. Where there is neither, nothing is sealed, which the finding says. Throws `key.wrong-password`,
 * `home.unsealed`, `home.seal-broken`.
 */
export async function withSealings<T>(
  context: Context,
  credentials: Credentials,
  records: readonly StoredKey[],
  work: (sealings: readonly Sealing[]) => Promise<T>,
  opened: readonly Sealing[] = [],
): Promise<{ readonly result: T; readonly findings: readonly Finding[] }> {
  const closed = records.filter(({ name }) => !opened.some(({ sealer }) => sealer.name === name))
  const sealings = [
    ...opened,
    ...(credentials.areAtHand ? await openAll(context, credentials, closed, opened.length) : []),
  ]
  const closing = {
    wipe: () => {
      for (const sealing of sealings) sealing.wipe()
    },
  }
  const result = await using(closing, async () => await work(sealings))
  return { result, findings: records.length > 0 && !credentials.areAtHand ? [NOT_SEALED] : [] }
}

const NOT_SEALED = finding('info', 'home.unsealed', { why: 'kept-without-key' })

async function openAll(
  context: Context,
  credentials: Credentials,
  records: readonly StoredKey[],
  opened: number,
): Promise<Sealing[]> {
  const sealings: Sealing[] = []
  let wrong: unknown
  for (const record of records) {
    try {
      sealings.push(await openSealing(context, credentials, record))
    } catch (cause) {
      const isOther = cause instanceof RingiError && cause.code === 'key.wrong-password'
      if (!isOther || !credentials.isPasswordInFile) throw cause
      wrong = cause
    }
  }
  if (opened + sealings.length === 0 && wrong !== undefined) throw wrong
  return sealings
}

/**
 * Keeps something in a home that is as each of `sealings` has sealed it, and seals it anew under them. Throws
 * `home.unsealed`, `home.seal-broken` and what `keep` throws.
 */
export async function keepUnderSeals<T>(
  home: Home,
  sealings: readonly Sealing[],
  keep: (log: VerifiedLog) => Promise<T>,
): Promise<T> {
  const read = async ({ sealer }: Sealing) => await VerifiedLog.read(home, { key: sealer.name })
  return await home.change(async () => {
    for (const sealing of sealings) {
      const log = await read(sealing)
      await sealing.check(log)
      await sealing.cover(log)
    }
    const kept = await keep(await VerifiedLog.read(home))
    for (const sealing of sealings) await sealing.seal(await read(sealing))
    return kept
  })
}
