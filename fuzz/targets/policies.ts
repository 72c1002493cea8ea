import { signGenericMessage } from '../../src/bitcoin/generic-message.js'
import { NETWORKS } from '../../src/chain/network.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { rehearse } from '../../src/psbt/roles/propose/rehearsal.js'
import { parseBalances } from '../../src/rules/evidence/balances.js'
import { claimText, parseVoucher } from '../../src/rules/evidence/vouchers.js'
import { comparePolicies } from '../../src/rules/policy/compare.js'
import { parsePolicy } from '../../src/rules/policy/policy.js'
import { EXCEPTION } from '../../src/rules/statements/exception.js'
import { POLICY_APPROVAL } from '../../src/rules/statements/policy-approval.js'
import { formatStatement, parseStatement, type StatementKind } from '../../src/rules/statements/statement.js'
import { parsePolicyTests, type TestCase, vaultOfTests } from '../../src/rules/testing/policy-tests.js'
import { rehearsalOf, runCase } from '../../src/rules/testing/run.js'
import type { Vault } from '../../src/vault/vault.js'
import { allScenes } from '../material.js'
import { again, Contradiction, orCode, same, type Target, textOf } from '../target.js'
import { byJson, byText } from './shared.js'

const ADDRESS = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080'

/** Every rule, with the values that policies have. */
const RULES = `
  allowed-destinations: { places: [hot], addresses: [${ADDRESS}] }
  denied-destinations: { addresses: [${ADDRESS}] }
  payment-limit: { max: 1btc }
  proposal-limit: { max: 50000sat, severity: warn }
  rolling-limit: { windows: [{ hours: 24, max: 10btc }, { days: 7, max: 30btc }, { blocks: 144, max: 9btc }] }
  vault-share: { max: 10%, max-age-hours: 24 }
  vault-floor: { min: 50btc }
  refill: { place: hot, max: 5btc, share: 5.25% }
  fee-limit: { max: 1000sat, max-rate: 2.5, max-share: 1% }
  quorum:
    tiers:
      - { up-to: 1btc, any: 2 }
      - { any: 2, including: { security: 1 } }
  separation-of-duties:
  signing-hours:
    zone: Asia/Tokyo
    windows: [{ days: [mon, fri], from: "22:00", to: "02:30" }]
  cooling-off: { hours: 24 }
  expiry: { hours: 72 }
  confirmations: { min: 6 }
  coin-labels: { unlabelled: deny, frozen: allow }
  address-reuse: { payments: yes }
  dust: { below: 1000sat }
  segregation: { to: [customers], strangers: no, mixed: yes }
  change-outputs: { max: 1 }
  output-count: { max: 20 }
  script-types: { allow: [p2wpkh, p2tr] }
  op-return: { max: 0 }
  locktime: { allow: height }
  memo: { required: yes }
  reference: { pattern: "INV-####-*" }
`

function policySeeds(): string[] {
  return allScenes()
    .filter(({ vault }) => vault.network.name === 'regtest')
    .map(
      ({ vault }) => `# A policy.
ringi: 1
kind: policy
name: fuzz
network: ${vault.network.name}
vault: ${vault.digest.hex}
version: 2
previous: ${'ab'.repeat(32)}
description: |
  Two lines
  of text.
owner: customers
groups: { security: [akira], operations: [beatrice, chidi] }
places:
  hot: { owner: customers, addresses: [${ADDRESS}] }
  cold: { vault: ${'cd'.repeat(32)} }
changes: { any: 2 }
exceptions: { any: 3, including: { security: 1 }, rules: [rolling-limit, dust] }
rules:${RULES}`,
    )
}

/** Policies: what was read can be printed, differs from itself in nothing, and reads the same with other line ends. */
const policy: Target = {
  ...byText('policy', policySeeds),
  check(input) {
    const text = textOf(input)
    const read = parsePolicy(text)
    same('differences', JSON.stringify(comparePolicies(read, read)), '[]')
    const printed = ({ rules }: typeof read) =>
      rules
        .map(
          ({ rule, values, severity }) =>
            `${rule.name} ${severity} ${rule.parameters.print(values, NETWORKS.mainnet)}`,
        )
        .join('\n')
    const ends = again('with other line ends', () => parsePolicy(text.replace(/\r?\n/g, '\r\n')))
    same('with other line ends', printed(ends), printed(read))
    return `${read.rules.length} ${read.groups.size}`
  },
}

function statementTarget<S extends Readonly<Record<string, string | undefined>>>(
  kind: StatementKind<S>,
  statement: S,
): Target {
  const sealed = { statement, signature: `smp${'A'.repeat(140)}` }
  return {
    ...byJson(kind.kind, () => [formatStatement(kind, sealed)]),
    check(input) {
      const read = parseStatement(kind, textOf(input))
      const printed = formatStatement(kind, read)
      same(
        'again',
        JSON.stringify(again('printed', () => parseStatement(kind, printed))),
        JSON.stringify(read),
      )
      // A field with a line end could be taken for two.
      for (const value of Object.values<string | undefined>(read.statement))
        same('lines', value?.split(/[\n\r\u2028\u2029]/).length ?? 1, 1)
      return Object.keys(read.statement).join()
    },
  }
}

