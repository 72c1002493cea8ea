import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { RingiError } from '../../src/base/error.js'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import { COMMANDS } from '../../src/cli/registry.js'
import type { Terminal } from '../../src/platform/terminal.js'
import { BAD, wordsOf } from '../cli/cases.js'
import { PASSWORD, VAULT } from '../support/ceremony.js'
import { FULL, type Surroundings } from '../support/program.js'
import type { KnownKey } from './known.js'
import { doctored, LINES } from './provoke.js'
import { byteNeedles, needlesOf, Search, textNeedles } from './search.js'
import { MISPLACED, makeSecretStage, type SecretStage } from './stage.js'
import { UNPROVOKED } from './unprovoked.js'

// Scripts first: what can be done only once is then known by its code.
const MODES = [['--json'], [], ['--lang', 'ja']] as const

describe('A7 no secret anywhere', { timeout: 300_000 }, () => {
  let stage: SecretStage
  let search: Search
  const provoked = new Set<string>()
  let runs = 0

  beforeAll(async () => {
    stage = await makeSecretStage()
    search = new Search([...stage.keys.flatMap(needlesOf), ...textNeedles('password', PASSWORD)])
  })

  // People's text in one language each, in turn; under RINGI_FULL in both.
  let turns = 0
  const usualModes = () => (FULL ? MODES : [MODES[0], MODES[1 + (turns++ % 2)] as readonly string[]])

  /** Runs a line for scripts and for people, and searches what it says. */
  async function provoke(
    line: string | readonly string[],
    around: Surroundings = {},
    modes: readonly (readonly string[])[] = usualModes(),
  ): Promise<void> {
    const words = typeof line === 'string' ? line.split(' ') : line
    const { home: HOME, digest: DIGEST, names } = stage
    const filled = words.map(word => ({ HOME, DIGEST, ...names })[word] ?? word)
    for (const mode of modes) {
      const { stdout, stderr, json } = await stage.office.run([...filled, ...mode], around)
      const found = search.find(Buffer.from(stdout + stderr))
      expect(found, `${words.join(' ')}\n${stdout}${stderr}`).toEqual([])
      if (json?.error) provoked.add(json.error.code)
      for (const { code } of json?.findings ?? []) provoked.add(code)
      runs++
    }
  }

  it('looks for them in every form', () => {
    const [key] = stage.keys as [KnownKey, ...KnownKey[]]
    const [seed] = key.bytes as [Uint8Array, ...Uint8Array[]]
    expect(search.size).toBeGreaterThan(10_000)
    const hidden = [
      key.words,
      JSON.stringify({ deep: [key.words.split(' ')] }),
      Buffer.from(`xx${key.texts[3]}`).toString('base64'),
      Buffer.concat([Buffer.alloc(5), Buffer.from(seed)]).toString('base64'),
      Buffer.from(seed).reverse().toString('hex').toUpperCase(),
      JSON.stringify([...seed]),
      Buffer.from(`xx ${PASSWORD}`, 'utf16le').subarray(1),
    ]
    for (const text of hidden) expect(search.find(Buffer.from(text)).length).toBe(1)
    const japanese = stage.keys.find(({ language }) => language === 'japanese') as KnownKey
    expect(search.find(Buffer.from(japanese.words.normalize('NFKD')))).toHaveLength(1)
    expect(search.find(Buffer.from('abandon ability able'))).toEqual([])
    expect(byteNeedles('x', seed).length).toBeGreaterThan(20)
  })

  it('in what the tables of refusals provoke', async () => {
    // A demonstration brings a password of its own.
    for (const row of BAD.filter(({ command }) => command !== 'demo'))
      await provoke(wordsOf(row, stage), row.around)
  })

  it('in what else goes wrong', async () => {
    for (const line of LINES) await provoke(line)
    await provoke(LINES[0] as string, { env: { NODE_DEBUG: 'stream' } })
  })

  it('in what doctored proposals provoke', async () => {
    const sign = `--key officer-1 --approve DIGEST --password-file password.txt`
    for (const { bytes } of doctored(stage)) {
      stage.office.write('evil.psbt', bytes)
      for (const line of [
        'inspect evil.psbt',
        `explain evil.psbt --vault ${VAULT} --key officer-1 --home HOME`,
        `review evil.psbt --vault ${VAULT} --home HOME`,
        `sign evil.psbt --vault ${VAULT} --home HOME ${sign} --out -`,
        `combine evil.psbt payout.psbt --vault ${VAULT} --home HOME --out -`,
        `finalize evil.psbt --vault ${VAULT} --home HOME --out -`,
        'convert evil.psbt --psbt-version 0 --out -',
      ])
        await provoke(line)
    }
  })

  it('in what secrets in the wrong place provoke', async () => {
    const propose = `propose --vault ${VAULT} --home HOME --fee-rate 5 --out p.psbt`
    for (const file of [...MISPLACED, 'k-japanese.words.txt', 'password.txt', 'passphrase.txt'])
      for (const line of [
        `key generate --name x --network regtest --work-factor 1 --password-file password.txt --words-out w.txt --dice ${file}`,
        `key restore --name x --network regtest --work-factor 1 --password-file password.txt --words-file ${file} --home nowhere/else/${file}/x`,
        `key verify --name officer-1 --home HOME --words-file ${file}`,
        `key xpub --name officer-1 --home HOME --script-type p2wsh --account 2 --out x.json --password-file ${file}`,
        `key xpub --name k-czech --home homes/known --script-type p2wsh --account 2 --out x.json --password-file password.txt --passphrase-file s-typo.txt`,
        `key entropy --dice ${file}`,
        `vault create --name v --threshold 1 --script-type p2wsh --network regtest --cosigner ${file}`,
        `vault import ${file} --name v --network regtest`,
        `vault import descriptor.txt --name v --network regtest --token-file ${file}`,
        `${propose} --utxos listunspent.json --prevtxs prevtxs.hex --sweep ${stage.vault.firstAddress} --labels ${file}`,
        `vault register ${file} --home HOME --yes`,
        `vault show ${file}`,
        `${propose} --utxos ${file} --prevtxs prevtxs.hex --sweep ${stage.vault.firstAddress}`,
        `${propose} --utxos listunspent.json --prevtxs ${file} --sweep ${stage.vault.firstAddress}`,
        `${propose} --utxos listunspent.json --prevtxs prevtxs.hex --payouts ${file}`,
        `review ${file} --vault ${VAULT} --home HOME`,
        `inspect ${file}`,
        `verify ${file} --vault ${VAULT} --home HOME`,
      ])
        await provoke(line)
  })

  it('in what secrets on the command line provoke', async () => {
    for (const { words, texts } of stage.keys.slice(0, 4)) {
      const list = words.split(/\s/)
      const given = [words, `--words=${words}`, ...texts.slice(0, 4), ...texts.slice(-4)]
      const lines = [
        list,
        ['help', ...list],
        ['key', 'restore', ...list],
        ['key', 'restore', '--words', ...list],
      ]
      for (const secret of given)
        lines.push(
          [secret],
          [secret, '--help'],
          ['help', secret],
          ['key', secret],
          ['key', 'list', secret],
          ['key', 'restore', '--name', secret, '--network', 'regtest'],
          ['key', 'restore', '--name', 'x', '--network', secret],
          ['key', 'restore', '--name', 'x', '--network', 'regtest', '--words-file', secret],
          ['explain', secret],
          ['schema', secret],
          ['vault', 'find', VAULT, secret, '--home', stage.home],
          ['review', secret, '--vault', secret],
          ['key', 'list', '--home', secret],
        )
      for (const line of lines) await provoke(line)
    }
    await provoke(['key', 'restore', '--name', 'x', '--network', 'regtest', '--words-file', PASSWORD])
    await provoke(['key', 'list', `--password=${PASSWORD}`])
    await provoke(['key', 'list', '--password', PASSWORD])
  })

  it('in what a person at the terminal provokes', async () => {
    const typing = (answers: Partial<Terminal>): Surroundings => ({
      isTerminal: true,
      terminal: {
        secret: async () => PASSWORD,
        line: async () => PASSWORD,
        confirm: async () => false,
        showOnce: async () => {},
        ...answers,
      },
    })
    const words = stage.keys[0]?.words as string
    const interrupt = async () => {
      throw new RingiError('interrupted', { why: 'question' })
    }
    const generate = 'key generate --name x --network regtest --no-dice --work-factor 1'
    await provoke(generate, typing({}))
    await provoke(`${generate} --words-out w.txt`, typing({ secret: interrupt }))
    let turn = 0
    await provoke(`${generate} --words-out w.txt`, typing({ secret: async () => `${PASSWORD}${turn++}` }))
    await provoke(
      'key restore --name x --network regtest',
      typing({ secret: async () => `${words} ${words}` }),
    )
    await provoke('key verify --name officer-1 --home HOME', typing({ secret: async () => words }))
    await provoke(
      `sign payout.psbt --key officer-1 --vault ${VAULT} --home HOME --out s.psbt`,
      typing({ line: async () => words }),
    )
    await provoke('vault register other.vault.json --watch-only --home homes/fresh', typing({}))
    const changing = async () => {
      stage.office.write(
        'changing.psbt',
        `${readFileSync(stage.office.path('payout.psbt')).toString('base64')}\n`,
      )
      return PASSWORD
    }
    stage.office.write('changing.psbt', readFileSync(stage.office.path('payout.psbt')))
    await provoke(
      `sign changing.psbt --key officer-1 --vault ${VAULT} --home HOME --out - --approve DIGEST`,
      typing({ secret: changing }),
    )
  })

  it('in schemas and explanations', async () => {
    for (const { name } of COMMANDS) await provoke(`schema ${name}`)
    for (const code of Object.keys(EXIT_STATUS)) await provoke(`explain ${code}`)
  })

  it('in what stands on the disk, but for the files that are theirs', () => {
    const names = readdirSync(stage.office.folder, { recursive: true, encoding: 'utf8' })
    const files = names.filter(name => statSync(stage.office.path(name)).isFile())
    const telling = files.filter(
      name => search.find(readFileSync(join(stage.office.folder, name))).length > 0,
    )
    expect(files.length).toBeGreaterThan(90)
    expect(telling.filter(name => !stage.secretFiles.has(name))).toEqual([])
    expect(telling.filter(name => name.endsWith('.words.txt'))).toHaveLength(stage.keys.length)
  })

  it('with every code that there is', () => {
    const missing = (Object.keys(EXIT_STATUS) as Code[]).filter(code => !provoked.has(code))
    process.stderr.write(`${runs} runs, ${provoked.size} codes provoked, ${search.size} forms of secrets\n`)
    expect(missing.sort()).toEqual(Object.keys(UNPROVOKED).sort())
  })
})
