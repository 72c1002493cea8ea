import { type Finding, finding } from '../../base/finding.js'
import type { NetworkName } from '../../chain/network.js'
import { signingProgress } from '../../proposal/progress.js'
import type { KnownKey } from '../../vault/signer-key.js'
import type { Vault } from '../../vault/vault.js'
import { checkNamedNetwork } from '../review/named-network.js'
import type { ReviewedPsbt } from '../review/reviewed-psbt.js'
import { likelyAddress, seemsToSpend, tellsScripts } from './coins.js'
import { checkNetwork } from './network.js'
import { checkOrigins } from './origins.js'

/** Who asks why: a key, by what is known of it without its password. */
export interface AskingKey {
  readonly name: string
  readonly network: NetworkName
  /** Of its master key. */
  readonly fingerprint: string
  /** The keys on its record, and where they stand. */
  readonly accounts: readonly KnownKey[]
}

/** Why a proposal can or cannot go on. */
export interface Diagnosis {
  /** Whether the key could sign now; undefined where none was named. */
  readonly canSign: boolean | undefined
  /** Whether there are signatures enough, and nothing forbids to finish. */
  readonly canFinalize: boolean
  /** The gravest first. */
  readonly findings: readonly Finding[]
}

/**
 * Says in words why a reviewed PSBT cannot be signed by `key` or finalized: what the review found, and what it looks like
 * from the signers' side: another vault, network or fingerprint, no fingerprint, who has signed and who has not.
 */
export function diagnose(
  reviewed: ReviewedPsbt,
  { key, otherVaults = [] }: { key?: AskingKey | undefined; otherVaults?: readonly Vault[] } = {},
): Diagnosis {
  const { vault, psbt, proofs, inputs } = reviewed.facts
  const isUnknown = !seemsToSpend(psbt, vault, proofs) && inputs.every(({ address }) => address === undefined)
  if (isUnknown && tellsScripts(psbt, vault, proofs)) {
    const found = [
      ...checkNamedNetwork(psbt, vault).filter(({ severity }) => severity === 'block'),
      ...checkNetwork(psbt, vault),
      unknownVault(reviewed, otherVaults),
    ]
    return { canSign: key && false, canFinalize: false, findings: found }
  }
  const origins = checkAllOrigins(reviewed)
  const objections = [...checkNetwork(psbt, vault), ...origins, ...reviewFindings(reviewed, origins)]
  const progress = signatureFindings(reviewed)
  const own = key === undefined ? [] : keyFindings(reviewed, key)
  const isSound = objections.every(({ severity }) => severity !== 'block')
  return {
    canSign: key && isSound && own.length === 0,
    canFinalize: isSound && progress.length === 0,
    findings: ranked([...objections, ...own, ...graded(progress, key !== undefined)]),
  }
}

// Whoever asks for a key wants to know of that key; that others are missing is a note then.
function graded(progress: readonly Finding[], hasKey: boolean): Finding[] {
  return progress.map(one => (hasKey ? { ...one, severity: 'info' as const } : one))
}

const RANK = { block: 0, warn: 1, info: 2 } as const

function ranked(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity])
}

function unknownVault({ facts }: ReviewedPsbt, otherVaults: readonly Vault[]): Finding {
  const { vault, psbt, proofs } = facts
  const right = otherVaults.find(
    other => other.digest.hex !== vault.digest.hex && seemsToSpend(psbt, other, proofs),
  )
  return right === undefined
    ? finding('block', 'signing.unknown-vault', { why: 'unknown', vault: vault.name })
    : finding('block', 'signing.unknown-vault', { why: 'known', vault: vault.name, right: right.name })
}

/** The review's findings; those of origins are told in more words elsewhere, where inputs have them. */
function reviewFindings({ facts }: ReviewedPsbt, origins: readonly Finding[]): Finding[] {
  const isTold = ({ code, where }: Finding) =>
    (code === 'input.derivation-mismatch' && 'input' in where) ||
    (code === 'fingerprint.unknown' && origins.some(one => one.code.startsWith('signing.')))
  return facts.findings.filter(found => !isTold(found))
}

function checkAllOrigins({ facts: { psbt, vault, proofs } }: ReviewedPsbt): Finding[] {
  return psbt.inputs.flatMap((input, index) => {
    const address = likelyAddress(input, vault, proofs)
    return address === undefined ? [] : checkOrigins(input, index, address, vault)
  })
}

function keyFindings(reviewed: ReviewedPsbt, { name, network, fingerprint, accounts }: AskingKey): Finding[] {
  const { vault, inputs } = reviewed.facts
  const asking = { why: 'asking', key: name, vault: vault.name } as const
  const { name: expected } = vault.network
  if (network !== expected)
    return [finding('block', 'key.other-network', { ...asking, network, wanted: expected })]
  const place = placeIn(vault, fingerprint, accounts)
  if (place < 0) return [finding('block', 'key.not-in-vault', asking)]
  if (!inputs.every(({ signers }) => signers.has(place))) return []
  return [finding('block', 'signature.nothing-to-sign', { why: 'key', key: name })]
}

/**
 * The place of a key that is on record, or of one at a path that is not: by the fingerprint then, since signing derives the
 * key itself and refuses another one.
 */
function placeIn({ cosigners }: Vault, fingerprint: string, accounts: readonly KnownKey[]): number {
  const known = cosigners.findIndex(({ xpub }) =>
    accounts.some(account => account.xpub.pointAndChainCode === xpub.pointAndChainCode),
  )
  if (known >= 0) return known
  const paths = new Set(accounts.map(({ path }) => path.join()))
  return cosigners.findIndex(one => one.fingerprint === fingerprint && !paths.has(one.path.join()))
}

function signatureFindings(reviewed: ReviewedPsbt): Finding[] {
  const { required, complete, cosigners } = signingProgress(reviewed)
  if (complete) return []
  const namesOf = (signedState: string) =>
    cosigners.filter(({ signed }) => signed === signedState).map(({ cosigner }) => cosigner.name)
  const args = { whole: namesOf('all'), partly: namesOf('some'), none: namesOf('none'), required }
  return [finding('block', 'signature.incomplete', { why: 'signers', ...args })]
}
