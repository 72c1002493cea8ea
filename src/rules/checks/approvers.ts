import type { Subject } from '../engine/rule.js'
import { consentsIn, isConsentTo } from '../statements/consent.js'

/**
 * The names of the cosigners who stand behind a transaction: who have validly signed every input of it, here or on another
 * copy, who have signed a checkpoint of a log that says so, who consent to it, and who is about to do either.
 */
export function approversOf(subject: Subject): Set<string> {
  const { proposal, evidence } = subject
  const { vault, signers: ofInputs, txid } = proposal
  const { signers, signer, signedElsewhere } = evidence
  const signed = (place: number, name: string) =>
    place === signer ||
    ofInputs.every(one => one.has(place)) ||
    signers?.every(names => names.has(name)) ||
    signedElsewhere?.get(txid)?.has(name) === true
  const here = vault.cosigners.flatMap(({ name }, place) => (signed(place, name) ? [name] : []))
  return new Set([...here, ...signingAsLogged(subject), ...consentingTo(subject)])
}

// What a log says of a cosigner is their own word where their own checkpoint covers it, and nobody else's otherwise.
function signingAsLogged({ proposal: { vault, txid }, evidence: { history } }: Subject): string[] {
  const records =
    history?.signed.filter(one => one.txid === txid && history.vaults.areOne(one.vault, vault.digest.hex)) ??
    []
  return records
    .flatMap(({ signings }) => signings)
    .filter(({ cosigner, worth }) => worth.by === 'cosigners' && worth.since.has(cosigner))
    .map(({ cosigner }) => cosigner)
}

/** The names of those who consent to this very proposal, under this very version of the policy, and still do. */
function consentingTo({ proposal, policy, evidence }: Subject): string[] {
  const { consents = [], history, now } = evidence
  return [...consents.filter(one => isConsentTo(one, proposal, now)), ...consentsIn(history, proposal, now)]
    .filter(one => one.policy === policy.digest.hex)
    .map(({ cosigner }) => cosigner)
}
