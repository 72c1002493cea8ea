import { formatMoney, type Money } from '../../chain/money.js'
import type { EvidenceKind, StatedKind } from '../../rules/evidence/evidence.js'
import type { Sentences } from '../speaker.js'

/** What is to be given, and how. */
const EVIDENCE: Readonly<Record<EvidenceKind, string>> = {
  coins: 'coins: it moves none, since its chain has accounts',
  logs: '--history with the logs of other cosigners and a new checkpoint of each',
  history: '--history LOG and a cosigner’s checkpoint of it',
  balances: '--balances FILE',
  labels: '--labels FILE',
  confirmations: '--utxos FILE',
  height: '--height N',
  vaults: 'the file of every vault that it names: --other-vault FILE, or in a home ringi vault register',
  proposer: 'a proposal that its proposer has signed: propose --key NAME',
  firstSeen:
    'a sight of the proposal: review --key NAME on the machine that signs it, or --history LOG of others, with checkpoints by M of them',
}

const STATED: Readonly<Record<StatedKind, string>> = {
  balances: 'a balance statement that nobody has signed',
  labels: 'labels that nobody has signed',
  confirmations: 'a snapshot of the coins that nobody has signed',
  height: 'a height that nobody has signed for',
}

const FAULTS = {
  lacks: 'lacks what a machine signed that was replaced',
  ends: 'ends before a checkpoint of theirs that is known here',
  early: 'is of a time that is still to come',
  old: 'is too old',
}

