import { beforeAll, describe, expect, it } from 'vitest'
import { fundTeam, makeTeam, Office, payee, spend, VAULT } from '../../support/ceremony.js'
import { comparisonWordsOn } from '../../support/comparison-words.js'
import { ownLines } from '../../support/screen.js'

describe('a review that people read', () => {
  const office = new Office()
  const home = 'homes/officer-1'
  const at = `--vault ${VAULT} --home ${home}`
  let vault: { words: string; firstAddress: string; digest: string; descriptor: string }
  beforeAll(async () => {
    const team = await makeTeam(office, { required: 2, of: 3 })
    vault = team.vault
    await fundTeam(team, [100_000_000, 7_000_000])
    office.write(
      'payouts.csv',
      `address,amount,label\n${payee('regtest')},0.5btc,rent\n${payee('regtest', 1)},0.25btc,\n`,
    )
    const options = [
      '--payouts',
      'payouts.csv',
      '--fee',
      '1234sat',
      '--memo',
      'for \u202elive',
      '--reference',
      'R-7',
      '--height',
      '840',
    ]
    await spend(team, { options })
  })

  it('has all of every address, amounts, the fee, the total, the notes', async () => {
    const { stdout, exit } = await office.run(`review payout.psbt ${at}`)
    expect(exit).toBe(0)
    const data = await office.ok(`review payout.psbt ${at}`)
    const told = ownLines(stdout).join('\n')
    for (const { address } of data.outputs) expect(told).toContain(address)
    for (const text of ['0.50000000', '0.25000000', '1234', '0.75001234', 'R-7', 'rent', '841', data.digest])
      expect(told).toContain(text)
    expect(comparisonWordsOn(stdout)).toEqual([data.words])
    expect(stdout).toContain('\\u{202e}')
    expect(stdout).not.toContain('\u202e')
    expect(stdout).toContain('[text.suspicious]')
  })

  it('has who signed and who is missing', async () => {
    const marks = async (file: string) => {
      const { stdout } = await office.run(`review ${file} ${at}`)
      return [...stdout.matchAll(/([✓·]) officer-(\d)/g)].map(([, mark, number]) => `${mark}${number}`)
    }
    expect(await marks('payout.psbt')).toEqual(['·1', '·2', '·3'])
    expect(await marks('payout.signed-officer-2.psbt')).toEqual(['·1', '✓2', '·3'])
    expect(await marks('payout.combined.psbt')).toEqual(['✓1', '✓2', '·3'])
  })

  it('is loud about what is not proven', async () => {
    await office.ok(
      'vault create --name other --threshold 1 --cosigner officer-3.cosigner.json --script-type p2wsh --network regtest',
    )
    const { stdout, stderr, exit } = await office.run('review payout.psbt --vault other.vault.json')
    expect(exit).toBe(4)
    expect(stdout).toContain('REFUSED')
    expect(stderr).toContain('[input.not-ours]')
  })

  it('goes for a sweep to oneself, and for a script without address', async () => {
    const sweep = `propose ${at} --utxos listunspent.json --prevtxs prevtxs.hex --sweep ${vault.firstAddress} --fee-rate 3 --out self.psbt`
    const { stdout } = await office.run(sweep)
    expect(ownLines(stdout).join('\n')).toContain(vault.firstAddress)
    const data = await office.ok(`review self.psbt ${at}`)
    expect(data.outputs).toMatchObject([{ kind: 'self', path: { change: false, index: 0 } }])
    expect(data.totals).toMatchObject({ payments: data.outputs[0].value, self: '0' })
  })

  it('so does a vault: digest, words, first address, every key', async () => {
    const { stdout } = await office.run(`vault show ${VAULT} --home ${home}`)
    expect(comparisonWordsOn(stdout)).toEqual([vault.words])
    for (const text of [vault.digest, vault.descriptor, vault.firstAddress])
      expect(ownLines(stdout).join('\n')).toContain(text)
  })

  it.each([
    `vault list --home ${home}`,
    'vault list',
    `vault address ${VAULT} --home ${home}`,
    `vault export ${VAULT} --format descriptor --home ${home}`,
    `vault export ${VAULT} --format core --out core.json --home ${home}`,
    `key list --home ${home}`,
    'key list',
    `key verify --name officer-1 --words-file officer-1.words.txt --home ${home}`,
    `key xpub --name officer-1 --script-type p2sh --home ${home}`,
    'inspect payout.combined.psbt',
    'inspect payout.psbt',
    `verify payout.tx ${at} --proposal payout.psbt`,
    `verify payout.tx ${at} --prevtxs prevtxs.hex`,
    `finalize payout.combined.psbt ${at} --out again.tx`,
    'convert payout.psbt --psbt-version 2',
    'explain fee.high',
    'schema review',
    'demo --dir demo',
  ])('%s says something in either language, and nothing treacherous', async line => {
    for (const language of ['en', 'ja']) {
      const force = line.startsWith('demo') ? '' : ' --force'
      const where = line.startsWith('demo') ? `${line}-${language}` : line
      const { exit, stdout } = await office.run(`${where} --lang ${language}${force}`)
      expect(exit).toBe(0)
      expect(stdout.trim()).not.toBe('')
      expect(stdout).not.toContain('\x1b')
      // Words of their own: signatures and checkpoints in hex and base64 may have these letters.
      expect(stdout).not.toMatch(/\bundefined\b|\[object|\bNaN\b|\p{Cf}/u)
    }
  })
})
