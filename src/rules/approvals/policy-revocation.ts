import { unlessRefused } from '../../bitcoin/error.js'
import type { Vault } from '../../vault/vault.js'
import { POLICY_APPROVAL, type PolicyApproval } from './policy-approval.js'
import {
  HASH,
  MOMENT,
  parseStatement,
  requireSigned,
  type SignedStatement,
  type StatementKind,
} from './statement.js'

/** A cosigner takes back their approval of a version of a policy. It does not expire. */
export const POLICY_REVOCATION = {
  kind: 'policy-revocation',
  heading: 'Ringi: an approval of a policy taken back',
  fields: { vault: HASH, policy: HASH, cosigner: /^.{1,80}$/u, revoked: MOMENT },
} as const satisfies StatementKind<string>

export type PolicyRevocation = SignedStatement<keyof typeof POLICY_REVOCATION.fields>

/**
 * Who has taken back which approval, each verified. It is for good, whatever the clocks said: who comes round again
 * approves a file of another digest. Otherwise a clock that was set back would bring an approval to life again.
 */
export class Revocations {
  readonly #vault: Vault
  /** By cosigner: what they have taken back, and the statement that says so, where it is one of its own. */
  readonly #revoked = new Map<string, Map<string, PolicyRevocation | undefined>>()

  constructor(vault: Vault) {
    this.#vault = vault
  }

  /** Takes a revocation. Throws what {@link requireSigned} throws. */
  add(revocation: PolicyRevocation): void {
    requireSigned(POLICY_REVOCATION, revocation, this.#vault)
    const { cosigner, policy } = revocation.statement
    this.#of(cosigner).set(policy, revocation)
  }

  /** Takes what a later approval says was taken back. Throws what {@link requireSigned} throws. */
  addFrom(approval: PolicyApproval): void {
    requireSigned(POLICY_APPROVAL, approval, this.#vault)
    const { cosigner, revokes } = approval.statement
    const revoked = this.#of(cosigner)
    for (const policy of revokes?.split(' ') ?? []) if (!revoked.has(policy)) revoked.set(policy, undefined)
  }

  /** Takes what logs tell, as far as it is signed: what is not, nobody has said. */
  addTold(texts: Iterable<string>): void {
    for (const text of texts) {
      const revocation = unlessRefused(() => parseStatement(POLICY_REVOCATION, text))
      if (revocation !== undefined) unlessRefused(() => this.add(revocation))
    }
  }

  /** Whether `cosigner` has taken back their approval of `policy`. */
  has(cosigner: string, policy: string): boolean {
    return this.#revoked.get(cosigner)?.has(policy) ?? false
  }

  /** The digests of the versions whose approval `cosigner` has taken back. */
  by(cosigner: string): string[] {
    return [...(this.#revoked.get(cosigner)?.keys() ?? [])]
  }

  /** The statements by which it was taken back, but for what later approvals say. */
  get statements(): PolicyRevocation[] {
    return [...this.#revoked.values()].flatMap(revoked => [...revoked.values()].flatMap(one => one ?? []))
  }

  #of(cosigner: string): Map<string, PolicyRevocation | undefined> {
    const revoked = this.#revoked.get(cosigner) ?? new Map<string, PolicyRevocation | undefined>()
    this.#revoked.set(cosigner, revoked)
    return revoked
  }
}
