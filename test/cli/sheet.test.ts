import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { comparisonWords } from '../../src/keys/comparison-words.js'
import { fundTeam, makeTeam, Office, payee, spend, VAULT } from '../support/ceremony.js'
import { WAYS } from '../support/program.js'
import { treeOf } from '../support/tree.js'

describe.each(WAYS)('a review as a sheet, %s', way => {
  const office = new Office(way)
  const at = `--vault ${VAULT} --home homes/officer-1`
  const read = (name: string) => readFileSync(office.path(name), 'utf8')

  beforeAll(async () => {
    const team = await makeTeam(office, { required: 2, of: 3 })
    await fundTeam(team, [100_000_000])
    await spend(team, { options: ['--to', `${payee('regtest')}=0.5btc`, '--fee', '1234sat'] })
    await office.ok(
      'vault create --name other --threshold 1 --cosigner officer-3.cosigner.json --script-type p2wsh --network regtest',
    )
  }, 120_000)

  it('is written whole, is named, and is the same every time', async () => {
    const data = await office.ok(`review payout.psbt ${at} --html a.html --svg a.svg`)
    expect(data).toMatchObject({ html: 'a.html', svg: 'a.svg' })
    expect(read('a.html')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
    expect(read('a.svg')).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
    for (const { address } of data.outputs) expect(read('a.html').replace(/<[^>]*>/g, '')).toContain(address)
    await office.ok(`review payout.psbt ${at} --html b.html`)
    expect(read('b.html')).toBe(read('a.html'))
    expect(existsSync(office.path('b.svg'))).toBe(false)
    const { stdout } = await office.run(`review payout.psbt ${at} --svg c.svg`)
    expect(stdout).toContain('c.svg')
  })

  it('prints the last sealed entry of the key that is at hand', async () => {
    const { content } = JSON.parse(read('homes/officer-1/seals/officer-1.json'))
    const { hash } = JSON.parse(JSON.parse(content).seal)
    const words = comparisonWords(Buffer.from(hash, 'hex'))
    for (const language of ['en', 'ja']) {
      await office.ok(`review payout.psbt ${at} --html sealed-${language}.html --lang ${language}`)
      const text = read(`sealed-${language}.html`).replace(/<[^>]*>/g, '')
      expect(text).toContain(hash)
      expect(text).toContain(words.replaceAll(' ', ''))
    }
    await office.ok(`review payout.psbt --vault ${VAULT}.vault.json --html away.html`)
    expect(read('away.html')).not.toContain('class="sealed"')
  })

  it('is null where nobody asks for one', async () => {
    const before = treeOf(office.folder)
    expect(await office.ok(`review payout.psbt ${at}`)).toMatchObject({ html: null, svg: null })
    expect(treeOf(office.folder)).toEqual(before)
  })

  it('never replaces a file unless told, and leaves neither sheet where one cannot be written', async () => {
    writeFileSync(office.path('taken.html'), 'mine')
    const before = treeOf(office.folder)
    await office.refused(`review payout.psbt ${at} --html taken.html --svg new.svg`, 'file.exists')
    await office.refused(`review payout.psbt ${at} --html new.html --svg nowhere/x.svg`, 'file.unwritable')
    await office.refused(`review payout.psbt ${at} --html same --svg same`, 'usage.invalid')
    await office.refused(`review payout.psbt ${at} --html same --svg ./same`, 'usage.invalid')
    await office.refused(`review missing.psbt ${at} --html new.html`, 'file.missing')
    expect(treeOf(office.folder)).toEqual(before)
    await office.ok(`review payout.psbt ${at} --html taken.html --force`)
    expect(read('taken.html')).toMatch(/^<!doctype html>/)
  })

  it('is written of what is refused too, and says so', async () => {
    const line = 'review payout.psbt --vault other.vault.json --html refused.html --svg refused.svg'
    const document = await office.document(line)
    expect(document).toMatchObject({ ok: false, exit: 4, data: { html: 'refused.html', svg: 'refused.svg' } })
    for (const name of ['refused.html', 'refused.svg']) expect(read(name)).toContain('REFUSED')
    for (const { code } of document.findings) expect(read('refused.html')).toContain(`<code>${code}</code>`)
  })

  it('is in the language of the reader', async () => {
    await office.ok(`review payout.psbt ${at} --html ja.html --lang ja`)
    expect(read('ja.html')).toContain('<html lang="ja">')
    expect(read('ja.html')).toContain('稟議書')
  })
})
