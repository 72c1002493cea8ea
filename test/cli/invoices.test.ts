import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { approving, VAULT } from '../support/ceremony.js'
import type { Document } from '../support/program.js'
import { publicCase } from '../support/public-cases.js'
import { coinsOf, copyOf, makeScene, type Scene, STRANGER } from './policy/scene.js'

let made: Scene
let scene: Scene
let coins: readonly string[]

beforeAll(async () => {
  made = await makeScene()
})
beforeEach(() => {
  scene = copyOf(made)
  coins = coinsOf(scene)
})

/** Proposes 0.5 BTC to the same stranger from the coin of that number. */
const propose = async (name: string, coin: number, options = '') =>
  await scene.propose(name, '0.5btc', `--coin ${coins[coin]} ${options}`)

const paidBefore = ({ findings }: Document) =>
  findings
    .filter(({ code }) => code === 'payment.paid-before')
    .map(({ severity, where }) => ({ severity, where }))

const review = async (officer: number, name: string, options = '') =>
  await scene.office.document(scene.as(officer, `review ${name}.psbt ${options}`.trim()))

const sign = async (officer: number, name: string) => {
  const seen = approving((await review(officer, name)).data)
  return await scene.office.document(scene.signing(officer, name, seen, `${name}.signed-${officer}`))
}

/** The place of the payment in a proposal. */
const paymentOf = ({ data }: Document) =>
  data.outputs.findIndex(({ kind }: { kind: string }) => kind === 'payment')

describe('what was signed away before', () => {
  it('is warned of where other coins pay the same', async () => {
    const first = await propose('a', 0)
    await sign(1, 'a')
    await propose('b', 1)
    const reviewed = await review(1, 'b')
    expect(paidBefore(reviewed)).toEqual([{ severity: 'warn', where: { output: paymentOf(reviewed) } }])
    const told = reviewed.findings.find(({ code }) => code === 'payment.paid-before')
    for (const part of [first.txid, '0.50000000 BTC', STRANGER]) expect(told?.message).toContain(part)
    // The digest alone does not pass it.
    const { digest } = reviewed.data
    await scene.office.refused(scene.signing(1, 'b', digest, 'c'), 'proposal.warnings-not-approved')
    expect((await sign(1, 'b')).ok).toBe(true)
    // Who has not signed it, and is not handed a log of somebody who has, cannot know.
    expect(paidBefore(await review(2, 'b'))).toEqual([])
    const told2 = await review(2, 'b', '--history homes/officer-1/log.jsonl')
    expect(paidBefore(told2)).toEqual([expect.objectContaining({ severity: 'warn' })])
  })

  it('is no matter where the two spend a coin in common', async () => {
    await propose('a', 0)
    await sign(1, 'a')
    await scene.propose('b', '0.5btc', `--coin ${coins[0]} --coin ${coins[1]}`)
    expect(paidBefore(await review(1, 'b'))).toEqual([])
  })

  it('is no matter where what is spent comes from its cancellation', async () => {
    const { txid } = await propose('a', 0)
    await sign(1, 'a')
    const cancelled = await scene.office.ok(
      scene.as(1, `propose --cancel a.psbt --fee-rate 20 --out cancel.psbt`),
    )
    await sign(1, 'cancel')
    expect(cancelled.txid).not.toBe(txid)
    const [{ address, script, value }] = (await review(1, 'cancel')).data.outputs
    scene.office.write(
      'cancelled.json',
      JSON.stringify([
        {
          txid: cancelled.txid,
          vout: 0,
          address,
          scriptPubKey: script,
          amount: Number(value) / 1e8,
          confirmations: 1,
        },
      ]),
    )
    await finish('cancel')
    await scene.office.ok(
      `propose --home homes/nobody --vault ${VAULT}.vault.json --utxos cancelled.json --prevtxs cancel.tx --to ${STRANGER}=0.5btc --fee-rate 5 --out b.psbt`,
    )
    expect(paidBefore(await review(1, 'b'))).toEqual([])
    // From any other coin it would be paid twice, if the cancellation is not what is mined.
    await propose('c', 1)
    expect(paidBefore(await review(1, 'c'))).toHaveLength(1)
  })

  it('is a note under references that differ, and a warning where they do not tell', async () => {
    await propose('a', 0, '--reference WAGES-2026-11')
    await sign(1, 'a')
    const graded = async (name: string, coin: number, options: string) => {
      await propose(name, coin, options)
      return paidBefore(await review(1, name)).map(({ severity }) => severity)
    }
    expect(await graded('b', 1, '--reference WAGES-2026-12')).toEqual(['info'])
    expect(await graded('c', 2, '--memo wages')).toEqual(['warn'])
    expect(await graded('d', 3, '--reference WAGES-2026-11')).toEqual(['warn'])
  })

  it('is the same reference however it was typed, and whoever is paid', async () => {
    await propose('a', 0, '--reference INV-7')
    await sign(1, 'a')
    await scene.propose('b', '0.3btc', `--coin ${coins[1]} --reference ｉｎｖ－７`)
    expect(paidBefore(await review(1, 'b'))).toEqual([{ severity: 'warn', where: {} }])
    await scene.propose('c', '0.3btc', `--coin ${coins[1]} --reference INV-8`)
    expect(paidBefore(await review(1, 'c'))).toEqual([])
  })

  it('is told by the machine that has finished it, though it has signed nothing', async () => {
    const line = `propose --utxos listunspent.json --prevtxs prevtxs.hex --to ${STRANGER}=0.5btc --fee-rate 5`
    await scene.office.ok(scene.as(3, `${line} --coin ${coins[0]} --out a.psbt`))
    await sign(1, 'a')
    await sign(2, 'a')
    await propose('b', 1)
    expect(paidBefore(await review(3, 'b'))).toEqual([])
    await finish('a', 3)
    expect(paidBefore(await review(3, 'b'))).toEqual([expect.objectContaining({ severity: 'warn' })])
  })
})

