import { lstatSync, readFileSync } from 'node:fs'
import { entropyToMnemonic, wordlists } from 'bip39'
import { beforeAll, describe, expect, test } from 'vitest'
import { fundTeam, makeKey, makeTeam, Office, payee, spend, type Team } from '../support/ceremony.js'
import { secretsOf } from '../support/secrets.js'
import { toHex } from './toolkit/bytes.js'
import { runPreloaded } from './toolkit/preloaded.js'
import { refusedUntouched, snapshot } from './toolkit/scene.js'
import { accountPath, masterFromWords, masterOf } from './toolkit/traitor.js'

const ABANDON = `${'abandon '.repeat(11)}about`
const HOME = '--home home --password-file password.txt'

function restore(network: string, name = 'k', words = 'words.txt'): string {
  const cost = network === 'mainnet' ? '--work-factor 17 --allow-online' : '--work-factor 1'
  return `key restore ${HOME} --name ${name} --network ${network} --words-file ${words} ${cost}`
}

describe('A1 a machine with broken randomness makes no key', () => {
  const generate = (...more: string[]) => [
    ...`key generate ${HOME} --name k --network regtest --words-out w.txt --work-factor 1`.split(' '),
    ...more,
  ]

  test.each(['0', '255', '90'])('whose every byte is %s, with dice or without', byte => {
    const office = new Office()
    office.write('dice.txt', '35142635146253146235416325'.repeat(5))
    for (const dice of [['--no-dice'], ['--dice', 'dice.txt']]) {
      const before = snapshot(office.folder)
      const env = { BROKEN_BYTE: byte }
      const { error, exit } = runPreloaded(office, 'broken-randomness.js', generate(...dice), env)
      expect([exit, error?.code]).toEqual([8, 'entropy.weak'])
      expect(snapshot(office.folder)).toEqual(before)
    }
  })
})

describe('A2 words that everybody knows', () => {
  const known = [
    ABANDON,
    'legal winner thank year wave sausage worth useful legal winner thank yellow',
    'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong',
    `${'abandon '.repeat(23)}art`,
    entropyToMnemonic('0123456789abcdef0123456789abcdef', wordlists.english),
    entropyToMnemonic('00'.repeat(16), wordlists.japanese),
  ]
  test.each(known)('%s', async words => {
    const office = new Office()
    office.write('words.txt', `${words}\n`)
    await refusedUntouched(office, restore('mainnet'), 'mnemonic.well-known')
    const { findings, ok } = await office.document(restore('regtest'))
    expect(ok).toBe(true)
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'mnemonic.well-known', severity: 'warn' }),
    )
  })
})

describe('words that are no mnemonic, or written in another way', () => {
  const office = new Office()
  const good = entropyToMnemonic('5f1c9a0be37d24816fa9c35d7be0428e', wordlists.english)
  let fingerprint: string
  beforeAll(async () => {
    office.write('words.txt', `${good}\n`)
    fingerprint = (await office.ok(restore('regtest', 'plain'))).fingerprint
    expect(fingerprint).toBe(toHex(masterFromWords(good, 'regtest').fingerprint))
  })

  test('A3 garbage', async () => {
    const list = good.split(' ')
    const garbage = [
      '',
      'hello',
      'x '.repeat(12),
      list.slice(1).join(' '),
      [...list, ...list].slice(0, 13).join(' '),
      [list[1], list[0], ...list.slice(2)].join(' '),
      `${good.slice(0, -1)}\u0000`,
    ]
    for (const words of garbage) {
      office.write('words.txt', words)
      await refusedUntouched(office, restore('regtest'), ['mnemonic.malformed', 'mnemonic.checksum'])
    }
  })

  test('A4 other spellings give the same seed', async () => {
    const spellings = [
      good.replaceAll(' ', '  '),
      good.toUpperCase(),
      good.replaceAll(' ', '\u3000'),
      ` ${good}\n`,
      good.replaceAll(' ', '\t'),
      good.normalize('NFKD'),
    ]
    for (const [i, words] of spellings.entries()) {
      office.write('words.txt', words)
      expect((await office.ok(restore('regtest', `spelling-${i}`))).fingerprint).toBe(fingerprint)
    }
  })

  test('A4 kana that are composed, decomposed, or with other spaces', async () => {
    const kana = entropyToMnemonic('5f1c9a0be37d24816fa9c35d7be0428e', wordlists.japanese)
    const spellings = [kana, kana.normalize('NFD'), kana.normalize('NFC'), kana.replaceAll('\u3000', ' ')]
    const fingerprints = new Set<string>()
    for (const [i, words] of spellings.entries()) {
      office.write('words.txt', words)
      fingerprints.add((await office.ok(restore('regtest', `kana-${i}`))).fingerprint)
    }
    expect([...fingerprints]).toEqual([toHex(masterFromWords(kana, 'regtest').fingerprint)])
  })

  test('A5 a wrong passphrase', async () => {
    office.write('words.txt', `${good}\n`)
    office.write('phrase.txt', 'open sesame\n')
    await office.ok(`${restore('regtest', 'guarded')} --passphrase-file phrase.txt`)
    const open = `key xpub ${HOME} --name guarded --script-type p2wsh --account 1 --passphrase-file`
    for (const wrong of ['', 'Open sesame', 'open sesame ', 'open  sesame']) {
      office.write('wrong.txt', `${wrong}\n`)
      await refusedUntouched(office, `${open} wrong.txt --out x.json`, 'key.wrong-passphrase')
    }
    await office.ok(`${open} phrase.txt --out guarded.json`)
  })

  test('A6 a key file with any byte changed, cut short, or asking for an absurd effort', async () => {
    const path = 'home/keys/plain.age'
    const honest = new Uint8Array(readFileSync(office.path(path)))
    const open = `key xpub ${HOME} --name plain --script-type p2wsh --account 2 --out y.json`
    const places = Array.from({ length: honest.length }, (_, i) => i).filter(i => i < 24 || i % 9 === 0)
    for (const place of places) {
      office.write(
        path,
        honest.map((byte, i) => (i === place ? byte ^ 1 : byte)),
      )
      await refusedUntouched(office, open, ['key.damaged', 'key.kdf-cost', 'key.wrong-password'])
    }
    for (const length of [0, 10, honest.length - 1]) {
      office.write(path, honest.slice(0, length))
      await refusedUntouched(office, open, 'key.damaged')
    }
    const text = Buffer.from(honest).toString('latin1')
    for (const cost of ['21', '30', '63', '99']) {
      const started = performance.now()
      office.write(path, Buffer.from(text.replace(/(scrypt \S+) \d+/, `$1 ${cost}`), 'latin1'))
      await refusedUntouched(office, open, 'key.kdf-cost')
      expect(performance.now() - started).toBeLessThan(1000)
    }
    office.write(path, honest)
    await office.ok(open)
  })
})

