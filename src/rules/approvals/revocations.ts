import { unlessRefused } from '../../base/error.js'
import type { Vault } from '../../vault/vault.js'
import { POLICY_APPROVAL, type PolicyApproval } from '../statements/policy-approval.js'
import { POLICY_REVOCATION, type PolicyRevocation } from '../statements/policy-revocation.js'
import { formatStatement, parseStatement, requireSigned } from '../statements/statement.js'

/** That a cosigner has taken back an approval, with the signed statement that says so: a revocation, or a later approval. */
export interface TakenBack {
  readonly cosigner: string
  /** The policy's digest. */
  readonly policy: string
  /** The statement as a file. */
  readonly text: string
}

/**
 * Who has taken back which approval, each verified. It is for good, whatever the clocks said: who comes round again
 * approves a file of another digest. Otherwise a clock that was set back would bring an approval to life again.
 */
export class Revocations {
  readonly #vault: Vault
  /** By cosigner: what they have taken back, and the statement that says so. */
  readonly #revoked = new Map<string, Map<string, string>>()

  constructor(vault: Vault) {
    this.#vault = vault
  }

  /** Takes a revocation. Throws what {@link requireSigned} throws. */
  add(revocation: PolicyRevocation): void {
    requireSigned(POLICY_REVOCATION, revocation, this.#vault)
    const { cosigner, policy } = revocation.statement
    this.#of(cosigner).set(policy, formatStatement(POLICY_REVOCATION, revocation))
  }

  /** Takes what a later approval says was taken back. Throws what {@link requireSigned} throws. */
  addFrom(approval: PolicyApproval): void {
    requireSigned(POLICY_APPROVAL, approval, this.#vault)
    const { cosigner, revokes } = approval.statement
    const revoked = this.#of(cosigner)
    const text = formatStatement(POLICY_APPROVAL, approval)
    for (const policy of revokes?.split(' ') ?? []) if (!revoked.has(policy)) revoked.set(policy, text)
  }

  /** Takes what logs tell, as far as it is signed: what is not, nobody has said. */
  addLogged(texts: Iterable<string>): void {
    for (const text of texts) {
      const revocation = unlessRefused(() => parseStatement(POLICY_REVOCATION, text))
      if (revocation !== undefined) unlessRefused(() => this.add(revocation))
      const approval = unlessRefused(() => parseStatement(POLICY_APPROVAL, text))
      if (approval !== undefined) unlessRefused(() => this.addFrom(approval))
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

  /** All that was taken back. */
  get all(): TakenBack[] {
    return [...this.#revoked].flatMap(([cosigner, revoked]) =>
      [...revoked].map(([policy, text]) => ({ cosigner, policy, text })),
    )
  }

  #of(cosigner: string): Map<string, string> {
    const revoked = this.#revoked.get(cosigner) ?? new Map<string, string>()
    this.#revoked.set(cosigner, revoked)
    return revoked
  }
}
