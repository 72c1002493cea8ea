import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { fundTeam, makeTeam, Office, payee, proposePayout, type Team, VAULT } from '../support/ceremony.js'

// What commands show and write of a chain that is not Bitcoin: its unit alone, whatever they are asked for.
let team: Team
const office = () => team.office
const home = () => `--home ${team.homeOf('officer-1')}`

beforeAll(async () => {
  team = await makeTeam(new Office(), { required: 2, of: 3, network: 'monacoin-regtest' })
  await fundTeam(team, [20_000_000, 20_000_000])
  const options = ['--to', `${payee('monacoin-regtest')}=0.3mona`, '--fee-rate', '100']
  await proposePayout(team, { options })
})

/** Everything that is printed, in both languages. */
async function printed(line: string): Promise<string> {
  const [en, ja] = [await office().run(line), await office().run(`${line} --lang ja`)]
  expect([en.exit, ja.exit]).toEqual([0, 0])
  return en.stdout + ja.stdout
}

const isOfItsChain = (text: string) => {
  expect(text).toMatch(/MONA/)
  expect(text).not.toMatch(/BTC|Bitcoin/i)
}

test('a review, and its page', async () => {
  isOfItsChain(await printed(`review payout.psbt --vault ${VAULT} ${home()} --html page.html --force`))
  isOfItsChain(readFileSync(office().path('page.html'), 'utf8'))
})

test('why a proposal can be signed, and a folder of proposals', async () => {
  mkdirSync(office().path('batch'), { recursive: true })
  copyFileSync(office().path('payout.psbt'), office().path('batch', 'a.psbt'))
  isOfItsChain(await printed(`review batch --vault ${VAULT} ${home()}`))
  const { stdout } = await office().run(`explain payout.psbt --vault ${VAULT} ${home()}`)
  expect(stdout).not.toMatch(/BTC|Bitcoin/i)
})

test('policies of every template count in its unit', async () => {
  for (const template of ['treasury', 'exchange', 'family', 'estate']) {
    const file = `${template}.policy.yaml`
    await office().ok(`policy init --vault ${VAULT} ${home()} --template ${template} --out ${file}`)
    const text = readFileSync(office().path(file), 'utf8')
    expect(text).toMatch(/\dmona\b/)
    expect(text).not.toMatch(/\d(?:btc|sat)\b/)
    await office().ok(`policy lint ${file} --vault ${VAULT} ${home()}`)
  }
})
