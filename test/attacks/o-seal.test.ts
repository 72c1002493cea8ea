import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { append } from '../../src/app/log/append.js'
import { VerifiedLog } from '../../src/app/log/verified-log.js'
import { Home } from '../../src/platform/home.js'
import {
  fundTeam,
  makeKey,
  makeTeam,
  Office,
  payee,
  proposePayout,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { layOldHome } from '../support/old-home.js'
import { refusedUntouched } from './toolkit/scene.js'

const HOME = 'homes/officer-1'
const PAY = ['--to', `${payee('regtest')}=0.1btc`, '--fee-rate', '5']
const CHECKPOINT = `log checkpoint --key officer-1 --vault ${VAULT} --password-file password.txt --home ${HOME} --out c.json`
const SEAL = `home seal --key officer-1 --password-file password.txt --home ${HOME}`

let team: Team
let office: Office
let digest: string
/** The home, with the key of its own MAC, as somebody has it who has the home and not the password. */
let burgled: Home
beforeEach(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 2, of: 2 })
  await fundTeam(team, [100_000_000, 50_000_000])
  digest = (await proposePayout(team, { options: PAY })).digest
  burgled = new Home(office.path(HOME))
})

function sign(out = 'evil.psbt', extra = ''): string {
  return `sign payout.psbt --key officer-1 --vault ${VAULT} --approve ${digest} --password-file password.txt --home ${HOME} --out ${out}${extra}`
}

const copy = (from: string, to: string, names: readonly string[]) => {
  for (const name of names) cpSync(office.path(from, name), office.path(to, name), { recursive: true })
}

/** Nothing that opens the key for signing goes on, until the officer has compared all of it and seals it. */
async function isRefused(code: 'home.seal-broken' | 'home.unsealed'): Promise<void> {
  for (const line of [sign(), CHECKPOINT]) expect((await refusedUntouched(office, line, code)).exit).toBe(4)
}

