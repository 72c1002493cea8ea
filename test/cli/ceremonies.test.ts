import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toBase64 } from '../../src/base/bytes.js'
import {
  fundTeam,
  makeTeam,
  Office,
  payee,
  type Shape,
  type Spending,
  type Spent,
  spend,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { checkFinished, type Finished } from '../support/finished.js'
import type { Coin } from '../support/funding.js'
import { FULL, WAYS, type Way } from '../support/program.js'

const VALUES = [100_000_000, 50_000_000, 7_000_000, 3_000_000]

/** Fee rate in sat/vB of the payments below. */
const RATE = 7

interface Case {
  readonly title: string
  readonly shape: Shape
  readonly spending?: Partial<Spending>
  /** The ways that it is run in, where not all of them. */
  readonly ways?: readonly Way[]
}

const CASES: readonly Case[] = [
  { title: '1 of 1', shape: { required: 1, of: 1 } },
  { title: '2 of 3', shape: { required: 2, of: 3 } },
  {
    title: '2 of 3, unsorted, the last two, in the other order, on signet',
    shape: { required: 2, of: 3, unsorted: true, network: 'signet' },
    spending: { signers: ['officer-3', 'officer-2'], psbtVersion: 2 },
  },
  {
    title: '3 of 5, chained, from scantxoutset, on testnet',
    shape: { required: 3, of: 5, network: 'testnet' },
    spending: { chained: true, utxos: 'scantxoutset' },
  },
  {
    title: '3 of 5 nested, chained, version 2, from Esplora',
    shape: { required: 3, of: 5, scriptType: 'p2sh-p2wsh' },
    spending: { chained: true, psbtVersion: 2, utxos: 'esplora' },
  },
  {
    title: '2 of 2 legacy',
    shape: { required: 2, of: 2, scriptType: 'p2sh' },
  },
  {
    title: '2 of 3 legacy, unsorted, version 2, from scantxoutset',
    shape: { required: 2, of: 3, scriptType: 'p2sh', unsorted: true },
    spending: { psbtVersion: 2, utxos: 'scantxoutset' },
    ways: ['in process'],
  },
  {
    title: '2 of 2 on mainnet',
    shape: { required: 2, of: 2, network: 'mainnet' },
  },
  { title: '15 of 15', shape: { required: 15, of: 15 }, spending: { chained: true } },
  {
    title: '11 of 20',
    shape: { required: 11, of: 20 },
    ways: ['in process'],
  },
]

// As a process the first of all sizes will do, unless everything is run in every way.
const isRun = ({ title, ways }: Case, way: Way) =>
  way === 'in process' || (FULL ? (ways?.includes(way) ?? true) : title === '2 of 3')

describe.each([...new Set<Way>([...WAYS, 'as a process'])])('a payment %s', way => {
  const cases = CASES.filter(one => isRun(one, way))
  it.each(cases)('$title', { timeout: 300_000 }, async one => {
    const team = await makeTeam(new Office(way), one.shape)
    const { coins } = await fundTeam(team, VALUES)
    const to = `${payee(team.shape.network)}=0.2btc`
    const options = ['--to', to, '--fee-rate', String(RATE), '--height', '840']
    const spent = await spend(team, { options, ...one.spending })
    const finished = check(team, coins, spent)
    checkRate(finished)
    expect(finished.transaction.locktime).toBe(840)
    expect(finished.transaction.ins.every(({ sequence }) => sequence === 0xfffffffd)).toBe(true)
    checkFiles(team, spent, one.spending?.psbtVersion ?? 0)
    const signers = one.spending?.signers ?? team.officers.slice(0, team.shape.required)
    for (const names of spent.verified.signedBy) expect([...names].sort()).toEqual([...signers].sort())
  })
})

/** Holds what every step said against what other libraries find in the transaction. */
function check(team: Team, coins: readonly Coin[], { proposal, final, verified }: Spent): Finished {
  const finished = checkFinished(final.hex, { ...team.shape, coins })
  expect(final).toMatchObject({
    txid: finished.txid,
    vsize: finished.vsize,
    weight: finished.transaction.weight(),
    fee: String(finished.fee),
    wtxid: Buffer.from(finished.transaction.getHash(true)).reverse().toString('hex'),
  })
  expect(verified).toMatchObject({ txid: finished.txid, matchesProposal: true, fee: String(finished.fee) })
  expect(proposal.fee).toBe(String(finished.fee))
  // Signatures are 70 or 71 bytes: the proposal reckons with the longer ones.
  expect(finished.vsize).toBeLessThanOrEqual(proposal.vsize)
  return finished
}

function checkRate({ feeRate }: Finished, asked = RATE): void {
  expect(feeRate).toBeGreaterThanOrEqual(asked)
  expect(feeRate).toBeLessThanOrEqual(asked * 1.02)
}

/** What is on disk: every artefact whole and under its name, nothing half-done beside it. */
function checkFiles({ office, officers, homeOf }: Team, { proposal, signed, final }: Spent, version: number) {
  const read = (name: string) => readFileSync(office.path(name))
  expect(read('payout.tx').toString()).toBe(`${final.hex}\n`)
  expect(toBase64(read('payout.psbt'))).toBe(proposal.psbt)
  expect(read('payout.psbt').subarray(0, 5).toString('latin1')).toBe('psbt\xff')
  expect(read('payout.psbt').includes(Buffer.from('01fb0402000000', 'hex'))).toBe(version === 2)
  for (const { file, psbt } of signed) expect(toBase64(read(file))).toBe(psbt)
  const files = readdirSync(office.folder, { recursive: true, encoding: 'utf8' })
  expect(files.filter(name => /\.part$|lock/.test(name))).toEqual([])
  for (const officer of officers) {
    expect(statSync(office.path(homeOf(officer))).mode & 0o777).toBe(0o700)
    expect(statSync(office.path(homeOf(officer), 'keys', `${officer}.age`)).mode & 0o777).toBe(0o600)
    expect(existsSync(office.path(homeOf(officer), 'vaults', `${VAULT}.json`))).toBe(true)
  }
  expect(existsSync(office.path('homes/nobody'))).toBe(false)
}

describe('other ways to pay', () => {
  it('sweeps every coin', async () => {
    const team = await makeTeam(new Office(), { required: 2, of: 3 })
    const { coins } = await fundTeam(team, VALUES)
    const spent = await spend(team, { options: ['--sweep', payee('regtest'), '--fee-rate', '3.5'] })
    const finished = check(team, coins, spent)
    checkRate(finished, 3.5)
    expect(finished.transaction.ins).toHaveLength(VALUES.length)
    expect(finished.transaction.outs).toHaveLength(1)
    expect(spent.proposal.change).toBeNull()
  })

  it('pays a list', async () => {
    const team = await makeTeam(new Office(), { required: 1, of: 2 })
    const { coins } = await fundTeam(team, VALUES)
    const rows = [0, 1, 2].map(i => `${payee('regtest', i)},0.0${i + 1}btc,salary ${i}`)
    team.office.write('payouts.csv', `address,amount,label\n${rows.join('\n')}\n`)
    const spent = await spend(team, { options: ['--payouts', 'payouts.csv', '--fee-rate', String(RATE)] })
    checkRate(check(team, coins, spent))
    const labels = spent.proposal.payments.map(({ label }: { label: string }) => label)
    expect(labels).toEqual(['salary 0', 'salary 1', 'salary 2'])
  })

  it('spends the coins that are named, for the fee that is named, with change where it is told', async () => {
    const team = await makeTeam(new Office(), { required: 2, of: 2, scriptType: 'p2sh-p2wsh' })
    const { coins } = await fundTeam(team, VALUES)
    const [first, , third] = coins as [Coin, Coin, Coin]
    const options = [
      ...['--to', `${payee('regtest')}=0.01btc`, '--fee', '9999sat', '--change-index', '17'],
      ...[first, third].flatMap(({ txid, vout }) => ['--coin', `${txid}:${vout}`]),
    ]
    const spent = await spend(team, { options })
    const finished = check(team, coins, spent)
    expect(finished.fee).toBe(9999)
    expect(finished.transaction.ins).toHaveLength(2)
    expect(spent.proposal.change).toMatchObject({
      index: 17,
      value: String(first.value + third.value - 1_000_000 - 9_999),
    })
  })

  it('carries memo, reference and proposer, and leaves them out where told', async () => {
    const team = await makeTeam(new Office(), { required: 1, of: 1 })
    await fundTeam(team, VALUES)
    const { office } = team
    const options = [
      ...['--to', `${payee('regtest')}=0.01btc`, '--fee-rate', '2'],
      ...['--memo', 'for the roof', '--reference', 'INV-7', '--proposer', '花子'],
    ]
    await spend(team, { options })
    const review = `review payout.psbt --home ${team.homeOf('officer-1')} --vault ${VAULT}`
    const notes = { memo: 'for the roof', reference: 'INV-7', proposer: '花子' }
    expect(await office.ok(review)).toMatchObject(notes)
    await office.ok('convert payout.psbt --psbt-version 2 --plain --out plain.psbt')
    const plain = await office.ok(review.replace('payout', 'plain'))
    expect(plain).toMatchObject({ memo: null, reference: null, proposer: null })
  })

  it('combines whatever order the copies come in, of both versions, to the same bytes', async () => {
    const team = await makeTeam(new Office(), { required: 2, of: 3 })
    await fundTeam(team, VALUES)
    const { office } = team
    const options = ['--to', `${payee('regtest')}=0.01btc`, '--fee-rate', '2']
    await spend(team, { options, signers: team.officers })
    const copies = team.officers.map(officer => `payout.signed-${officer}.psbt`)
    const home = `--home ${team.homeOf('officer-1')} --vault ${VAULT}`
    const orders = [copies, copies.toReversed(), [...copies, copies[0]], ['payout.combined.psbt', ...copies]]
    const combined = new Set<string>()
    for (const [i, order] of orders.entries()) {
      const { psbt } = await office.ok(`combine ${order.join(' ')} ${home} --out again-${i}.psbt`)
      combined.add(psbt)
    }
    expect(combined.size).toBe(1)
  })
})
