import { dirname, resolve } from 'node:path'
import type { Context } from '../../app/context.js'
import { inFile, readPsbt, readText } from '../../app/files.js'
import { readPolicyOf } from '../../app/policy/files.js'
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
import { defineCommand, type Outcome } from '../command.js'
import { type Asked, operand } from '../parameters.js'
import { HANG, quoted, type Shown, shown } from '../render/shown.js'
import type { Style } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('<file...>', 'the tests of a policy: YAML beside it'),
}

type PolicyTestRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: PolicyTestRequest): Promise<Outcome<DataOf<'policy test'>>> {
  const suites: Suite[] = []
  for (const file of request.file) suites.push(await runSuite(context, file))
  const failed = suites.flatMap(({ results }) => results).filter(({ passes }) => !passes)
  const [first] = failed
  return {
    data: { suites: suites.map(suiteData), failedCount: failed.length },
    failure:
      first && ({ code: 'policy.test-failed', args: { failed: failed.length, first: first.name } } as const),
    text: style => shown`${suites.map(suite => suiteText(suite, style))}`,
  }
}

/** The tests of one file, and how often each rule of the policy refused, warned and let pass. */
interface Suite {
  readonly file: string
  readonly policy: Policy
  readonly results: readonly TestResult[]
}

async function runSuite(context: Context, file: string): Promise<Suite> {
  const text = await readText(context.io, file)
  const beside = (name: string) => resolve(dirname(file), name)
  const vault = await readVault(context, beside(inFile(file, () => vaultOfTests(text))))
  const fixture = inFile(file, () => parsePolicyTests(text, vault.network.name))
  const policy = await readPolicyOf(context, beside(fixture.policy), vault)
  const otherVaults: Vault[] = []
  for (const name of fixture['other-vaults'] ?? []) otherVaults.push(await readVault(context, beside(name)))
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

async function readVault({ io }: Context, name: string): Promise<Vault> {
  const text = await readText(io, name)
  return inFile(name, () => parseVault(text))
}

function coverage({ policy, results }: Suite) {
  return policy.rules.map(({ rule: { name } }) => {
    const count = (kind: 'refused' | 'warned') => results.filter(result => result[kind].includes(name)).length
    const [refusedCount, warnedCount] = [count('refused'), count('warned')]
    const passedCount = results.length - refusedCount - warnedCount
    return { rule: name, refusedCount, warnedCount, passedCount }
  })
}

function isCovered({ refusedCount, warnedCount, passedCount }: ReturnType<typeof coverage>[number]): boolean {
  return refusedCount + warnedCount > 0 && passedCount > 0
}

function suiteData(suite: Suite) {
  const rules = coverage(suite)
  return {
    file: suite.file,
    policy: suite.policy.digest.hex,
    results: suite.results.map(({ name, passes, refused, warned, findings }) => ({
      name,
      passes,
      refused,
      warned,
      findings,
    })),
    coverage: { rules, coveredCount: rules.filter(isCovered).length, ruleCount: rules.length },
  }
}

function resultText(result: TestResult, style: Style): Shown {
  const { name, passes, refused, warned, expected, findings } = result
  const { severity, expected: wanted, absent } = style.words
  const told = (refusing: readonly string[], warning: readonly string[]) =>
    [
      ...refusing.map(rule => `${severity.block} ${rule}`),
      ...warning.map(rule => `${severity.warn} ${rule}`),
    ].join(', ')
  const mark = passes ? style.green('✓') : style.red('✗')
  const line = shown`  ${mark} ${HANG}${quoted(name)}  ${style.dim(told(refused, warned))}\n`
  if (passes) return line
  const due = told(expected.refused, expected.warned ?? []) || absent
  const why = findings.map(one => shown`      ${style.say(one)}\n`)
  return shown`${line}      ${style.yellow(`${wanted} ${due}`)}\n${why}`
}

function suiteText(suite: Suite, style: Style): Shown {
  const lines = suite.results.map(result => resultText(result, style))
  const rules = coverage(suite)
  const open = rules.filter(rule => !isCovered(rule)).map(({ rule }) => rule)
  const covered = `${rules.length - open.length}/${rules.length}`
  const rest = open.length === 0 ? '' : shown`  ${style.yellow(open.join(', '))}`
  return shown`${style.bold(suite.file)}\n${lines}${style.words.covered} ${covered}${rest}\n`
}