const COMMON = {
  vault: 'ab'.repeat(32),
  policy: 'cd'.repeat(32),
  cosigner: 'akira',
  approved: '2026-11-25T02:00:00Z',
  expires: '2026-12-25T00:00:00Z',
}

const policyApproval = statementTarget(POLICY_APPROVAL, { ...COMMON, version: '3' })

const exception = statementTarget(EXCEPTION, {
  ...COMMON,
  proposal: 'ef'.repeat(32),
  rule: 'rolling-limit',
  reason: 'The exchange closes on Friday.',
})

/** Balance statements: the total is the sum of what is stated, and none is too much. */
const balances: Target = {
  ...byJson('balances', () => [
    JSON.stringify({
      ...{ ringi: 1, kind: 'balances', time: '2026-11-22T00:00:00Z' },
      balances: { ['ab'.repeat(32)]: '500000000', hot: '2100', 'cold-2': '0' },
    }),
  ]),
  check(input) {
    const { amounts, total, time } = parseBalances(textOf(input))
    same('total', [...amounts.values()].reduce((sum, one) => sum + one, 0n).toString(), total.toString())
    same('time', new Date(time).getTime(), time)
    return `${amounts.size}`
  },
}

/** Vouchers, whose every field is one line of what is signed. */
const voucher: Target = {
  ...byJson('voucher', voucherSeeds),
  check(input) {
    const read = parseVoucher(textOf(input))
    const whole = JSON.stringify({ ringi: 1, kind: 'voucher', ...read })
    same('again', JSON.stringify(again('printed', () => parseVoucher(whole))), JSON.stringify(read))
    same('lines', claimText(read).split('\n').length, 5)
    return `${read.signature.length}`
  },
}

function voucherSeeds(): string[] {
  const secret = new Uint8Array(32).fill(1)
  const said = { address: ADDRESS, vault: 'ab'.repeat(32), expires: COMMON.expires }
  const signature = signGenericMessage(claimText(said), secret)
  return [JSON.stringify({ ringi: 1, kind: 'voucher', ...said, signature })]
}

const FIXTURE = `# Tests of a policy.
ringi: 1
kind: policy-test
policy: fuzz.policy.yaml
vault: fuzz.vault.json
other-vaults: [other.vault.json]
at: 2026-11-25T02:00:00Z
cases:
  - name: a refill
    payments: [{ to: ${ADDRESS}, amount: 5btc, label: rent }]
    coins: [{ amount: 8btc, confirmations: 6, label: "deposit", copies: 2 }, { amount: 1btc, frozen: yes }]
    fee: 5000sat
    height: 870000
    proposer: akira
    stage: sign
    signer: akira
    signed-by: [beatrice]
    memo: 稟議
    reference: INV-0117-x
    seen: 2026-11-25T01:00:00Z
    balances: { ${'cd'.repeat(32)}: 2000btc, hot: 60btc }
    refused: [rolling-limit, review]
    warned: []
  - name: on top
    payments: [{ to: ${ADDRESS}, amount: 1sat }, { to: ${ADDRESS}, amount: 2sat }]
    data: all your coins
    locktime: 500000000
    at: 2026-12-25T02:00:00Z
    history: [{ at: 2026-11-24T02:00:00Z, height: 7, payments: [{ to: ${ADDRESS}, amount: 49btc }], fee: 1sat }]
  - { name: nothing known, payments: [{ to: ${ADDRESS}, amount: 5btc }], no-history: yes, vouchers: [v.json] }
`

/** Coins of a case are made, reviewed and judged like real ones: more of them only take time. */
const MOST_COINS = 10

/** Tests of policies, and what comes of running them. */
const fixture: Target = {
  ...byText('policy-test', () => [FIXTURE]),
  check(input) {
    const text = textOf(input)
    const { vault } = allScenes().find(scene => scene.vault.network.name === 'regtest') ?? raise()
    const policy = parsePolicy(policySeeds()[0] ?? '')
    const read = parsePolicyTests(text, vault.network.name)
    same(
      'vault',
      again('vault', () => vaultOfTests(text)),
      read.vault,
    )
    const bench = { vault, otherVaults: [], policy, now: read.at ?? 0 }
    const few = read.cases.filter(one => one.proposal === undefined && coinsOf(one) <= MOST_COINS)
    return few.map(one => orCode(() => String(runCase(bench, one, factsOf(vault, one), []).passes))).join()
  },
}

const factsOf = (vault: Vault, one: TestCase) => review(vault, rehearse(vault, rehearsalOf(one))).facts

const coinsOf = ({ coins = [] }: TestCase) => coins.reduce((sum, { copies = 1 }) => sum + copies, 0)

function raise(): never {
  throw new Contradiction('there is no vault on regtest')
}

export const policyTargets = [policy, fixture, policyApproval, exception, balances, voucher]
