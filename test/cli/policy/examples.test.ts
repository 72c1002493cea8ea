import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { RULES } from '../../../src/rules/catalogue/registry.js'
import { settingText } from '../../../src/rules/policy/compare.js'
import { parsePolicy, requireVault } from '../../../src/rules/policy/policy.js'
import { policyFromTemplate, TEMPLATE_NAMES } from '../../../src/rules/policy/templates.js'
import { parseVault } from '../../../src/vault/file.js'
import { run } from '../../support/program.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const folder = join(root, 'examples/policies')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test('there is an example of every template, and together they have every rule', () => {
  const files = readdirSync(folder).filter(name => name.endsWith('.policy.yaml'))
  expect(files.sort()).toEqual(TEMPLATE_NAMES.map(name => `${name}.policy.yaml`).sort())
  const used = new Set(files.flatMap(name => parsePolicy(read(name)).rules.map(({ rule }) => rule.name)))
  expect([...used].sort()).toEqual(RULES.map(({ name }) => name).sort())
})

describe.each(TEMPLATE_NAMES)('%s', name => {
  const text = read(`${name}.policy.yaml`)
  const policy = parsePolicy(text)
  const vault = parseVault(read(`${name}.vault.json`))

  test('is for the vault beside it', () => {
    expect(() => requireVault(policy, vault)).not.toThrow()
  })

  test('is what the template becomes, once it is filled in', () => {
    const template = policyFromTemplate(name, vault, policy.owner as string)
    const rules = (one: typeof policy) =>
      new Map(one.rules.map(rule => [rule.rule.name, settingText(rule, vault.network)]))
    const filledIn = rules(policy)
    for (const [rule, set] of rules(parsePolicy(template)))
      expect([rule, filledIn.get(rule)]).toEqual([rule, set])
    // What the template cannot know is there as a comment.
    for (const rule of filledIn.keys()) expect(template).toMatch(new RegExp(`^ {2}(# )?${rule}:`, 'm'))
  })

  test('is as the published schema says, as an editor reads it', async () => {
    const { json } = await run(['schema', 'policy', '--json'])
    const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true })
    const validate = ajv.compile(json?.data.schema)
    for (const version of ['1.1', '1.2'] as const)
      expect(validate(parse(text, { version })), JSON.stringify(validate.errors)).toBe(true)
    expect(validate(parse(text.replace('\nrules:\n', '\nrules:\n  payment-limt: { max: 1btc }\n')))).toBe(
      false,
    )
  })

  test('keeps to its tests, which break and keep every rule', async () => {
    const { json } = await run(['policy', 'test', join(folder, `${name}.policy-test.yaml`), '--json'])
    expect(json).toMatchObject({ exit: 0, data: { failedCount: 0 } })
    const suite = json?.data.suites[0]
    expect(suite.coverage.coveredCount).toBe(policy.rules.length)
  })
})

test('examples/ci tells a good folder from bad ones by its exit status', { timeout: 400_000 }, () => {
  const output = execFileSync('sh', [join(root, 'examples/ci/rehearsal.sh')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  expect(output.match(/^ok {3}/gm)).toHaveLength(19)
})

test.each(['github.yml', 'gitlab.yml'])('%s is YAML, calls check.sh and pins what it uses', name => {
  const text = readFileSync(join(root, 'examples/ci', name), 'utf8')
  expect(JSON.stringify(parse(text))).toContain('sh check.sh policy')
  for (const [, action] of text.matchAll(/uses: (\S+)/g)) expect(action).toMatch(/@[0-9a-f]{40}$/)
})
