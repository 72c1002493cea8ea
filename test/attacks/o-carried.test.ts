import { cpSync, readFileSync, rmSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { checkpointsIn, withCheckpoints } from '../../src/psbt/carried-checkpoints.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { fundTeam, makeTeam, Office, payee, proposePayout, type Team, VAULT } from '../support/ceremony.js'
import { refusedUntouched } from './toolkit/scene.js'

const HOME = 'homes/officer-1'

let team: Team
let office: Office
let digest: string
beforeEach(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 2, of: 3 })
  await fundTeam(team, [100_000_000])
  digest = (await proposePayout(team, { options: ['--to', `${payee('regtest')}=0.1btc`, '--fee-rate', '5'] }))
    .digest
})

const sign = (officer: string, name: string, out: string) =>
  `sign ${name} --key ${officer} --vault ${VAULT} --approve ${digest} --password-file password.txt --home ${team.homeOf(officer)} --out ${out}`
const read = (name: string) => decodePsbt(new Uint8Array(readFileSync(office.path(name))))
const carriedBy = (name: string) => checkpointsIn(read(name)).map(({ cosigner }) => cosigner)
const linesOf = (officer: string) =>
  readFileSync(office.path(team.homeOf(officer), 'log.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

describe('O30 a home that was brought back whole', () => {
  test('is told by its own checkpoint in a proposal that a colleague returns', async () => {
    cpSync(office.path(HOME), office.path('before'), { recursive: true })
    await office.ok(sign('officer-1', 'payout.psbt', 'one.psbt'))
    await office.ok(sign('officer-2', 'one.psbt', 'two.psbt'))
    await office.ok(`combine one.psbt two.psbt --vault ${VAULT} --home homes/officer-2 --out both.psbt`)
    rmSync(office.path(HOME), { recursive: true })
    cpSync(office.path('before'), office.path(HOME), { recursive: true })
    const at = `--vault ${VAULT} --home ${HOME}`
    for (const name of ['two.psbt', 'both.psbt']) {
      await refusedUntouched(office, sign('officer-1', name, 'evil.psbt'), 'log.rolled-back')
      await refusedUntouched(office, `review ${name} ${at}`, 'log.rolled-back')
      await refusedUntouched(office, `combine ${name} payout.psbt ${at} --out evil.psbt`, 'log.rolled-back')
      const final = await refusedUntouched(office, `finalize ${name} ${at} --out evil.tx`, 'log.rolled-back')
      expect(final.exit).toBe(4)
    }
    office.write('folder/two.psbt', readFileSync(office.path('two.psbt')))
    await refusedUntouched(office, `review folder ${at}`, 'log.rolled-back')
  })

  test('cannot be feigned: a checkpoint that its signer has not made is ignored, and said to be', async () => {
    await office.ok(sign('officer-1', 'payout.psbt', 'one.psbt'))
    const [own] = checkpointsIn(read('one.psbt')) as [{ cosigner: string; text: string }]
    const later = own.text.replace(/"seq": \d+/, '"seq": 900')
    const forgeries = [
      { cosigner: 'officer-1', text: later },
      { cosigner: 'officer-3', text: own.text },
      { cosigner: 'mallory', text: own.text },
      { cosigner: 'officer-2', text: 'x'.repeat(5000) },
    ]
    for (const forged of forgeries) {
      office.write('forged.psbt', encodePsbt(withCheckpoints(read('payout.psbt'), [forged])))
      const { findings, data } = await office.document(`review forged.psbt --vault ${VAULT} --home ${HOME}`)
      expect(data.digest).toBe(digest)
      const told = expect.objectContaining({
        severity: 'warn',
        code: expect.stringMatching(/^checkpoint\.(bad-signature|malformed)$/),
        file: 'forged.psbt',
      })
      expect(findings).toContainEqual(told)
      const line = `combine forged.psbt one.psbt --vault ${VAULT} --home ${HOME} --out clean.psbt --force`
      expect((await office.document(line)).findings).toContainEqual(told)
      expect(carriedBy('clean.psbt')).toEqual(['officer-1'])
    }
  })
})

describe('in an ordinary round', () => {
  test('every copy has its signers’ checkpoints of that very entry, and the next signer keeps them', async () => {
    const { log } = await office.ok(sign('officer-1', 'payout.psbt', 'one.psbt'))
    const [{ text }] = checkpointsIn(read('one.psbt')) as [{ cosigner: string; text: string }]
    expect(JSON.parse(text)).toMatchObject({ ringi: 2, log: log.log, seq: log.entryCount, hash: log.head })
    expect(linesOf('officer-1').at(-1)).toMatchObject({ event: 'signed', seq: log.entryCount })
    await office.ok(sign('officer-2', 'one.psbt', 'two.psbt'))
    expect(carriedBy('two.psbt')).toEqual(['officer-1', 'officer-2'])
    expect(linesOf('officer-2').at(-1)).toMatchObject({ event: 'signed', met: [text] })
    await office.ok(sign('officer-3', 'payout.psbt', 'three.psbt'))
    const line = `--vault ${VAULT} --home ${HOME}`
    await office.ok(`combine three.psbt two.psbt ${line} --out both.psbt`)
    expect(carriedBy('both.psbt')).toEqual(['officer-1', 'officer-2', 'officer-3'])
    await office.ok(`combine two.psbt three.psbt ${line} --out other-order.psbt`)
    expect(read('other-order.psbt')).toEqual(read('both.psbt'))
    const { global } = await office.ok('inspect both.psbt')
    expect(global.map(({ reads }: { reads?: string }) => reads)).toContain(`ringi, subtype 6: ${text}`)
    await office.ok(`convert both.psbt --psbt-version 2 --out v2.psbt`)
    expect(carriedBy('v2.psbt')).toEqual(carriedBy('both.psbt'))
    await office.ok(`convert both.psbt --psbt-version 2 --plain --out plain.psbt`)
    expect(carriedBy('plain.psbt')).toEqual([])
    await office.ok(`qr show both.psbt --html both.html`)
    await office.ok(`finalize both.psbt ${line} --out payout.tx`)
  })

  test('folders are signed, combined and finalized', async () => {
    office.write('folder/payout.psbt', readFileSync(office.path('payout.psbt')))
    for (const officer of ['officer-1', 'officer-2']) {
      const at = `--vault ${VAULT} --home ${team.homeOf(officer)}`
      const { batch } = await office.ok(`review folder ${at}`)
      await office.ok(
        `sign folder --key ${officer} ${at} --approve ${batch.digest} --password-file password.txt`,
      )
    }
    const at = `--vault ${VAULT} --home ${HOME}`
    await office.ok(`combine folder ${at}`)
    expect(carriedBy('folder/payout.combined.psbt')).toEqual(['officer-1', 'officer-2'])
    await office.ok(`finalize folder ${at}`)
  })
})

describe('O30 what a home keeps of the checkpoints that it meets', () => {
  const kept = (officer: string) =>
    linesOf(officer).flatMap(({ event, checkpoints, met }) => (event === 'met' ? checkpoints : (met ?? [])))
  const textIn = (name: string) => checkpointsIn(read(name)).map(({ text }) => text)

  test('is each cosigner’s furthest, once, whichever command met it, also without a policy', async () => {
    await office.ok(sign('officer-1', 'payout.psbt', 'one.psbt'))
    await office.ok(sign('officer-2', 'payout.psbt', 'two.psbt'))
    const [one, two] = [textIn('one.psbt'), textIn('two.psbt')]
    const at = (officer: string) => `--vault ${VAULT} --home ${team.homeOf(officer)}`
    for (let again = 0; again < 2; again++) await office.ok(`review one.psbt ${at('officer-3')}`)
    expect(kept('officer-3')).toEqual(one)
    await office.ok(`combine one.psbt two.psbt ${at('officer-3')} --out both.psbt`)
    expect(kept('officer-3')).toEqual([...one, ...two])
    expect(linesOf('officer-3').at(-1)).toMatchObject({ event: 'combined', met: two })
    await office.ok(`finalize both.psbt ${at('officer-1')} --out payout.tx`)
    expect(kept('officer-1')).toEqual(two)
    await office.ok(`finalize both.psbt ${at('officer-3')} --out again.tx`)
    expect(kept('officer-3')).toEqual([...one, ...two])
  })

  test('is also that of the copies in a folder that it does not sign', async () => {
    office.write('folder/payout.psbt', readFileSync(office.path('payout.psbt')))
    await office.ok(sign('officer-1', 'payout.psbt', 'folder/payout.signed-officer-1.psbt'))
    const at = `--vault ${VAULT} --home homes/officer-2`
    const { batch } = await office.ok(`review folder ${at}`)
    expect(kept('officer-2')).toEqual(textIn('folder/payout.signed-officer-1.psbt'))
    const line = `sign folder --key officer-3 --vault ${VAULT} --home homes/officer-3 --approve ${batch.digest} --password-file password.txt`
    await office.ok(line)
    expect(kept('officer-3')).toEqual(textIn('folder/payout.signed-officer-1.psbt'))
    expect(linesOf('officer-3').at(-1)).toMatchObject({ event: 'signed' })
  })

  test('tells a home that was brought back, by the log of whoever met it', async () => {
    cpSync(office.path(HOME), office.path('before'), { recursive: true })
    await office.ok(sign('officer-1', 'payout.psbt', 'one.psbt'))
    await office.ok(`review one.psbt --vault ${VAULT} --home homes/officer-2`)
    rmSync(office.path(HOME), { recursive: true })
    cpSync(office.path('before'), office.path(HOME), { recursive: true })
    const line = `${sign('officer-1', 'payout.psbt', 'evil.psbt')} --history homes/officer-2/log.jsonl`
    await refusedUntouched(office, line, 'log.rolled-back')
  })
})

test('O30 in a folder, a false checkpoint is named with its file, and stops nobody who has read it', async () => {
  office.write('folder/payout.psbt', readFileSync(office.path('payout.psbt')))
  const forged = withCheckpoints(read('payout.psbt'), [{ cosigner: 'officer-2', text: 'no checkpoint' }])
  office.write('folder/payout.signed-officer-2.psbt', encodePsbt(forged))
  const at = `--vault ${VAULT} --home ${HOME}`
  const { batch } = await office.ok(`review folder ${at}`)
  expect(batch.items[0].findings).toEqual([
    expect.objectContaining({
      severity: 'warn',
      code: 'checkpoint.malformed',
      file: 'folder/payout.signed-officer-2.psbt',
    }),
  ])
  const line = `sign folder --key officer-1 ${at} --password-file password.txt --approve ${batch.digest}`
  await office.refused(line, 'proposal.warnings-not-approved')
  await office.ok(`${line}:${batch.approval}`)
})

test('copies with different checkpoints of one signer are combined, and the newer is carried on', async () => {
  await office.ok(sign('officer-1', 'payout.psbt', 'one.psbt'))
  await office.ok(sign('officer-1', 'payout.psbt', 'later.psbt'))
  const textIn = (name: string) => checkpointsIn(read(name)).map(({ text }) => text)
  expect(textIn('one.psbt')).not.toEqual(textIn('later.psbt'))
  const { findings } = await office.document(
    `combine later.psbt one.psbt --vault ${VAULT} --home homes/officer-2 --out both.psbt`,
  )
  expect(findings).toEqual([])
  expect(textIn('both.psbt')).toEqual(textIn('later.psbt'))
})
