import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64 } from '../../src/base/bytes.js'
import { fundTeam, makeTeam, Office, PASSWORD, payee, spend, type Team, VAULT } from '../support/ceremony.js'
import { checkSchema } from '../support/json-schema.js'
import { type Document, LAUNCHER, run, WAYS } from '../support/program.js'
import { DICE } from './cases.js'

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const BASE64_LINE = /^cHNidP[A-Za-z0-9+/]+=*\n$/

describe.each(WAYS)('output %s', way => {
  let team: Team
  let office: Office
  let digest: string
  const home = '--home homes/officer-1'
  const here = `--vault ${VAULT} ${home}`
  const read = (name: string) => readFileSync(office.path(name))

  beforeAll(async () => {
    office = new Office(way)
    team = await makeTeam(office, { required: 2, of: 2 })
    await fundTeam(team, [100_000_000])
    const options = ['--to', `${payee('regtest')}=0.2btc`, '--fee-rate', '5']
    digest = (await spend(team, { options })).proposal.digest
  })

  const proposal = () =>
    `propose ${here} --utxos listunspent.json --prevtxs prevtxs.hex --to ${payee('regtest', 1)}=0.3btc --fee-rate 5`

  it('goes to standard output for --out -, and what people read to standard error', async () => {
    const proposed = await office.run(`${proposal()} --out -`)
    expect(proposed).toMatchObject({ exit: 0, stdout: expect.stringMatching(BASE64_LINE) })
    expect(proposed.stderr).toContain('0.30000000')
    const stdin = read('payout.psbt')
    const sign = `sign - --key officer-1 ${here} --approve ${digest} --password-file password.txt`
    const signed = await office.run(`${sign} --out -`, { stdin })
    expect(signed).toMatchObject({ exit: 0, stdout: expect.stringMatching(BASE64_LINE) })
    const copies = 'payout.signed-officer-1.psbt payout.signed-officer-2.psbt'
    const again = await office.run(`combine ${copies} ${here} --out -`)
    expect(again.stdout).toBe(`${toBase64(read('payout.combined.psbt'))}\n`)
    // A copy that was signed later carries a later checkpoint.
    const copy = office.write('copy.psbt', signed.stdout)
    const combined = await office.run(`combine ${copy} payout.signed-officer-2.psbt ${here} --out -`)
    const final = await office.run(`finalize - ${here} --out -`, { stdin: combined.stdout })
    expect(final.stdout).toBe(read('payout.tx').toString())
    const verified = await office.document(`verify - ${here} --proposal payout.psbt`, { stdin: final.stdout })
    expect(verified).toMatchObject({ exit: 0, data: { matchesProposal: true } })
    const converted = await office.run('convert - --psbt-version 2 --out -', { stdin: proposed.stdout })
    expect(converted.stdout).toMatch(BASE64_LINE)
  })

  it('is JSON alone with --json, also for --out -', async () => {
    const data = await office.ok(`finalize payout.combined.psbt ${here} --out -`)
    expect(data).toMatchObject({ file: null, hex: read('payout.tx').toString().trim() })
    expect(
      (await office.ok('key xpub --name officer-1 --script-type p2wsh --out - --home homes/officer-1')).file,
    ).toBe(null)
  })

  it('takes PSBTs as binary, base64 and hex', async () => {
    const bytes = read('payout.psbt')
    office.write('as.base64', toBase64(bytes))
    office.write('as.hex', `${bytes.toString('hex').toUpperCase()}\n`)
    for (const name of ['payout.psbt', 'as.base64', 'as.hex'])
      expect((await office.ok(`review ${name} ${here}`)).digest).toBe(digest)
  })

  it('has a good name where none is given, and tells it', async () => {
    const made = await office.ok(proposal())
    expect(made.file).toBe(`proposal-${made.txid.slice(0, 8)}.psbt`)
    office.write('trip.psbt', read('payout.psbt'))
    const sign = (officer: string, file: string) =>
      `sign ${file} --key ${officer} --vault ${VAULT} --home homes/${officer} --approve ${digest} --password-file password.txt`
    expect((await office.ok(sign('officer-1', 'trip.psbt'))).file).toBe('trip.signed-officer-1.psbt')
    const chained = await office.ok(sign('officer-2', 'trip.signed-officer-1.psbt'))
    expect(chained.file).toBe('trip.signed-officer-1.signed-officer-2.psbt')
    expect((await office.ok(`combine ${chained.file} ${here}`)).file).toBe('trip.combined.psbt')
    expect((await office.ok(`finalize trip.combined.psbt ${here}`)).file).toBe('trip.tx')
    expect((await office.ok('convert trip.psbt --psbt-version 2')).file).toBe('trip.v2.psbt')
    const unnamed = await office.ok(sign('officer-1', '-'), { stdin: read('trip.psbt') })
    expect(unnamed.file).toBe('proposal.signed-officer-1.psbt')
    const xpub = `key xpub --name officer-1 --script-type p2sh-p2wsh ${home}`
    expect((await office.ok(xpub)).file).toBe('officer-1-p2sh-p2wsh.cosigner.json')
    for (const name of [made.file, 'trip.tx', 'trip.v2.psbt'])
      expect(existsSync(office.path(name))).toBe(true)
    const { stdout } = await office.run(`convert trip.psbt --psbt-version 0`)
    expect(stdout).toContain('trip.v0.psbt')
  })

  it('is base64 in a file where asked', async () => {
    await office.ok('convert payout.psbt --psbt-version 0 --base64 --out text.psbt')
    expect(read('text.psbt').toString()).toBe(`${toBase64(read('payout.psbt'))}\n`)
  })

  it('replaces nothing without --force, and no other file than the one named', async () => {
    office.write('kept.psbt', 'precious')
    const convert = 'convert payout.psbt --psbt-version 2 --out'
    await office.refused(`${convert} kept.psbt`, 'file.exists')
    expect(read('kept.psbt').toString()).toBe('precious')
    symlinkSync(office.path('kept.psbt'), office.path('link.psbt'))
    await office.refused(`${convert} link.psbt`, 'file.exists')
    await office.refused(`${convert} link.psbt --force`, 'file.not-regular')
    expect(read('kept.psbt').toString()).toBe('precious')
    await office.ok(`${convert} kept.psbt --force`)
    expect(read('kept.psbt').subarray(0, 4).toString()).toBe('psbt')
    expect(statSync(office.path('kept.psbt')).isFile()).toBe(true)
  })

  it('speaks Japanese to people, and to scripts what it always does', async () => {
    const review = `review payout.psbt ${here}`
    const { stdout } = await office.run(`${review} --lang ja`)
    expect(stdout).toMatch(KANA)
    expect((await office.run(review)).stdout).not.toMatch(KANA)
    expect(await office.document(`${review} --lang ja`)).toEqual(await office.document(review))
    for (const language of ['--lang ja', '--lang=ja']) {
      const { stderr } = await office.run(`inspect nowhere.psbt ${language}`)
      expect(stderr).toMatch(KANA)
      expect(stderr).toContain('[file.missing]')
    }
  })

  it('says of what was signed and combined what the review says of it', async () => {
    const { txid, vault, totals } = await office.ok(`review payout.psbt ${here}`)
    const sign = `sign payout.psbt --key officer-2 --vault ${VAULT} --home homes/officer-2`
    const signed = await office.ok(
      `${sign} --approve ${digest} --password-file password.txt --out again.psbt --force`,
    )
    const combined = await office.ok(
      `combine again.psbt payout.signed-officer-1.psbt ${here} --out both.psbt --force`,
    )
    for (const data of [signed, combined]) expect(data).toMatchObject({ txid, vault, totals, digest })
    expect(BigInt(totals.in)).toBe(BigInt(totals.out) + BigInt(totals.fee))
  })

  it('has no colour where there is no terminal', async () => {
    const review = await office.run(`review payout.psbt ${here}`)
    const failure = await office.run('inspect nowhere.psbt')
    expect(review.stdout + review.stderr + failure.stderr).not.toContain('\x1b')
  })

  it('reads RINGI_HOME, and --home before it', async () => {
    const env = { RINGI_HOME: office.path('homes/officer-2') }
    expect((await office.ok('key list', { env })).keys).toMatchObject([{ name: 'officer-2' }])
    expect((await office.ok(`key list ${home}`, { env })).keys).toMatchObject([{ name: 'officer-1' }])
  })
})

