import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Transaction } from 'bitcoinjs-lib'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fundTeam, makeTeam, Office, payee, VAULT } from '../support/ceremony.js'
import { treeOf } from '../support/tree.js'

const VALUES = [100_000_000, 50_000_000, 7_000_000]
const AMOUNTS = [10_000_000, 20_000_000, 1_000_000]

/** Three proposals in the folder `batch`, each spending a coin of its own: made once, and copied for every test. */
const made = new Office()
let office = made

beforeAll(async () => {
  const team = await makeTeam(made, { required: 2, of: 3 })
  const { coins } = await fundTeam(team, VALUES)
  for (const [at, coin] of coins.entries())
    await propose(`p${at + 1}`, `${coin.txid}:${coin.vout}`, AMOUNTS[at] as number)
})

beforeEach(() => {
  office = new Office()
  cpSync(made.folder, office.folder, { recursive: true, preserveTimestamps: true })
})

async function propose(name: string, coin: string, amount: number, fee = 1000): Promise<void> {
  office.write('batch/keep', '')
  await office.ok(
    `propose --home homes/officer-1 --vault ${VAULT} --utxos listunspent.json --prevtxs prevtxs.hex --coin ${coin} --to ${payee('regtest')}=${amount}sat --fee ${fee}sat --change-index ${amount % 100} --out batch/${name}.psbt`,
  )
}

const at = (officer: string) => `--vault ${VAULT} --home homes/${officer}`
const signing = (officer: string, approve: string) =>
  `sign batch ${at(officer)} --key ${officer} --password-file password.txt --approve ${approve}`
const review = async () => (await office.ok(`review batch ${at('officer-3')}`)).batch