describe('O31 of a home that was rewritten without its password, every MAC of it made to fit,', () => {
  test('the log cut back: what was signed since is missed', async () => {
    const before = office.path('before')
    cpSync(office.path(HOME), before, { recursive: true })
    await office.ok(sign('good.psbt'))
    copy('before', HOME, ['log.jsonl', 'log'])
    await office.ok(`log verify --home ${HOME}`)
    await isRefused('home.seal-broken')
  })

  test('a vault put in the place of another', async () => {
    const path = office.path(HOME, `vaults/${VAULT}.json`)
    await makeKey(office, 'mallory', 'homes/mallory')
    const own = '--cosigner officer-1.cosigner.json --cosigner mallory.cosigner.json'
    const { digest: false_ } = await office.ok(
      `vault create --name ${VAULT} --threshold 1 ${own} --script-type p2wsh --network regtest --out false.json`,
    )
    rmSync(path)
    await forge(async log => {
      const vault = { name: VAULT, digest: false_ }
      await append(log, { event: 'vault.registered', vault, network: 'regtest' })
      await burgled.pin('vaults', VAULT, readFileSync(office.path('false.json'), 'utf8'))
    })
    await office.ok(`log verify --home ${HOME}`)
    await refusedUntouched(office, CHECKPOINT, 'home.seal-broken')
    // Coins of the true vault are not its own anyway.
    await refusedUntouched(office, sign(), 'input.not-ours')
  })

  test('its seal taken away, put back from before, or made by another key', async () => {
    const path = office.path(HOME, 'seals/officer-1.json')
    const old = readFileSync(path)
    await office.ok(sign('good.psbt'))
    const now = readFileSync(path)
    rmSync(path)
    await isRefused('home.unsealed')
    cpSync(office.path('homes/officer-2/seals/officer-2.json'), path)
    await isRefused('home.unsealed')
    const { content } = JSON.parse(now.toString())
    await burgled.pin('seals', 'officer-1', content.replace(/"mac":"./, '"mac":"g'), true)
    await isRefused('home.seal-broken')
    writeFileSync(path, old)
    // The seal of before covers less, and what is behind it is sealed when the key is opened next.
    await office.ok(sign('again.psbt'))
  })

  test('a record that the log does not know', async () => {
    await burgled.pin('policies', VAULT, JSON.stringify({ policy: 'ringi: 1\n', approvals: [] }))
    expect((await refusedUntouched(office, sign(), 'log.tampered')).exit).toBe(4)
  })

  test('the key of the home itself made anew', async () => {
    const names = [
      ['keys', 'officer-1'],
      ['vaults', VAULT],
      ['log', 'head'],
      ['seals', 'officer-1'],
    ] as const
    const contents = await Promise.all(names.map(([kind, name]) => burgled.read(kind, name)))
    writeFileSync(office.path(HOME, 'home.key'), Buffer.alloc(32, 7))
    for (const [at, [kind, name]] of names.entries())
      await burgled.pin(kind, name, contents[at] as string, true)
    await office.ok(`log verify --home ${HOME}`)
    await isRefused('home.seal-broken')
  })

  test('nothing passes until the officer has compared it and sealed it anew', async () => {
    rmSync(office.path(HOME, 'seals/officer-1.json'))
    await isRefused('home.unsealed')
    await office.refused(SEAL, 'confirm.needed')
    await office.refused(`${SEAL} --digest ${'00'.repeat(32)}`, 'confirm.mismatch')
    const sealed = await office.ok(`${SEAL} --yes`)
    expect(sealed.vaults).toEqual([expect.objectContaining({ name: VAULT, digest: team.vault.digest })])
    expect(sealed.log.words.split(' ')).toHaveLength(12)
    await office.refused(`${SEAL} --yes`, 'home.sealed-already')
    await office.ok(sign('good.psbt'))
  })
})

/** Does something to the burgled home with the machinery of the program itself, the seal's key excepted. */
async function forge(work: (log: VerifiedLog) => Promise<void>): Promise<void> {
  await burgled.change(async () => {
    const pinned = JSON.parse((await burgled.read('log', 'head')) as string)
    await burgled.pin(
      'log',
      'head',
      JSON.stringify({ ...pinned, record: { kind: 'vaults', name: VAULT } }),
      true,
    )
    await work(await VerifiedLog.read(burgled))
  })
}

describe('O31 what was written without the key', () => {
  test('is listed, sealed when the key is opened, and speaks for nothing before', async () => {
    await office.ok(
      `propose --home ${HOME} --vault ${VAULT} --utxos listunspent.json --prevtxs prevtxs.hex --to ${payee('regtest', 4)}=0.01btc --fee-rate 5 --out other.psbt`,
    )
    const told = await office.run(sign('good.psbt'))
    expect(told.exit).toBe(0)
    expect(told.stderr).toContain('proposed')
    const { entries } = await office.ok(`log show --home ${HOME}`)
    const sealed = entries.find((entry: { event: string }) => entry.event === 'sealed')
    expect(sealed).toMatchObject({ key: 'officer-1', first: 3 })
    const log = await VerifiedLog.read(burgled, { key: 'officer-1' })
    expect(log.unsealed).toEqual([])
    const { worth } = log.history.sightings.of(entries[2].txid)[0] as {
      worth: { by: string; since?: number }
    }
    expect(worth).toEqual({ by: 'home', since: Date.parse(sealed.time) })
  })

  test('is not sealed by an entry that only says so', async () => {
    await burgled.change(async () => {
      const log = await VerifiedLog.read(burgled)
      await append(log, { event: 'sealed', key: 'officer-1', fingerprint: '00000000', first: 1 })
    })
    await isRefused('home.seal-broken')
  })

  test('a vault that was registered without the password is sealed by the first signing', async () => {
    const young = new Office()
    await makeKey(young, 'solo', 'homes/solo')
    const vault = await young.ok(
      `vault create --name ${VAULT} --threshold 1 --cosigner solo.cosigner.json --script-type p2wsh --network regtest`,
    )
    const { findings } = await young.document(
      `vault register ${VAULT}.vault.json --digest ${vault.digest} --home homes/solo`,
    )
    expect(findings.map(({ code }) => code)).toContain('home.unsealed')
    const point = `log checkpoint --key solo --vault ${VAULT} --password-file password.txt --home homes/solo`
    await young.ok(`${point} --out one.json`)
    expect(readFileSync(young.path('homes/solo/seals/solo.json'), 'utf8')).toContain(VAULT)
  })
})

describe('O30 the last sealed entry', () => {
  test('is named by sign, and another one than --log-head is refused', async () => {
    const before = office.path('before')
    cpSync(office.path(HOME), before, { recursive: true })
    const { log } = await office.ok(sign('good.psbt'))
    expect(log.head).toMatch(/^[0-9a-f]{64}$/)
    const { digest: other } = await office.ok(
      `propose --home ${HOME} --vault ${VAULT} --utxos listunspent.json --prevtxs prevtxs.hex --to ${payee('regtest', 4)}=0.01btc --fee-rate 5 --coin ${JSON.parse(readFileSync(office.path('listunspent.json'), 'utf8'))[1].txid}:${JSON.parse(readFileSync(office.path('listunspent.json'), 'utf8'))[1].vout} --out other.psbt`,
    )
    const second = sign('second.psbt', ` --log-head ${log.head}`)
      .replace('payout', 'other')
      .replace(digest, other)
    rmSync(office.path(HOME), { recursive: true })
    cpSync(before, office.path(HOME), { recursive: true })
    const { error } = await refusedUntouched(office, second, 'log.rolled-back')
    expect(error?.details.expected).toBe(log.head)
  })
})

describe('O30 one’s own later log, handed in to a home that was brought back whole,', () => {
  test.each(['log.jsonl', 'point.json'])('is met by it: %s', async name => {
    cpSync(office.path(HOME), office.path('before'), { recursive: true })
    await office.ok(sign('good.psbt'))
    await office.ok(CHECKPOINT.replace('c.json', 'point.json'))
    cpSync(office.path(HOME, 'log.jsonl'), office.path('log.jsonl'))
    rmSync(office.path(HOME), { recursive: true })
    cpSync(office.path('before'), office.path(HOME), { recursive: true })
    const extra = ` --history ${name}`
    await refusedUntouched(office, sign('evil.psbt', extra), 'log.rolled-back')
    await refusedUntouched(
      office,
      `review payout.psbt --vault ${VAULT} --home ${HOME}${extra}`,
      'log.rolled-back',
    )
  })
})

describe('a home that 0.1.0 has made', () => {
  test('opens: what needs no key works, and signing waits for home seal', async () => {
    const old = new Office()
    layOldHome(old, 'plain')
    const at = '--home akira'
    await old.ok(`vault show treasury ${at}`)
    await old.ok(`log verify ${at}`)
    const { digest: proposal } = await old.ok(`review payout.psbt --vault treasury ${at}`)
    const doctor = await old.document(`doctor ${at}`)
    const seals = doctor.data.checks.find(({ name }: { name: string }) => name === 'seals')
    expect(seals).toMatchObject({ status: 'yellow' })
    expect(seals.todo).toContain('ringi home seal --key akira')
    const line = `sign payout.psbt --key akira --vault treasury --approve ${proposal} --password-file password.txt ${at} --out signed.psbt`
    expect((await refusedUntouched(old, line, 'home.unsealed')).exit).toBe(4)
    const sealed = await old.ok(`home seal --key akira --password-file password.txt --yes ${at}`)
    expect(sealed.counter).toBe(1)
    expect(await old.ok(line)).toMatchObject({ cosigner: 'akira' })
    await old.ok(`log verify ${at}`)
  })
})

test('B30 of two twins in a home of 0.1.0 home seal keeps one, which then signs, and the other gives way', async () => {
  const old = new Office()
  layOldHome(old, 'twins')
  const at = '--home akira'
  const seal = `home seal --key akira --password-file password.txt ${at}`
  await refusedUntouched(old, `${seal} --yes`, 'confirm.needed')
  await refusedUntouched(old, `${seal} --yes --keep nothing`, 'vault.twins')
  await old.ok(`${seal} --yes --keep treasury`)
  expect((await old.ok(`vault list ${at}`)).vaults).toHaveLength(1)
  await old.ok(`log verify ${at}`)
  const { digest: proposal } = await old.ok(`review payout.psbt --vault treasury ${at}`)
  await old.ok(
    `sign payout.psbt --key akira --vault treasury --approve ${proposal} --password-file password.txt ${at} --out signed.psbt`,
  )
  const { entries } = await old.ok(`log show ${at} --event vault.superseded`)
  expect(entries).toEqual([expect.objectContaining({ by: expect.objectContaining({ name: 'treasury' }) })])
})
