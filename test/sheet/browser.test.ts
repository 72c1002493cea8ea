import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMPRESSION } from '../../src/platform/compression.js'
import { findSymbols } from '../../src/qr/image/find-symbols.js'
import { readPng } from '../../src/qr/image/png-reader.js'
import { vaultOf } from '../support/rehearsal.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { proposal, sheetFor } from './sheets.js'

const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0
const hasChromium = spawnSync('chromium', ['--version']).status === 0
const title = hasChromium ? 'a sheet in a browser' : 'a sheet in a browser: skipped, chromium is not here'

describe.skipIf(!hasChromium)(title, () => {
  const folder = temporaryFolder()

  function browse(page: string, ...options: string[]) {
    const file = join(folder, 'sheet.html')
    writeFileSync(file, page)
    const always = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars']
    const profile = `--user-data-dir=${join(folder, 'profile')}`
    execFileSync('chromium', [...always, profile, ...options, pathToFileURL(file).href], {
      stdio: 'ignore',
      timeout: 60_000,
    })
  }

  async function seen(page: string, ...options: string[]) {
    const file = join(folder, 'sheet.png')
    browse(page, '--window-size=1000,1500', `--screenshot=${file}`, ...options)
    return readPng(readFileSync(file), COMPRESSION)
  }

  function printed(page: string): Buffer {
    const file = join(folder, 'sheet.pdf')
    browse(page, '--no-pdf-header-footer', `--print-to-pdf=${file}`)
    return readFileSync(file)
  }

  const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

  it('shows on light and on dark, and a camera can read the digest from it', async () => {
    const { page, facts } = await sheetFor(proposal({ coins: 2, payments: 3 }))
    const light = await seen(page)
    const dark = await seen(page, '--blink-settings=preferredColorScheme=0')
    // The corner is the paper.
    expect([...light.data.subarray(0, 3)]).toEqual([0xff, 0xff, 0xff])
    expect(Math.max(...dark.data.subarray(0, 3))).toBeLessThan(0x40)
    for (const picture of [light, dark]) {
      expect(new Set(picture.data).size).toBeGreaterThan(20)
      expect(await findSymbols(picture)).toEqual([facts.digest.hex.toUpperCase()])
    }
  }, 120_000)

  it.each([
    { coins: 1, payments: 1, pages: [1, 2] },
    { coins: 20, payments: 12, pages: [2, 4] },
    { coins: 3, payments: 300, pages: [7, 16] },
    { coins: 950, payments: 1, pages: [10, 30] },
  ])(
    'prints $coins coins and $payments payments on a sane number of pages',
    async ({ pages, ...one }) => {
      const { page } = await sheetFor(proposal(one))
      const [least, most] = pages as [number, number]
      const count = pagesIn(printed(page))
      expect(count).toBeGreaterThanOrEqual(least)
      expect(count).toBeLessThanOrEqual(most)
    },
    120_000,
  )

  it.skipIf(!hasPoppler)(
    'prints digest and refusal on every page (skipped where pdftotext is not here)',
    async () => {
      const stranger = vaultOf({ required: 1, of: 1, name: 'other' })
      const { page, facts } = await sheetFor(proposal({ coins: 20, payments: 20 }), 'en', stranger)
      const pdf = printed(page)
      const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
      const leaves = text.split('\f').slice(0, -1)
      expect(leaves).toHaveLength(pagesIn(pdf))
      expect(leaves.length).toBeGreaterThan(2)
      for (const leaf of leaves) {
        expect(leaf).toContain('REFUSED')
        expect(leaf).toContain(facts.digest.hex)
      }
      for (const { address } of facts.outputs) expect(text.replace(/\s/g, '')).toContain(address)
    },
    120_000,
  )
})
