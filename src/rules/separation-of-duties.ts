import { lookAlike } from '../keys/look-alike.js'
import { approversOf } from './approvers.js'
import { list, optional } from './parameters/collection.js'
import { NAME } from './policy/places.js'
import { broken, lacking, rule, type Subject } from './rule.js'

/**
 * Who has proposed may not sign. The proposer is who the proposal itself names and who the logs name: the first is a
 * claim that the proposal's digest covers, the second what a machine has seen. Neither may be among the signers.
 */
export const separationOfDuties = rule({
  code: 'rule.separation-of-duties',
  severity: 'block',
  summary: 'Who has proposed may not sign; only named people propose.',
  fields: { proposers: optional(list(NAME, { more: 'looser' }), 'tighter') },
  check: ({ proposers }, subject) => {
    const { proposer: claimed } = subject.proposal.notes
    const { attested, logged } = loggedProposers(subject)
    const all = new Set([...(claimed === undefined ? [] : [claimed]), ...logged])
    // Logs may know a user of the operating system instead of a person; the proposal knows better where it says.
    const named = claimed === undefined ? [...logged] : [claimed]
    const strangers = named.filter(name => proposers !== undefined && !proposers.some(one => same(one, name)))
    const both = signersOnAny(subject).filter(name => [...all].some(one => lookAlike(one, name)))
    return [
      ...(claimed === undefined && !attested ? [lacking('proposer')] : []),
      ...strangers.map(name => broken(`${name} has proposed this and is not among those who may propose.`)),
      ...both.map(name => broken(`${name} has proposed this and may not sign it; others have to.`)),
    ]
  },
})

/** All whom logs call the proposer, and whether an entry that is attested names one. */
function loggedProposers({ evidence: { history }, proposal: { digest } }: Subject) {
  const [seen, claimed] = [history?.sightings, history?.claims].map(
    one => one?.proposers.get(digest.hex) ?? [],
  )
  const attested = new Set(seen)
  return { attested: attested.size > 0, logged: new Set([...attested, ...(claimed ?? [])]) }
}

function same(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase()
}

// One input is enough: the rest could follow. So is a consent, on which others rely.
function signersOnAny(subject: Subject): string[] {
  const { vault, inputs } = subject.proposal
  const { signer, signers = [] } = subject.evidence
  const behind = approversOf(subject)
  return vault.cosigners.flatMap(({ name }, place) =>
    place === signer ||
    inputs.some(({ signatures }) => signatures.has(place)) ||
    signers.some(names => names.has(name)) ||
    behind.has(name)
      ? [name]
      : [],
  )
}