describe('a folder of proposals', () => {
  it('is reviewed as one: totals, every destination, every finding', async () => {
    const batch = await review()
    expect(batch).toMatchObject({ proposalCount: 3, openCount: 3, unread: [] })
    const payments = AMOUNTS.reduce((sum, one) => sum + one, 0)
    expect(batch.totals).toEqual({ payments: `${payments}`, fee: '3000', leaves: `${payments + 3000}` })
    expect(batch.destinations).toEqual([{ to: payee('regtest'), value: `${payments}` }])
    expect(batch.words.split(' ')).toHaveLength(12)
  })

  it('goes with one approval from proposals to transactions', async () => {
    const { digest } = await review()
    for (const officer of ['officer-1', 'officer-3']) {
      const { results } = await office.ok(signing(officer, digest))
      expect(results.map(({ status }: { status: string }) => status)).toEqual(['done', 'done', 'done'])
    }
    await office.ok(`combine batch ${at('officer-2')} --require-complete`)
    await office.ok(`finalize batch ${at('officer-2')}`)
    for (const [number, amount] of AMOUNTS.entries()) {
      const hex = readFileSync(office.path('batch', `p${number + 1}.tx`), 'utf8').trim()
      const values = Transaction.fromHex(hex).outs.map(({ value }) => Number(value))
      expect(values).toContain(amount)
      await office.ok(
        `verify batch/p${number + 1}.tx ${at('officer-2')} --proposal batch/p${number + 1}.psbt`,
      )
    }
  })

  it('names what fails, and the rest goes on', async () => {
    writeFileSync(office.path('batch', 'broken.psbt'), 'no proposal')
    const { digest } = (await office.refused(`review batch ${at('officer-1')}`, 'psbt.magic')).data.batch
    const { data } = await office.refused(signing('officer-1', digest), 'psbt.magic')
    const statuses = Object.fromEntries(
      data.results.map((one: { file: string; status: string }) => [one.file, one.status]),
    )
    expect(statuses).toEqual({
      ...{ 'batch/p1.psbt': 'done', 'batch/p2.psbt': 'done', 'batch/p3.psbt': 'done' },
      'batch/broken.psbt': 'failed',
    })
  })

  it('goes on where it was interrupted, with the same approval', async () => {
    const { digest } = await review()
    await office.ok(signing('officer-1', digest))
    rmSync(office.path('batch', 'p2.signed-officer-1.psbt'))
    const { results } = await office.ok(signing('officer-1', digest))
    expect(results.map(({ status }: { status: string }) => status)).toEqual(['already', 'done', 'already'])
    await office.refused(signing('officer-1', digest), 'signature.nothing-to-sign')
  })

  it('is combined and finished again without another word where nothing is new', async () => {
    const { digest } = await review()
    for (const officer of ['officer-1', 'officer-2']) await office.ok(signing(officer, digest))
    for (const line of [`combine batch ${at('officer-2')}`, `finalize batch ${at('officer-2')}`]) {
      await office.ok(line)
      const before = treeOf(office.path('batch'))
      const { results } = await office.ok(line)
      expect(results.map(({ status }: { status: string }) => status)).toEqual([
        'already',
        'already',
        'already',
      ])
      expect(treeOf(office.path('batch'))).toEqual(before)
    }
  })

  it('takes a combined copy with fewer signatures for what it is', async () => {
    const { digest } = await review()
    await office.ok(signing('officer-1', digest))
    await office.ok(`combine batch ${at('officer-2')}`)
    await office.ok(signing('officer-2', digest))
    await office.ok(`combine batch ${at('officer-2')} --require-complete`)
    await office.ok(`finalize batch ${at('officer-2')}`)
  })

  it('is not signed with the approval of another batch', async () => {
    const { digest } = await review()
    rmSync(office.path('batch', 'p3.psbt'))
    const before = treeOf(office.folder)
    await office.refused(signing('officer-1', digest), 'proposal.digest-mismatch')
    expect(treeOf(office.folder)).toEqual(before)
  })

  it('is not signed without an approval', async () => {
    const before = treeOf(office.folder)
    const line = `sign batch ${at('officer-1')} --key officer-1 --password-file password.txt --yes`
    await office.refused(line, 'confirm.needed')
    expect(treeOf(office.folder)).toEqual(before)
  })

  it('says which transactions still lack signatures, and finishes the others', async () => {
    const { digest } = await review()
    for (const officer of ['officer-1', 'officer-2']) await office.ok(signing(officer, digest))
    rmSync(office.path('batch', 'p1.signed-officer-2.psbt'))
    const { data } = await office.refused(`finalize batch ${at('officer-3')}`, 'signature.incomplete')
    expect(data.results.map(({ status }: { status: string }) => status)).toEqual(['failed', 'done', 'done'])
    expect(existsSync(office.path('batch', 'p1.tx'))).toBe(false)
  })

  it('warns of a coin that two of its proposals spend', async () => {
    const { coins } = JSON.parse(readFileSync(office.path('listunspent.json'), 'utf8')).reduce(
      (found: { coins: string[] }, row: { txid: string; vout: number }) => ({
        coins: [...found.coins, `${row.txid}:${row.vout}`],
      }),
      { coins: [] },
    )
    await propose('p9', coins[0], 12_345_600)
    const batch = await review()
    const codes = batch.items.flatMap(({ findings }: { findings: { code: string }[] }) =>
      findings.map(({ code }) => code),
    )
    expect(codes).toContain('input.signed-before')
  })

  it('writes to another folder where it is told to', async () => {
    const { digest } = await review()
    office.write('signed/keep', '')
    await office.ok(`${signing('officer-1', digest)} --out signed`)
    expect(readdirSync(office.path('signed')).filter(name => name.endsWith('.psbt'))).toHaveLength(3)
    await office.refused(`${signing('officer-1', digest)} --out signed`, 'signature.nothing-to-sign')
    await office.refused(`${signing('officer-2', digest)} --out nowhere`, 'usage.invalid')
  })

  it('takes endings in capitals, as some media have them, and passes over all that is no proposal of its own', async () => {
    renameSync(office.path('batch', 'p1.psbt'), office.path('batch', 'P1.PSBT'))
    cpSync(office.path('batch', 'p2.psbt'), office.path('batch', '.p4.psbt'))
    cpSync(office.path('batch', 'p2.psbt'), office.path('batch', 'older', 'p5.psbt'))
    office.write('batch/notes.txt', 'two of these are urgent')
    expect(await review()).toMatchObject({ proposalCount: 3, openCount: 3, unread: [] })
  })

  it('makes no sheet and no labels, which are of one proposal, and says so', async () => {
    const before = treeOf(office.folder)
    for (const option of ['--html sheet.html', '--svg sheet.svg'])
      await office.refused(`review batch ${at('officer-1')} ${option}`, 'usage.invalid')
    await office.refused(`finalize batch ${at('officer-1')} --labels-out labels.jsonl`, 'usage.invalid')
    expect(treeOf(office.folder)).toEqual(before)
  })

  it('needs a proposal in it', async () => {
    office.write('empty/keep', '')
    await office.refused(`review empty ${at('officer-1')}`, 'file.missing')
    expect(existsSync(join(office.folder, 'empty', 'keep'))).toBe(true)
  })
})
