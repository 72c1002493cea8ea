import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { attested, coinsOf, copyOf, makeScene, policyOf, type Scene, STRANGER } from '../cli/policy/scene.js'
import { payee } from '../support/ceremony.js'
import { resetClock, setClock } from '../support/clock.js'
import type { Document } from '../support/program.js'
import { refusedUntouched } from './toolkit/scene.js'

const HOUR = 3_600_000
const SIXTY_DAYS = 1440

let made: Scene
let scene: Scene
beforeAll(async () => {
  made = await makeScene()
})
beforeEach(() => {
  scene = copyOf(made)
})
afterEach(() => {
  resetClock()
})

/** The clocks of all machines show so many hours more, or less, and go on. */
const later = (hours: number) => {
  setClock(Date.now() + hours * HOUR)
}

const under = (rules: string) => scene.office.write('policy.yaml', policyOf(scene, rules))
const as = (officer: number, line: string) => scene.as(officer, `${line} --policy policy.yaml`)
const PASSWORD = '--password-file password.txt'

/** Proposes to pay 0.2 BTC of the first coin as NAME.psbt; gives its data. */
async function propose(name: string, more = '', officer?: number): Promise<Document['data']> {
  const home =
    officer === undefined
      ? 'homes/nobody --vault treasury.vault.json'
      : `homes/officer-${officer} --vault treasury`
  const coin = more.includes('--coin') ? '' : `--coin ${coinsOf(scene)[0]}`
  const fee = more.includes('--fee') ? '' : '--fee 2000sat'
  return await scene.office.ok(
    `propose --home ${home} --utxos listunspent.json --prevtxs prevtxs.hex --to ${STRANGER}=0.2btc ${fee} ${coin} --out ${name}.psbt ${more}`
      .replace(/ +/g, ' ')
      .trim(),
  )
}

/** Signs NAME.psbt as an officer, who approves what the review says. */
async function signing(officer: number, name: string, options = ''): Promise<string> {
  const { data } = await scene.office.document(as(officer, `review ${name}.psbt ${options}`.trim()))
  const approval = data.approval === undefined ? data.digest : `${data.digest}:${data.approval}`
  return `${as(officer, `sign ${name}.psbt --key officer-${officer} --approve ${approval} ${PASSWORD} --out ${name}.${officer}.psbt`)} ${options}`.trim()
}
const sign = async (officer: number, name: string, options = '') =>
  await scene.office.document(await signing(officer, name, options))

