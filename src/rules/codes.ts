import { choice, count, facts, flag, list, optional, text, told } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'
import { money } from '../chain/money.js'
import { WEEKDAYS } from './catalogue/wall-clock.js'
import { EVIDENCE, STATED } from './evidence/evidence.js'

/** Who is paid: an address, or a script in hex that has none. */
const PAYEE = facts({ is: choice('address', 'script'), text })

/** An entry that is of a later time than this machine's clock says. */
const MARK = { entry: count, log: text, theirs: text, ours: text }

/** Of rules that go by the clock. */
const BY_CLOCK = { clock: MARK }

/** Of rules that go by a balance statement. */
const BY_STATEMENT = {
  'statement-early': {},
  'statement-old': { hours: count },
  'statement-passed': { number: count },
  'statement-less': { stated: money, spent: money },
}

/** What leaves within a window, and what may. */
const OVERRUN = {
  ...{ before: money, after: money, most: money },
  span: facts({ days: optional(count), hours: optional(count), blocks: optional(count) }),
}

const QUORUM = facts({
  any: count,
  including: list(facts({ group: text, least: count })),
  distinct: flag,
})

/** How many more of which groups; of all cosigners where none is named. */
const LACKS = list(facts({ missing: count, groups: list(text) }))

const LACKING = { quorum: QUORUM, lacks: LACKS }

const MEETING = facts({ missing: count, of: list(text) })

/** Up to which amount, if to any, and who has to sign, where that is not what the script says anyway. */
const TIER = facts({ upTo: optional(text), quorum: optional(QUORUM) })

