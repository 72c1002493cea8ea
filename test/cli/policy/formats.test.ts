import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Finding, finding } from '../../../src/base/finding.js'
import { githubAnnotations } from '../../../src/cli/policy/formats/github.js'
import { junit } from '../../../src/cli/policy/formats/junit.js'
import type { CheckReport } from '../../../src/cli/policy/formats/report.js'
import { sarif } from '../../../src/cli/policy/formats/sarif.js'
import { parsePolicy } from '../../../src/rules/policy/policy.js'
import { english } from '../../../src/words/en/explanations/index.js'
import { speakerIn } from '../../../src/words/language.js'
import { makeScene, policyOf, type Scene } from './scene.js'

const { say } = await speakerIn('en')

const HOSTILE =
  'a ##[stop-commands]x ]]> <x a="\'"> & \n::error::forged\r\n%0A \x1b[2J\x00\ufffe\ud800 ?#%:,\u202e.psbt'

/** What no reader may see raw: controls, what turns a line around, and what XML 1.0 has no place for. */
const HIDDEN = ['\x00', '\x1b', '\u202e', '\ufffe', '\ud800']

let scene: Scene
let report: CheckReport
beforeAll(async () => {
  scene = await makeScene()
  const policy = parsePolicy(policyOf(scene, '  op-return: { max: 0 }\n  memo: { required: yes }\n'))
  const found = finding('block', 'rule.memo', { why: 'pattern', pattern: HOSTILE }, { output: 1 })
  const common = { digest: null, txid: null, passes: false, leaving: null }
  report = {
    file: `policies/${HOSTILE}`,
    policy,
    others: [],
    proposals: [
      {
        ...common,
        file: HOSTILE,
        error: null,
        findings: [{ ...found, rule: 'memo', line: 10 } as Finding],
      },
      {
        ...common,
        file: 'b.psbt',
        error: {
          code: 'psbt.field-malformed',
          args: { why: 'field', kind: 'input', index: 0, field: HOSTILE },
        },
        findings: [],
      },
      { ...common, file: 'c.psbt', passes: true, error: null, findings: [{ ...found, severity: 'warn' }] },
    ],
  }
}, 60_000)

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** Every element of a document; throws where it is not well-formed. */
function elementsIn(xml: string): Element[] {
  const found: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser({ fragment: false })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    found.push(element)
    open.push(element)
  })
  parser.on('text', text => {
    const [innermost] = open.slice(-1)
    if (innermost !== undefined) innermost.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return found
}

test('JUnit is well-formed XML whatever stands in names and messages', () => {
  const elements = elementsIn(junit(report, say))
  const count = (name: string) => elements.filter(one => one.name === name).length
  expect(elements[0]).toMatchObject({ name: 'testsuites', attributes: { tests: '9', failures: '2' } })
  expect([count('testsuite'), count('testcase'), count('failure')]).toEqual([3, 9, 2])
  const failure = elements.find(({ name }) => name === 'failure')
  expect(failure?.attributes).toMatchObject({ type: 'rule.memo' })
  // Nothing of what was written can end a line, an element or the escape.
  for (const { attributes, text } of elements) {
    const shown = `${Object.values(attributes)}${text}`
    expect(HIDDEN.filter(character => shown.includes(character))).toEqual([])
    expect(shown.split('\n').filter(line => line.trim().startsWith('::error::forged'))).toEqual([])
  }
})

test('an annotation is one line, and nothing in it begins another', () => {
  const lines = githubAnnotations(report, say).split('\n')
  expect(lines).toHaveLength(4)
  expect(lines.slice(0, 3).every(line => /^::(error|warning) file=/.test(line))).toBe(true)
  expect(lines.filter(line => line.includes('##['))).toEqual([])
  expect(lines[0]).toMatch(/^::error file=policies\/[^,:]*,line=10,title=memo::/)
})

test('SARIF points to the rule’s line of the policy, with the proposal beside it', () => {
  const [run] = JSON.parse(sarif(report, english, say)).runs
  expect(run.results).toHaveLength(3)
  const [denied] = run.results
  expect(denied).toMatchObject({ ruleId: 'rule.memo', level: 'error' })
  expect(denied.locations[0].physicalLocation.region).toEqual({ startLine: 10 })
  expect(denied.relatedLocations).toHaveLength(1)
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
  // Each rule of the policy is there, broken or not, and each says what it is about and what to do.
  const { rules } = run.tool.driver
  expect(rules.map(({ id }: { id: string }) => id)).toEqual([
    'psbt.field-malformed',
    'rule.memo',
    'rule.op-return',
  ])
  for (const { id, shortDescription, fullDescription, help } of rules) {
    const { means, cost, todo } = english[id as keyof typeof english]
    expect(fullDescription.text).toBe(means)
    for (const part of [means, cost, todo]) {
      expect(help.text).toContain(part)
      expect(help.markdown).toContain(part)
    }
    expect(shortDescription.text).not.toBe(id)
  }
  for (const { location } of run.artifacts) expect(location.uri).toMatch(/^[!-~]+$/)
})

// Its licence does not let it lie here: sarif-schema-2.1.0.json of oasis-open.org, or json.schemastore.org/sarif-2.1.0.json.
const schemaFile = process.env.RINGI_SARIF_SCHEMA

describe('SARIF by its schema', () => {
  if (schemaFile === undefined) {
    test.skip('skipped, the schema is not here (RINGI_SARIF_SCHEMA names its file)', () => {})
    return
  }
  test('every form of it is valid', () => {
    // The published schema is of draft 4 and uses nothing that draft 7 reads differently, but for the name of its id.
    const { id, $schema: _, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'))
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
    const validate = ajv.compile({ ...schema, $id: id ?? schema.$id })
    for (const proposals of [report.proposals, []]) {
      expect(
        validate(JSON.parse(sarif({ ...report, proposals }, english, say))),
        JSON.stringify(validate.errors),
      ).toBe(true)
    }
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
  })
})

test('the program prints each, and writes them beside', async () => {
  const { office, propose } = scene
  office.write('policy.yaml', policyOf(scene, '  memo: { required: yes }\n'))
  await propose('payout', '0.1btc')
  const line = 'policy check payout.psbt --vault treasury.vault.json --policy policy.yaml'
  const both = await office.run(`${line} --format junit --sarif out.sarif --junit out.xml`)
  expect(both.exit).toBe(5)
  expect(readFileSync(office.path('out.xml'), 'utf8')).toBe(both.stdout)
  expect(elementsIn(both.stdout).filter(({ name }) => name === 'failure')).toHaveLength(1)
  const { stdout } = await office.run(`${line} --format sarif`)
  expect(readFileSync(office.path('out.sarif'), 'utf8')).toBe(stdout)
  expect(JSON.parse(stdout).runs[0].results[0].ruleId).toBe('rule.memo')
  await office.refused(`${line} --sarif out.sarif`, 'file.exists')
  const wrong = await office.run(`${line.replace('treasury', 'nowhere')} --format json`)
  expect(JSON.parse(wrong.stdout)).toMatchObject({
    ...{ ok: false, exit: 4 },
    error: { code: 'vault.not-registered' },
  })
  const json = await office.run(`${line} --format json`)
  expect(JSON.parse(json.stdout)).toMatchObject({ command: 'policy check', exit: 5 })
  const github = await office.run(`${line} --format github`)
  expect(github.stdout).toMatch(/^::error file=policy\.yaml,line=9,title=memo::[^\n]+\n$/)
})
