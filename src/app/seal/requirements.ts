import { RingiError } from '../../base/error.js'
import { isEvent } from '../../log/entry.js'
import type { Seal } from '../../log/seal.js'
import type { Home } from '../../platform/home.js'
import type { VerifiedLog } from '../log/verified-log.js'
import { changesOf, type PinChange, pinsOf } from './pins.js'

/**
 * Makes sure that a home is as it was sealed, but for what may be done without the key: entries behind the sealed ones,
 * vaults and keys that are new, accounts of keys, and a policy that its own approvals stand for. Throws
 * `home.seal-broken`.
 */
export async function requireAsSealed(log: VerifiedLog, seal: Seal): Promise<void> {
  if (seal.home !== (await log.home.id()))
    throw new RingiError('home.seal-broken', { why: 'other-home', key: seal.key })
  requirePlace(log, seal)
  for (const change of changesOf(seal.pins, await pinsOf(log.home)))
    await requireAllowed(log.home, seal, change)
}

function requirePlace(log: VerifiedLog, seal: Seal): void {
  const point = log.pointAt(seal.seq)
  if (point === undefined)
    throw new RingiError('home.seal-broken', { why: 'entry-gone', key: seal.key, entry: seal.seq })
  if (point.log !== seal.log || point.hash !== seal.hash || point.digest !== seal.digest)
    throw new RingiError('home.seal-broken', { why: 'other-log', key: seal.key, entry: seal.seq })
  // What this key seals begins behind what it sealed before. A process may have been killed between entry and seal.
  const isFalse = log.unsealed.some(
    entry => isEvent(entry, 'sealed') && entry.key === seal.key && entry.first !== seal.seq + 1,
  )
  if (isFalse) throw new RingiError('home.seal-broken', { why: 'false-seal', key: seal.key })
}

// A vault is what coins are recognised by, and a policy what they are held to; keys are told by themselves once open.
async function requireAllowed(home: Home, seal: Seal, { kind, name, change }: PinChange): Promise<void> {
  if (kind === 'keys' || (kind === 'vaults' && change === 'added')) return
  const changed = { key: seal.key, what: `${kind}/${name}`, change }
  if (change === 'gone' || kind === 'vaults')
    throw new RingiError('home.seal-broken', { why: 'changed', ...changed })
  const { isApprovedAnew } = await import('./policies.js')
  if (await isApprovedAnew(home, name)) return
  throw new RingiError('home.seal-broken', { why: 'unapproved', ...changed })
}
