import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { columns } from '../../src/cli/render/style.js'
import { payee } from '../support/ceremony.js'
import { pair, type RawPsbt } from './toolkit/raw-psbt.js'
import { makeScenes, refusedUntouched, type Scene } from './toolkit/scene.js'

// Nothing of these may reach a terminal as it is, but the line end that the program itself writes.
const OBEYED = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\u2800]|\u0336|\p{M}{5}/u

const ESCAPES = {
  'a clipboard write': '\x1b]52;c;ZXZpbA==\x07',
  'a cleared screen': '\x1b[2J\x1b[1;1H',
  'a C1 control': '\x9b31m',
  'a backspace': 'paid to bob\b\b\bEVE',
  'a carriage return': 'harmless\rEVIL',
  'a forged line': 'note\nREFUSED everything is fine',
  'a right-to-left override': 'invoice \u202e4321',
  isolates: '\u2066a\u2069',
  'a zero-width space': 'a\u200bb',
  'a byte order mark': '\ufeffa',
  'a line separator': 'a\u2028b',
  'a tag': 'a\u{e0041}b',
  'a NUL': 'a\0b',
  'struck out': 'n\u0336o\u0336t\u0336 paid',
  'a pile of marks': `a${'\u0301'.repeat(40)}`,
  'blank patterns': '\u2800\u2800',
  'a hyperlink': '\x1b]8;;http://x\x1b\\click\x1b]8;;\x1b\\',
} as const

let scene: Scene
beforeAll(async () => {
  scene = (await makeScenes('p2wsh'))[0]
})

/** The proposal with a note: subtype 0 is the memo, 1 the reference, 2 an output's label. */
function noted(subtype: number, text: string): RawPsbt {
  const psbt = scene.raw()
  const map = subtype === 2 ? psbt.outputs[0] : psbt.global
  map?.push(pair(0xfc, Buffer.from(text), Buffer.from([5, ...Buffer.from('ringi'), subtype])))
  return psbt
}

describe.each(Object.entries(ESCAPES))('M1 M2 M5 %s', (_, text) => {
  test.each([0, 1, 2])('in the note with subtype %i', async subtype => {
    expect(OBEYED.test(text) || text.includes('\n')).toBe(true)
    const { findings } = await scene.review(noted(subtype, text))
    expect(findings).toContainEqual(expect.objectContaining({ code: 'text.suspicious', severity: 'warn' }))
    for (const command of [scene.line('review', ['evil.psbt']), ['inspect', 'evil.psbt']]) {
      const { stdout, stderr } = await scene.office.run(command)
      expect(OBEYED.test(stdout + stderr)).toBe(false)
      expect(stdout.split('\n').filter(line => line.startsWith('REFUSED'))).toEqual([])
    }
  })

  test('in documents for scripts, which a terminal may be shown too', async () => {
    scene.office.write('evil.psbt', noted(0, text).bytes())
    for (const command of [scene.line('review', ['evil.psbt']), ['inspect', 'evil.psbt']]) {
      const { stdout } = await scene.office.run([...command, '--json'])
      expect(OBEYED.test(stdout)).toBe(false)
    }
    expect((await scene.review(noted(0, text))).data.memo).toBe(text)
  })

  test('in names of files, read and written', async () => {
    if (text.includes('\0') || text.includes('/')) return
    const name = `${text}.psbt`
    scene.office.write(name, scene.honest)
    const out = `${text}.out.psbt`
    const lines = [
      scene.line('review', [`${text}.missing`]),
      scene.line('sign', [name], out),
      scene.line('sign', [name], out),
      [...scene.line('combine', [name, name], `${text}.c.psbt`)],
      ['convert', name, '--psbt-version', '2', '--out', `${text}.2.psbt`],
      ['inspect', name],
    ]
    for (const line of lines) {
      const { stdout, stderr } = await scene.office.run(line)
      expect(OBEYED.test(stdout + stderr)).toBe(false)
      expect(stdout + stderr).not.toBe('')
    }
  })

  test('in options and operands', async () => {
    const home = scene.team.homeOf('officer-1')
    const lines = [
      [text],
      ['review', text, '--vault', 'treasury', '--home', home],
      scene.line('review', ['honest-0.psbt']).map(word => (word === 'treasury' ? text : word)),
      ['key', 'list', `--${text}`],
      ['key', 'xpub', '--name', text, '--script-type', text, '--home', home],
      ['explain', text],
      ['vault', 'find', 'treasury', text, '--home', home],
      ['key', 'list', '--lang', text],
    ].map(line => line.map(word => word.replaceAll('\0', '')))
    for (const line of lines) {
      const { stdout, stderr, exit } = await scene.office.run(line)
      expect(exit).toBeGreaterThan(1)
      expect(OBEYED.test(stdout + stderr)).toBe(false)
    }
  })

  test('in names of keys and vaults', async () => {
    const generate =
      'key generate --home h --network regtest --no-dice --words-out w.txt --password-file password.txt --work-factor 1 --name'
    await refusedUntouched(scene.office, [...generate.split(' '), text], 'name.malformed')
  })
})