/** Puts the copies of officers 1 and 2 together, and finishes them. */
async function finish(name: string, officer = 1): Promise<void> {
  if (officer === 1) await sign(2, name)
  const { office, as } = scene
  await office.ok(as(officer, `combine ${name}.signed-1.psbt ${name}.signed-2.psbt --out ${name}.all.psbt`))
  await office.ok(as(officer, `finalize ${name}.all.psbt --out ${name}.tx`))
}

describe('what is not signed yet', () => {
  test('propose tells what was proposed before with other coins', async () => {
    const line = `propose --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 5`
    scene.office.write('a.csv', `address,amount,label\n${STRANGER},0.5btc,wages\n`)
    scene.office.write('b.csv', `address,amount,label\n${STRANGER},0.5btc,wages again\n`)
    await scene.office.ok(scene.as(1, `${line} --payouts a.csv --coin ${coins[0]} --out a.psbt`))
    const again = async (coin: number) =>
      await scene.office.document(
        scene.as(1, `${line} --payouts b.csv --coin ${coins[coin]} --out b${coin}.psbt`),
      )
    expect(paidBefore(await again(0))).toEqual([])
    const other = await again(1)
    expect(other.ok).toBe(true)
    expect(paidBefore(other)).toEqual([expect.objectContaining({ severity: 'warn' })])
  })

  test('two proposals of a folder that pay the same', async () => {
    await propose('a', 0)
    await propose('b', 1)
    mkdirSync(scene.office.path('batch'))
    for (const name of ['a', 'b'])
      renameSync(scene.office.path(`${name}.psbt`), scene.office.path('batch', `${name}.psbt`))
    const { batch } = await scene.office.ok(scene.as(1, 'review batch'))
    const codes = batch.items.map(({ findings }: Document) => findings.map(({ code }) => code))
    expect(codes).toEqual([[], ['payment.paid-before']])
    const signing = (seen: string) =>
      scene.as(1, `sign batch --key officer-1 --password-file password.txt --approve ${seen}`)
    await scene.office.refused(signing(batch.digest), 'proposal.warnings-not-approved')
    // The first of them is signed when the second is judged anew: that is what was approved.
    const { results } = await scene.office.ok(signing(approving(batch)))
    expect(results.map(({ status }: { status: string }) => status)).toEqual(['done', 'done'])
  })
})