const DAYS = {
  ...{ mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday' },
  ...{ sat: 'Saturday', sun: 'Sunday' },
}

/** What rules say that go by a balance statement. */
const STATEMENT = {
  'statement-early': 'The balance statement is of a time that has not come yet.',
  'statement-old': ({ hours }: { readonly hours: number }) =>
    `The balance statement is more than ${hours} h old; give a newer one.`,
  'statement-passed': ({ number }: { readonly number: number }) =>
    `A balance statement with the number ${number} was used before; this one is older, or another with that number.`,
  'statement-less': ({ stated, spent }: { readonly stated: Money; readonly spent: Money }) =>
    `The balance statement has ${formatMoney(stated)} in the vault, and this spends ${formatMoney(spent)} of it; give a newer one.`,
}

/** What rules say that go by the clock. */
const CLOCK = { clock: (mark: Mark) => `${isAhead(mark)}: nothing can be counted by it.` }

/** What a note of a proposal has to be. */
const noteOf = (note: 'memo' | 'reference') => ({
  missing: `The proposal has no ${note}; it needs one.`,
  pattern: ({ pattern }: { readonly pattern: string }) => `The ${note} does not look like ${pattern}.`,
})

// Nothing is wrong with a proposal whose signatures only come in the wrong order.
const FIRST_THE_OTHERS =
  'Once the others have signed, sign their copy; once they have consented, sign with --consent FILE.'

const MISSING_PEOPLE = 'The policy asks for people who are not there'

const FORKED = 'Enough cosigners have approved two versions of the policy of which only one can be in force.'

/** What a policy lets pass that lacks a rule. */
const WITHOUT = {
  'allowed-destinations': 'payments may go anywhere',
  'rolling-limit': 'a large payment can be split into many small ones',
  quorum: 'any M of the cosigners can sign any amount',
  logs: 'what is counted from logs holds for each machine alone',
}

export const rules: Sentences<'rules'> = {
  'rule.evidence-missing': ({ rule, kind, signers }) =>
    `The rule ${rule} cannot be decided without ${EVIDENCE[kind]}${signers === undefined ? '' : `, signed by ${signersIn(signers)} (--voucher FILE)`}.`,
  'rule.evidence-unsigned': ({ rule, kind }) =>
    `The rule ${rule} was decided by ${STATED[kind]}: the word of whoever prepared it.`,
  'rule.excepted': ({ found, reasons, approvers }, say) =>
    `${say(found)} An exception was approved: “${reasons.join('; ')}” (${approvers.join(', ')})`,
  'rule.allowed-destinations': ({ payee }) =>
    `${nameOf(payee)} is not among the destinations that the policy allows.`,
  'rule.denied-destinations': ({ payee }) => `${nameOf(payee)} is a destination that the policy denies.`,
  'rule.payment-limit': ({ payee, sum, most }) =>
    `${nameOf(payee)} gets ${formatMoney(sum)}; at most ${formatMoney(most)} may go to one destination.`,
  'rule.proposal-limit': ({ leaves, most }) =>
    `${formatMoney(leaves)} leave with the fee; at most ${formatMoney(most)} may leave in one proposal.`,
  'rule.rolling-limit': {
    ...CLOCK,
    signed: told => overrun(told, 'were signed away'),
    possible: told => overrun(told, 'were signed away and, as far as is known, may still leave'),
    'height-below': ({ height, known, entry, log }) =>
      `The height ${height} is below ${known}, which entry ${entry} of the log ${log} has.`,
    'height-impossible': ({ height, known, time, expected }) =>
      `The height ${height} cannot be: by the clock and by height ${known} of ${time} it is about ${expected}.`,
    'height-jump': ({ height, above, highest }) =>
      `The height ${height} is ${above} above ${highest}, the highest that the logs know.`,
  },
  'rule.vault-share': {
    ...STATEMENT,
    more: ({ before, after, holds, percent, most }) =>
      `${formatMoney(after)} may leave with this, ${formatMoney(before)} of it signed before; of the ${formatMoney(holds)} in the vault at most ${percent}%, ${formatMoney(most)}, may leave at once.`,
  },
  'rule.vault-floor': {
    ...STATEMENT,
    less: ({ stays, least, before }) =>
      `${formatMoney(stays)} would stay in the vault; ${formatMoney(least)} have to. ${formatMoney(before)} were signed away before and may still be sent.`,
  },
  'rule.refill': {
    ...STATEMENT,
    amount: ({ place, holds, most }) =>
      `${place} would hold ${formatMoney(holds)}; at most ${formatMoney(most)} may lie there.`,
    share: ({ place, holds, all, percent, most }) =>
      `${place} would hold ${formatMoney(holds)}; of the ${formatMoney(all)} that are held in all, at most ${percent}%, ${formatMoney(most)}, may lie there.`,
  },
  'rule.logs': {
    few: ({ needed, hours, fit, unfit }) =>
      `Logs of ${needed} cosigners are needed, the own one included, each under a checkpoint of at most ${hours} h; there are those of ${fit.join(', ') || 'nobody'}${unfit.map(({ name, fault }) => `; that of ${name} ${FAULTS[fault]}`).join('')}.`,
    meanwhile: ({ hours, times }) =>
      `What others sign within ${hours} h may not be in these logs: together they can let ${times} times as much pass as a limit says, and no more.`,
  },
  'rule.fee-limit': {
    amount: ({ fee, most }) => `The fee is ${formatMoney(fee)}; at most ${formatMoney(most)} are allowed.`,
    rate: ({ fee, rate, most }) =>
      `The fee is ${formatMoney(fee)}, ${rate} sat/vB; at most ${most} sat/vB are allowed.`,
    share: ({ fee, of, total, percent }) =>
      `The fee is ${formatMoney(fee)}; of ${of === 'payments' ? 'what is paid' : 'the coins that are moved'}, ${formatMoney(total)}, at most ${percent}% are allowed.`,
  },
  'rule.quorum': {
    beyond: ({ leaves }) =>
      `${formatMoney(leaves)} leave, which is more than any cosigners may sign away together.`,
    lacking: { sentence: stillNeeds, hint: FIRST_THE_OTHERS },
    first: {
      sentence: ({ first, ...told }) =>
        `${stillNeeds(told)} Signed now, it could be completed without them: first ${whoMeets(first)} must sign or consent.`,
      hint: FIRST_THE_OTHERS,
    },
    nobody: {
      sentence: ({ first, ...told }) =>
        `${stillNeeds(told)} Nobody can sign it yet: ${whoMeets(first)} must consent, but for the one who then signs.`,
      hint: FIRST_THE_OTHERS,
    },
    only: {
      sentence: ({ only, ...told }) =>
        `${stillNeeds(told)} Of those who have not, only ${only.join(', ')} can sign now; the others after that.`,
      hint: FIRST_THE_OTHERS,
    },
  },
  'rule.separation-of-duties': {
    stranger: ({ name }) => `${name} has proposed this and is not among those who may propose.`,
    both: ({ name }) =>
      `${name} has proposed this, or what it stands for, and may not sign it; others have to.`,
    keyless: ({ name }) =>
      `That ${name} has proposed this is nobody’s word: the policy names no key of theirs.`,
  },
  'rule.signing-hours': {
    ...CLOCK,
    closed: ({ day, time, zone }) => `It is ${DAYS[day]}, ${time}, in ${zone}, when nothing may be signed.`,
  },
  'rule.cooling-off': {
    ...CLOCK,
    wait: ({ hours, minutes, until }) =>
      `A proposal is signed no sooner than ${hours} h after it was first seen: wait ${minutes < 60 ? '' : `${Math.floor(minutes / 60)} h `}${minutes % 60} min more, until ${until}.`,
  },
  'rule.expiry': {
    ...CLOCK,
    lapsed: ({ seen }) =>
      `It was first seen at ${seen} and may no longer be signed. Have it proposed anew: propose --key NAME --renews TXID.`,
    unattested: ({ seen }) => `It was first seen at ${seen}, says a log that nobody has signed for.`,
    renewed: ({ seen, name }) => `It was first seen at ${seen} and had lapsed; ${name} has proposed it anew.`,
  },
  'rule.confirmations': {
    unknown: ({ coin }) => `The coin ${coin} is in no snapshot that was given.`,
    few: ({ coin, count, least }) => `The coin ${coin} has ${count} confirmation(s); it needs ${least}.`,
  },
  'rule.coin-labels': {
    frozen: ({ coin }) => `The coin ${coin} is frozen: its label says that it may not be spent.`,
    bare: ({ coin }) => `Neither the coin ${coin} nor its transaction has a label.`,
  },
  'rule.address-reuse': {
    spent: ({ payee }) => `${nameOf(payee)} is not fresh: a coin that this proposal spends lies there.`,
    twice: ({ payee }) => `${nameOf(payee)} is not fresh: another output of this proposal has it too.`,
    paid: ({ payee, txid }) => `${nameOf(payee)} is not fresh: ${txid} has paid to it.`,
    change: ({ payee, txid }) => `${nameOf(payee)} is not fresh: the change of ${txid} has gone to it.`,
  },
  'rule.dust': {
    coin: ({ value, least }) =>
      `This coin is dust: ${formatMoney(value)} are less than ${formatMoney(least)}.`,
    output: ({ value, least }) =>
      `This output is dust: ${formatMoney(value)} are less than ${formatMoney(least)}.`,
  },
  'rule.segregation': {
    stranger: ({ payee, owner }) =>
      `${nameOf(payee)} belongs to nobody whom the policy knows; ${coinsOf(owner)} may not go there.`,
    other: ({ payee, belongs, owner }) =>
      `${nameOf(payee)} belongs to ${belongs}; ${coinsOf(owner)} may not go there.`,
    mixed: ({ sides }) =>
      `One proposal pays ${sides.map(({ owner }) => owner ?? 'strangers').join(' and ')}; make one for each.`,
  },
  'rule.change-outputs': ({ count, most }) => `${count} outputs come back to the vault; at most ${most} may.`,
  'rule.self-transfers': 'The output goes to a receiving address of this vault, and is no change.',
  'rule.script-types': ({ payee, type, allowed }) =>
    `${nameOf(payee)} is ${type ?? 'of no known kind'}; payments may go to ${allowed.join(', ')}.`,
  'rule.locktime': {
    relative: 'This coin is held back by a relative lock time (BIP 68).',
    none: ({ locktime }) => `The transaction has the lock time ${locktime}; it may have none.`,
    height: ({ locktime }) =>
      `The transaction has the lock time ${locktime}; only a block height is allowed.`,
  },
  'rule.op-return': ({ most }) => `This output publishes data; at most ${most} may.`,
  'rule.output-count': ({ count, most }) =>
    `${count} outputs leave the vault; at most ${most} may in one proposal.`,
  'rule.memo': noteOf('memo'),
  'rule.reference': noteOf('reference'),
  'rule.unique-reference': {
    none: 'The proposal has no reference: nobody can tell whether it was paid before.',
    same: ({ txid }) => `The reference is that of ${txid}, which spends other coins: both can be paid.`,
    unknown: ({ txid }) =>
      `${txid} pays the same with other coins, and the log does not say under which reference.`,
  },
  'log.clock-ahead': mark => `${isAhead(mark)}.`,
  'signature.unaccounted': ({ cosigner }) =>
    `The signature of ${cosigner} is in no log: nobody has recorded that this was approved and signed.`,
  'log.unattested': {
    signature: ({ cosigner }) =>
      `No cosigner has signed for the log entry that accounts for the signature of ${cosigner}; give a checkpoint with --history.`,
  },
  'policy.not-in-force': {
    signed: ({ cosigner, at }) => `${cosigner} signed at ${at} on a machine where no policy was in force.`,
  },
  'policy.other-version': {
    signed: ({ cosigner, at, policy }) =>
      `${cosigner} signed at ${at} under another version of the policy, ${policy}.`,
  },
  'proposal.other-transaction': {
    signed: ({ cosigner, proposal }) =>
      `${cosigner} has signed this for another proposal, ${proposal}, than the one given.`,
  },
  'policy.other-vault': {
    sentence: ({ policy, vault }) => `The policy ${policy} is for another vault than ${vault}.`,
    hint: 'Compare the digest after vault: in the policy with the one that ringi vault show prints.',
  },
  'policy.people': {
    stranger: ({ name, group, vault }) =>
      `${MISSING_PEOPLE}: ${name} of the group ${group} is no cosigner of ${vault}.`,
    quorum: ({ quorum }) => `${MISSING_PEOPLE}: no set of cosigners can be ${quorumIn(quorum)}.`,
    changes: ({ least }) => `${MISSING_PEOPLE}: changes need at least the vault’s own ${least}.`,
  },
  'policy.not-next': {
    sentence: ({ version }) =>
      `This policy does not name version ${version}, which is in force, as the one before it.`,
    hint: 'Activate the versions one after the other; previous: names the digest of the one before.',
  },
  'policy.rolled-back': {
    others: {
      sentence: ({ version, old }) =>
        `The others have approved version ${version}; version ${old} is an old one.`,
      hint: 'Activate that one.',
    },
    'not-later': {
      sentence: ({ inForce, version }) =>
        `Version ${inForce} is in force; version ${version} cannot follow it.`,
      hint: 'To go back to old rules, write them into a new version and have it approved.',
    },
  },
  'policy.forked': {
    given: FORKED,
    approved: {
      sentence: FORKED,
      hint: 'A version that lists both digests under previous: ends it. Find out who has approved both.',
    },
    told: ({ version, policy }) =>
      `A log tells of another version ${version} of the policy, which competes with the one in force here: ${policy}.`,
    pledged: {
      sentence: ({ cosigner, version, policy }) =>
        `${cosigner} has approved another version ${version} that follows the same one: ${policy}.`,
      hint: 'Take that back first, with ringi policy revoke; or approve a version that lists it under previous:.',
    },
  },
  'policy.unconfirmed': {
    sentence: ({ vault, version }) =>
      `This machine has never known a policy of ${vault}: whether version ${version} is the one in force, only the others can tell.`,
    hint: ({ nonce, needed }) =>
      `Have ${needed} other cosigners run ringi log checkpoint --for ${nonce}, and give their logs and checkpoints with --history; or have enough approve the policy anew with ringi policy approve --for ${nonce}.`,
  },
  'policy.line-ends': {
    sentence: ({ digest }) =>
      `The line ends of this file were changed: with those that it had, it is the policy ${digest}.`,
    hint: 'Copy the file again, as it is: by a stick, as a QR code, and in git with core.autocrlf switched off.',
  },
  'policy.rule-without-exception': {
    rule: ({ policy, rule }) => `The policy ${policy} allows no exception from ${rule}.`,
  },
  'policy.missing': {
    sentence: ({ vault, version, foundVersion }) =>
      `The log says that version ${version} of a policy is in force for ${vault}; this home has ${foundVersion === undefined ? 'none' : `version ${foundVersion}`}.`,
    hint: 'Find out who took it away. ringi policy activate puts that version in force again, with its approvals.',
  },
  'home.damaged': { policy: 'A policy in this home is not as Ringi has written it.' },
  'approval.malformed': {
    'no-object': 'This is not a signed approval: it is not one JSON object.',
    'other-kind': ({ kind }) => `This is not a signed approval: it is no ${kind} of this version of Ringi.`,
    'no-signature': 'This is not a signed approval: it has no signature.',
    'unknown-field': 'This is not a signed approval: it has a field that it should not have.',
    field: ({ field }) =>
      `This is not a signed approval: its field ${field} is missing or not of the right form.`,
  },
  'approval.other-vault': 'This approval is for another vault.',
  'approval.other-policy': ({ cosigner }) =>
    `${cosigner} has approved another policy, or another version of this one.`,
  'approval.unknown-cosigner': ({ cosigner, vault }) =>
    `There is no cosigner ${cosigner} in the vault ${vault}.`,
  'approval.bad-signature': {
    sentence: ({ cosigner }) => `The approval was not signed by ${cosigner}, or was changed since.`,
    hint: ({ cosigner }) => `Ask ${cosigner}, over another channel, what they have approved.`,
  },
  'approval.expired': ({ cosigner, expires }) => `The approval of ${cosigner} ended at ${expires}.`,
  'approval.revoked': {
    approvers: {
      sentence: ({ revokedBy }) => `${revokedBy.join(', ')} took the approval of this version back.`,
      hint: 'Find out why. Who comes round again approves a file of another digest.',
    },
    'for-good': {
      sentence: ({ cosigner }) => `${cosigner} has taken the approval of this version back, for good.`,
      hint: 'Who comes round again approves a file of another digest: a comment in it is enough.',
    },
  },
  'approval.incomplete': {
    policy: {
      sentence: ({ policy, lacks }) =>
        `The policy ${policy} is not approved yet: it still needs ${lacksIn(lacks)}.`,
      hint: 'ringi policy approve makes a cosigner’s approval; ringi policy activate takes all of them.',
    },
    correction: {
      sentence: ({ missing }) => `It still needs ${missing} more cosigner(s).`,
      hint: 'ringi log correct --key makes a cosigner’s correction on their machine; give M of them.',
    },
  },
  'correction.disagrees': {
    sentence: 'The cosigners do not say the same of the same entry.',
    hint: 'Apply corrections of different entries one after the other.',
  },
  'balances.malformed': {
    sentence: 'This is not a balance statement.',
    hint: 'It is JSON: ringi 1, kind balances, time in UTC, and balances in satoshi by vault digest or place; and either all of number, height, block and coins, whose sum by holder is that of the balances, or none of them.',
  },
  'voucher.malformed': {
    sentence: 'This is not a voucher for a destination or a statement.',
    hint: 'It is JSON: ringi 1, kind voucher, address or statement, vault, expires, signature.',
  },
  'policy.malformed': {
    unknown: {
      sentence: ({ of, record, name }) =>
        `there is no ${of === 'field' ? `field of ${record ?? 'a policy'}` : of} called “${name}”.`,
      hint: ({ known, nearest }) =>
        nearest === undefined ? `There are: ${known.join(', ')}.` : `Did you mean ${nearest}?`,
    },
    expected: ({ kind }, say) => `${say(kind)} is expected here.`,
    other: ({ kind }, say) => `this is not ${say(kind)}.`,
    'no-record': ({ record, fields }) => `${record} is a map of ${fields.join(', ')}.`,
    lacks: ({ record, field }) => `${record} lacks the field ${field}.`,
    'no-policy': 'a policy is a map of fields.',
    'no-rule-map': 'rules is a map from rules to what they are set to.',
    'no-rule': 'a policy needs at least one rule.',
    'no-list': 'a list is expected here.',
    'no-map': 'a map is expected here.',
    'no-node': 'it has something that is neither text, a list nor a map.',
    'no-key': 'a key has to be text.',
    'item-twice': 'something stands in this list twice.',
    'key-twice': 'this key stands here twice.',
    'few-items': ({ least }) => `this list needs at least ${least} item(s).`,
    'many-items': ({ most }) => `this list has more than ${most} items.`,
    'many-addresses': ({ most }) =>
      `the descriptors have more than ${most} addresses in all; give them a shorter range.`,
    'many-groups': ({ most }) => `a quorum of distinct people names at most ${most} groups.`,
    'key-of-two': 'a key stands under two names.',
    'few-keys': ({ least }) => `there are not ${least} keys.`,
    needs: ({ rule, one }) => `${rule} needs ${one.slice(0, -1).join(', ')} or ${one.at(-1) ?? ''}.`,
    'note-needs': ({ note }) => `${note} needs required: yes, a pattern or both.`,
    'refill-needs': 'refill needs max, share or both.',
    'owner-needed': 'segregation needs owner: at the top of the policy, whose coins lie in the vault.',
    'window-of': 'a window is of hours and days, or of blocks.',
    'window-ends': 'a window ends at another time than it begins.',
    'case-needs': ({ name }) => `the case “${name}” needs either a proposal or payments.`,
    'too-long': ({ most }) => `it has more than ${most} characters.`,
    'too-deep': 'it is nested too deeply.',
    'byte-order-mark': 'it begins with a byte order mark; save it as UTF-8 without one.',
    empty: 'it is empty.',
    'hidden-line': 'this line has a hidden or control character.',
    'hidden-text': 'this text has a hidden or control character.',
    directive: 'directives (%) have no place in a policy.',
    documents: 'a policy is one document.',
    alias: 'aliases (*) have no place in a policy.',
    anchor: 'anchors (&) and tags (!) have no place in a policy.',
    yaml: ({ problem }) => `it is not YAML as a policy has it: ${problem}.`,
    amount: ({ examples }) => `an amount with its unit, like ${examples}`,
    count: ({ least, most }) => `a whole number from ${least} to ${most}`,
    share: 'a share from 0% to 100% with at most two decimals, like 5% or 0.25%',
    'fee-rate': 'a fee rate in sat/vB, like 50 or 2.5',
    choice: ({ choices }) => `one of ${choices.join(', ')}`,
    flag: 'yes or no',
    reference: ({ to }) => `the name of a ${to}`,
    description: ({ most }) => `text of at most ${most} characters`,
    before: 'the digest of the version before, or none',
    'rule-name': 'the name of a rule',
    address: 'an address of the policy’s network',
    descriptor: 'an output descriptor of the policy’s network, without private keys and with its checksum',
    digest: '64 lower-case hex digits',
    name: 'a name of letters, digits, - _ and .',
    'public-key': 'a compressed public key of 66 hex digits',
    wildcard: ({ most }) =>
      `a pattern of 1 to ${most} characters: # is a digit, ? any character, * any run of them`,
    zone: 'a time zone like Asia/Tokyo',
    'time-of-day': 'a time from 00:00 to 24:00, like 09:00',
    moment: 'a time in UTC to the second, like 2026-11-22T09:30:00Z',
    'file-name': 'the name of a file',
    line: 'a line of text',
    data: ({ most }) => `text of 1 to ${most} bytes`,
    holder: 'a place or a vault’s digest',
  },
  'policy.open': {
    'no-rule': ({ rule }) => `There is no rule ${rule}: ${WITHOUT[rule]}.`,
    'only-warns': ({ rule }) => `The rule ${rule} only warns.`,
    keyless: ({ name }) =>
      `${name} may propose, and the policy names no key of theirs: that they did is nobody’s word. ringi policy vouch --key prints the key for keys.`,
    'logs-meet': ({ count }) =>
      `The logs of ${count} cosigners meet one signer of whatever can be sent; a liar among them can leave it out, against which each more of them withstands one.`,
    'logs-miss': ({ count, signers, meeting, cosigners }) =>
      `The logs of ${count} cosigners can miss a transaction that ${signers} others have signed; ${meeting} of ${cosigners} would meet one of its signers.`,
  },
  'policy.order': {
    first: ({ tier, first }) =>
      `${tierIn(tier)}: ${first.join(', ')} can sign first; others once one of these has signed or consented.`,
    nobody: ({ tier, needed }) =>
      `${tierIn(tier)}: nobody can sign first. Of these, all but the one who then signs have to consent: ${needed.map(({ missing, of }) => `${missing} of ${of.join(', ')}`).join('; and ')}.`,
  },
  'policy.unsignable': ({ tier }) => `${tierIn(tier)}: nobody can sign this, whoever consents.`,
}

interface Payee {
  readonly is: 'address' | 'script'
  readonly text: string
}

function nameOf({ is, text }: Payee): string {
  return is === 'address' ? text : `The script ${text}`
}

function coinsOf(owner: string | undefined): string {
  return `the coins of ${owner ?? 'an owner whom the policy does not name'}`
}

interface Mark {
  readonly entry: number
  readonly log: string
  readonly theirs: string
  readonly ours: string
}

function isAhead({ entry, log, theirs, ours }: Mark): string {
  return `Entry ${entry} of the log ${log} is of ${theirs}; this machine’s clock says ${ours}`
}

interface Span {
  readonly days?: number | undefined
  readonly hours?: number | undefined
  readonly blocks?: number | undefined
}

interface Overrun {
  readonly before: Money
  readonly after: Money
  readonly most: Money
  readonly span: Span
}

function overrun({ before, after, most, span }: Overrun, how: string): string {
  return `${formatMoney(before)} ${how} within ${spanIn(span)}, ${formatMoney(after)} with this; at most ${formatMoney(most)} may leave.`
}

/** `24 hours`, `7 days`, `144 blocks`. */
function spanIn({ days, hours, blocks }: Span): string {
  return Object.entries({ day: days, hour: hours, block: blocks })
    .flatMap(([unit, n]) => (n === undefined ? [] : [`${n} ${unit}${n === 1 ? '' : 's'}`]))
    .join(' and ')
}

interface Quorum {
  readonly any: number
  readonly including: readonly { readonly group: string; readonly least: number }[]
  readonly distinct: boolean
}

/** `any 3 with 1 of security`; `any 3 with 1 of security and 1 of board, all different people`. */
function quorumIn({ any, including, distinct }: Quorum): string {
  if (including.length === 0) return `any ${any}`
  const groups = including.map(({ group, least }) => `${least} of ${group}`).join(' and ')
  return `any ${any} with ${groups}${distinct ? ', all different people' : ''}`
}

interface Lack {
  readonly missing: number
  readonly groups: readonly string[]
}

/** `1 more of security or board`. */
function lacksIn(lacks: readonly Lack[]): string {
  return lacks
    .map(({ missing, groups }) =>
      groups.length === 0 ? `${missing} more` : `${missing} more of ${groups.join(' or ')}`,
    )
    .join(', ')
}

function stillNeeds({ quorum, lacks }: { readonly quorum: Quorum; readonly lacks: readonly Lack[] }): string {
  return `For this amount the policy asks for ${quorumIn(quorum)}; it still needs ${lacksIn(lacks)}.`
}

interface Meeting {
  readonly missing: number
  readonly of: readonly string[]
}

/** `akira and beatrice`; `1 of akira, beatrice`. */
function whoMeets(meetings: readonly Meeting[]): string {
  return meetings
    .map(({ missing, of }) => (of.length === missing ? of.join(' and ') : `${missing} of ${of.join(', ')}`))
    .join('; and ')
}

interface Signers {
  readonly any: number
  readonly of: readonly { readonly name: string; readonly key: string }[]
}

function signersIn({ any, of }: Signers): string {
  return `any ${any} of ${of.map(({ name, key }) => `${name}: ${key}`).join('; ')}`
}

interface Tier {
  readonly upTo?: string | undefined
  readonly quorum?: Quorum | undefined
}

/** `up to 10 BTC: any 2`; `any amount: any 2 with 1 of security`. */
function tierIn({ upTo, quorum }: Tier): string {
  const amount = upTo === undefined ? 'any amount' : `up to ${upTo}`
  return quorum === undefined ? amount : `${amount}: ${quorumIn(quorum)}`
}
