import { RingiError } from '../../base/error.js'
import { list, record, text } from '../../base/shape.js'
import { parseStrictJson } from '../../base/strict-json.js'
import type { History } from '../../log/history.js'
import type { Vault } from '../../vault/vault.js'
import { type Policy, parsePolicy } from './policy.js'

/** A policy that is pinned on this machine, and the approvals that put it in force, as their files were. */
export interface PolicyInForce {
  readonly policy: Policy
  readonly approvals: readonly string[]
}

/** What a home keeps of a policy in force. */
export const PINNED_POLICY = record({ policy: text, approvals: list(text) })

/** The text by which a home keeps a policy in force. */
export function formatPinned({ policy, approvals }: PolicyInForce): string {
  return JSON.stringify({ policy: policy.text, approvals })
}

/** Reads such a text. Throws `home.damaged`, and what {@link parsePolicy} throws. */
export function parsePinned(content: string): PolicyInForce {
  const value = parseStrictJson(content)
  if (PINNED_POLICY(value)) return { policy: parsePolicy(value.policy), approvals: value.approvals }
  throw new RingiError('home.damaged', { why: 'policy' })
}

/**
 * Makes sure that the pinned policy is the one that this machine's log says was put in force last: a policy that was
 * taken away, or put back to an earlier version, leaves the log behind. Throws `policy.missing`.
 */
export function requireLogged(inForce: Policy | undefined, vault: Vault, history: History | undefined): void {
  const logged = history?.policies.inForce(vault.digest.hex)
  if (logged === undefined || logged.policy === inForce?.digest.hex) return
  throw new RingiError('policy.missing', {
    ...{ vault: vault.name, logged: logged.policy, version: logged.version },
    ...{ found: inForce?.digest.hex ?? 'none', foundVersion: inForce?.version },
  })
}
