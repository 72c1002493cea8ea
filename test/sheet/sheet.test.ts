import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatOutPoint } from '../../src/bitcoin/transaction.js'
import { formatDecimal } from '../../src/chain/amount.js'
import { NETWORKS } from '../../src/chain/network.js'
import { pathOf } from '../../src/qr/symbol/svg.js'
import { makeSymbol, versionFor } from '../../src/qr/symbol/symbol.js'
import { safeText } from '../../src/sheet/markup.js'
import { pageStyles } from '../../src/sheet/styles.js'
import { LANGUAGE_CODES, sheetWordsIn, speakerIn } from '../../src/words/language.js'
import { signedBy, vaultOf } from '../support/rehearsal.js'
import { proposal, sheetFor, VAULT } from './sheets.js'

const { say } = await speakerIn('en')

const CASES = [
  { coins: 1, payments: 1 },
  {
    coins: 2,
    payments: 3,
    notes: { reference: 'INV-7', memo: 'rent', proposer: 'officer-1' },
    label: 'A & B',
  },
  { coins: 20, payments: 12 },
  { coins: 3, payments: 300 },
  { coins: 950, payments: 2 },
] as const

const hasPython = spawnSync('python3', ['--version']).status === 0

/** Has Python's parser, which forgives nothing, read XML. */
function parsesAsXml(text: string): boolean {
  const program =
    'import sys; from xml.parsers import expat; expat.ParserCreate().ParseFile(sys.stdin.buffer)'
  return spawnSync('python3', ['-c', program], { input: text }).status === 0
}

