import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parsePolicy } from '../../../src/rules/policy/policy.js'
import { parseVault } from '../../../src/vault/file.js'
import { projectRoot, run } from '../../support/program.js'

const folder = join(projectRoot, 'examples/exchange')
const lines = readFileSync(join(folder, 'digests'), 'utf8').trimEnd().split('\n')
const vaults = lines.map(line => {
  const [name = '', digest = ''] = line.split(' ')
  const vault = parseVault(readFileSync(join(folder, name, 'vault.json'), 'utf8'))
  return { name, digest, vault, policy: readFileSync(join(folder, name, 'policy.yaml'), 'utf8') }
})

/** `policy check` of one vault's proposals by another's vault file and policy. */
async function check(proposals: string, vault: string, policy = vault) {
  const [at, by] = [vault, policy].map(name => join(folder, name)) as [string, string]
  const { json } = await run([
    ...['policy', 'check', join(folder, proposals, 'proposals'), '--together', '--json'],
    ...['--vault', join(at, 'vault.json'), '--policy', join(by, 'policy.yaml')],
    ...['--approval', join(by, 'approvals'), '--history', join(by, 'history')],
  ])
  return json
}

test('there is a vault of customers and one of the house for each coin, each in its unit', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  expect(folders.map(({ name }) => name).sort()).toEqual(vaults.map(({ name }) => name).sort())
  for (const { name, digest, vault, policy } of vaults) {
    const [owner, coin] = name.split('-')
    expect(vault.digest.hex).toBe(digest)
    expect(vault.network.chain.label.toLowerCase()).toBe(coin)
    expect(parsePolicy(policy).owner).toBe(owner)
    expect(vaults.filter(one => one.name.endsWith(`-${coin}`))).toHaveLength(2)
    const { code } = vault.network.chain.unit
    expect([...policy.matchAll(/\d(btc|mona|bch)\b/g)].every(([, unit]) => unit === code.toLowerCase())).toBe(
      true,
    )
  }
})

describe.each(vaults)('$name', ({ name }) => {
  test('has proposals that its policy allows', async () => {
    expect(await check(name, name)).toMatchObject({ exit: 0 })
  })

  test('has a policy that keeps to its tests', async () => {
    const { json } = await run(['policy', 'test', join(folder, name, 'policy-test.yaml'), '--json'])
    expect(json).toMatchObject({ exit: 0, data: { failedCount: 0 } })
  })

  test('is judged by no policy of another coin', async () => {
    const [other] = vaults.filter(one => one.name !== name && one.name.split('-')[0] === name.split('-')[0])
    if (other === undefined) throw new Error('an owner has coins of one chain alone')
    expect(await check(name, name, other.name)).toMatchObject({
      exit: 4,
      error: { code: 'policy.other-vault' },
    })
  })
})

test('the job is YAML, calls check.sh and pins what it uses', () => {
  const text = readFileSync(join(folder, 'github.yml'), 'utf8')
  expect(JSON.stringify(parse(text))).toContain('sh exchange/check.sh exchange')
  for (const [, action] of text.matchAll(/uses: (\S+)/g)) expect(action).toMatch(/@[0-9a-f]{40}$/)
})
