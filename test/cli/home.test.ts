import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeKey, makeTeam, Office, type Team, VAULT } from '../support/ceremony.js'
import { treeOf } from '../support/tree.js'

const HOME = 'homes/officer-1'

describe('a home', () => {
  let office: Office
  let team: Team
  beforeEach(async () => {
    office = new Office()
    team = await makeTeam(office, { required: 1, of: 1 })
  })

  it('can be looked into by nobody else', async () => {
    const tree = treeOf(office.path(HOME))
    expect(Object.keys(tree)).toEqual([
      '.',
      'home.key',
      'keys',
      'keys/officer-1.age',
      'keys/officer-1.json',
      'log',
      'log.jsonl',
      'log/head.json',
      'policies',
      'seals',
      'seals/officer-1.json',
      'vaults',
      `vaults/${VAULT}.json`,
    ])
    for (const entry of Object.values(tree)) expect(entry).toMatch(/^(?:700 folder|600 [0-9a-f]{64})$/)
  })

  it('keeps its secrets encrypted', async () => {
    const words = readFileSync(office.path('officer-1.words.txt'), 'utf8').trim()
    for (const name of Object.keys(treeOf(office.path(HOME)))) {
      const path = office.path(HOME, name)
      if (statSync(path).isFile()) expect(readFileSync(path, 'latin1')).not.toContain(words.slice(0, 20))
    }
    const age = readFileSync(office.path(HOME, 'keys/officer-1.age'), 'latin1')
    expect(age.startsWith('age-encryption.org/v1\n-> scrypt ')).toBe(true)
  })

  it('is refused where others can look into it', async () => {
    chmodSync(office.path(HOME), 0o750)
    await office.refused(`vault show ${VAULT} --home ${HOME}`, 'home.readable')
    await office.refused(`key list --home ${HOME}`, 'home.readable')
    const generate = `key generate --name b --network regtest --no-dice --words-out b.txt --work-factor 1`
    await office.refused(`${generate} --password-file password.txt --home ${HOME}`, 'home.readable')
    const document = await office.document(`doctor --home ${HOME}`)
    expect(document.exit).toBe(10)
    expect(document.data.checks).toContainEqual(expect.objectContaining({ name: 'home', status: 'red' }))
  })

  it('is refused where it is a link or a file', async () => {
    symlinkSync(office.path(HOME), office.path('link'))
    await office.refused(`vault show ${VAULT} --home link`, 'file.not-regular')
    office.write('file', 'x')
    await office.refused(`vault list --home file`, 'file.unreadable')
  })

  it.each([
    ['content', (text: string) => text.replace('treasury', 'tressury')],
    [
      'a key in it',
      (text: string) => text.replace(/(tpub.{10})(.)/, (_, before, at) => before + (at === 'x' ? 'y' : 'x')),
    ],
    ['its MAC', (text: string) => text.replace(/"mac": "./, '"mac": "g')],
    ['no MAC', (text: string) => text.replace(/"mac"/, '"mac2"')],
    ['a MAC that is cut off', (text: string) => text.replace(/"mac": "[0-9a-f]{64}"/, '"mac": ""')],
    ['no JSON', () => 'vault'],
    ['nothing', () => ''],
  ])('notices a pinned vault with %s changed', async (_, change) => {
    const path = office.path(HOME, `vaults/${VAULT}.json`)
    writeFileSync(path, change(readFileSync(path, 'utf8')))
    for (const command of [`vault show ${VAULT}`, `vault address ${VAULT}`, 'vault list'])
      await office.refused(`${command} --home ${HOME}`, 'vault.tampered')
  })

  it('notices records that were copied from elsewhere, renamed, or swapped', async () => {
    const other = new Office()
    await makeTeam(other, { required: 1, of: 1 })
    cpSync(other.path(HOME, `vaults/${VAULT}.json`), office.path(HOME, 'vaults/foreign.json'))
    await office.refused(`vault show foreign --home ${HOME}`, 'vault.tampered')
    cpSync(office.path(HOME, `vaults/${VAULT}.json`), office.path(HOME, 'vaults/foreign.json'))
    await office.refused(`vault show foreign --home ${HOME}`, 'vault.tampered')
    cpSync(office.path(HOME, 'vaults/foreign.json'), office.path(HOME, 'keys/officer-2.json'))
    await office.refused(`key list --home ${HOME}`, 'vault.tampered')
  })

  it('trusts nothing without the key that it made for itself', async () => {
    rmSync(office.path(HOME, 'home.key'))
    await office.refused(`vault show ${VAULT} --home ${HOME}`, 'home.damaged')
    expect(existsSync(office.path(HOME, 'home.key'))).toBe(false)
    writeFileSync(office.path(HOME, 'home.key'), 'short')
    await office.refused(`vault show ${VAULT} --home ${HOME}`, 'home.damaged')
  })

  it('takes a key file that is damaged or not there for what it is', async () => {
    const open = `key xpub --name officer-1 --script-type p2wsh --account 1 --out x.json --password-file password.txt --home ${HOME}`
    const path = office.path(HOME, 'keys/officer-1.age')
    const sound = readFileSync(path)
    for (const at of [0, 5, sound.length - 1]) {
      writeFileSync(path, sound.with(at, (sound[at] as number) ^ 1))
      await office.refused(open, 'key.damaged')
    }
    writeFileSync(path, Buffer.from(sound.toString('latin1').replace(/ 1\n/, ' 31\n'), 'latin1'))
    await office.refused(open, 'key.kdf-cost')
    rmSync(path)
    await office.refused(open, 'file.missing')
    expect(existsSync(office.path('x.json'))).toBe(false)
  })

  it('keeps a passphrase nowhere, and notices a wrong one', async () => {
    office.write('passphrase.txt', 'plum')
    office.write('wrong.txt', 'prune')
    const key = '--name p --home homes/p --passphrase-file'
    const restore = `key restore --network regtest --work-factor 1 --password-file password.txt --words-file officer-1.words.txt ${key}`
    const made = await office.ok(`${restore} passphrase.txt`)
    expect(made.passphrase).toBe(true)
    expect(made.fingerprint).not.toBe(team.vault.cosigners[0].fingerprint)
    const open = `key xpub --script-type p2wsh --account 1 --password-file password.txt ${key}`
    await office.refused(`${open} wrong.txt`, 'key.wrong-passphrase')
    await office.ok(`${open} passphrase.txt`)
    const without = open.replace(' --passphrase-file', '').replace('--account 1', '--account 2')
    await office.refused(`${without} --out y.json`, 'confirm.needed')
    const verify = `key verify --words-file officer-1.words.txt ${key}`
    await office.refused(`${verify} wrong.txt`, 'mnemonic.mismatch')
    await office.ok(`${verify} passphrase.txt`)
  })

  it('warns of words that everybody knows, and refuses them for mainnet', async () => {
    office.write('known.txt', `${'abandon '.repeat(11)}about\n`)
    const restore = 'key restore --name k --home homes/k --words-file known.txt --password-file password.txt'
    const document = await office.document(`${restore} --network regtest --work-factor 1`)
    expect(document.ok).toBe(true)
    expect(document.findings.map(({ code }) => code)).toContain('mnemonic.well-known')
    const real = restore.replace('homes/k', 'homes/r')
    await office.refused(`${real} --network mainnet --allow-online`, 'mnemonic.well-known')
    expect(existsSync(office.path('homes/r'))).toBe(false)
  })

  it('pins a vault once, under one name', async () => {
    const text = readFileSync(office.path(`${VAULT}.vault.json`), 'utf8')
    const again = `vault create --name twin --threshold 1 --cosigner officer-1.cosigner.json --script-type p2wsh --network regtest`
    await office.ok(again)
    await office.refused(`vault register twin.vault.json --home ${HOME} --yes`, 'vault.same-scripts')
    await office.refused(
      `vault register ${VAULT}.vault.json --home ${HOME} --yes`,
      'vault.already-registered',
    )
    expect(JSON.parse(text).digest).toBe(team.vault.digest)
  })

  it('refuses a vault in which somebody else has the place of its key', async () => {
    await makeKey(office, 'mallory', 'homes/mallory')
    const mallory = await office.ok('key list --home homes/mallory')
    const forged = JSON.parse(readFileSync(office.path('mallory.cosigner.json'), 'utf8'))
    const descriptor = await office.ok(
      `vault create --name m --threshold 1 --cosigner mallory.cosigner.json --script-type p2wsh --network regtest`,
    )
    expect(forged.fingerprint).toBe(mallory.keys[0].fingerprint)
    const own = team.vault.cosigners[0].fingerprint
    const bare = descriptor.descriptor.split('#')[0].replaceAll(forged.fingerprint, own)
    office.write('forged.txt', `${bare}#${checksumOf(bare)}\n`)
    await office.ok('vault import forged.txt --name forged --network regtest')
    await office.refused(`vault register forged.vault.json --home ${HOME} --yes`, 'vault.key-mismatch')
  })
})

// BIP 380, for descriptors that Ringi would not write.
function checksumOf(descriptor: string): string {
  const INPUT =
    '0123456789()[],\'/*abcdefgh@:$%{}IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~ijklmnopqrstuvwxyzABCDEFGH`#"\\ '
  const OUTPUT = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
  const GENERATOR = [0xf5dee51989n, 0xa9fdca3312n, 0x1bab10e32dn, 0x3706b1677an, 0x644d626ffdn]
  let check = 1n
  const feed = (value: number) => {
    const top = check >> 35n
    check = ((check & 0x7ffffffffn) << 5n) ^ BigInt(value)
    GENERATOR.forEach((generator, bit) => {
      if ((top >> BigInt(bit)) & 1n) check ^= generator
    })
  }
  const places = [...descriptor].map(character => INPUT.indexOf(character))
  for (let i = 0; i < places.length; i += 3) {
    const three = places.slice(i, i + 3)
    for (const place of three) feed(place & 31)
    feed(three.reduce((sum, place) => sum * 3 + (place >> 5), 0))
  }
  for (let i = 0; i < 8; i++) feed(0)
  check ^= 1n
  return Array.from({ length: 8 }, (_, i) => OUTPUT[Number((check >> BigInt(5 * (7 - i))) & 31n)]).join('')
}

// What contends is a process each; what it finds there need not be made by one.
const APART = { way: 'as a process' } as const

describe('two processes in one home', () => {
  it('lose none of each other’s work', async () => {
    const office = new Office()
    await makeKey(office, 'a', 'homes/a')
    const words = 'a.words.txt'
    const restores = Array.from({ length: 5 }, (_, i) =>
      office.ok(
        `key restore --name copy-${i} --home homes/shared --network regtest --work-factor 1 --password-file password.txt --words-file ${words}`,
        APART,
      ),
    )
    await Promise.all(restores)
    const { keys } = await office.ok('key list --home homes/shared')
    expect(keys).toHaveLength(5)
    for (const i of [0, 1, 2]) {
      await makeKey(office, `b${i}`, `homes/b${i}`)
      await office.ok(
        `vault create --name v${i} --threshold 1 --cosigner b${i}.cosigner.json --script-type p2wsh --network regtest`,
      )
    }
    const register = (i: number) =>
      office.ok(`vault register v${i}.vault.json --watch-only --yes --home homes/shared`, APART)
    await Promise.all([0, 1, 2].map(register))
    expect((await office.ok('vault list --home homes/shared')).vaults).toHaveLength(3)
    expect(Object.keys(treeOf(office.path('homes/shared'))).filter(name => /lock|part/.test(name))).toEqual(
      [],
    )
  })

  it('never make one key twice: one is refused', async () => {
    const office = new Office()
    await makeKey(office, 'a', 'homes/a')
    const restore = () =>
      office.document(
        'key restore --name same --home homes/s --network regtest --work-factor 1 --password-file password.txt --words-file a.words.txt',
        APART,
      )
    const documents = await Promise.all([restore(), restore(), restore()])
    const codes = documents.map(({ ok, error }) => (ok ? 'ok' : error?.code)).sort()
    expect(codes).toEqual(['key.exists', 'key.exists', 'ok'])
  })
})

describe('a lock', () => {
  it.each(['in process', 'as a process'] as const)('of a dead process is taken over (%s)', async way => {
    const office = new Office(way)
    await makeKey(office, 'a', 'homes/a')
    // Numbers of processes end far below.
    writeFileSync(office.path('homes/a/lock'), '2147483646\n')
    await makeKey(office, 'b', 'homes/a')
    expect(existsSync(office.path('homes/a/lock'))).toBe(false)
    expect((await office.ok('key list --home homes/a')).keys).toHaveLength(2)
  })
})

describe('the seal of the home', () => {
  it('is spoken of where what is shown comes from there, and not of a vault file', async () => {
    const office = new Office()
    await makeTeam(office, { required: 1, of: 1 })
    const at = '--home homes/officer-1'
    for (const line of ['vault address', 'vault export --format descriptor']) {
      const [command, ...options] = line.split(' --')
      const rest = options.map(option => `--${option}`).join(' ')
      const ofHome = await office.ok(`${command} ${VAULT} ${rest} ${at}`.trim().replace(/ +/g, ' '))
      expect(ofHome.sealed).toBe(false)
      const ofFile = await office.ok(`${command} ${VAULT}.vault.json ${rest} ${at}`.replace(/ +/g, ' '))
      expect(ofFile).not.toHaveProperty('sealed')
    }
  })
})