/** The codes of this room. */
export const RULES_CODES = {
  'policy.malformed': reasons(3, {
    // What is wrong.
    unknown: {
      of: choice('field', 'rule', 'value', 'group', 'place'),
      record: optional(text),
      name: text,
      known: list(text),
      nearest: optional(text),
    },
    expected: { kind: told },
    other: { kind: told },
    'no-record': { record: text, fields: list(text) },
    lacks: { record: text, field: text },
    'no-policy': {},
    'no-rule-map': {},
    'no-rule': {},
    'no-list': {},
    'no-map': {},
    'no-node': {},
    'no-key': {},
    'item-twice': {},
    'key-twice': {},
    'few-items': { least: count },
    'many-items': { most: count },
    'many-addresses': { most: count },
    'many-groups': { most: count },
    'key-of-two': {},
    'few-keys': { least: count },
    needs: { rule: text, one: list(text) },
    'note-needs': { note: choice('memo', 'reference') },
    'refill-needs': {},
    'owner-needed': {},
    'window-of': {},
    'window-ends': {},
    'case-needs': { name: text },
    'too-long': { most: count },
    'too-deep': {},
    'byte-order-mark': {},
    empty: {},
    'hidden-line': {},
    'hidden-text': {},
    directive: {},
    documents: {},
    alias: {},
    anchor: {},
    yaml: { problem: text },
    // What is expected.
    amount: { examples: text },
    count: { least: count, most: count },
    share: {},
    'fee-rate': {},
    choice: { choices: list(text) },
    flag: {},
    reference: { to: choice('group', 'place') },
    description: { most: count },
    before: {},
    'rule-name': {},
    address: {},
    descriptor: {},
    digest: {},
    name: {},
    'public-key': {},
    wildcard: { most: count },
    zone: {},
    'time-of-day': {},
    moment: {},
    'file-name': {},
    line: {},
    data: { most: count },
    holder: {},
  }),
  'policy.other-vault': takes(4, { policy: text, vault: text, expected: text, actual: text }),
  'policy.people': reasons(4, {
    stranger: { name: text, group: text, vault: text },
    quorum: { quorum: QUORUM },
    changes: { least: count },
  }),
  'policy.not-next': takes(4, { previous: text, inForce: text, version: count }),
  'policy.rolled-back': reasons(4, {
    others: { policy: text, version: count, old: count },
    'not-later': { inForce: count, version: count },
  }),
  'policy.forked': reasons(4, {
    given: {},
    approved: { policies: list(text) },
    told: { version: count, policy: text },
    pledged: { cosigner: text, version: count, policy: text, policies: list(text) },
  }),
  'policy.unconfirmed': takes(6, {
    ...{ vault: text, version: count, nonce: text, needed: count },
    answered: list(text),
  }),
  'policy.line-ends': takes(4, { digest: text }),
  'policy.open': reasons(4, {
    'no-rule': { rule: choice('allowed-destinations', 'rolling-limit', 'quorum', 'logs') },
    'only-warns': { rule: text },
    keyless: { name: text },
    'logs-meet': { count },
    'logs-miss': { count, signers: count, meeting: count, cosigners: count },
  }),
  'policy.order': reasons(4, {
    first: { tier: TIER, first: list(text) },
    nobody: { tier: TIER, needed: list(MEETING) },
  }),
  'policy.unsignable': takes(4, { tier: TIER }),
  'policy.rule-without-exception': reasons(4, { rule: { policy: text, rule: text } }),
  'approval.malformed': reasons(3, {
    'no-object': {},
    'other-kind': { kind: text },
    'no-signature': {},
    'unknown-field': {},
    field: { field: text },
  }),
  'approval.other-vault': 4,
  'approval.other-policy': takes(4, { cosigner: text }),
  'approval.unknown-cosigner': takes(4, { cosigner: text, vault: text }),
  'approval.bad-signature': takes(4, { cosigner: text }),
  'approval.expired': takes(4, { cosigner: text, expires: text }),
  'approval.revoked': reasons(4, { approvers: { revokedBy: list(text) }, 'for-good': { cosigner: text } }),
  'approval.incomplete': reasons(6, {
    policy: { policy: text, lacks: LACKS, approvedBy: list(text) },
    correction: { missing: count, approvedBy: list(text) },
  }),
  'balances.malformed': 3,
  'voucher.malformed': 3,
  'rule.evidence-missing': takes(5, {
    rule: text,
    kind: choice(...EVIDENCE),
    signers: optional(facts({ any: count, of: list(facts({ name: text, key: text })) })),
  }),
  'rule.evidence-unsigned': takes(5, { rule: text, kind: choice(...STATED) }),
  'rule.excepted': takes(5, { found: told, reasons: list(text), approvers: list(text) }),
  'rule.allowed-destinations': takes(5, { payee: PAYEE }),
  'rule.denied-destinations': takes(5, { payee: PAYEE }),
  'rule.payment-limit': takes(5, { payee: PAYEE, sum: money, most: money }),
  'rule.proposal-limit': takes(5, { leaves: money, most: money }),
  'rule.rolling-limit': reasons(5, {
    ...BY_CLOCK,
    signed: OVERRUN,
    possible: OVERRUN,
    'height-below': { height: count, known: count, entry: count, log: text },
    'height-impossible': { height: count, known: count, time: text, expected: count },
    'height-jump': { height: count, above: count, highest: count },
  }),
  'rule.vault-share': reasons(5, {
    ...BY_STATEMENT,
    more: { before: money, after: money, holds: money, percent: count, most: money },
  }),
  'rule.logs': reasons(5, {
    few: {
      needed: count,
      hours: count,
      fit: list(text),
      unfit: list(facts({ name: text, fault: choice('lacks', 'ends', 'early', 'old') })),
    },
    meanwhile: { hours: count, times: count },
  }),
  'rule.vault-floor': reasons(5, { ...BY_STATEMENT, less: { stays: money, least: money, before: money } }),
  'rule.fee-limit': reasons(5, {
    amount: { fee: money, most: money },
    rate: { fee: money, rate: count, most: count },
    share: { fee: money, of: choice('payments', 'coins'), total: money, percent: count },
  }),
  'rule.quorum': reasons(5, {
    beyond: { leaves: money },
    lacking: LACKING,
    first: { ...LACKING, first: list(MEETING) },
    nobody: { ...LACKING, first: list(MEETING) },
    only: { ...LACKING, only: list(text) },
  }),
  'rule.separation-of-duties': reasons(5, {
    stranger: { name: text },
    both: { name: text },
    keyless: { name: text },
  }),
  'rule.signing-hours': reasons(5, {
    ...BY_CLOCK,
    closed: { day: choice(...WEEKDAYS), time: text, zone: text },
  }),
  'rule.cooling-off': reasons(5, { ...BY_CLOCK, wait: { hours: count, minutes: count, until: text } }),
  'rule.expiry': reasons(5, {
    ...BY_CLOCK,
    lapsed: { seen: text },
    unattested: { seen: text },
    renewed: { seen: text, name: text },
  }),
  'rule.confirmations': reasons(5, { unknown: { coin: text }, few: { coin: text, count, least: count } }),
  'rule.coin-labels': reasons(5, { frozen: { coin: text }, bare: { coin: text } }),
  'rule.address-reuse': reasons(5, {
    spent: { payee: PAYEE },
    twice: { payee: PAYEE },
    paid: { payee: PAYEE, txid: text },
    change: { payee: PAYEE, txid: text },
  }),
  'rule.dust': reasons(5, { coin: { value: money, least: money }, output: { value: money, least: money } }),
  'rule.segregation': reasons(5, {
    stranger: { payee: PAYEE, owner: optional(text) },
    other: { payee: PAYEE, belongs: text, owner: optional(text) },
    mixed: { sides: list(facts({ owner: optional(text) })) },
  }),
  'rule.self-transfers': 5,
  'rule.refill': reasons(5, {
    ...BY_STATEMENT,
    amount: { place: text, holds: money, most: money },
    share: { place: text, holds: money, all: money, percent: count, most: money },
  }),
  'rule.change-outputs': takes(5, { count, most: count }),
  'rule.script-types': takes(5, { payee: PAYEE, type: optional(text), allowed: list(text) }),
  'rule.locktime': reasons(5, { relative: {}, none: { locktime: count }, height: { locktime: count } }),
  'rule.op-return': takes(5, { most: count }),
  'rule.output-count': takes(5, { count, most: count }),
  'rule.memo': reasons(5, { missing: {}, pattern: { pattern: text } }),
  'rule.reference': reasons(5, { missing: {}, pattern: { pattern: text } }),
  'rule.unique-reference': reasons(5, { none: {}, same: { txid: text }, unknown: { txid: text } }),
  'log.clock-ahead': takes(10, MARK),
  'correction.disagrees': 4,
  'signature.unaccounted': takes(4, { cosigner: text }),
  'policy.not-in-force': reasons(4, { signed: { cosigner: text, at: text } }),
  'policy.missing': takes(4, {
    ...{ vault: text, logged: text, version: count, found: text },
    foundVersion: optional(count),
  }),
  'policy.other-version': reasons(4, { signed: { cosigner: text, at: text, policy: text } }),
  'log.unattested': reasons(4, { signature: { cosigner: text } }),
  'proposal.other-transaction': reasons(4, { signed: { cosigner: text, proposal: text } }),
  'home.damaged': reasons(4, { policy: {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly rules: typeof RULES_CODES
  }
}
