import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { attested, coinsOf, copyOf, inForce, makeScene, policyOf, type Scene } from '../cli/policy/scene.js'
import { I, pair, RawPsbt } from './toolkit/raw-psbt.js'
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
afterEach(() => {
  vi.useRealTimers()
})

const later = (hours: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 })

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

describe('L30 a consent', () => {
  test('of the directors, and any can sign, on whatever copy', async () => {
    const { office, propose, signing, as } = scene
    const { digest, txid } = await propose('large', '0.4btc')
    // Nobody can sign first what asks for more than one: neither a director nor anybody else.
    for (const officer of [1, 4]) await refused(signing(officer, 'large', digest, `large.${officer}`))
    const consent = await office.ok(consenting(4, 'large', digest))
    expect(consent).toMatchObject({ digest, txid, cosigner: 'officer-4', file: 'large.4.json' })
    await refused(`${signing(1, 'large', digest, 'large.1')} --consent large.4.json`)
    await office.ok(consenting(5, 'large', digest))
    const both = '--consent large.4.json --consent large.5.json'
    // Four are asked for, and three can send it.
    await office.ok(consenting(2, 'large', digest))
    await refused(`${signing(1, 'large', digest, 'large.1')} ${both}`)
    const line = (officer: number) => `${signing(officer, 'large', digest, `large.${officer}`)} ${both}`
    await office.ok(`${line(1)} --consent large.2.json`)
    // With the directors, officer 2 could still be the third of three; but officer 1 has signed as well.
    await refused(line(2))
    for (const officer of [2, 3]) await office.ok(`${line(officer)} --consent large.1.psbt`)
    await office.ok(as(1, 'combine large.1.psbt large.2.psbt large.3.psbt --out whole.psbt'))
    const check = 'policy check whole.psbt --vault treasury.vault.json --policy policy.yaml --stage finalize'
    await refused(check)
    await office.ok(`${check} ${both}`)
    await refused(as(1, 'finalize whole.psbt --out large.tx'))
    await office.ok(as(1, `finalize whole.psbt ${both} --out large.tx`))
    const history = await attested(office, [1, 2, 3])
    const verify = as(1, `verify large.tx --proposal whole.psbt --policy policy.yaml ${history}`)
    await office.refused(verify, 'rule.quorum')
    await office.ok(`${verify} ${both}`)
    // The logs of those who have consented say so as well, whoever brings them: their signatures are in there.
    await office.ok(`${verify} ${await attested(office, [4, 5])}`)
  })

  test('is no signature: nothing can be spent with it', async () => {
    const { office, propose, as } = scene
    const { digest } = await propose('large', '0.4btc')
    for (const officer of EVERYBODY) await office.ok(consenting(officer, 'large', digest))
    const review = await office.ok(as(1, 'review large.psbt'))
    expect(review.signatures.cosigners.every(({ signed }: { signed: string }) => signed === 'none')).toBe(
      true,
    )
    await office.refused(
      as(
        1,
        `finalize large.psbt ${EVERYBODY.map(one => `--consent large.${one}.json`).join(' ')} --out large.tx`,
      ),
      'signature.incomplete',
    )
  })

  test('counts for this transaction, this proposal, this version and this vault, and while it lasts', async () => {
    const { office, propose, signing } = scene
    const [coin, otherCoin] = coinsOf(scene)
    const { digest, txid } = await propose('payout', '0.15btc', `--coin ${coin}`)
    const other = await propose('other', '0.16btc', `--coin ${otherCoin}`)
    const renamed = await propose('renamed', '0.15btc', `--coin ${coin} --memo elsewhere`)
    expect(renamed.digest).not.toBe(digest)
    expect(renamed.txid).toBe(txid)
    await office.ok(consenting(4, 'other', other.digest))
    await office.ok(consenting(5, 'renamed', renamed.digest))
    const line = signing(1, 'payout', digest, 'payout.1')
    await refused(`${line} --consent other.4.json --consent renamed.5.json`)
    office.write('later.yaml', `${readFileSync(office.path('policy.yaml'), 'utf8')}# reworded\n`)
    await office.ok(`${consenting(4, 'payout', digest)} --policy later.yaml`)
    await refused(`${line} --consent payout.4.json`)
    await office.ok(`${consenting(4, 'payout', digest)} --force`)
    const good = JSON.parse(readFileSync(office.path('payout.4.json'), 'utf8'))
    const forgeries = [
      [{ ...good, cosigner: 'officer-5' }, 'approval.bad-signature'],
      [{ ...good, expires: '2099-01-01T00:00:00Z' }, 'approval.bad-signature'],
      [{ ...good, policy: 'ab'.repeat(32) }, 'approval.bad-signature'],
      [{ ...good, txid: other.txid }, 'approval.bad-signature'],
      [{ ...good, vault: 'ab'.repeat(32) }, 'approval.other-vault'],
      [{ ...good, cosigner: 'a stranger' }, 'approval.unknown-cosigner'],
      [{ ...good, kind: 'exception' }, 'approval.malformed'],
    ] as const
    for (const [forged, code] of forgeries) {
      office.write('forged.json', JSON.stringify(forged))
      await refusedUntouched(office, `${line} --consent forged.json`, code)
      // Nor does a good one beside it cover it up.
      await refusedUntouched(office, `${line} --consent payout.4.json --consent forged.json`, code)
    }
    await office.ok(`${line} --consent payout.4.json`)
  })

  test('of one person twice is that of one person', async () => {
    const { office, propose, signing } = scene
    const { digest } = await propose('large', '0.4btc')
    for (const officer of [2, 4]) await office.ok(consenting(officer, 'large', digest))
    await office.ok(consenting(4, 'large', digest, 'again'))
    const given = ['large.2', 'large.4', 'again'].map(one => `--consent ${one}.json`).join(' ')
    await refused(`${signing(1, 'large', digest, 'large.1')} ${given}`)
  })

  test('one person in two groups is one, where they have to be distinct', async () => {
    const { office, propose, signing } = scene
    const { digest } = await propose('distinct', '0.25btc')
    await office.ok(consenting(4, 'distinct', digest))
    await refused(`${signing(1, 'distinct', digest, 'one')} --consent distinct.4.json`)
    await refused(signing(4, 'distinct', digest, 'one'))
    await office.ok(consenting(3, 'distinct', digest))
    await office.ok(
      `${signing(1, 'distinct', digest, 'one')} --consent distinct.4.json --consent distinct.3.json`,
    )
  })

  test('is there in a copy that somebody has signed, and only if they have', async () => {
    const { office, propose, signing } = scene
    const { digest } = await propose('payout', '0.15btc')
    await office.ok(signing(4, 'payout', digest, 'payout.4'))
    const line = signing(1, 'payout', digest, 'payout.1')
    await refused(`${line} --consent payout.psbt`)
    const signed = new RawPsbt(readFileSync(office.path('payout.4.psbt')))
    for (const map of signed.inputs)
      for (const field of map)
        if (field.key[0] === I.signature) field.value[20] = (field.value[20] as number) ^ 1
    office.write('forged.psbt', signed.bytes())
    await refusedUntouched(office, `${line} --consent forged.psbt`, 'signature.invalid')
    await office.ok(`${line} --consent payout.4.psbt`)
  })

  test('is judged as a signature is, and logged', async () => {
    const { office, propose } = scene
    office.write(
      'limits.yaml',
      policyOf(
        scene,
        '  proposal-limit: { max: 0.1btc }\n  separation-of-duties: {}\n  quorum: { tiers: [{ any: 3 }] }\n',
      ),
    )
    const { digest } = await propose('payout', '0.15btc', '--proposer officer-4')
    const line = `${consenting(4, 'payout', digest)} --policy limits.yaml`
    await refusedUntouched(office, line, 'rule.proposal-limit')
    const { findings } = await office.document(line)
    const blocking = findings.filter(({ severity }) => severity === 'block').map(({ code }) => code)
    expect(blocking).toContain('rule.separation-of-duties')
    await office.ok(consenting(3, 'payout', digest))
    const { entries } = await office.ok('log show --home homes/officer-3')
    expect(entries.at(-1)).toMatchObject({
      event: 'consented',
      proposal: digest,
      cosigner: { name: 'officer-3' },
    })
  })

  test('waits where a signature would have to wait', async () => {
    const { office, propose, as } = scene
    office.write(
      'waiting.yaml',
      policyOf(scene, '  cooling-off: { hours: 24 }\n  quorum: { tiers: [{ any: 4 }] }\n'),
    )
    const { digest } = await propose('payout', '0.15btc')
    const line = `${consenting(4, 'payout', digest)} --policy waiting.yaml`
    await office.document(as(4, 'review payout.psbt --policy waiting.yaml'))
    await office.refused(line, 'rule.cooling-off')
    expect(existsSync(office.path('payout.4.json'))).toBe(false)
    later(25)
    await office.ok(line)
  })

  test('counts in limits, as a signature would', async () => {
    const { office, propose, as } = scene
    office.write('slow.yaml', policyOf(scene, '  rolling-limit: { windows: [{ hours: 24, max: 0.3btc }] }\n'))
    const coins = coinsOf(scene)
    for (const [at, name] of ['first', 'second'].entries())
      await propose(name, '0.2btc', `--coin ${coins[at]}`)
    const review = async (name: string) => (await office.document(as(4, `review ${name}.psbt`))).data.digest
    await office.ok(`${consenting(4, 'first', await review('first'))} --policy slow.yaml`)
    const second = `${consenting(4, 'second', await review('second'))} --policy slow.yaml`
    await refusedUntouched(office, second, 'rule.rolling-limit')
  })

  test('ends', async () => {
    const { office, propose, signing } = scene
    const { digest } = await propose('payout', '0.15btc')
    await office.ok(`${consenting(4, 'payout', digest)} --days 2`)
    later(49)
    const line = `${signing(1, 'payout', digest, 'payout.1')} --consent payout.4.json`
    await refusedUntouched(office, line, 'approval.expired')
  })

  test('is not what a proposal says of itself', async () => {
    const { office, propose, signing, as } = scene
    const { digest } = await propose('payout', '0.15btc')
    await office.ok(consenting(4, 'payout', digest))
    const carrying = new RawPsbt(readFileSync(office.path('payout.psbt')))
    const field = Buffer.from('\x05ringi\x00consent')
    carrying.global.push(pair(0xfc, readFileSync(office.path('payout.4.json')), field))
    office.write('carrying.psbt', carrying.bytes())
    const { data } = await office.document(as(1, 'review carrying.psbt'))
    const document = await office.document(signing(1, 'carrying', data.digest, 'never'))
    expect(
      document.findings.filter(({ severity }) => severity === 'block').map(({ code }) => code),
    ).toContain('rule.quorum')
  })
})

