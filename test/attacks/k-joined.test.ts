import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { encodeBase32 } from '../../src/base/base32.js'
import { fundTeam, makeTeam, Office, payee, proposePayout, type Team, VAULT } from '../support/ceremony.js'
import { comparisonWordsOn } from '../support/comparison-words.js'
import { person } from '../support/person.js'

let office: Office
let team: Team
let honest: Buffer
let mixed: string[]

/** A file in two frames of BBQr, in base32 without compression: nothing in it says that they belong together. */
function inTwoFrames(psbt: Buffer): string[] {
  const half = 5 * Math.ceil(psbt.length / 10)
  return [psbt.subarray(0, half), psbt.subarray(half)].map((part, i) => `B$2P020${i}${encodeBase32(part)}`)
}

beforeAll(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 1, of: 2 })
  await fundTeam(team, [50_000_000])
  const made = async (label: string, number: number) => {
    const csv = `address,amount,label\n${payee('regtest', number)},0.2btc,${label}\n`
    office.write('payouts.csv', csv)
    await proposePayout(team, { options: ['--payouts', 'payouts.csv', '--fee-rate', '3', '--force'] })
    return readFileSync(office.path('payout.psbt'))
  }
  const thief = await made('rent', 1)
  honest = await made('wage', 0)
  expect(thief.length).toBe(honest.length)
  mixed = [inTwoFrames(thief)[0], inTwoFrames(honest)[1]] as string[]
  office.write('honest.psbt', honest)
  office.write('mixed.txt', mixed.join('\n'))
  office.write('whole.txt', inTwoFrames(honest).join('\n'))
})

test('K30 frames of two proposals make a third, which is never taken unseen', async () => {
  for (const frames of ['mixed.txt', 'whole.txt']) {
    const { error } = await office.refused(`qr read ${frames} --out taken`, 'confirm.needed')
    expect(error?.details).toMatchObject({ flag: '--digest HEX' })
    await office.refused('qr read - --out taken', 'confirm.needed', {
      stdin: readFileSync(office.path(frames)),
    })
    expect(existsSync(office.path('taken'))).toBe(false)
  }
  const { digest } = await office.ok('qr show honest.psbt --svg codes.svg')
  await office.refused(`qr read mixed.txt --out taken --digest ${digest}`, 'qr.checksum')
  await office.ok(`qr read whole.txt --out arrived.psbt --digest ${digest}`)
  expect(readFileSync(office.path('arrived.psbt'))).toEqual(honest)
})

test('K30 both sides show the words of the content, and a person compares them', async () => {
  const shown = await office.ok('qr show honest.psbt --svg codes.svg --force')
  const showing = await office.run('qr show honest.psbt --html codes.html')
  expect(comparisonWordsOn(showing.stdout)).toEqual([shown.words])
  expect(readFileSync(office.path('codes.html'), 'utf8')).toContain(shown.words)
  const reading = await office.run('qr read mixed.txt --out taken', person(false))
  expect(reading.exit).toBe(9)
  expect(comparisonWordsOn(reading.stderr)).toHaveLength(1)
  expect(comparisonWordsOn(reading.stderr)).not.toEqual([shown.words])
  expect(existsSync(office.path('taken'))).toBe(false)
  await office.refused('qr read mixed.txt --out taken', 'confirm.refused', person(false))
  const honestly = await office.run('qr read whole.txt --out compared.psbt', person(true))
  expect(honestly.exit).toBe(0)
  expect(comparisonWordsOn(honestly.stderr)).toEqual([shown.words])
})

test('K30 without a format, codes are UR; what came in one code is compared as well', async () => {
  for (const file of ['honest.psbt', `${VAULT}.vault.json`]) {
    const { format, frames } = await office.ok(`qr show ${file} --svg codes.svg --force`)
    expect([format, frames[0].slice(0, 3)]).toEqual(['ur', 'UR:'])
  }
  office.write('note.txt', 'call me\n')
  const { frames, digest } = await office.ok('qr show note.txt --svg codes.svg --force')
  expect(frames).toHaveLength(1)
  const stdin = frames[0]
  await office.refused('qr read - --out arrived.txt', 'confirm.needed', { stdin })
  await office.ok(`qr read - --out arrived.txt --digest ${digest}`, { stdin })
  const asked = person(true)
  await office.ok('qr read - --out again.txt', { ...asked, stdin })
  expect(asked.asked).toHaveLength(1)
  await office.refused(`qr show honest.psbt --svg never.svg --digest ${'00'.repeat(32)}`, 'qr.checksum')
})