describe('L31 a waiting time', () => {
  beforeEach(() => under('  cooling-off: { hours: 720 }\n'))

  /** The home of an officer on whose machine the proposal was seen sixty days ago, by its clock, and a checkpoint of it. */
  async function liar(officer: number): Promise<string> {
    const home = `homes/liar-${officer}`
    later(-SIXTY_DAYS)
    const { office } = scene
    await office.ok(
      `key restore --name officer-${officer} --home ${home} --network regtest --words-file officer-${officer}.words.txt ${PASSWORD} --work-factor 1`,
    )
    await office.ok(
      `vault register treasury.vault.json --home ${home} --digest ${scene.team.vault.digest} ${PASSWORD}`,
    )
    await office.document(
      `review a.psbt --home ${home} --vault treasury --key officer-${officer} ${PASSWORD} --policy policy.yaml`,
    )
    const told = await attested(office, [officer], () => home)
    resetClock()
    return told
  }

  test('is not shortened by a false log that one cosigner has signed for', async () => {
    await propose('a')
    const told = await liar(2)
    expect(await sign(1, 'a', told)).toMatchObject({ exit: 5, error: { code: 'rule.cooling-off' } })
    later(719)
    await refusedUntouched(scene.office, await signing(1, 'a', told), 'rule.cooling-off')
    later(2)
    expect(await sign(1, 'a', told)).toMatchObject({ ok: true })
  })

  test('nor by the signer’s own other log', async () => {
    await propose('a')
    const told = await liar(1)
    expect(await sign(1, 'a', told)).toMatchObject({ exit: 5, error: { code: 'rule.cooling-off' } })
  })

  test('ends where M others say that they have known of it, however late this machine looked at it', async () => {
    await propose('a')
    const others = `${await liar(2)} ${await liar(3)}`
    await scene.office.document(as(1, `review a.psbt --key officer-1 ${PASSWORD}`))
    expect(await sign(1, 'a', others)).toMatchObject({ ok: true })
  })

  test('counts from when this machine met the other’s checkpoint, and kept it', async () => {
    under('  cooling-off: { hours: 24 }\n')
    await propose('x', `--coin ${coinsOf(scene)[1]}`)
    await propose('a')
    await scene.office.document(as(1, `review x.psbt --key officer-1 ${PASSWORD}`))
    await scene.office.document(as(2, `review a.psbt --key officer-2 ${PASSWORD}`))
    const told = await attested(scene.office, [2])
    later(25)
    const met = await signing(1, 'x', told)
    await refusedUntouched(
      scene.office,
      (await signing(1, 'a', told)).replace(` ${PASSWORD}`, ''),
      'rule.cooling-off',
    )
    expect(await scene.office.document(met)).toMatchObject({ ok: true })
    later(23)
    await refusedUntouched(
      scene.office,
      (await signing(1, 'a', told)).replace(` ${PASSWORD}`, ''),
      'rule.cooling-off',
    )
    later(2)
    expect(await sign(1, 'a', told)).toMatchObject({ ok: true })
  })

  test('begins with review --key, or with a sign that is refused for it alone, and says when it ends', async () => {
    under('  cooling-off: { hours: 24 }\n')
    await propose('a')
    const refused = await sign(1, 'a')
    expect(refused).toMatchObject({ exit: 5, error: { code: 'rule.cooling-off' } })
    const { from = '' } = (refused.error?.details ?? {}) as { from?: string }
    expect(Math.abs(Date.parse(from) - Date.now() - 24 * HOUR)).toBeLessThan(HOUR)
    await scene.office.document(as(2, `review a.psbt --key officer-2 ${PASSWORD}`))
    later(23)
    for (const officer of [1, 2]) {
      const still = await sign(officer, 'a')
      expect(still).toMatchObject({ exit: 5, error: { code: 'rule.cooling-off' } })
      if (officer === 1) expect(still.error?.details).toMatchObject({ from })
    }
    later(2)
    for (const officer of [1, 2]) expect(await sign(officer, 'a')).toMatchObject({ ok: true })
  })

  test('does not begin without the password, and nothing is changed', async () => {
    await propose('a')
    const line = (await signing(1, 'a')).replace(` ${PASSWORD}`, '')
    await refusedUntouched(scene.office, line, 'rule.cooling-off')
  })

  test('lets a machine that was replaced pay after its own', async () => {
    under('  cooling-off: { hours: 24 }\n')
    await propose('a')
    await scene.office.document(as(2, `review a.psbt --key officer-2 ${PASSWORD}`))
    later(25)
    const home = 'homes/officer-4'
    await scene.office.ok(
      `key restore --name officer-4 --home ${home} --network regtest --words-file officer-1.words.txt ${PASSWORD} --work-factor 1`,
    )
    await scene.office.ok(
      `vault register treasury.vault.json --home ${home} --digest ${scene.team.vault.digest} ${PASSWORD}`,
    )
    expect(await sign(2, 'a')).toMatchObject({ ok: true })
    expect(await sign(4, 'a')).toMatchObject({ exit: 5, error: { code: 'rule.cooling-off' } })
    later(25)
    expect(await sign(4, 'a')).toMatchObject({ ok: true })
  })
})

