import { readFileSync } from 'node:fs'
import { describe, expect, vi } from 'vitest'
import { type CaseOffice, publicCase } from '../support/public-cases.js'
import { OFFICE_COINS, officeWithCoins } from '../support/public-coins.js'

vi.setConfig({ testTimeout: 60_000 })

const propose = (office: CaseOffice, csv: string) =>
  office.run(`propose ${OFFICE_COINS} --fee-rate 5 --payouts ${csv} --out ${csv}.psbt`)

/** Files of the case that are read, with the sum that they pay. */
const READ: Readonly<Record<string, string>> = {
  'excel-utf8-bom-crlf.csv': '15000000',
  'semicolon.csv': '10000000',
  'tabs.csv': '10000000',
  'header-capitals.csv': '10000000',
  'header-spaces.csv': '10000000',
  'trailing-empty-cells.csv': '10000000',
  'extra-empty-columns.csv': '10000000',
  'trailing-blank.csv': '10000000',
  'sep-line.csv': '10000000',
  'sep-comma-line.csv': '10000000',
  'german-0-001.csv': '100000',
  'thousands.csv': '1000',
  'space-thousands.csv': '1200000',
  'nbsp-thousands.csv': '1200000',
  'fullwidth.csv': '10000000',
  'cp932.csv': '10000000',
  'cr-only.csv': '15000000',
  'address-spaces.csv': '10000000',
  'address-tab.csv': '10000000',
  'space-unit.csv': '10000000',
  'uppercase-bech32.csv': '10000000',
}

/** Files that are refused, with the lines that have to be named on the screen. */
const REFUSED: Readonly<Record<string, readonly number[]>> = {
  'headerless.csv': [1],
  'trezor-style.csv': [1],
  'no-unit.csv': [2, 3],
  'scientific.csv': [2],
  'odd-amounts.csv': [2, 3, 4],
  'bad-lines.csv': [2, 3, 4],
  'multiline-label.csv': [2],
}

describe('lists of payouts as other programs write them', () => {
  publicCase('csv', 'what can be read in one way is read, the rest refused with its lines', async office => {
    await officeWithCoins(office)
    for (const [name, sum] of Object.entries(READ)) {
      const { json, stderr } = await office.run(
        `propose ${OFFICE_COINS} --fee-rate 5 --payouts ${name} --out ${name}.psbt --json`,
      )
      expect(json?.exit, `${name} ${stderr} ${JSON.stringify(json?.error)}`).toBe(0)
      const paid = json?.data.payments.reduce(
        (all: bigint, one: { value: string }) => all + BigInt(one.value),
        0n,
      )
      expect(String(paid), name).toBe(sum)
    }
    for (const [name, lines] of Object.entries(REFUSED)) {
      const { exit, stderr } = await propose(office, name)
      expect(exit, name).toBe(3)
      for (const line of lines) expect(stderr.replace(/\s+/g, ' '), name).toContain(`line ${line}:`)
    }
  })

  publicCase(
    'csv-many-bad',
    'decimal commas are read, and every line that is bad stands on the screen',
    async office => {
      await officeWithCoins(office)
      const twice = await propose(office, 'payouts.csv')
      expect(twice.exit).toBe(4)
      expect(twice.stderr.replace(/\s+/g, ' ')).toContain('lines 2, 3, 4, 5,')
      const list = readFileSync(office.path('payouts.csv'), 'utf8')
      office.write('bad.csv', list.replaceAll('0,001btc', '1,001btc'))
      const { exit, stderr } = await propose(office, 'bad.csv')
      expect(exit).toBe(3)
      const bad = list.split('\n').flatMap((line, i) => (line.includes('0,001btc') ? [i + 1] : []))
      expect(bad.length).toBeGreaterThan(2)
      for (const line of bad) expect(stderr).toContain(`line ${line}:`)
    },
  )

  publicCase('csv-duplicates', 'every address that is paid twice, with its lines', async office => {
    await officeWithCoins(office)
    for (const [name, lines] of [
      ['payouts.csv', 'lines 3, 6'],
      ['upper.csv', 'lines 2, 3'],
    ] as const) {
      const { exit, stderr } = await propose(office, name)
      expect(exit).toBe(4)
      expect(stderr).toContain(lines)
    }
  })
})