test('M5 a memo, reference or label as long as a line does not begin the next one', async () => {
  for (const subtype of [0, 1, 2]) {
    for (const space of [' ', '\u3000']) {
      for (let before = 48; before < 80; before += 4) {
        const text = `x${space.repeat(before / columns(space))}Fee 1 sats`
        scene.office.write('evil.psbt', noted(subtype, text).bytes())
        for (const command of [scene.line('review', ['evil.psbt']), ['inspect', 'evil.psbt']]) {
          const lines = (await scene.office.run(command)).stdout.split('\n')
          // The mark is written out where text from outside has it, as `columns` takes this for.
          for (const line of lines) expect(columns(line.replace(/^│/, ' '))).toBeLessThanOrEqual(80)
          for (const line of lines.filter(line => /Fee 1 sats/.test(line))) expect(line).toMatch(/^│.*x| {4}/)
        }
      }
    }
  }
})

test('M a memo that says what it means is shown as it is', async () => {
  const text = '請求書 117 — 東京支店 ✓ «Größe»'
  const { findings, data } = await scene.review(noted(0, text))
  expect(data.memo).toBe(text)
  expect(findings).toEqual([])
  expect((await scene.office.run(scene.line('review', ['evil.psbt']))).stdout).toContain(text)
})

test('notes that are too long, or no text', async () => {
  await scene.refused(noted(0, 'x'.repeat(1001)), 'psbt.memo-malformed', ['review', 'sign', 'finalize'])
  const psbt = scene.raw()
  psbt.global.push(pair(0xfc, Uint8Array.of(0xff, 0xfe), Buffer.from([5, ...Buffer.from('ringi'), 0])))
  await scene.refused(psbt, 'psbt.memo-malformed', ['review', 'sign', 'finalize'])
})

test('M2 labels of payouts with hidden characters', async () => {
  for (const text of Object.values(ESCAPES)) {
    scene.office.write('evil.csv', `address,amount,label\n${payee('regtest')},0.1btc,"${text}"\n`)
    const line = `propose --vault treasury --home ${scene.team.homeOf('officer-1')} --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 5 --payouts evil.csv --out m.psbt`
    await refusedUntouched(scene.office, line, 'payouts.malformed')
  }
})

test('M4 lists of payouts with formulas in the place of amounts and addresses', async () => {
  for (const cell of ['=1+1', '+1', '@SUM(1)', '-1', '=cmd|x']) {
    for (const row of [`${cell},0.1btc,x`, `${payee('regtest')},${cell},x`]) {
      scene.office.write('evil.csv', `address,amount,label\n${row}\n`)
      const line = `propose --vault treasury --home ${scene.team.homeOf('officer-1')} --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 5 --payouts evil.csv --out m.psbt`
      await refusedUntouched(scene.office, line, 'payouts.malformed')
    }
  }
})

test('a vault file shows nothing of what it was not made with', () => {
  expect(OBEYED.test(readFileSync(scene.office.path('treasury.vault.json'), 'utf8'))).toBe(false)
})
