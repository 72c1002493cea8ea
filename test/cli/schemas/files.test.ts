import { readdirSync, readFileSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { FILES } from '../../../src/cli/schemas/files.js'
import { expectAsInSchema } from '../../support/json-schema.js'
import { run } from '../../support/program.js'
import { inForce, makeScene, policyOf, type Scene, STRANGER } from '../policy/scene.js'

/** What the kinds of Ringi's own files are called by `ringi schema`. */
const NAME_OF_KIND: Readonly<Record<string, string>> = {
  vault: 'vault',
  cosigner: 'cosigner',
  policy: 'policy',
  'policy-test': 'policy-test',
  'policy-approval': 'approval',
  'policy-revocation': 'revocation',
  exception: 'exception',
  consent: 'consent-file',
  'log-correction': 'correction',
  voucher: 'voucher',
  balances: 'statement',
  checkpoint: 'checkpoint',
  entropy: 'entropy',
}

/** What the content of a home's records is, by their folder. */
const CONTENT: readonly [RegExp, string][] = [
  [/\/keys\//, 'key-record'],
  [/\/vaults\//, 'vault'],
  [/\/policies\//, 'policy-record'],
  [/\/log\//, 'log-record'],
  [/\/seals\//, 'seal-record'],
]

/** What other programs define, what people write, and what no schema can say: bytes, words, secrets. */
const FOREIGN =
  /\.(psbt|tx|hex|txt|age|csv|jsonl|yaml)$|\/home\.key$|(listunspent|scantxoutset|esplora)\.json$/

let scene: Scene
let files: string[]

const SECRET = '--password-file password.txt'

/** Has the program write a file of every kind. */
async function writeAll({ office, as, propose, seen, team }: Scene): Promise<void> {
  await office.ok(
    `key generate --name spare --network regtest --no-dice ${SECRET} --work-factor 1 --words-out spare.txt --entropy-out spare.json --home homes/spare`,
  )
  await office.ok(
    `policy init --vault ${team.vault.name}.vault.json --template family --out begun.policy.yaml`,
  )
  const head = 'exceptions: { any: 2, rules: [op-return] }\n'
  const digest = await inForce(scene, 'policy', policyOf(scene, '  op-return: { max: 0 }\n', head))
  await propose('payout', '0.1btc')
  const exception = `policy except payout.psbt --rule op-return --reason why --key officer-1 ${SECRET}`
  await office.ok(as(1, `${exception} --approve ${await seen(1, 'payout')} --out exception.json`))
  await office.ok(
    as(
      1,
      `consent payout.psbt --key officer-1 --approve ${await seen(1, 'payout')} ${SECRET} --out consent.json`,
    ),
  )
  await office.ok(
    as(1, `policy vouch ${STRANGER} --key officer-1 ${SECRET} --yes --out address.voucher.json`),
  )
  office.write(
    'balances.json',
    JSON.stringify({
      ...{ ringi: 1, kind: 'balances', time: '2026-11-22T00:00:00Z', balances: { hot: '0' } },
      ...{ number: 1, height: 9, block: 'ab'.repeat(32), coins: { hot: {} }, spent: [] },
    }),
  )
  await office.ok(
    as(1, `policy vouch --statement balances.json --key officer-1 ${SECRET} --yes --out file.voucher.json`),
  )
  await office.ok(
    as(2, `sign payout.psbt --key officer-2 --approve ${await seen(2, 'payout')} ${SECRET} --out s.psbt`),
  )
  await office.ok(as(2, `log checkpoint --key officer-2 ${SECRET} --out checkpoint.json`))
  await office.ok(
    as(
      3,
      `log correct homes/officer-2/log.jsonl --entry 2 --end --key officer-3 ${SECRET} --yes --out correction.json`,
    ),
  )
  await office.ok(
    as(
      2,
      `policy revoke policy.yaml --key officer-2 --approve ${digest} ${SECRET} --yes --out revocation.json`,
    ),
  )
}

beforeAll(async () => {
  scene = await makeScene()
  await writeAll(scene)
  files = readdirSync(scene.office.folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    statSync(scene.office.path(name)).isFile(),
  )
}, 300_000)

const read = (name: string) => readFileSync(scene.office.path(name), 'utf8')

describe('every file that the program writes is as its schema says', () => {
  it('in a home: each record, and what it holds', async () => {
    const records = files.filter(name => name.startsWith('homes/') && name.endsWith('.json'))
    const seen = new Set<string>()
    for (const name of records) {
      const file = JSON.parse(read(name))
      await expectAsInSchema('record', file)
      const kind = CONTENT.find(([folder]) => folder.test(name))?.[1]
      expect(kind, name).toBeDefined()
      seen.add(kind as string)
      const content = JSON.parse(file.content)
      await expectAsInSchema(kind as string, content)
      if (kind === 'seal-record') await expectAsInSchema('seal', JSON.parse(content.seal))
    }
    expect([...seen].sort()).toEqual(CONTENT.map(([, kind]) => kind).sort())
  })

  it('each line of a log', async () => {
    const lines = files
      .filter(name => name.endsWith('log.jsonl'))
      .flatMap(name => read(name).trim().split('\n'))
    const events = new Set<string>()
    for (const line of lines) {
      await expectAsInSchema('log', JSON.parse(line))
      events.add(JSON.parse(line).event)
    }
    expect(events.size).toBeGreaterThan(8)
  })

  it('each file that goes from hand to hand', async () => {
    const seen = new Set<string>()
    for (const name of files.filter(one => !one.startsWith('homes/'))) {
      const value = name.endsWith('.yaml')
        ? parse(read(name))
        : name.endsWith('.json') && JSON.parse(read(name))
      const kind = NAME_OF_KIND[value?.kind]
      if (kind === undefined) expect(name).toMatch(FOREIGN)
      else await expectAsInSchema(kind, value)
      if (kind !== undefined) seen.add(kind)
    }
    const handed = Object.values(NAME_OF_KIND).filter(kind => kind !== 'policy-test')
    expect([...seen].sort()).toEqual(handed.sort())
  })

  it('there is a schema for all of them and no other, and it refuses a field that it does not know', async () => {
    const named = [
      ...Object.values(NAME_OF_KIND),
      ...CONTENT.map(([, kind]) => kind),
      'record',
      'log',
      'seal',
    ]
    expect(FILES.map(({ name }) => name).sort()).toEqual([...new Set(named)].sort())
    for (const name of ['vault', 'approval', 'checkpoint', 'voucher', 'log']) {
      const file = files.find(one =>
        (name === 'log' ? /log\.jsonl$/ : new RegExp(`^[^/]*${name}[^/]*json$|^policy.1.json$`)).test(one),
      )
      const value = JSON.parse(read(file as string).split(name === 'log' ? '\n' : '\0')[0] as string)
      await expect(expectAsInSchema(name, { ...value, stowaway: 1 })).rejects.toThrow('stowaway')
    }
  })
})

it('ringi schema lists commands and files', async () => {
  const { exit, json } = await run(['schema', '--json'])
  expect(exit).toBe(0)
  expect(json?.data.commands).toEqual(expect.arrayContaining(['sign', 'help', 'policy check']))
  expect(json?.data.files.map(({ name }: { name: string }) => name)).toEqual(FILES.map(({ name }) => name))
  const people = await run(['schema'])
  for (const { name } of FILES) expect(people.stdout).toContain(name)
  await expectAsInSchema('schema', json)
  await expectAsInSchema('schema', (await run(['schema', 'vault', '--json'])).json)
  const [byName, byKind] = [await run(['schema', 'approval']), await run(['schema', 'policy-approval'])]
  expect(byKind).toEqual(byName)
  expect((await run(['schema', 'vualt', '--json'])).json?.error).toMatchObject({
    code: 'usage.unknown-command',
    hint: 'Did you mean vault?',
  })
})
