import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { approving } from '../../support/ceremony.js'
import { treeOf } from '../../support/tree.js'
import { inForce, makeScene, policyOf, type Scene, STRANGER } from './scene.js'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
  const rules = `  proposal-limit: { max: 0.9btc }
  rolling-limit: { windows: [{ hours: 24, max: 1btc }] }
  quorum: { tiers: [{ up-to: 0.3btc, any: 2 }, { any: 2, including: { security: 1 } }] }
  reference: { required: yes, severity: warn }
`
  await inForce(scene, 'policy', policyOf(scene, rules, 'groups: { security: [officer-3] }\n'), [1, 2, 3])
})

const codesOf = ({ findings }: { findings: { code: string; severity: string }[] }) =>
  findings.map(({ code, severity }) => `${severity} ${code}`).filter(one => one.includes('rule.'))

test('what is denied is reported when it is proposed, shown in the review, and never signed', async () => {
  const { office, as, signing } = scene
  const proposed = await office.document(
    as(
      1,
      `propose --utxos listunspent.json --prevtxs prevtxs.hex --to ${STRANGER}=0.95btc --fee-rate 5 --reference A --out large.psbt`,
    ),
  )
  expect(proposed.exit).toBe(0)
  expect(codesOf(proposed)).toContain('warn rule.proposal-limit')
  const review = await office.document(as(2, 'review large.psbt'))
  expect(review).toMatchObject({ exit: 5, error: { code: 'rule.proposal-limit' } })
  const before = treeOf(office.path('homes'))
  const { digest } = review.data
  for (const suffix of ['', ' --yes']) {
    const refused = await office.refused(
      `${signing(2, 'large', digest, 'never')}${suffix}`,
      'rule.proposal-limit',
    )
    expect(refused.exit).toBe(5)
  }
  expect(existsSync(office.path('never.psbt'))).toBe(false)
  expect(treeOf(office.path('homes'))).toEqual(before)
})

test('the wrong people cannot finish it', async () => {
  const { office, as, propose, signing } = scene
  const { digest } = await propose('joint', '0.4btc', '--reference B')
  for (const officer of [1, 2]) {
    const refused = await office.refused(signing(officer, 'joint', digest, 'joint.never'), 'rule.quorum')
    expect(refused.exit).toBe(5)
    expect(refused.error?.message).toContain('officer-3')
  }
  expect(existsSync(office.path('joint.never.psbt'))).toBe(false)
  // A machine that knows no policy signs; those that do report it, and make no transaction of it.
  await office.ok(
    `vault register treasury.vault.json --home homes/lax --digest ${scene.team.vault.digest} --watch-only`,
  )
  await office.ok(
    'key restore --name officer-2 --home homes/careless --network regtest --words-file officer-2.words.txt --password-file password.txt --work-factor 1',
  )
  await office.ok(
    `vault register treasury.vault.json --home homes/careless --digest ${scene.team.vault.digest}`,
  )
  const careless = (key: number) =>
    `sign joint.psbt --home homes/careless --vault treasury --key officer-${key} --approve ${digest} --password-file password.txt --out joint.${key}.psbt`
  await office.ok(careless(2))
  await office.ok(
    'key restore --name officer-1 --home homes/careless --network regtest --words-file officer-1.words.txt --password-file password.txt --work-factor 1',
  )
  await office.ok(careless(1))
  const combined = await office.document(as(1, 'combine joint.1.psbt joint.2.psbt --out joint.both.psbt'))
  expect(combined.exit).toBe(0)
  const finalized = await office.refused(as(1, 'finalize joint.both.psbt --out joint.tx'), 'rule.quorum')
  expect(finalized.exit).toBe(5)
  expect(existsSync(office.path('joint.tx'))).toBe(false)
  // The right one first, and then any other.
  await office.ok(signing(3, 'joint', digest, 'joint.3'))
  await office.ok(signing(1, 'joint.3', digest, 'joint.13'))
  await office.ok(as(1, 'finalize joint.13.psbt --out joint.tx'))
})

test('a rolling limit counts what was signed, here and on machines whose logs are given', async () => {
  const { office, propose, signing } = scene
  // 0.4 were signed by officers 1 and 3 before.
  const { digest } = await propose('more', '0.65btc', `--reference C --coin ${await unusedCoin()}`)
  await office.refused(signing(1, 'more', digest, 'more.1'), 'rule.rolling-limit')
  const line = signing(2, 'more', digest, 'more.2')
  const counted = await office.document(`${line} --history homes/officer-1/log.jsonl`)
  expect(codesOf(counted)).toContain('block rule.rolling-limit')
  // By itself this machine knows of nothing that was signed; who has to come first is another question.
  expect(codesOf(await office.document(line)).filter(code => code.startsWith('block'))).toEqual([
    'block rule.quorum',
  ])
})

test('a warning needs a person: unattended it takes the digest and the code that one approved', async () => {
  const { office, as, propose } = scene
  const { digest } = await propose('bare', '0.05btc')
  const line = as(3, 'sign bare.psbt --key officer-3 --password-file password.txt --out bare.3.psbt')
  const review = await office.document(as(3, 'review bare.psbt'))
  expect(codesOf(review)).toContain('warn rule.reference')
  await office.refused(`${line} --yes`, 'confirm.needed')
  expect(existsSync(office.path('bare.3.psbt'))).toBe(false)
  await office.refused(`${line} --approve ${digest}`, 'proposal.warnings-not-approved')
  await office.ok(`${line} --approve ${approving(review.data)}`)
})

async function unusedCoin(): Promise<string> {
  const rows = JSON.parse(readFileSync(scene.office.path('listunspent.json'), 'utf8'))
  const spent = await scene.office.ok('inspect joint.psbt')
  const used = JSON.stringify(spent)
  const { txid, vout } = rows.find(({ txid }: { txid: string }) => !used.includes(txid))
  return `${txid}:${vout}`
}
