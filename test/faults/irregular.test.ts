import { execFileSync } from 'node:child_process'
import { chownSync, cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { makeTeam, Office, VAULT } from '../support/ceremony.js'
import { treeOf } from '../support/tree.js'

const HOME = 'homes/officer-1'
/** A user who is somebody else. Only the superuser can give files away. */
const NOBODY = 65_534
const mayGiveAway = process.getuid?.() === 0

/** What can stand in a file's place; each takes the path of a regular file there is, and puts itself there. */
const IMPOSTORS: Readonly<Record<string, (path: string) => void>> = {
  'a symbolic link to it': path => {
    renameSync(path, `${path}.real`)
    symlinkSync(`${path}.real`, path)
  },
  'a symbolic link to nothing': path => {
    rmSync(path)
    symlinkSync('/nonexistent/file', path)
  },
  'a symbolic link to a device': path => {
    rmSync(path)
    symlinkSync('/dev/zero', path)
  },
  'a folder': path => {
    rmSync(path)
    mkdirSync(path)
  },
  'a pipe': path => {
    rmSync(path)
    execFileSync('mkfifo', ['-m', '600', path])
  },
  ...(mayGiveAway && { 'somebody else’s file': (path: string) => chownSync(path, NOBODY, NOBODY) }),
}
const AS = Object.entries(IMPOSTORS)
const UNSAFE: readonly Code[] = [
  'file.not-regular',
  'file.unreadable',
  'secret-file.readable',
  'home.readable',
]

describe('what stands in the place of', () => {
  let office: Office
  beforeEach(async () => {
    office = new Office()
    await makeTeam(office, { required: 1, of: 1 })
    office.write('passphrase.txt', 'plum')
  })

  /** Runs a line that is to be refused for what it finds there, and that changes nothing. */
  async function refuses(line: string): Promise<void> {
    const before = treeOf(office.folder)
    const { exit, error } = await office.document(line)
    expect(UNSAFE, line).toContain(error?.code)
    expect([10, 11]).toContain(exit)
    expect(treeOf(office.folder)).toEqual(before)
  }

  const RESTORE =
    'key restore --name new --network regtest --work-factor 1 --home homes/new --words-file officer-1.words.txt --password-file password.txt --passphrase-file passphrase.txt'
  const OPEN = `key xpub --name officer-1 --script-type p2wsh --account 1 --password-file password.txt --home ${HOME} --out x.json`

  it.each(
    AS.flatMap(([name, put]) =>
      ['password.txt', 'officer-1.words.txt', 'passphrase.txt'].map(file => [file, name, put] as const),
    ),
  )('the secret in %s: %s', async (file, _, put) => {
    put(office.path(file))
    await refuses(RESTORE)
  })

  it.each(
    AS.flatMap(([name, put]) =>
      ['home.key', 'keys/officer-1.json', 'keys/officer-1.age'].map(file => [file, name, put] as const),
    ),
  )('%s in the home: %s', async (file, _, put) => {
    put(office.path(HOME, file))
    await refuses(OPEN)
  })

  it.each(AS)('a vault in the home: %s', async (_, put) => {
    put(office.path(HOME, `vaults/${VAULT}.json`))
    await refuses(`vault show ${VAULT} --home ${HOME}`)
    await refuses(`vault list --home ${HOME}`)
  })

  it.each(
    AS.flatMap(([name, put]) => ['log.jsonl', 'log/head.json'].map(file => [file, name, put] as const)),
  )('%s in the home: %s', async (file, _, put) => {
    put(office.path(HOME, file))
    await refuses(`log verify --home ${HOME}`)
    await refuses(`log show --home ${HOME}`)
  })

  it.each(['', '/keys', '/vaults', '/log'])('the folder home%s', async folder => {
    const home = office.path(HOME)
    cpSync(home, office.path('elsewhere'), { recursive: true })
    const register = `vault register ${VAULT}.vault.json --yes --home ${HOME}`
    const lines = [OPEN, `key list --home ${HOME}`, `vault list --home ${HOME}`, register]
    const all = async () => {
      for (const line of lines) await refuses(line)
    }
    renameSync(`${home}${folder}`, office.path('moved'))
    symlinkSync(office.path(`elsewhere${folder}`), `${home}${folder}`)
    await all()
    rmSync(`${home}${folder}`)
    writeFileSync(`${home}${folder}`, 'a file')
    await all()
    rmSync(`${home}${folder}`)
    renameSync(office.path('moved'), `${home}${folder}`)
    if (!mayGiveAway) return
    chownSync(`${home}${folder}`, NOBODY, NOBODY)
    await all()
  })

  it.each(['a link', 'a pipe', 'a device', 'a folder'])('what is written: %s', async what => {
    const path = what === 'a device' ? '/dev/null' : office.path('target')
    if (what === 'a link') symlinkSync(office.write('precious.txt', 'precious'), path)
    if (what === 'a pipe') execFileSync('mkfifo', [path])
    if (what === 'a folder') mkdirSync(path)
    const before = treeOf(office.folder)
    const generate = `key generate --name new --network regtest --work-factor 1 --no-dice --password-file password.txt --home homes/new`
    for (const line of [
      `key xpub --name officer-1 --script-type p2wsh --home ${HOME} --out ${path}`,
      `${generate} --words-out ${path}`,
      `${generate} --words-out new.txt --entropy-out ${path}`,
    ]) {
      await office.refused(line, 'file.exists')
      await office.refused(`${line} --force`, 'file.not-regular')
    }
    expect(treeOf(office.folder)).toEqual(before)
  })

  it('a key file without its record: it is kept, and makes room', async () => {
    const path = office.path('homes/other/keys/new.age')
    mkdirSync(office.path('homes/other/keys'), { recursive: true, mode: 0o700 })
    writeFileSync(path, 'somebody’s key', { mode: 0o600 })
    execFileSync('chmod', ['700', office.path('homes/other')])
    await office.ok(RESTORE.replace('homes/new', 'homes/other'))
    const kept = Object.keys(treeOf(office.path('homes/other/keys'))).filter(name =>
      /^new\.age\.unfinished-[0-9a-f]{8}$/.test(name),
    )
    expect(kept).toHaveLength(1)
  })
})
