import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approving } from '../support/ceremony.js'
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

/** Where the change of a proposal goes that an officer makes of the coin of that number. */
const changeOf = async (officer: number, coin: number, name: string, options = '') => {
  const line = `propose --utxos listunspent.json --prevtxs prevtxs.hex --coin ${coins[coin]} --to ${STRANGER}=0.${coin + 1}btc --fee-rate 5 --out ${name}.psbt ${options}`
  return (await scene.office.ok(scene.as(officer, line.trim()))).change.index as number
}

const sign = async (officer: number, name: string) => {
  const { data } = await scene.office.document(scene.as(officer, `review ${name}.psbt`))
  await scene.office.ok(scene.signing(officer, name, approving(data), `${name}.${officer}`))
}

describe('the next change address', () => {
  it('is behind the change of what was signed, also where no snapshot shows it', async () => {
    const first = await changeOf(1, 0, 'a')
    // Nobody has signed it: the same request is the same proposal.
    expect(await changeOf(1, 0, 'again')).toBe(first)
    await sign(1, 'a')
    expect(await changeOf(1, 1, 'b')).toBe(first + 1)
    await sign(1, 'b')
    expect(await changeOf(1, 2, 'c')).toBe(first + 2)
    expect(await changeOf(1, 2, 'd', '--change-index 1')).toBe(1)
    // Another machine learns it from the log of the one that signed, or by finishing it.
    expect(await changeOf(3, 2, 'e')).toBe(first)
    expect(await changeOf(3, 2, 'f', '--history homes/officer-1/log.jsonl')).toBe(first + 2)
  })

  it('is known to the machine that has finished what it proposed', async () => {
    const first = await changeOf(3, 0, 'a')
    for (const officer of [1, 2]) await sign(officer, 'a')
    await scene.office.ok(scene.as(3, 'combine a.1.psbt a.2.psbt --out a.all.psbt'))
    expect(await changeOf(3, 1, 'b')).toBe(first)
    await scene.office.ok(scene.as(3, 'finalize a.all.psbt --out a.tx'))
    expect(await changeOf(3, 1, 'c')).toBe(first + 1)
  })

  it('is that of the original where it is replaced', async () => {
    const first = await changeOf(1, 0, 'a')
    await sign(1, 'a')
    const line = scene.as(1, 'propose --replace a.psbt --out raised.psbt')
    expect((await scene.office.ok(line)).change.index).toBe(first)
  })
})

describe('the rule address-reuse', () => {
  it('knows where change went', async () => {
    scene.office.write(
      'policy.yaml',
      `ringi: 1\nkind: policy\nname: fresh\nnetwork: regtest\nvault: ${scene.team.vault.digest}\nversion: 1\nprevious: none\nrules:\n  address-reuse:\n`,
    )
    const reviewed = async (name: string) =>
      (await scene.office.document(scene.as(1, `review ${name}.psbt --policy policy.yaml`))).error?.code
    const first = await changeOf(1, 0, 'a')
    await sign(1, 'a')
    await changeOf(1, 1, 'b', `--change-index ${first}`)
    expect(await reviewed('b')).toBe('rule.address-reuse')
    await changeOf(1, 1, 'c')
    expect(await reviewed('c')).toBeUndefined()
    // What spends the same coin stands in its place.
    expect(await reviewed('a')).toBeUndefined()
    await scene.office.ok(scene.as(1, 'propose --replace a.psbt --out raised.psbt'))
    expect(await reviewed('raised')).toBeUndefined()
  })
})

publicCase('change-reuse', 'change of a log of 0.1.0 is not used again', async office => {
  const known = '--vault treasury.vault.json --history log.jsonl'
  await office.refused(`review b.psbt ${known} --policy policy.yaml`, 'rule.address-reuse')
  await office.refused(`policy check b.psbt ${known} --policy policy.yaml`, 'rule.address-reuse')
  const { change } = await office.ok(
    `propose ${known} --utxos utxos.json --prevtxs prevtxs.hex --to bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080=0.25btc --fee-rate 7 --out c.psbt`,
  )
  expect(change.index).toBe(1)
})