describe('the rule unique-reference', () => {
  const policy = (set = '') =>
    scene.office.write(
      'policy.yaml',
      `ringi: 1\nkind: policy\nname: once\nnetwork: regtest\nvault: ${scene.team.vault.digest}\nversion: 1\nprevious: none\nrules:\n  unique-reference:${set}\n`,
    )
  const refusal = async (name: string) =>
    (await review(1, name, '--policy policy.yaml')).error?.code ?? 'passes'

  it('refuses a reference that was signed under, and a proposal without one', async () => {
    policy()
    await propose('a', 0, '--reference INV-1')
    expect(await refusal('a')).toBe('passes')
    await sign(1, 'a')
    expect(await refusal('a')).toBe('passes')
    await propose('b', 1, '--reference inv-1')
    expect(await refusal('b')).toBe('rule.unique-reference')
    await scene.propose('c', '0.1btc', `--coin ${coins[1]} --reference INV-1`)
    expect(await refusal('c')).toBe('rule.unique-reference')
    await propose('d', 1, '--reference INV-2')
    expect(await refusal('d')).toBe('passes')
    await propose('e', 1)
    expect(await refusal('e')).toBe('rule.unique-reference')
    // A higher fee for the same coins is no second payment, and bringing them back none at all.
    await scene.propose('f', '0.5btc', `--coin ${coins[0]} --reference INV-1 --height 5`)
    expect(await refusal('f')).toBe('passes')
    await scene.office.ok(scene.as(1, 'propose --cancel a.psbt --fee-rate 20 --out g.psbt'))
    expect(await refusal('g')).toBe('passes')
  })

  it('refuses the second of a folder in CI, with the log of who signed or without', async () => {
    policy()
    await propose('a', 0, '--reference INV-1')
    await propose('b', 1, '--reference INV-1')
    const check = `policy check a.psbt b.psbt --vault ${VAULT}.vault.json --policy policy.yaml`
    const { data } = await scene.office.refused(
      `${check} --history homes/officer-1/log.jsonl`,
      'rule.unique-reference',
    )
    expect(data.proposals.map(({ passes }: { passes: boolean }) => passes)).toEqual([true, false])
    await scene.office.refused(check, 'rule.evidence-missing')
    await sign(1, 'a')
    await scene.office.refused(
      `policy check b.psbt --vault ${VAULT}.vault.json --policy policy.yaml --history homes/officer-1/log.jsonl`,
      'rule.unique-reference',
    )
  })
})

publicCase('double-pay', 'the same invoice from another coin is warned of, and refused', async office => {
  const vault = '--vault treasury.vault.json --history log.jsonl'
  const warned = (document: Document) => paidBefore(document).map(({ severity }) => severity)
  expect(warned(await office.document(`review a5.psbt ${vault}`))).toEqual(['warn'])
  const proposed = await office.document(
    `propose ${vault} --utxos utxos2.json --prevtxs prevtxs.hex --to bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj=0.5btc --fee-rate 20 --reference INV-2026-117 --out b.psbt`,
  )
  expect(warned(proposed)).toEqual(['warn'])
  const { digest } = JSON.parse(readFileSync(office.path('treasury.vault.json'), 'utf8'))
  office.write(
    'once.yaml',
    `ringi: 1\nkind: policy\nname: once\nnetwork: regtest\nvault: ${digest}\nversion: 1\nprevious: none\nrules:\n  unique-reference:\n`,
  )
  await office.refused(`review a5.psbt ${vault} --policy once.yaml`, 'rule.unique-reference')
  const checked = await office.refused(
    `policy check a5.psbt ${vault} --policy once.yaml`,
    'rule.unique-reference',
  )
  expect(warned(checked)).toEqual(['warn'])
})
