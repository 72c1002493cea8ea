import { toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { open, text } from '../../base/shape.js'
import { parseStrictJson } from '../../base/strict-json.js'
import type { LoggedRecord, LoggedRecords } from '../../log/logged-records.js'
import type { Home } from '../../platform/home.js'
import { policyHash } from '../../rules/terms/digest.js'

/** What makes records of a home and its log disagree: a record that the log does not tell of, or one that it does and that is gone. */
export interface Disagreement {
  readonly kind: 'keys' | 'vaults' | 'policies'
  readonly name: string
  readonly why: 'not in the log' | 'gone'
}

/**
 * The first disagreement between the records of a home and what its log tells of, if there is one. `pending` is the record
 * that a process may have been killed before keeping. Of a policy that is gone the review tells (`policy.missing`). Throws
 * `vault.tampered`, `policy.tampered`.
 */
export async function disagreementOf(
  home: Home,
  told: LoggedRecords,
  pending: LoggedRecord | undefined,
): Promise<Disagreement | undefined> {
  for (const kind of ['keys', 'vaults'] as const) {
    const names = await home.names(kind)
    for (const name of names)
      if (!isTold(told, kind, name, await identityOf(home, kind, name)))
        return { kind, name, why: 'not in the log' }
    const gone = [...told[kind].keys()].find(
      name => !names.includes(name) && !(pending?.kind === kind && pending.name === name),
    )
    if (gone !== undefined) return { kind, name: gone, why: 'gone' }
  }
  for (const name of await home.names('policies'))
    if (!told.policies.has(await identityOf(home, 'policies', name)))
      return { kind: 'policies', name, why: 'not in the log' }
  return undefined
}

function isTold(told: LoggedRecords, kind: 'keys' | 'vaults', name: string, identity: string): boolean {
  return told[kind].get(name) === identity || (kind === 'vaults' && told.superseded.get(name) === identity)
}

const KEY = open({ fingerprint: text })
const VAULT = open({ digest: text })
const POLICY = open({ policy: text })

/** What entries know a record by; empty where it does not say. Its content has its MAC; whoever uses it reads it in full. */
async function identityOf(home: Home, kind: Disagreement['kind'], name: string): Promise<string> {
  const content = parseStrictJson((await home.read(kind, name)) ?? '')
  if (kind === 'keys') return KEY(content) ? content.fingerprint : ''
  if (kind === 'vaults') return VAULT(content) ? content.digest : ''
  return POLICY(content) ? toHex(policyHash(content.policy)) : ''
}

/** The text of the policy that a home has pinned under that name, if there is one. Throws `policy.tampered`. */
export async function pinnedPolicyText(home: Home, name: string): Promise<string | undefined> {
  const content = parseStrictJson((await home.read('policies', name)) ?? '')
  return POLICY(content) ? content.policy : undefined
}

/** The refusal of a home whose records and log disagree. */
export function disagreeing({ kind, name, why }: Disagreement): RingiError {
  const told = why === 'gone' ? 'record-gone' : 'record-untold'
  return new RingiError('log.tampered', { why: told, kind, name, file: `${kind}/${name}.json` })
}
