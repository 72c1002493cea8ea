import { type Finding, finding, findingsAt } from '../../base/finding.js'
import { witnessProgramOf } from '../../bitcoin/standard-scripts.js'
import { encodeAddress, isPayable } from '../../chain/address.js'
import { sats } from '../../chain/amount.js'
import type { Network } from '../../chain/network.js'
import { anyDerivations, type DerivationClaim } from '../../spend/derivation-claims.js'
import type { Cosigner } from '../../vault/cosigner.js'
import type { Locator } from '../../vault/locate.js'
import { GAP, SEARCHED } from '../../vault/search.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { claimedOrigin, claimsOfCosigners, cosignerOfKey, fitsAddress, placeClaimed } from '../claims.js'
import type { Psbt, PsbtOutput } from '../codec/psbt.js'
import { labelIn } from '../notes.js'
import { checkScript, checkValue } from './output-script.js'
import type { ReviewedOutput } from './reviewed-psbt.js'

/** What classifying outputs needs beside them. */
interface OutputContext {
  readonly vault: Vault
  readonly locator: Locator
  /** Of other vaults that this machine knows: named where they are paid, never called change. */
  readonly otherVaults: readonly Locator[]
  /** The fingerprints by which the inputs know a cosigner. */
  readonly fingerprints: (cosigner: Cosigner) => ReadonlySet<string>
  /** The indexes of the inputs' addresses. */
  readonly spentIndexes: readonly number[]
  /** How far beyond the highest of them change may lie. */
  readonly gapLimit: number
  /** Whether outputs to the vault's own receiving addresses count as coming back. */
  readonly selfTransfers: boolean
}

/** All outputs, classified. */
export function reviewOutputs(
  psbt: Psbt,
  context: OutputContext,
): { outputs: ReviewedOutput[]; findings: Finding[] } {
  const classified = psbt.outputs.map((output, index) => classifyOutput(output, index, context))
  return {
    outputs: classified.map(({ output }) => output),
    findings: classified.flatMap(({ findings }) => findings),
  }
}

/**
 * Says what an output is. It is the vault's own only where its script is derived from the vault's keys here; what the
 * PSBT claims of it is a hint where to look, and a claim that does not hold blocks.
 */
function classifyOutput(
  output: PsbtOutput,
  index: number,
  context: OutputContext,
): { output: ReviewedOutput; findings: Finding[] } {
  const { vault, locator } = context
  const hint = placeClaimed(vault.scriptType.derivationsIn('output', output.fields))
  const place = locator.locate(output.script, SEARCHED.unclaimedOutput, hint)
  const kind = place === undefined ? 'payment' : place.branch === 1 ? 'change' : 'self'
  const address = encodeAddress(output.script, vault.network)
  const value = sats(output.value, vault.network)
  const found =
    place === undefined
      ? [...checkClaims(output, context), ...checkScript(output, address)]
      : [...checkOwn(output, place, context), ...(kind === 'self' ? [tellSelf(context)] : [])]
  const leaves = kind === 'payment' || (kind === 'self' && !context.selfTransfers)
  return {
    output: { value, script: output.script, kind, leaves, address, place, label: labelIn(output.fields) },
    findings: findingsAt({ output: index }, [
      ...found,
      ...(isPayable(output.script, vault.network) ? [] : [inactive(output.script, vault.network)]),
      ...checkValue(output.script, value, vault.network),
    ]),
  }
}

function inactive(script: Uint8Array, { label, chain }: Network): Finding {
  if (chain.forkId && witnessProgramOf(script) !== undefined)
    return finding('block', 'output.witness-program', { network: label })
  return finding('block', 'address.taproot-inactive', { why: 'output', network: label })
}

/** What goes to oneself is no change: whoever chose the address may have given it to somebody as theirs. */
function tellSelf({ selfTransfers }: OutputContext): Finding {
  return selfTransfers
    ? finding('info', 'output.self', { why: 'back' })
    : finding('warn', 'output.self', { why: 'payment' })
}

/** An output that is the vault's: does what comes with it fit, and will a restored wallet find it? */
function checkOwn(
  output: PsbtOutput,
  place: VaultAddress,
  { vault, fingerprints, spentIndexes, gapLimit }: OutputContext,
): Finding[] {
  const claims = vault.scriptType.derivationsIn('output', output.fields)
  // A program that does not know a fingerprint writes the same one for all of a cosigner's keys.
  const isCalledAsInInputs = (claim: DerivationClaim) =>
    claimedOrigin(claim, place, vault) !== 'other-fingerprint' ||
    fingerprints(cosignerOfKey(claim, place, vault) as Cosigner).has(claim.fingerprint)
  const hold = claims.every(claim => fitsAddress(claim, place, vault) && isCalledAsInInputs(claim))
  return [
    ...place.lock.check('output', output.fields),
    ...(hold ? [] : [finding('block', 'change.not-derived', { why: 'keys' })]),
    ...checkIndex(place.index, spentIndexes, gapLimit),
  ]
}

/** Will a restored wallet find an index that is the vault's, which searches from one used index to the next? */
function checkIndex(index: number, spentIndexes: readonly number[], gapLimit: number): Finding[] {
  const gap = index - spentIndexes.reduce((highest, one) => Math.max(highest, one), 0)
  if (gap > GAP.usual)
    return [finding(gap > gapLimit ? 'block' : 'warn', 'change.far-index', { why: 'gap', index, gap })]
  // Whoever knows the vault can send it a coin to whatever index, to lead change after it.
  const beyond = index - reachedFrom(spentIndexes, gapLimit)
  return beyond <= gapLimit ? [] : [finding('warn', 'change.far-index', { why: 'steps', index, gap: beyond })]
}

/** How far one comes from the lowest index to the next higher ones by steps of at most `stride`. */
function reachedFrom(indexes: readonly number[], gapLimit: number): number {
  const sorted = [...indexes].sort((a, b) => a - b)
  const stop = sorted.findIndex(
    (index, at) => (sorted[at + 1] ?? Number.POSITIVE_INFINITY) - index > gapLimit,
  )
  return sorted[stop] ?? 0
}

/** An output that is not the vault's: does the PSBT say otherwise, or is it another vault's? */
function checkClaims(output: PsbtOutput, { vault, otherVaults }: OutputContext): Finding[] {
  for (const other of otherVaults) {
    const claims = other.vault.scriptType.derivationsIn('output', output.fields)
    const place = other.locate(output.script, SEARCHED.unclaimedOutput, placeClaimed(claims))
    if (place === undefined) continue
    const found = finding('info', 'output.other-vault', { vault: other.vault.name })
    // Vaults may share cosigners, whose derivations are true there.
    const areTrue = claims.every(claim => fitsAddress(claim, place, other.vault))
    return areTrue ? [found] : [found, ...checkChangeClaims(output, vault)]
  }
  return checkChangeClaims(output, vault)
}

/** Of an output that is not the vault's: what claims that it is its change. */
function checkChangeClaims(output: PsbtOutput, vault: Vault): Finding[] {
  const claims = anyDerivations('output', output.fields)
  if (claimsOfCosigners(claims, vault).length === 0) return []
  if (placeClaimed(claims) === undefined) return [finding('block', 'change.ransom-path')]
  return [finding('block', 'change.not-derived', { why: 'stranger' })]
}
