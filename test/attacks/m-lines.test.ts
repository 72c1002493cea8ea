import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { isThere } from '../support/expect-script.js'
import { FULL, LAUNCHER, run } from '../support/program.js'
import { pair, type RawPsbt } from './toolkit/raw-psbt.js'
import { makeScenes, type Scene } from './toolkit/scene.js'

const FORGED = 'TOTAL THAT LEAVES  0.00000001 BTC'

/** As much of `piece` as fills lines of any width, and at each place in them what would be read as the program’s own. */
const filled = (piece: string) =>
  Array.from({ length: 9 }, (_, i) => `${piece.repeat(Math.ceil((7 * i + 3) / piece.length))}${FORGED}`).join(
    '',
  )

const HOSTILE: Readonly<Record<string, string>> = {
  emoji: filled('😀'),
  'emoji that are joined': filled('👩‍👩‍👧'),
  'emoji that are text elsewhere': filled('☎'),
  'emoji by a selector': filled('❤️'),
  keycaps: filled('1️⃣'),
  flags: filled('🇯🇵'),
  'half a flag': filled('🇯'),
  'skin tones': filled('👍🏽'),
  'wide letters': filled('金'),
  'wide blanks': filled('\u3000'),
  blanks: filled(' '),
  'ambiguous letters': filled('Ω'),
  'half-wide letters': filled('ｶﾞ'),
  'marks that join': filled('か\u3099'),
  'marks of any script': filled('e\u0301\u0302'),
  'parts of syllables': filled('\u1100\u1161\u11a8'),
  'nothing at all': filled('\u200b\u2060\ufeff'),
  'letters that run to the left': filled('שלום '),
  'a very wide letter': filled('﷽'),
  'what no Unicode has yet': filled('\u{1fbfa}\u{3fffd}'),
  'private letters': filled('\ue000'),
  'the program’s own mark': filled('│'),
  'lines of other kinds': filled('┃'),
  'line ends': filled('\n│'),
  'returns and tabs': filled('\r\t\v\f'),
  'codes for a terminal': filled('\x1b[E\x1b[1G\x0e\x0f'),
  'line separators': filled('\u2028\u2029\u0085'),
}

let scene: Scene
beforeAll(async () => {
  scene = (await makeScenes('p2wsh'))[0]
})

/** As much of the beginning of `text` as takes so many bytes. */
function begun(text: string, bytes: number): string {
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break
    kept += character
  }
  return kept
}

/** A PSBT with `text` as memo, reference and label. */
function noted(text: string): RawPsbt {
  const psbt = scene.raw()
  const note = (subtype: number) =>
    pair(0xfc, Buffer.from(begun(text, 990)), Buffer.from([5, ...Buffer.from('ringi'), subtype]))
  psbt.global.push(note(0), note(1))
  psbt.outputs[0]?.push(note(2))
  return psbt
}

/** What is printed for `text` wherever text from outside goes, each run by itself. */
async function printed(text: string, columns: number): Promise<string[]> {
  const { office } = scene
  const name = begun(text.replace(/[/\0]/g, ''), 200)
  office.write('evil.psbt', noted(text).bytes())
  office.write(`batch-${columns}/${name}.psbt`, scene.honest)
  const lines = [
    scene.line('review', ['evil.psbt']),
    scene.line('review', ['evil.psbt', '--lang', 'ja']),
    scene.line('review', [`batch-${columns}`]),
    ['inspect', 'evil.psbt'],
    ['inspect', `${name}${name}`],
    scene.line('sign', [`batch-${columns}/${name}.psbt`, '--approve', name]),
    ['explain', name],
    [name],
  ]
  const results = []
  for (const line of lines) {
    const { stdout, stderr } = await run(line, { cwd: office.folder, columns })
    results.push(stdout + stderr)
  }
  rmSync(office.path(`batch-${columns}`), { recursive: true })
  return results
}

let servers = 0

