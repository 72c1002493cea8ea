import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import { COMMANDS } from '../../src/cli/registry.js'
import { EVENTS } from '../../src/log/events.js'
import { RULES } from '../../src/rules/catalogue/registry.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { pages, root } from './session.js'

const read = (name: string) => readFileSync(join(root, name), 'utf8')

/** The list of codes in docs/exit-statuses.md, as the table of codes has it. */
function listOfCodes(): string {
  const statuses = [...new Set(Object.values(EXIT_STATUS))].sort((a, b) => a - b)
  const paragraphs = statuses.map(status => {
    const codes = Object.entries(EXIT_STATUS).flatMap(([code, exit]) => (exit === status ? [code] : []))
    return `**${status}** ${codes
      .sort()
      .map(code => `\`${code}\``)
      .join(' ')}`
  })
  return paragraphs.map(paragraph => paragraph.replace(/(.{1,118})(?: |$)/g, '$1\n')).join('\n')
}

test('docs/exit-statuses.md lists every code under its status', () => {
  const name = 'docs/exit-statuses.md'
  const update = (page: string) =>
    page.replace(
      /(<!-- codes -->\n)[\s\S]*(<!-- \/codes -->)/,
      (_all, start, end) => `${start}\n${listOfCodes()}\n${end}`,
    )
  if (process.env.RINGI_DOCS === 'update') writeFileSync(join(root, name), update(read(name)))
  expect(update(read(name))).toBe(read(name))
})

/** Each rule with its parameters, and as one of the example policies has it. */
function listOfRules(): string {
  const examples = readdirSync(join(root, 'examples/policies'))
    .filter(name => name.endsWith('.policy.yaml'))
    .sort()
    .map(name => ({ name, text: read(`examples/policies/${name}`) }))
  return RULES.map(({ name, severity, summary, parameters }) => {
    const { properties, required } = parameters.schema as { properties: object; required: string[] }
    const fields = Object.keys(properties).map(one =>
      required.includes(one) ? `\`${one}\`` : `[\`${one}\`]`,
    )
    const example = examples.flatMap(({ text }) => exampleOf(name, text) ?? [])[0]
    if (example === undefined) throw new Error(`No example policy has the rule ${name}.`)
    const told = fields.length === 0 ? 'No parameters.' : `Parameters: ${fields.join(', ')}.`
    const softer = severity === 'warn' ? ' Only warns unless `severity: block` is said.' : ''
    return `### ${name}\n\n${summary}${softer} ${told}\n\n\`\`\`yaml\n${example}\`\`\`\n`
  }).join('\n')
}

/** The lines of a rule in a policy, two columns to the left. */
function exampleOf(rule: string, policy: string): string | undefined {
  const rules = policy.slice(policy.indexOf('\nrules:\n'))
  const [found] = new RegExp(`^ {2}${rule}:.*\\n(?: {4}.*\\n)*`, 'm').exec(rules) ?? []
  return found?.replace(/^ {2}/gm, '')
}

test('docs/policy.md has every rule, with its parameters and an example', () => {
  const name = 'docs/policy.md'
  const update = (page: string) =>
    page.replace(
      /(<!-- rules -->\n)[\s\S]*(<!-- \/rules -->)/,
      (_all, start, end) => `${start}\n${listOfRules()}\n${end}`,
    )
  if (process.env.RINGI_DOCS === 'update') writeFileSync(join(root, name), update(read(name)))
  expect(update(read(name))).toBe(read(name))
})

test('every code that a page names exists', () => {
  const groups = new Set(Object.keys(EXIT_STATUS).map(code => code.split('.')[0]))
  const unknown = pages.flatMap(name =>
    [...read(name).matchAll(/`([a-z-]+)\.([a-z-]+)`/g)]
      .filter(([, group, rest]) => groups.has(group) && !Object.hasOwn(EXIT_STATUS, `${group}.${rest}`))
      .filter(([, group, rest]) => !Object.hasOwn(EVENTS, `${group}.${rest}`))
      .filter(([, , rest]) => !['md', 'json', 'psbt', 'tx', 'py', 'age', 'yaml'].includes(rest as string))
      .map(([code]) => `${name}: ${code}`),
  )
  expect(unknown).toEqual([])
})

test('docs/interoperability.md has every case of another program, and no other', () => {
  const files = readdirSync(join(root, 'test/cli')).filter(name => name.startsWith('foreign-'))
  const sources = files.map(name => read(`test/cli/${name}`)).join('\n')
  const called = [...sources.matchAll(/publicCase\(\s*'([a-z0-9-]+)'/g)]
  const listed = [...sources.matchAll(/^ {2}\['([a-z0-9-]+)', '[^']+\.[a-z]+'/gm)]
  const cases = new Set([...called, ...listed].map(([, name]) => name))
  const [, table = ''] =
    /<!-- cases -->\n([\s\S]*)<!-- \/cases -->/.exec(read('docs/interoperability.md')) ?? []
  const rows = table.trim().split('\n').slice(2)
  const told = rows.flatMap(row => (row.split(' | ').at(-1) as string).match(/[a-z0-9-]{3,}/g) ?? [])
  expect([...told].sort()).toEqual([...cases].sort())
})

test('docs/log.md has every event', () => {
  const rows = [...read('docs/log.md').matchAll(/^\| `([a-z.]+)` \| `/gm)].map(([, event]) => event)
  expect(rows).toEqual(Object.keys(EVENTS))
})

test('docs/dependencies.md has every dependency with its version, and no other', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const rows = [...read('docs/dependencies.md').matchAll(/^\| (\S+) \| (\d\S*) \| \S/gm)]
  const listed = Object.fromEntries(rows.map(([, name, version]) => [name, version]))
  expect(listed).toEqual({ ...dependencies, ...devDependencies })
})

test('docs/review.md states the limits of fees', () => {
  const page = read('docs/review.md')
  const { highRate, absurdRate, highShare, absurdShare, smallFee, absurdFee } = NETWORKS.mainnet.fees
  const number = (value: number | bigint) => value.toLocaleString('en-US')
  expect(page).toContain(`| rate | above ${number(highRate)} sat/vB | above ${number(absurdRate)} sat/vB |`)
  expect(page).toContain(`| share | above ${100 * highShare}% of the payments`)
  expect(page).toContain(`above ${100 * absurdShare}% of the coins |`)
  expect(page).toContain(`| amount | | above ${Number(absurdFee) / 1e8} BTC |`)
  expect(page).toContain(`above ${number(smallFee)} sats`)
})

test('docs/vaults.md states how many cosigners each script type takes', () => {
  for (const { name, maxCosigners } of Object.values(SCRIPT_TYPES)) {
    const row = new RegExp(`^\\| \`${name}\` \\|.*\\| up to ${maxCosigners} \\|`, 'm')
    expect(row.test(read('docs/vaults.md'))).toBe(true)
  }
})

describe('every command is on a page', () => {
  const all = pages.map(read).join('\n')
  test.each(COMMANDS.map(({ name }) => name))('%s', name => {
    expect(new RegExp(`\\b${name}\\b`).test(all)).toBe(true)
  })
})
