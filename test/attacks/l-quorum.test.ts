import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { copyOf, inForce, makeScene, policyOf, type Scene } from '../cli/policy/scene.js'
import { refusedUntouched } from './toolkit/scene.js'

const EVERYBODY = [1, 2, 3, 4, 5]
const GROUPS =
  'groups: { directors: [officer-4, officer-5], security: [officer-3, officer-4] }\nchanges: { any: 3 }\n'

/** A 3-of-5 vault, whose policy asks for more than the script can hold, the more the larger the amount. */
const RULES = `  quorum:
    tiers:
      - { up-to: 0.1btc, any: 3 }
      - { up-to: 0.2btc, any: 3, including: { directors: 1 } }
      - { up-to: 0.3btc, any: 3, including: { directors: 1, security: 1 }, distinct: yes }
      - { any: 4, including: { directors: 2 } }
`

let made: Scene
let scene: Scene
beforeAll(async () => {
  made = await makeScene({ required: 3, of: 5 })
  await inForce(made, 'policy', policyOf(made, RULES, GROUPS), EVERYBODY, [1, 2, 3])
})
beforeEach(() => {
  scene = copyOf(made)
})

const refused = async (line: string) => {
  const document = await refusedUntouched(scene.office, line, 'rule.quorum')
  expect(document.exit).toBe(5)
  return document
}

describe('L30 a copy without signatures for everybody', () => {
  test('who is not asked for by name does not sign before those who are', async () => {
    const { office, propose, signing, as } = scene
    const { digest } = await propose('payout', '0.15btc')
    for (const officer of [1, 2, 3]) {
      const { error } = await refused(signing(officer, 'payout', digest, `payout.${officer}`))
      expect(error?.message).toContain('1 of officer-4, officer-5')
    }
    // One director is away: the other comes first, and the rest in any order, each on the copy they were sent.
    await office.ok(signing(5, 'payout', digest, 'payout.5'))
    for (const officer of [1, 2]) await office.ok(signing(officer, 'payout.5', digest, `payout.5${officer}`))
    await office.ok(as(1, 'combine payout.51.psbt payout.52.psbt --out whole.psbt'))
    await office.ok(as(1, 'finalize whole.psbt --out payout.tx'))
  })

  test('where any three do, nobody has to wait for anybody', async () => {
    const { office, propose, signing, as } = scene
    const { digest } = await propose('small', '0.05btc')
    for (const officer of [1, 2, 3]) await office.ok(signing(officer, 'small', digest, `small.${officer}`))
    await office.ok(as(1, 'combine small.1.psbt small.2.psbt small.3.psbt --out whole.psbt'))
    await office.ok(as(1, 'finalize whole.psbt --out small.tx'))
  })

  test('a signature of the wrong one before does not make a third the right one', async () => {
    const { office, propose, signing, as } = scene
    const { digest } = await propose('payout', '0.15btc')
    await careless([1, 2])
    for (const officer of [1, 2])
      await office.ok(
        `sign payout.psbt --home homes/careless --vault treasury --key officer-${officer} --approve ${digest} --password-file password.txt --out payout.${officer}.psbt`,
      )
    await office.ok(as(1, 'combine payout.1.psbt payout.2.psbt --out two.psbt'))
    await refused(signing(3, 'two', digest, 'three'))
    await office.ok(signing(4, 'two', digest, 'three'))
  })
})

/** A machine on which no policy is in force, with keys of these officers. */
async function careless(officers: readonly number[]): Promise<void> {
  const { office, team } = scene
  for (const officer of officers)
    await office.ok(
      `key restore --name officer-${officer} --home homes/careless --network regtest --words-file officer-${officer}.words.txt --password-file password.txt --work-factor 1`,
    )
  await office.ok(`vault register treasury.vault.json --home homes/careless --digest ${team.vault.digest}`)
}
