import { utf8 } from '../../base/bytes.js'
import type { JsonSchema } from '../../base/json-schema.js'
import { timeOfSecond } from '../../base/time.js'
import { MOST_PUBLISHED } from '../../bitcoin/published-data.js'
import {
  list,
  named,
  optional,
  type RecordFields,
  record,
  required,
  type Values,
} from '../parameters/collection.js'
import { malformedPolicy } from '../parameters/malformed.js'
import type { Names } from '../parameters/parameter.js'
import { amount, choice, count, flag, text } from '../parameters/scalar.js'
import { parseSource } from '../parameters/source.js'
import { ruleNames } from '../policy/settings.js'
import { ADDRESS, NAME } from '../terms/places.js'

const MOMENT = text<number>({ why: 'moment' }, timeOfSecond, time =>
  new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' }).format(time),
)
const FILE = text<string>(
  { why: 'file-name' },
  name => (name === '' ? undefined : name),
  name => name,
)
const LINE = text<string>(
  { why: 'line' },
  line => (line.length <= 200 ? line : undefined),
  line => line,
)
const DATA = text<string>(
  { why: 'data', most: MOST_PUBLISHED },
  data => (utf8(data).length >= 1 && utf8(data).length <= MOST_PUBLISHED ? data : undefined),
  data => data,
)
const RULE = text<string>(
  { why: 'rule-name' },
  name => ([...ruleNames(), 'review'].includes(name) ? name : undefined),
  name => name,
)

const PAYMENTS = list(
  record('a payment', {
    to: required(ADDRESS),
    amount: required(amount('other')),
    label: optional(LINE, 'other'),
  }),
  { more: 'other' },
)

const COINS = list(
  record('a coin', {
    amount: required(amount('other')),
    confirmations: optional(count('other', 0, 10_000_000), 'other'),
    label: optional(LINE, 'other'),
    frozen: optional(flag('other'), 'other'),
    copies: optional(count('other', 1, 500), 'other'),
  }),
  { more: 'other' },
)

const SIGNED = list(
  record('something signed before', {
    at: required(MOMENT),
    height: optional(count('other', 0, 499_999_999), 'other'),
    payments: required(PAYMENTS),
    reference: optional(LINE, 'other'),
    fee: optional(amount('other'), 'other'),
    /** Whether the chain has it; else it may still be sent. */
    mined: optional(flag('other'), 'other'),
  }),
  { more: 'other' },
)

const TEST_CASE = {
  name: required(LINE),
  proposal: optional(FILE, 'other'),
  payments: optional(PAYMENTS, 'other'),
  coins: optional(COINS, 'other'),
  fee: optional(amount('other'), 'other'),
  data: optional(DATA, 'other'),
  locktime: optional(count('other', 0, 0xffffffff), 'other'),
  memo: optional(LINE, 'other'),
  reference: optional(LINE, 'other'),
  proposer: optional(NAME, 'other'),
  stage: optional(choice(['propose', 'review', 'consent', 'sign', 'combine', 'finalize', 'verify']), 'other'),
  signer: optional(NAME, 'other'),
  'signed-by': optional(list(NAME, { more: 'other' }), 'other'),
  consents: optional(list(NAME, { more: 'other' }), 'other'),
  at: optional(MOMENT, 'other'),
  height: optional(count('other', 0, 499_999_999), 'other'),
  seen: optional(MOMENT, 'other'),
  history: optional(SIGNED, 'other'),
  'no-history': optional(flag('other'), 'other'),
  logs: optional(list(NAME, { more: 'other', least: 0 }), 'other'),
  balances: optional(
    named(
      text(
        { why: 'holder' },
        name => name,
        name => name,
      ),
      amount('other'),
      'other',
    ),
    'other',
  ),
  vouchers: optional(list(FILE, { more: 'other' }), 'other'),
  refused: optional(list(RULE, { more: 'other', least: 0 }), 'other'),
  warned: optional(list(RULE, { more: 'other', least: 0 }), 'other'),
} satisfies RecordFields

const POLICY_TESTS = record('a policy test', {
  ringi: required(choice(['1'])),
  kind: required(choice(['policy-test'])),
  policy: required(FILE),
  vault: required(FILE),
  'other-vaults': optional(list(FILE, { more: 'other' }), 'other'),
  at: optional(MOMENT, 'other'),
  cases: required(list(record('a case', TEST_CASE), { more: 'other', key: one => one.name })),
})

/** The schema of the file of a policy's tests, for editors. */
export const POLICY_TESTS_SCHEMA: JsonSchema = POLICY_TESTS.schema

/** One proposal, what is known beside it, and the rules that are expected to refuse it or to warn of it. */
export type TestCase = Values<typeof TEST_CASE>

/** The tests of a policy, as their file says them. */
type PolicyTests = ReturnType<(typeof POLICY_TESTS)['read']>

/** Reads the file of a policy's tests: YAML like the policy's own. Throws `policy.malformed` with line and column. */
export function parsePolicyTests(text: string, network: string): PolicyTests {
  const names: Names = { network, groups: [], places: [] }
  const source = parseSource(text)
  const tests = POLICY_TESTS.read(source, names)
  for (const { name, proposal, payments } of tests.cases) {
    if ((proposal === undefined) === (payments === undefined))
      throw malformedPolicy(source, { why: 'case-needs', name })
  }
  return tests
}

/** The files that tests name, which say on which network its addresses are. Throws `policy.malformed`. */
export function vaultOfTests(text: string): string {
  const source = parseSource(text)
  const entry = source.kind === 'map' ? source.entries.get('vault')?.value : undefined
  if (entry?.kind !== 'text' || entry.text === '')
    throw malformedPolicy(source, { why: 'lacks', record: 'a policy test', field: 'vault' })
  return entry.text
}
