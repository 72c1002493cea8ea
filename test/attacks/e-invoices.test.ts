import { beforeAll, beforeEach, expect, test } from 'vitest'
import { coinsOf, copyOf, makeScene, policyOf, type Scene, STRANGER } from '../cli/policy/scene.js'
import { approving, VAULT } from '../support/ceremony.js'

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

const review = async (name: string, options = '') =>
  await scene.office.document(scene.as(1, `review ${name}.psbt ${options}`.trim()))

const sign = async (name: string) => {
  const { data } = await review(name)
  return await scene.office.document(scene.signing(1, name, approving(data), `${name}.signed`))
}

test('E30 the same payee, amount and reference from other coins', async () => {
  const { office } = scene
  office.write('unique.yaml', policyOf(scene, '  unique-reference: {}\n'))
  await scene.propose('a', '0.5btc', `--coin ${coins[0]} --reference INV-7`)
  await sign('a')
  // As it is, in other letters, and in two parts.
  for (const [name, amount, reference] of [
    ['b', '0.5btc', 'INV-7'],
    ['c', '0.5btc', 'inv-7'],
    ['d', '0.25btc', 'INV-7'],
  ]) {
    await scene.propose(name as string, amount as string, `--coin ${coins[1]} --reference ${reference}`)
    const { findings, data } = await review(name as string)
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'payment.paid-before', severity: 'warn' }),
    )
    await office.refused(
      scene.signing(1, name as string, data.digest, 'never'),
      'proposal.warnings-not-approved',
    )
    expect(await review(name as string, '--policy unique.yaml')).toMatchObject({
      exit: 5,
      error: { code: 'rule.unique-reference' },
    })
  }
  // Without a reference it is no way around the rule.
  await scene.propose('e', '0.5btc', `--coin ${coins[1]}`)
  expect((await review('e', '--policy unique.yaml')).error?.code).toBe('rule.unique-reference')
})

test('E31 a replacement that pays too little is no way to have a payment mined', async () => {
  const { office } = scene
  await scene.propose('a', '0.5btc', `--coin ${coins[0]}`)
  await sign('a')
  const replace = scene.as(1, 'propose --replace a.psbt --fee-rate 5 --out low.psbt')
  await office.refused(replace, 'fee.replacement-low')
  // Made by another program, which does not know of the first.
  await office.ok(
    `propose --home homes/nobody --vault ${VAULT}.vault.json --utxos listunspent.json --prevtxs prevtxs.hex --coin ${coins[0]} --to ${STRANGER}=0.5btc --fee-rate 5.1 --out other.psbt`,
  )
  expect((await review('other')).findings).toContainEqual(
    expect.objectContaining({ code: 'fee.replacement-low', severity: 'warn' }),
  )
})

test('E32 a parent that drags the rate down is paid for, or the rate of both is said', async () => {
  const { office, as } = scene
  const low = await office.ok(
    as(
      1,
      `propose --utxos listunspent.json --prevtxs prevtxs.hex --coin ${coins[0]} --sweep ${await own()} --fee-rate 1 --out low.psbt`,
    ),
  )
  for (const officer of [1, 2]) {
    const seen = approving((await office.document(as(officer, 'review low.psbt'))).data)
    await office.ok(scene.signing(officer, 'low', seen, `low.${officer}`))
  }
  await office.ok(as(1, 'combine low.1.psbt low.2.psbt --out low.all.psbt'))
  await office.ok(as(1, 'finalize low.all.psbt --out low.tx'))
  const [{ address, script, value }] = (await office.ok(as(1, 'review low.psbt'))).outputs
  const coin = { txid: low.txid, vout: 0, address, scriptPubKey: script, amount: Number(value) / 1e8 }
  office.write('pending.json', JSON.stringify([{ ...coin, confirmations: 0 }]))
  const line = `propose --utxos pending.json --prevtxs low.tx --prevtxs prevtxs.hex --allow-unconfirmed --sweep ${STRANGER}`
  const paid = await office.document(as(1, `${line} --fee-rate 20 --out paid.psbt`))
  expect(paid).toMatchObject({ ok: true, data: { package: { feeRate: 20 } } })
  const codes = ({ findings }: typeof paid) => findings.map(({ code }) => code)
  expect(codes(paid)).not.toContain('fee.parent-low')
  const fixed = await office.document(as(1, `${line} --fee 3000sat --out fixed.psbt`))
  expect(codes(fixed)).toContain('fee.parent-low')
  expect(fixed.data.package.feeRate).toBeLessThan(fixed.data.feeRate)
})

async function own(): Promise<string> {
  const { addresses } = await scene.office.ok(`vault address ${VAULT} --index 9 --home homes/officer-1`)
  return addresses[0].address
}