describe('A8 a private key where a public one is expected', () => {
  const office = new Office()
  let team: Team
  let secret: string
  beforeAll(async () => {
    team = await makeTeam(office, { required: 1, of: 2 })
    const master = masterFromWords(readFileSync(office.path('officer-2.words.txt'), 'utf8').trim(), 'regtest')
    secret = master.derivePath("m/48'/1'/0'/2'").toBase58()
    expect(secret).toMatch(/^tprv/)
  })

  const create =
    'vault create --home home --name v --threshold 1 --script-type p2wsh --network regtest --out v.json --cosigner evil.json'

  test.each([
    'xpub',
    'keyExpression',
    'record',
    'name',
    'path',
    'fingerprint',
    'network',
    'scriptType',
    'signature',
  ])('as %s of a cosigner file', async field => {
    const file = JSON.parse(readFileSync(office.path('officer-2.cosigner.json'), 'utf8'))
    await refusedInSilence({ ...file, [field]: secret }, create)
  })

  test.each(['name', 'network', 'scriptType', 'descriptor', 'digest', 'words', 'kind', 'xpub', 'path'])(
    'as %s of a vault file',
    async field => {
      const file = JSON.parse(readFileSync(office.path('treasury.vault.json'), 'utf8'))
      if (field in file) file[field] = secret
      else file.cosigners[1][field] = secret
      await refusedInSilence(file, 'vault register evil.json --home home --watch-only --yes')
      await refusedInSilence(
        { ...file, [secret]: secret },
        'vault register evil.json --home home --watch-only --yes',
      )
    },
  )

  test('in a descriptor, in a snapshot, in a list of payouts, as a PSBT, as a transaction, and cut in two', async () => {
    const lines = [
      'vault import evil.json --home home --name v --network regtest',
      `propose --vault treasury --home ${team.homeOf('officer-1')} --utxos evil.json --to x=1btc --fee-rate 1`,
      `propose --vault treasury --home ${team.homeOf('officer-1')} --utxos evil.json --payouts evil.json --fee-rate 1`,
      `propose --vault treasury --home ${team.homeOf('officer-1')} --utxos evil.json --prevtxs evil.json --sweep x --fee-rate 1`,
      `review evil.json --vault treasury --home ${team.homeOf('officer-1')}`,
      'inspect evil.json',
      `verify evil.json --vault treasury --home ${team.homeOf('officer-1')}`,
    ]
    const { descriptor } = team.vault
    const texts = [
      secret,
      `{"xpub": "${secret}`,
      `[{"txid": "${secret}"}]`,
      `address,amount,label\n${secret},${secret},${secret}\n`,
      descriptor.replace(/tpub\w+/, secret),
      `${descriptor.replace(/tpub\w+/, secret)}`.split('#')[0],
      `wsh(multi(1,${secret}/<0;1>/*))`,
      `\n ${secret.slice(0, 50)}\n${secret.slice(50)}`,
    ]
    for (const text of texts) for (const line of lines) await refusedInSilence(text, line)
  })

  async function refusedInSilence(content: unknown, line: string): Promise<void> {
    office.write('evil.json', typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`)
    const before = snapshot(office.folder)
    for (const json of [[], ['--json']]) {
      const { exit, stdout, stderr } = await office.run([...line.split(' '), ...json])
      expect(exit).toBeGreaterThan(1)
      // Half of it would be too much already.
      expect(stdout + stderr).not.toContain(secret.slice(20, 70))
      expect(stdout + stderr).not.toContain(secret.slice(-30))
    }
    expect(snapshot(office.folder)).toEqual(before)
  }
})

test('A7 nothing that a key’s owner reads or keeps, but the words and the key file, has a secret in it', async () => {
  const office = new Office()
  const said: string[] = []
  const listen = async (line: string) => {
    for (const json of ['', ' --json']) {
      const { stdout, stderr } = await office.run(`${line}${json}`)
      said.push(stdout, stderr)
    }
  }
  await makeKey(office, 'a', 'home')
  for (const line of [
    'key list --home home',
    `key xpub ${HOME} --name a --script-type p2wsh --account 3 --force --out a3.json`,
    'key verify --home home --name a --words-file a.words.txt',
    `key restore ${HOME} --name b --network regtest --words-file a.words.txt --work-factor 1`,
    `key restore ${HOME} --name b --network regtest --words-file a.words.txt --passphrase-file missing`,
    `key generate ${HOME} --name c --network regtest --no-dice --words-out a.words.txt --work-factor 1`,
  ])
    await listen(line)
  const words = readFileSync(office.path('a.words.txt'), 'utf8').trim()
  const kept = ['home/keys/a.json', 'home/keys/a.age', 'home/keys/b.json', 'a.cosigner.json', 'a3.json']
  const texts = [...said, ...kept.map(name => readFileSync(office.path(name), 'latin1'))]
  for (const secret of secretsOf(words, '48h/1h/0h/2h')) {
    for (const text of texts) expect(text).not.toContain(secret)
  }
})

test('A9 no command hands out the key of an address, from which and the account’s public key the account follows', async () => {
  const office = new Office()
  const team = await makeTeam(office, { required: 2, of: 2 })
  await fundTeam(team, [50_000_000, 50_000_000, 50_000_000, 50_000_000])
  const options = ['--to', `${payee('regtest')}=1.6btc`, '--fee-rate', '5']
  await spend(team, { options })
  const home = team.homeOf('officer-1')
  for (const format of ['descriptor', 'core', 'vault'])
    await office.ok(`vault export treasury --format ${format} --out ${format}.txt --home ${home}`)
  await office.ok('inspect payout.combined.psbt')
  const files = snapshot(office.folder).map(line => line.slice(0, line.indexOf(' ')))
  const kept = files.filter(name => !/words|password/.test(name) && lstatSync(office.path(name)).isFile())
  expect(kept.length).toBeGreaterThan(15)
  const texts = [...office.transcript, ...kept.map(name => readFileSync(office.path(name), 'latin1'))]
  const account = masterOf(team, 'officer-1').derivePath(accountPath(team))
  const nodes = [0, 1].flatMap(branch => [0, 1, 2, 3].map(index => account.derive(branch).derive(index)))
  for (const node of [account, account.derive(0), account.derive(1), ...nodes]) {
    const key = Buffer.from(node.privateKey as Uint8Array)
    const forms = [key.toString('hex'), key.toString('base64'), key.toString('latin1')]
    for (const form of [...forms, node.toWIF(), node.toBase58()])
      for (const text of texts) expect(text.includes(form)).toBe(false)
  }
})

describe('A10 dice that are loaded, too few, or no dice', () => {
  const cases = [
    ['dice.biased', '6'.repeat(120)],
    ['dice.biased', '123456'.repeat(20)],
    ['dice.biased', '12'.repeat(60)],
    ['dice.biased', `${'1'.repeat(40)}${'3521463524'.repeat(8)}`],
    ['dice.too-few', '351426351246'],
    ['dice.malformed', `${'35142635'.repeat(14)}7`],
    ['dice.malformed', `${'35142635'.repeat(14)}０`],
  ] as const
  test.each(cases)('%s: %s', async (code, dice) => {
    const office = new Office()
    office.write('dice.txt', dice)
    for (const only of ['', ' --dice-only']) {
      const generate = `key generate ${HOME} --name d --network regtest --dice dice.txt --words-out d.txt --work-factor 1${only}`
      await refusedUntouched(office, generate, code)
    }
  })
})