/** The page as XML: only elements that HTML never closes have to be closed for that. */
const asXml = (page: string) =>
  page.replace('<!doctype html>', '').replace(/<(meta|wbr)((?: [\w-]+="[^"]*")*)>/g, '<$1$2/>')

/** What stands on a page, without tags. */
const textOf = (page: string) =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')

describe.each(CASES)('the sheet of $coins coins and $payments payments', one => {
  let sheet: Awaited<ReturnType<typeof sheetFor>>
  beforeAll(async () => {
    sheet = await sheetFor(proposal(one))
  })

  it('has every output, coin, amount and total whole', () => {
    const { facts, page } = sheet
    const text = textOf(page)
    expect(facts.inputs).toHaveLength(one.coins)
    for (const { address, value, label } of facts.outputs) {
      expect(text).toContain(address)
      expect(text).toContain(formatDecimal(value, NETWORKS.regtest))
      expect(text).toContain(label ?? '')
    }
    for (const { outPoint } of facts.inputs) expect(text).toContain(formatOutPoint(outPoint))
    expect(page.split('<tr class="payment"')).toHaveLength(one.payments + 1)
    const { payments, change, fee } = facts.totals
    for (const amount of [payments, change, fee, payments + fee])
      expect(text).toContain(formatDecimal(amount, NETWORKS.regtest))
    for (const code of facts.findings.map(finding => finding.code)) expect(text).toContain(code)
  })

  it('has digests, words, txid, notes, cosigners, and the digest as a code', () => {
    const { facts, page, picture } = sheet
    const text = textOf(page)
    const { digest, vault, txid, notes } = facts
    for (const part of [digest.hex, digest.words, vault.digest.hex, txid]) expect(text).toContain(part)
    const numbered = page.split('<ol class="numbered"').slice(1)
    expect(
      numbered.map(list => [...list.matchAll(/<li>([a-z]+)/g)].map(([, word]) => word).join(' ')),
    ).toEqual([digest.words, vault.digest.words])
    for (const note of Object.values(notes)) expect(text).toContain(note)
    for (const { name, fingerprint } of vault.cosigners) {
      expect(text).toContain(name)
      expect(text).toContain(fingerprint)
    }
    const content = digest.hex.toUpperCase()
    expect(page).toContain(`d="${pathOf(makeSymbol(content, versionFor([content])))}"`)
    for (const part of [digest.hex, formatDecimal(facts.totals.fee, NETWORKS.regtest)])
      expect(picture).toContain(part)
    const drawn = [...picture.matchAll(/<text class="words"[^>]*>([a-z]+)/g)].map(([, word]) => word)
    expect(drawn.join(' ')).toBe(digest.words)
  })

  it('draws to scale: the bars of either side are as high as the trunk', () => {
    const { page, picture } = sheet
    for (const drawing of [page, picture]) {
      const heights = (kind: string) =>
        [...drawing.matchAll(new RegExp(`class="${kind}"[^>]* height="([\\d.]+)"`, 'g'))]
          .map(match => Number(match[1]))
          .reduce((sum, height) => sum + height, 0)
      expect(heights('trunk')).toBeGreaterThan(90)
      expect(heights('bar coin')).toBeCloseTo(heights('trunk'), 1)
      expect(heights('bar (?:payment|return|fee)')).toBeCloseTo(heights('trunk'), 1)
      expect(drawing.split('class="bar ').length - 1).toBeLessThanOrEqual(19)
    }
  })

  it('holds everything and runs nothing', () => {
    const { page, picture } = sheet
    const namespace = 'xmlns="http://www.w3.org/2000/svg"'
    expect(picture.split(namespace)).toHaveLength(2)
    for (const file of [page, picture.replace(namespace, '')]) {
      expect(file).not.toMatch(/https?:|script|<link|<img|<iframe|<object|href|src=|url\(|@import|\son\w+=/i)
      expect(file).not.toMatch(/\bundefined\b|\[object|\bNaN\b/)
    }
    expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;`)
  })

  it.skipIf(!hasPython)('is well-formed (skipped where python3 is not there to say so)', () => {
    const { page, picture } = sheet
    expect(parsesAsXml(picture)).toBe(true)
    expect(parsesAsXml(picture.replace('</g>', ''))).toBe(false)
    expect(parsesAsXml(asXml(page))).toBe(true)
  })
})

describe('a sheet', () => {
  const HOSTILE = `</text></title><script>alert(1)</script>"'&]]><!-- \u202e\u0000\x1b[2J\u200b\n\ufffe`

  it('disarms what comes from outside', async () => {
    const notes = { memo: HOSTILE, reference: HOSTILE }
    const { page, picture } = await sheetFor(proposal({ coins: 1, payments: 2, notes, label: HOSTILE }))
    for (const file of [page, picture]) {
      expect(file).not.toMatch(/<script|<!--|\]\]>|\p{Cf}|[^\P{Cc}\n]|\ufffe/u)
      expect(file.split('</title>').length).toBeLessThanOrEqual(4)
      if (hasPython) expect(parsesAsXml(file === page ? asXml(file) : file)).toBe(true)
    }
    // The memo, the reference, in the title too, and two labels, whole.
    expect(page.split(safeText(HOSTILE))).toHaveLength(6)
  })

  it('says who has signed', async () => {
    const psbt = signedBy(VAULT, proposal({ coins: 2, payments: 1 }), 2)
    const { page } = await sheetFor(psbt)
    const text = await sheetWordsIn('en')
    const boxes = page.split('<div class="box ').slice(1)
    expect(boxes.map(box => box.startsWith('all'))).toEqual([false, true, false])
    expect(boxes[1]).toContain(text.signed.all)
    expect(page.split('<i class="needed">')).toHaveLength(VAULT.threshold.required + 1)
    expect(page.split('<i></i>')).toHaveLength(2)
  })

  it('is loud where a finding blocks, and gives no room to stamp it', async () => {
    const stranger = vaultOf({ required: 1, of: 1, name: 'other' })
    const { page, picture, facts } = await sheetFor(proposal({ coins: 20, payments: 1 }), 'en', stranger)
    expect(facts.findings.some(({ severity }) => severity === 'block')).toBe(true)
    expect(page).toContain('<div class="running top"><b>REFUSED</b>')
    expect(page).not.toContain('class="room"')
    expect(picture).toContain('REFUSED')
    for (const found of facts.findings) {
      expect(textOf(page)).toContain(found.code)
      expect(page).toContain(safeText(say(found)))
    }
    const clear = await sheetFor(proposal({ coins: 1, payments: 1 }))
    expect(clear.page + clear.picture).not.toContain('REFUSED')
    expect(clear.page).toContain('class="room"')
  })

  it('speaks Japanese, also of findings', async () => {
    const stranger = vaultOf({ required: 1, of: 1, name: 'other' })
    const psbt = proposal({ coins: 1, payments: 1 })
    const { page, picture } = await sheetFor(psbt, 'ja', stranger)
    expect(page).toContain('<html lang="ja">')
    expect(page).toContain('稟議書')
    expect(page).toContain('拒否 REFUSED')
    expect(page).toMatch(/<p lang="ja">[^<]+。<\/p>/)
    expect(picture).toContain('xml:lang="ja"')
    expect(picture).toContain('稟議書')
    const english = await sheetFor(psbt, 'en', stranger)
    expect(textOf(english.page)).not.toMatch(/\p{Script=Han}|\p{Script=Hiragana}/u)
  })

  it('has the same style sheet in HTML, which reads it raw, as in XML', async () => {
    for (const language of LANGUAGE_CODES)
      for (const line of pageStyles((await sheetWordsIn(language)).scripts).split('\n'))
        expect(safeText(line)).toBe(line)
  })
})
