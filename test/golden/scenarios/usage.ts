import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../support/program.js'
import type { Scenario } from '../golden.js'
import { sha256 } from '../transcript.js'

/** The codes of errors and findings, as the page about them lists them. */
function codes(): string[] {
  const page = readFileSync(join(projectRoot, 'docs', 'exit-statuses.md'), 'utf8')
  const names = [...page.matchAll(/`([a-z0-9-]+\.[a-z0-9-]+|interrupted)`/g)].map(
    ([, code]) => code as string,
  )
  return [...new Set(names)].sort()
}

export const usage: readonly Scenario[] = [
  {
    name: 'usage',
    title: 'the command line itself: version, help, and what is no command',
    async play(stage) {
      for (const line of ['--version', '-V', 'help', '--help', 'help key', 'policy --help']) {
        await stage.run(line, { forms: ['en', 'json'] })
      }
      await stage.run([], { forms: ['en', 'json'] })
      for (const line of [
        ...['keys', 'key', 'key generat', 'review', 'help nothing', 'vault', 'key list --lang fr'],
        ...['key list --home', 'key list --wait soon', 'key list --hom x', 'sign a.psbt b.psbt'],
      ]) {
        await stage.run(line, { forms: ['en', 'ja', 'json'] })
      }
      const xprv =
        'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi'
      await stage.run(`vault show ${xprv}`)
      await stage.run(`key restore ${'abandon '.repeat(11)}about`)
      await stage.run('key list', { env: { NODE_DEBUG: 'fs' } })
      await stage.run('key list --home home', { isTerminal: true, columns: 50 })
      await stage.run('explain fee.high', { isTerminal: true, columns: 50 })
      await stage.run('explain fee.high', { isTerminal: true, columns: 50, env: { NO_COLOR: '1' } })
    },
  },
  {
    name: 'help',
    title: 'the help on every command',
    async play(stage) {
      const data = await stage.prepare('help')
      for (const { name } of data.commands) await stage.run(`help ${name}`, { forms: ['en'] })
    },
  },
  {
    name: 'schemas',
    title: 'the JSON Schema of what every command prints, and of every kind of file',
    async play(stage) {
      await stage.run('schema')
      await stage.run('schema vault find')
      await stage.run('schema key generated')
      await stage.run('schema key list --all')
      const data = await stage.prepare('schema')
      const names = [...data.commands, ...data.files.map(({ name }: { name: string }) => name)]
      for (const name of names) await stage.run(`schema ${name}`, { forms: ['json'] })
    },
  },
  {
    name: 'codes',
    title:
      'what is said of every code: SHA-256 of what explain prints in English, in Japanese, and with --json',
    async play(stage) {
      await stage.run('explain change.not-derived')
      await stage.run('explain change.not-derive')
      await stage.run('explain fee.high --vault x')
      const hash = async (line: string) => sha256((await stage.unseen(line)).stdout).slice(0, 16)
      for (const code of codes()) {
        const hashes: string[] = []
        for (const form of ['', ' --lang ja', ' --json']) hashes.push(await hash(`explain ${code}${form}`))
        stage.note(`${code.padEnd(36)} ${hashes.join(' ')}`)
      }
    },
  },
]
