import type { EvaluatedVault } from '../proposal/facts.js'
import { nameAndDigest } from '../vault/digest.js'
import type { StoredKey } from '../vault/stored-key.js'
import { type Entry, isEvent } from './entry.js'
import type { LogEvent } from './events.js'

/** A record of a home that an entry tells of before it is kept. */
export interface LoggedRecord {
  readonly kind: 'keys' | 'vaults'
  readonly name: string
}

/** An event that tells of a record which is kept behind its entry. */
export type RecordEvent = Extract<LogEvent, { event: 'key.created' | 'vault.registered' }>

/** A key that is about to be kept. */
export function keyCreated(
  { name, fingerprint, network, words, entropy }: StoredKey,
  online: boolean,
): RecordEvent {
  return { event: 'key.created', key: name, fingerprint, network, words, entropy: entropy ?? null, online }
}

/** A vault that is about to be pinned. */
export function vaultRegistered(vault: EvaluatedVault & { readonly identity: string }): RecordEvent {
  const { network, identity } = vault
  return { event: 'vault.registered', vault: nameAndDigest(vault), network: network.name, identity }
}

/** The record that is kept behind the entry of an event, if any. What a policy in force leaves behind has its own way back. */
export function recordBehind(event: LogEvent): LoggedRecord | undefined {
  if (event.event === 'key.created') return { kind: 'keys', name: event.key }
  if (event.event === 'vault.registered') return { kind: 'vaults', name: event.vault.name }
  return undefined
}

/** Which records a log says that its home has kept: of each name what the last entry about it says. */
export class LoggedRecords {
  /** The keys' fingerprints by name. */
  readonly keys = new Map<string, string>()
  /** The vaults' digests by name. */
  readonly vaults = new Map<string, string>()
  /** The digests of vaults that have given way to another, by name: their records may still be there. */
  readonly superseded = new Map<string, string>()
  /** The digests of all policies that were put in force. */
  readonly policies = new Set<string>()

  /** Takes the next entry of the log. */
  add(entry: Entry): void {
    if (isEvent(entry, 'key.created')) this.keys.set(entry.key, entry.fingerprint)
    else if (isEvent(entry, 'vault.registered')) this.vaults.set(entry.vault.name, entry.vault.digest)
    else if (isEvent(entry, 'vault.superseded')) this.#supersede(entry.vault)
    else if (isEvent(entry, 'policy.activated')) this.policies.add(entry.policy)
    else if (isEvent(entry, 'withdrawn')) this[entry.record.kind].delete(entry.record.name)
  }

  #supersede({ name, digest }: { readonly name: string; readonly digest: string }): void {
    this.vaults.delete(name)
    this.superseded.set(name, digest)
  }
}
