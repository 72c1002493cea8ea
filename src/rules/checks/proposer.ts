import { fromHex } from '../../base/bytes.js'
import { timeOfSecond } from '../../base/time.js'
import { verifyGenericMessage } from '../../bitcoin/generic-message.js'
import { publicKey } from '../../bitcoin/secp256k1.js'
import { isStatementBy } from '../../vault/cosigner-signature.js'
import type { VaultFacts } from '../../vault/vault.js'
import type { PolicyRules, Subject } from '../engine/rule.js'
import { PROPOSAL, type SignedProposal } from '../statements/proposer.js'
import { parseStatement, statementText } from '../statements/statement.js'

/** Who has signed that they propose a transaction. */
interface Proposer {
  readonly name: string
  /** The txid of what it takes the place of. */
  readonly renews: string | undefined
  /** When they signed it, in Unix milliseconds. */
  readonly time: number
}

/** How far a proposer's clock may be ahead of the one that evaluates, in milliseconds. */
const AHEAD = 600_000

/**
 * Who has proposed what is looked at, by a signature that holds: a cosigner's, or one by a key that the policy names.
 * Undefined where nobody has signed it, or what was signed is another proposal.
 */
export function proposerOf({ proposal, evidence, policy }: Subject): Proposer | undefined {
  const { notes, vault, digest, txid } = proposal
  if (evidence.proposer !== undefined && canSign(evidence.proposer, vault, policy))
    return { name: evidence.proposer, renews: undefined, time: evidence.now }
  const sealed =
    notes.signed === undefined ? undefined : quietly(() => parseStatement(PROPOSAL, notes.signed as string))
  if (sealed === undefined) return undefined
  const { vault: of, proposal: signed, transaction, proposer: name, renews, proposed } = sealed.statement
  const time = timeOfSecond(proposed)
  const isThis =
    vault.isNamedBy(of) && signed === digest.hex && transaction === txid && name === notes.proposer
  if (!isThis || time === undefined || time > evidence.now + AHEAD) return undefined
  if (!isSigned(sealed, vault, policy)) return undefined
  return { name, renews: renews === 'none' ? undefined : renews, time }
}

function isSigned({ statement, signature }: SignedProposal, vault: VaultFacts, policy: PolicyRules): boolean {
  const text = statementText(PROPOSAL, statement)
  const place = vault.cosigners.findIndex(({ name }) => name === statement.proposer)
  const key = keysOf(policy).get(statement.proposer)
  return (
    (place >= 0 && quietly(() => isStatementBy(vault, place, text, signature)) === true) ||
    (key !== undefined &&
      quietly(() => verifyGenericMessage(text, signature, publicKey(fromHex(key)))) === true)
  )
}

/** Whether there is a key of that name that a proposal can be signed with. */
function canSign(name: string, { cosigners }: VaultFacts, policy: PolicyRules): boolean {
  return keysOf(policy).has(name) || cosigners.some(one => one.name === name)
}

/** The keys of proposers who are no cosigners, by name, as the rule separation-of-duties sets them. */
export interface ProposerKeys {
  readonly keys?: ReadonlyMap<string, string> | undefined
}

function keysOf({ rules }: PolicyRules): ReadonlyMap<string, string> {
  const setting = rules.find(({ rule }) => rule.name === 'separation-of-duties')
  return (setting?.values as ProposerKeys | undefined)?.keys ?? new Map()
}

// A signature that cannot even be read is none.
function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