/** The rows of a terminal of so many columns on which `command` has been run. */
function rowsOf(columns: number, command: string, cwd: string): string[] {
  // A server of its own each time: one that has been told to end may not have ended yet.
  const server = `ringi-${process.pid}-${++servers}`
  const tmux = (...words: string[]) =>
    execFileSync('tmux', ['-u', '-L', server, '-f', '/dev/null', ...words], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', TERM: 'xterm-256color' },
      maxBuffer: 1 << 28,
    })
  try {
    tmux(
      'start-server',
      ';',
      'set',
      '-g',
      'history-limit',
      '500000',
      ';',
      'new-session',
      '-d',
      '-x',
      String(columns),
      '-y',
      '50',
      `cd ${cwd} && ${command}; printf END; tmux -L ${server} wait-for -S done; sleep 60`,
    )
    tmux('wait-for', 'done')
    const rows = tmux('capture-pane', '-p', '-S', '-').split('\n')
    return rows.slice(0, rows.lastIndexOf('END'))
  } finally {
    spawnSync('tmux', ['-L', server, 'kill-server'])
  }
}

const HERE = isThere('tmux')

const WIDTHS = [20, 40, 80, 132]

/** What is printed at a width: all of it at each under RINGI_FULL, else each kind at one of them. */
const hostileAt = (columns: number) =>
  Object.entries(HOSTILE).filter((_, i) => FULL || i % WIDTHS.length === WIDTHS.indexOf(columns))

describe.each(WIDTHS)('M30 on a terminal of %i columns', columns => {
  const hostile = hostileAt(columns)

  test.skipIf(!HERE)(
    'no text from outside makes a line, whatever it is made of',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ringi-lines-'))
      const all: string[] = []
      for (const [kind, text] of hostile) {
        for (const one of await printed(text, columns)) {
          expect(one, kind).not.toBe('')
          all.push(one)
        }
      }
      const text = all.join('')
      writeFileSync(join(folder, 'all'), text)
      const rows = rowsOf(columns, 'cat all', folder)
      rmSync(folder, { recursive: true })
      const lines = text.split('\n').slice(0, -1)
      // As many rows as lines: the terminal has broken none of them, and none is shorter than it seems.
      expect(rows).toHaveLength(lines.length)
      const own = rows.filter(row => row.startsWith('│'))
      for (const row of rows) expect(row).toMatch(/^(?:│| |$)/)
      for (const row of rows) expect(row.slice(1)).not.toContain('│')
      expect(own).toHaveLength(lines.filter(line => line.startsWith('│')).length)
      // One of the program's own in each review that is in English.
      const totals = own.filter(row => /^│\s*TOTAL/.test(row))
      expect(totals).toHaveLength(2 * hostile.length)
      expect(totals.filter(row => row.includes('0.00000001'))).toEqual([])
    },
    300_000,
  )

  test.skipIf(!HERE)('the program asks it how wide it is', () => {
    scene.office.write('evil.psbt', noted(HOSTILE.emoji as string).bytes())
    const command = [process.execPath, LAUNCHER, ...scene.line('review', ['evil.psbt'])].join(' ')
    const rows = rowsOf(columns, command, scene.office.folder)
    for (const row of rows) expect(row).toMatch(/^(?:│| |$)/)
    expect(rows.filter(row => /^│\s*TOTAL/.test(row))).toHaveLength(1)
    expect(Math.max(...rows.map(row => row.length))).toBeGreaterThan(columns / 2 - 2)
  })
})

test('M30 policies: descriptions, names of tests and reasons', async () => {
  for (const text of Object.values(HOSTILE)) {
    const description = JSON.stringify([...text].slice(0, 180).join('')).replace(/[\ud800-\udfff]/gu, '')
    scene.office.write(
      'policy.yaml',
      `ringi: 1\nkind: policy\nname: p\nnetwork: regtest\nvault: ${'a'.repeat(64)}\nversion: 1\nprevious: none\ndescription: ${description}\nrules:\n  memo: { required: yes }\n`,
    )
    for (const command of ['show', 'lint']) {
      const { stdout, stderr } = await scene.office.run(`policy ${command} policy.yaml`)
      for (const line of (stdout + stderr).split('\n')) expect(line).toMatch(/^(?:│| |$)/)
      expect(stdout.split('\n').filter(line => /^│\s*(?:TOTAL|RULES)/.test(line)).length).toBeLessThan(2)
    }
  }
})