describe.each(WAYS)('usage %s', way => {
  const ask = async (...argv: string[]) => await run(argv, { way })

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const flag of ['--version', '-V'])
      expect(await ask(flag)).toMatchObject({ exit: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('helps', async () => {
    for (const argv of [['help'], ['--help'], ['-h']]) {
      const { exit, stdout } = await ask(...argv)
      expect({ exit, all: stdout.includes('key generate') && stdout.includes('finalize') }).toEqual({
        exit: 0,
        all: true,
      })
    }
    expect(await ask()).toMatchObject({ exit: 2 })
    for (const argv of [
      ['help', 'sign'],
      ['sign', '--help'],
      ['sign', 'x.psbt', '-h'],
      ['sign', 'help'],
    ])
      expect((await ask(...argv)).stdout).toContain('--approve')
    const group = await ask('help', 'vault')
    expect(group.stdout).toContain('vault register')
    expect(group.stdout).not.toContain('key generate')
    expect(await ask('help', 'treasure')).toMatchObject({ exit: 2, stdout: '' })
  })

  it('is JSON where JSON is asked for', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const argv of [
      ['--version', '--json'],
      ['--json', '-V'],
    ])
      expect((await ask(...argv)).json).toEqual({
        ...{ ringi: 2, command: 'version', ok: true, exit: 0 },
        ...{ data: { version }, findings: [] },
      })
    for (const argv of [
      ['help', '--json'],
      ['--json', '--help'],
      ['-h', '--json'],
      ['help', 'vault', '--json'],
    ]) {
      const { exit, json } = await ask(...argv)
      expect({ exit, command: json?.command }).toEqual({ exit: 0, command: 'help' })
      const names = json?.data.commands.map(({ name }: { name: string }) => name)
      expect([names.includes('vault register'), names.includes('sign')]).toEqual([
        true,
        !argv.includes('vault'),
      ])
      await checkSchema(json as Document)
    }
    for (const argv of [
      ['help', 'sign', '--json'],
      ['sign', '--help', '--json'],
      ['--json', 'sign', 'help'],
    ]) {
      const { data } = (await ask(...argv)).json as Document
      expect(data).toMatchObject({ name: 'sign', arguments: [{ name: 'psbt', required: true }] })
      expect(data.options).toContainEqual(
        expect.objectContaining({
          flags: '--vault <name>',
          required: true,
          repeatable: false,
          default: null,
        }),
      )
    }
    await checkSchema((await ask('help', 'propose', '--json')).json as Document)
    expect((await ask('help', 'treasure', '--json')).json).toMatchObject({
      ...{ command: 'help', ok: false, exit: 2 },
      error: { code: 'usage.unknown-command' },
    })
  })

  it('takes the word help for what it is where no command can stand', async () => {
    const { json } = await ask('vault', 'show', 'help', '--json')
    expect(json).toMatchObject({ exit: 4, error: { code: 'vault.not-registered' } })
    const memo = await ask('propose', '--memo', 'help', '--vault', 'x', '--json')
    expect(memo.json?.ok).toBe(false)
  })

  it.each([
    [['propse'], 'usage.unknown-command', 'propose'],
    [['key', 'genrate'], 'usage.unknown-command', 'key generate'],
    [['vault', 'lst'], 'usage.unknown-command', 'vault list'],
    [['review', 'x', '--valt', 'y'], 'usage.unknown-option', '--vault'],
    [['propose', '--fee-rat', '5'], 'usage.unknown-option', '--fee-rate'],
    [['explain', 'chnge.not-derived'], 'usage.unknown-code', 'change.not-derived'],
    [['schema', 'revew'], 'usage.unknown-command', 'review'],
  ])('%j is a mistake, and the nearest right one is named', async (argv, code, meant) => {
    const { exit, json } = await ask(...argv, '--json')
    expect({ exit, code: json?.error?.code }).toEqual({ exit: 2, code })
    expect(json?.error?.hint).toContain(meant)
  })

  it.each([
    [[]],
    [['key']],
    [['vault']],
    [['xyzzy']],
    [['review']],
    [['sign', 'a', 'b', '--key', 'k', '--vault', 'v']],
    [['review', 'x']],
    [['review', 'x', '--vault']],
    [['combine', '--vault', 'v']],
    [['convert', 'x', '--psbt-version', '']],
    [['--lang', 'de', 'key', 'list']],
    [['schema', 'constructor']],
    [['explain', 'toString']],
    [['__proto__']],
  ])('%j is a usage error', async argv => {
    const { exit, json } = await ask(...argv, '--json')
    expect({ exit, ok: json?.ok }).toEqual({ exit: 2, ok: false })
  })

  it.each([
    ['key', 'list', '--password=hunter2 and more'],
    ['key', 'restore', '--name', 'x', '--passphrase', 'hunter2 and more'],
    ['key', 'restore', '--mnemonic', 'hunter2 and more'],
  ])('a secret on the command line is refused and not repeated: %s %s %s', async (...argv) => {
    const { exit, stdout, stderr } = await ask(...argv)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toContain('[secret.in-arguments]')
    expect(stderr).not.toContain('hunter2')
  })
})