describe('L32 what has lapsed', () => {
  beforeEach(async () => {
    under('  expiry: { hours: 24 }\n')
    await propose('a', '', 1)
    later(25)
    expect(await sign(1, 'a')).toMatchObject({ exit: 5, error: { code: 'rule.expiry' } })
  })

  test.each([
    ['memo', '--memo again'],
    ['proposer', '--proposer officer-3'],
    ['proposer who signs it, and names nothing', `--key officer-3 ${PASSWORD}`],
    ['fee', '--fee 2001sat'],
    ['change', '--change-index 9'],
    ['payee beside the first', `--to ${payee('regtest', 8)}=1000sat`],
  ])('stays so with another %s', async (_, more) => {
    await propose('b', more, more.includes('--key') ? 3 : undefined)
    await refusedUntouched(scene.office, await signing(1, 'b'), 'rule.expiry')
  })

  test('stays so with another coin beside the first, and then without the first', async () => {
    const [first, second] = coinsOf(scene)
    await propose('both', `--coin ${first} --coin ${second}`, 1)
    await refusedUntouched(scene.office, await signing(1, 'both'), 'rule.expiry')
    await propose('other', `--coin ${second}`)
    await refusedUntouched(scene.office, await signing(1, 'other'), 'rule.expiry')
  })

  test('is proposed anew by a cosigner’s signature that names it, with a warning', async () => {
    const { txid } = (await scene.office.document(as(1, 'review a.psbt'))).data
    await propose('b', `--memo again --key officer-3 ${PASSWORD} --renews ${txid}`, 3)
    const review = await scene.office.document(as(1, 'review b.psbt'))
    expect(review).toMatchObject({ ok: true })
    expect(review.findings).toMatchObject([{ code: 'rule.expiry', severity: 'warn' }])
    expect(await sign(1, 'b')).toMatchObject({ ok: true })
    expect(await sign(2, 'b')).toMatchObject({ ok: true })
  })

  test('other coins, which both could be mined with, are another payment', async () => {
    await propose('c', `--coin ${coinsOf(scene)[1]}`)
    expect(await sign(1, 'c')).toMatchObject({ ok: true })
  })
})

describe('L32 who has proposed', () => {
  beforeEach(() => under('  separation-of-duties:\n'))

  test('does not sign what another one proposes anew: another memo, another fee', async () => {
    await propose('a', `--key officer-1 ${PASSWORD}`, 1)
    await refusedUntouched(scene.office, await signing(1, 'a'), 'rule.separation-of-duties')
    for (const more of ['--memo again', '--fee 2001sat']) {
      await propose('b', `${more} --force --key officer-3 ${PASSWORD}`, 3)
      await refusedUntouched(scene.office, await signing(1, 'b'), 'rule.separation-of-duties')
    }
    expect(await sign(2, 'b')).toMatchObject({ ok: true })
  })

  test('is nobody without a signature', async () => {
    await propose('a', '--proposer officer-3')
    await refusedUntouched(scene.office, await signing(1, 'a'), 'rule.evidence-missing')
  })

  test('two days may lie between the signatures of M', async () => {
    await propose('a', `--key officer-3 ${PASSWORD}`, 3)
    expect(await sign(1, 'a')).toMatchObject({ ok: true })
    later(48)
    expect(await sign(2, 'a')).toMatchObject({ ok: true })
  })
})

describe('F30 an output to an own receiving address', () => {
  const self = async () => {
    const { address } = (await scene.office.ok('vault address treasury --home homes/officer-1 --index 7'))
      .addresses[0]
    await propose('self', `--to ${address}=0.5btc`)
  }

  test('is named, and counts in the total and in limits', async () => {
    await self()
    const review = await scene.office.document(scene.as(1, 'review self.psbt'))
    expect(review.findings).toMatchObject([{ code: 'output.self', severity: 'warn' }])
    expect(review.data.totals).toMatchObject({ payments: '70000000', self: '0' })
    expect(review.data.outputs.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'change',
      'payment',
      'self',
    ])
    under('  payment-limit: { max: 0.4btc }\n')
    await refusedUntouched(scene.office, await signing(1, 'self'), 'rule.payment-limit')
  })

  test('comes back where the policy lets it, and is refused where it says so', async () => {
    await self()
    under('  payment-limit: { max: 0.4btc }\n  self-transfers: {}\n')
    const review = await scene.office.document(as(1, 'review self.psbt'))
    expect(review.findings).toMatchObject([{ code: 'output.self', severity: 'info' }])
    expect(review.data.totals).toMatchObject({ payments: '20000000', self: '50000000' })
    expect(await sign(1, 'self')).toMatchObject({ ok: true })
    under('  self-transfers: { allow: no }\n')
    await refusedUntouched(scene.office, await signing(2, 'self'), 'rule.self-transfers')
  })
})
