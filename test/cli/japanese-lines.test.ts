import { describe, expect, it } from 'vitest'
import { fundTeam, makeTeam, Office, payee, VAULT } from '../support/ceremony.js'

const BAD = `address,amount,label
nonsense,1btc,a
${payee('regtest')},1,b
${payee('regtest')},zero,c
${payee('regtest')},0sat,d
${payee('regtest')},"1,234btc",e
${payee('mainnet')},1btc,f
${payee('regtest')},1btc,g,h
`

describe('lines of a payout list', () => {
  it('are told in Japanese where that is asked for, every one, and in JSON in English', async () => {
    const office = new Office()
    await makeTeam(office, { required: 1, of: 1 }).then(team => fundTeam(team, [100_000_000]))
    office.write('bad.csv', BAD)
    const propose = `propose --vault ${VAULT} --home homes/officer-1 --utxos listunspent.json --prevtxs prevtxs.hex --payouts bad.csv --fee-rate 3`
    const { error } = await office.refused(propose, 'payouts.malformed')
    const english = error?.details?.lines as string[]
    expect(english).toHaveLength(7)
    const { stderr } = await office.run(`${propose} --lang ja`)
    const shown = stderr.replace(/\s+/g, '').replaceAll('│', '')
    for (const [at, line] of english.entries()) {
      expect(line).toMatch(new RegExp(`^line ${at + 2}: `))
      expect(shown).toMatch(new RegExp(`${at + 2}行目:[^。]*\\p{Script=Hiragana}[^。]*。`, 'u'))
    }
    // Nothing of the English sentences is left.
    expect(stderr).not.toMatch(/ (?:is|its|it|the|not) /)
  })
})
