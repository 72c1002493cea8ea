import type { LogEvent } from '../../log/events.js'
import { RunningHistory } from '../../log/history.js'
import { NO_POLICIES, type ToldPolicies, type ToldVersion } from '../../log/policy-versions.js'
import { POLICY_APPROVAL, type PolicyApproval } from '../../rules/approvals/policy-approval.js'
import { POLICY_REVOCATION, Revocations } from '../../rules/approvals/policy-revocation.js'
import { parseStatement } from '../../rules/approvals/statement.js'
import { toldApprovals } from '../../rules/approvals/told-approvals.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, readText } from '../files.js'
import { policyRevoked } from '../log/policy-events.js'
import { type ForeignHistory, historyIn } from '../log/read-history.js'
import { listOf, type Options } from '../options.js'

/** The option that gives revocations beside those that logs and later approvals carry. */
export const REVOCATION = [
  '--revocation <file>',
  'a cosigner’s statement that takes an approval back',
] as const

/** What other machines' logs, and statements in files, say of a vault's policies. */
export interface PolicyRecords {
  readonly approvals: readonly PolicyApproval[]
  /** The logs of `--history`. */
  readonly others: ForeignHistory | undefined
  /** What all logs tell, with this machine's own, whose history is given as `own`. */
  with(own: ToldPolicies): KnownPolicies
}

/** The same together with what this machine's own log tells. */
export interface KnownPolicies {
  readonly told: readonly ToldVersion[]
  readonly revocations: Revocations
}

/**
 * Reads the files of `--approval`, `--revocation` and `--history`; `judged` says by which policies
 * a proposal is judged, and what this machine's own log tells.
 * Throws `approval.*`, and what `historyIn` throws.
 */
export async function readRecords(
  context: Context,
  options: Options,
  vault: Vault,
  judged: { readonly policies: readonly Policy[]; readonly own?: RunningHistory | undefined } = {
    policies: [],
  },
): Promise<PolicyRecords> {
  const approvals = await statementsIn(context, options, 'approval', text =>
    parseStatement(POLICY_APPROVAL, text),
  )
  const revoked = await statementsIn(context, options, 'revocation', text =>
    parseStatement(POLICY_REVOCATION, text),
  )
  const logs = listOf(options, 'history')
  const others = logs.length === 0 ? undefined : await historyIn(context, logs, vault, judged)
  const known = (own: ToldPolicies): KnownPolicies => {
    const history = new RunningHistory()
    history.vaults.knowVaults(vault)
    history.policies.join(own)
    if (others !== undefined) history.policies.join(others.history.policies)
    const told = history.policies.versions(vault.digest.hex)
    const revocations = new Revocations(vault)
    for (const one of revoked) revocations.add(one)
    for (const one of [...approvals, ...told.flatMap(version => toldApprovals(version, vault))])
      revocations.addFrom(one)
    revocations.addTold(history.policies.revocations(vault.digest.hex))
    return { told, revocations }
  }
  return { approvals, others, with: known }
}

async function statementsIn<T>(
  { io }: Context,
  options: Options,
  option: string,
  parse: (text: string) => T,
): Promise<T[]> {
  const found: T[] = []
  for (const name of listOf(options, option)) {
    const text = await readText(io, name)
    found.push(inFile(name, () => parse(text)))
  }
  return found
}

/** The entries of revocations that this machine's own log, whose history is given, does not have yet: what was seen once, binds. */
export function newlyRevoked(own: RunningHistory, vault: Vault, { revocations }: KnownPolicies): LogEvent[] {
  own.vaults.knowVaults(vault)
  const known = new Revocations(vault)
  known.addTold(own.policies.revocations(vault.digest.hex))
  return revocations.all
    .filter(({ cosigner, policy }) => !known.has(cosigner, policy))
    .map(one => policyRevoked(vault, one))
}

/** What this machine's own log has of revocations, and nothing else of it. */
export function revocationsOf({ policies }: RunningHistory): ToldPolicies {
  return { ...NO_POLICIES, vaults: policies.vaults, revocations: vault => policies.revocations(vault) }
}