describe('colour', () => {
  it.each([
    [{}, true],
    [{ NO_COLOR: '' }, true],
    [{ NO_COLOR: '1' }, false],
    [{ TERM: 'dumb' }, false],
  ])('on a terminal with %j: %s', async (env, expected) => {
    const { stdout } = await run(['explain', 'fee.high'], { isTerminal: true, env })
    expect(stdout.includes('\x1b[')).toBe(expected)
    const { stderr } = await run(['explain', 'fee.hi'], { isTerminal: true, env })
    expect(stderr.includes('\x1b[')).toBe(expected)
    const { json } = await run(['explain', 'fee.high', '--json'], { isTerminal: true, env })
    expect(JSON.stringify(json)).not.toContain('\\u001b')
  })
})

describe('as a process', () => {
  it('takes secrets from descriptors: sockets, as programs for Node pass them', async () => {
    const office = new Office('as a process')
    const key = 'key generate --name a --network regtest --no-dice --words-out a.txt --work-factor 1'
    const data = await office.ok(`${key} --password-file /dev/fd/3`, { descriptors: [`${PASSWORD}\n`] })
    const words = readFileSync(office.path('a.txt'), 'utf8')
    const restored = await office.ok(
      'key restore --name b --network regtest --work-factor 1 --words-file /dev/fd/3 --password-file /proc/self/fd/4 --home homes/b',
      { descriptors: [words, PASSWORD] },
    )
    expect(restored.fingerprint).toBe(data.fingerprint)
    const xpub = 'key xpub --name a --script-type p2wsh --account 1 --password-file /dev/fd/3 --out -'
    await office.ok(xpub, { descriptors: [PASSWORD] })
    const next = xpub.replace('--account 1', '--account 2')
    await office.refused(next, 'key.wrong-password', { descriptors: ['other'] })
    expect((await office.document(next)).exit).toBe(11)
  })

  it('takes secrets from descriptors: pipes and files, as shells pass them', async () => {
    const office = new Office('as a process')
    const key = `"${process.execPath}" "${LAUNCHER}" key generate --home h --name`
    const rest = '--network regtest --no-dice --work-factor 1 --password-file'
    const shell = async (line: string) => {
      const child = spawn('bash', ['-c', line], { cwd: office.folder, stdio: 'ignore' })
      return await new Promise(resolve => child.on('close', resolve))
    }
    expect(await shell(`${key} a ${rest} /dev/fd/3 --words-out a.txt 3<password.txt`)).toBe(0)
    expect(await shell(`${key} b ${rest} <(printf secret) --words-out b.txt`)).toBe(0)
    expect(await shell(`${key} c ${rest} /dev/fd/3 --words-out c.txt 3</dev/zero`)).toBe(11)
    expect(
      await shell(`chmod 644 password.txt; ${key} d ${rest} /dev/fd/3 --words-out d.txt 3<password.txt`),
    ).toBe(10)
  })

  it('ends quietly where nobody reads on, and with a word where the disk is full', async () => {
    const office = new Office('as a process')
    office.write('dice.txt', DICE)
    const program = `"${process.execPath}" "${LAUNCHER}"`
    const shell = async (line: string) => {
      const child = spawn('bash', ['-c', line], { cwd: office.folder, stdio: ['ignore', 'ignore', 'pipe'] })
      let stderr = ''
      child.stderr.on('data', part => {
        stderr += part
      })
      return await new Promise(resolve => child.on('close', exit => resolve({ exit, stderr })))
    }
    const head = `${program} explain fee.high | true; exit \${PIPESTATUS[0]}`
    expect(await shell(head)).toEqual({ exit: 11, stderr: '' })
    expect(await shell(`${program} explain fee.high > /dev/full`)).toEqual({
      exit: 11,
      stderr: expect.stringContaining('[file.unwritable]'),
    })
  })
})
