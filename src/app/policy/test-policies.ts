import { dirname, resolve } from 'node:path'
import type { Psbt } from '../../psbt/codec/psbt.js'
import { review } from '../../psbt/review/reviewer.js'
import { rehearse } from '../../psbt/roles/propose/rehearsal.js'
import { allowsSelfTransfers } from '../../rules/catalogue/self-transfers.js'
import { parseVoucher, type Voucher } from '../../rules/evidence/vouchers.js'
import type { Policy } from '../../rules/policy/policy.js'
import { parsePolicyTests, type TestCase, vaultOfTests } from '../../rules/testing/policy-tests.js'
import { rehearsalOf, runCase, type TestFixture, type TestResult } from '../../rules/testing/run.js'
import { parseVault } from '../../vault/file.js'
import type { Vault } from '../../vault/vault.js'
import type { Failure } from '../blocked.js'
import type { Context } from '../context.js'
import { inFile, parsedFile, readPsbt, readText } from '../files.js'
import { readPolicyOf } from './files.js'

/** Policies that were tested. */
export interface TestedPolicies {
  readonly suites: readonly PolicySuite[]
  readonly failedCount: number
  readonly failure: Failure | undefined
}

/** Runs the tests of policies: YAML files beside them. */
export async function testPolicies(context: Context, files: readonly string[]): Promise<TestedPolicies> {
  const suites: PolicySuite[] = []
  for (const file of files) suites.push(await runSuite(context, file))
  const failed = suites.flatMap(({ results }) => results).filter(({ passes }) => !passes)
  const [first] = failed
  const failure =
    first && ({ code: 'policy.test-failed', args: { failed: failed.length, first: first.name } } as const)
  return { suites, failedCount: failed.length, failure }
}

/** The tests of one file, and what came of them. */
export interface PolicySuite {
  readonly file: string
  readonly policy: Policy
  readonly results: readonly TestResult[]
}

async function runSuite(context: Context, file: string): Promise<PolicySuite> {
  const text = await readText(context.io, file)
  const beside = (name: string) => resolve(dirname(file), name)
  const vaultFile = beside(inFile(file, () => vaultOfTests(text)))
  const vault = await parsedFile(context.io, vaultFile, parseVault)
  const fixture = inFile(file, () => parsePolicyTests(text, vault.network.name))
  const policy = await readPolicyOf(context, beside(fixture.policy), vault)
  const otherVaults: Vault[] = []
  for (const name of fixture['other-vaults'] ?? [])
    otherVaults.push(await parsedFile(context.io, beside(name), parseVault))
  const bench: TestFixture = { vault, otherVaults, policy, now: fixture.at ?? Date.now() }
  const results: TestResult[] = []
  for (const one of fixture.cases) {
    const { psbt, vouchers } = await readCase(context, one, beside)
    results.push(
      inFile(`${file}, ${one.name}`, () => runCase(bench, one, factsOf(bench, one, psbt), vouchers)),
    )
  }
  return { file, policy, results }
}

/** Its proposal, or one that is made up for it, reviewed like any other. */
function factsOf({ vault, otherVaults, policy }: TestFixture, one: TestCase, psbt: Psbt | undefined) {
  const options = { otherVaults, selfTransfers: allowsSelfTransfers([policy]) }
  return review(vault, psbt ?? rehearse(vault, rehearsalOf(one)), options).facts
}

async function readCase(context: Context, one: TestCase, beside: (name: string) => string) {
  const { proposal } = one
  const psbt: Psbt | undefined =
    proposal === undefined ? undefined : (await readPsbt(context, beside(proposal))).psbt
  const vouchers: Voucher[] = []
  for (const name of one.vouchers ?? []) {
    const text = await readText(context.io, beside(name))
    const voucher = inFile(name, () => parseVoucher(text))
    if ('address' in voucher) vouchers.push(voucher)
  }
  return { psbt, vouchers }
}

/** How often each rule of the policy refused, warned and let pass. */
export function coverage({ policy, results }: PolicySuite) {
  return policy.rules.map(({ rule: { name } }) => {
    const count = (kind: 'refused' | 'warned') => results.filter(result => result[kind].includes(name)).length
    const [refusedCount, warnedCount] = [count('refused'), count('warned')]
    const passedCount = results.length - refusedCount - warnedCount
    return { rule: name, refusedCount, warnedCount, passedCount }
  })
}

/** Whether tests have met a rule both ways. */
export function isCovered({
  refusedCount,
  warnedCount,
  passedCount,
}: ReturnType<typeof coverage>[number]): boolean {
  return refusedCount + warnedCount > 0 && passedCount > 0
}
