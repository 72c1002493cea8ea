import { RingiError } from '../../bitcoin/error.js'
import type { Seal } from '../../log/seal.js'
import type { Home } from '../../platform/home.js'
import { append } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import type { Sealing } from './sealing.js'
import { summaryOf } from './summary.js'

/** The seal of a home under an open key, and its file where that did not keep anything to seal with. */
export interface ForSealing {
  readonly sealing: Sealing
  readonly renewed: Uint8Array | undefined
}

/**
 * Seals a home as it is, which a person has compared: `digest` is that of what they saw. Where the seal before it does not
 * stand for what it says, all entries are sealed from now on only. Throws `home.sealed-already`, `confirm.mismatch`.
 */
export async function sealAnew(home: Home, { sealing, renewed }: ForSealing, digest: string): Promise<Seal> {
  const { name } = sealing.sealer
  return await home.change(async () => {
    const log = await VerifiedLog.read(home, { key: name })
    const summary = await summaryOf(home, log)
    if (summary.digest.hex !== digest)
      throw new RingiError('confirm.mismatch', 'The home has changed meanwhile; nothing was sealed.')
    const stands = await sealing.stands(log)
    if (stands && log.unsealed.length + summary.changes.length === 0) throw sealedAlready(name)
    if (renewed !== undefined) await home.writeFile('keys', name, 'age', renewed, true)
    await append(log, sealing.coverage(stands ? log.claimedSeal?.seal.seq : 0), name)
    return await sealing.seal(log)
  })
}

function sealedAlready(key: string): RingiError {
  return new RingiError('home.sealed-already', `The home is sealed under the key ${key} as it is.`)
}
