import { readFileSync } from 'node:fs'
import base58check from 'bs58check'
import { beforeAll, expect, test } from 'vitest'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { coinsOf, makeScene, policyOf } from '../cli/policy/scene.js'
import { makeTeam, Office, type Team, VAULT } from '../support/ceremony.js'
import { layOldHome } from '../support/old-home.js'
import { refusedUntouched } from './toolkit/scene.js'

let office: Office
let team: Team
beforeAll(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 2, of: 3 })
})

/** Where an extended key's bytes stand that enter no script: depth, parent's fingerprint, child number (BIP 32). */
const UNUSED = { depth: 4, parent: 5, child: 9 } as const

/** The team's descriptor with some bytes of every cosigner's key but the own changed. */
function respelled(change: (raw: Uint8Array) => void, edit: (text: string) => string = text => text): string {
  const { descriptor } = JSON.parse(readFileSync(office.path(`${VAULT}.vault.json`), 'utf8'))
  const [own] = team.vault.cosigners
  const body = (descriptor.split('#')[0] as string).replace(/tpub\w+/g, xpub => {
    if (xpub === own?.xpub) return xpub
    const raw = base58check.decode(xpub)
    change(raw)
    return base58check.encode(raw)
  })
  return addChecksum(edit(body))
}

async function offer(descriptor: string, name: string): Promise<string> {
  office.write('twin.txt', descriptor)
  await office.ok(`vault import twin.txt --name ${name} --network regtest --out twin.vault.json --force`)
  return `vault register twin.vault.json --yes --home ${team.homeOf('officer-1')}`
}

const parent = (raw: Uint8Array) => raw.set([0xde, 0xad, 0xbe, 0xef], UNUSED.parent)

test.each<[string, string]>([
  ['under another name', 'reserve'],
  ['under the same name', VAULT],
])('B30 a twin by the parent’s fingerprint, %s', async (_, name) => {
  const line = await offer(respelled(parent), name)
  await refusedUntouched(office, line, 'vault.same-scripts')
})

test('B30 a twin with another threshold, order or type and respelled keys', async () => {
  const edits: ((body: string) => string)[] = [
    body => body.replace('sortedmulti(2,', 'sortedmulti(1,'),
    body => body.replace('sortedmulti(', 'multi('),
    body => `sh(${body})`,
    body => {
      const keys = body.slice(body.indexOf(',') + 1, body.indexOf('))')).split(',')
      return `${body.slice(0, body.indexOf(',') + 1)}${keys.reverse().join(',')}))`
    },
  ]
  for (const edit of edits) {
    const line = await offer(respelled(parent, edit), 'reserve')
    await refusedUntouched(office, line, 'vault.same-scripts')
  }
})

test('B30 a twin on a machine that only watches', async () => {
  await office.ok(`vault register ${VAULT}.vault.json --watch-only --yes --home homes/watch`)
  await offer(respelled(parent), 'reserve')
  await refusedUntouched(
    office,
    'vault register twin.vault.json --watch-only --yes --home homes/watch',
    'vault.same-scripts',
  )
})

test('B30 a twin by a chain code that was changed', async () => {
  const line = await offer(
    respelled(raw => raw.set([1], 13)),
    'reserve',
  )
  await refusedUntouched(office, line, 'vault.same-scripts')
})

test('B30 twins that an earlier version has let in: told by doctor, and neither is signed for', async () => {
  const old = new Office()
  layOldHome(old, 'twins')
  const { ok, data } = await old.document('doctor --home akira')
  expect(ok).toBe(false)
  expect(data.checks).toContainEqual(expect.objectContaining({ name: 'vaults', status: 'red' }))
  for (const vault of ['treasury', 'reserve']) {
    const line = `sign payout.psbt --home akira --key akira --vault ${vault} --approve ${'0'.repeat(64)} --password-file password.txt`
    await refusedUntouched(old, line, 'vault.twins')
  }
})

test('B30 what another machine has signed of the vault, under another name, counts', async () => {
  const scene = await makeScene()
  const { team: own, office: there } = scene
  const names = own.officers.map(officer => `--cosigner ${officer}.cosigner.json`).join(' ')
  await there.ok(
    `vault create --name reserve --threshold 2 ${names} --script-type p2wsh --network regtest --out reserve.vault.json`,
  )
  const home = '--home homes/second'
  const secret = '--password-file password.txt'
  await there.ok(
    `key restore --name officer-2 ${home} --network regtest --words-file officer-2.words.txt ${secret} --work-factor 1`,
  )
  await there.ok(`vault register reserve.vault.json ${home} --yes`)
  const [first, second] = coinsOf(scene)
  await scene.propose('first', '0.6btc', `--coin ${first}`)
  const { digest } = await there.ok(`review first.psbt --vault reserve ${home}`)
  await there.ok(
    `sign first.psbt --key officer-2 --vault reserve ${home} ${secret} --approve ${digest} --out first.signed.psbt`,
  )
  await scene.propose('second', '0.5btc', `--coin ${second}`)
  there.write('policy.yaml', policyOf(scene, '  rolling-limit: { windows: [{ hours: 24, max: 1btc }] }\n'))
  const line = scene.as(1, 'review second.psbt --policy policy.yaml')
  expect(await there.document(line)).toMatchObject({ ok: true })
  await there.refused(`${line} --history homes/second/log.jsonl`, 'rule.rolling-limit')
})

test('the very same vault again is nothing to do, and another of its name is in the way', async () => {
  const home = team.homeOf('officer-1')
  const document = await office.refused(
    `vault register ${VAULT}.vault.json --yes --home ${home}`,
    'vault.already-registered',
  )
  expect(document.exit).toBe(7)
})