describe('honest people pay', () => {
  test('with a machine that is lost once its officer has consented, another away, and a clock a day ahead', async () => {
    const { office, propose, signing, as } = scene
    const { digest } = await propose('large', '0.4btc')
    later(24)
    await office.ok(consenting(4, 'large', digest))
    vi.useRealTimers()
    await office.ok(consenting(5, 'large', digest))
    rmSync(office.path('homes/officer-4'), { recursive: true })
    const both = '--consent large.4.json --consent large.5.json'
    await office.ok(consenting(2, 'large', digest))
    await office.ok(`${signing(1, 'large', digest, 'one')} ${both} --consent large.2.json`)
    await office.ok(`${signing(2, 'one', digest, 'two')} ${both}`)
    await office.ok(`${signing(5, 'two', digest, 'three')} ${both}`)
    await office.ok(as(5, `finalize three.psbt ${both} --out large.tx`))
  })

  test('a folder, in which one of them has signed', async () => {
    const { office, propose, as } = scene
    mkdirSync(office.path('batch'))
    const coins = coinsOf(scene)
    for (const [at, name] of ['a', 'b'].entries())
      await propose(`batch/${name}`, `0.1${at + 5}btc`, `--coin ${coins[at]}`)
    const { batch } = await office.ok(as(4, 'review batch'))
    const signing = (officer: number) =>
      as(
        officer,
        `sign batch --key officer-${officer} --approve ${batch.digest} --password-file password.txt`,
      )
    const refused = await office.document(signing(1))
    expect(refused).toMatchObject({ exit: 5, error: { code: 'rule.quorum' } })
    for (const officer of [4, 1, 2]) await office.ok(signing(officer))
    await office.ok(as(1, 'finalize batch'))
  })
})

/** The command line with which an officer consents to NAME.psbt. */
function consenting(
  officer: number,
  proposal: string,
  digest: string,
  file = `${proposal}.${officer}`,
): string {
  return scene.as(
    officer,
    `consent ${proposal}.psbt --key officer-${officer} --approve ${digest} --password-file password.txt --out ${file}.json`,
  )
}

/** A machine on which no policy is in force, with keys of these officers. */
async function careless(officers: readonly number[]): Promise<void> {
  const { office, team } = scene
  for (const officer of officers)
    await office.ok(
      `key restore --name officer-${officer} --home homes/careless --network regtest --words-file officer-${officer}.words.txt --password-file password.txt --work-factor 1`,
    )
  await office.ok(`vault register treasury.vault.json --home homes/careless --digest ${team.vault.digest}`)
}
