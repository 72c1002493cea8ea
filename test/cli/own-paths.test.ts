import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { Office, payee, PASSWORD as TYPED } from '../support/ceremony.js'
import { fund } from '../support/funding.js'
import { person } from '../support/person.js'

vi.setConfig({ testTimeout: 120_000 })

const office = new Office()
const PASSWORD = '--password-file password.txt'
const home = (officer: string) => `--home homes/${officer}`

beforeAll(async () => {
  for (const officer of ['alice', 'bob'])
    await office.ok(
      `key generate --name ${officer} ${home(officer)} --network regtest --no-dice --words-out ${officer}.words.txt ${PASSWORD} --work-factor 1`,
    )
})

/** A cosigner file of a key at a path, and its data. */
async function cosigner(officer: string, path: string, out: string) {
  return await office.ok([
    ...`key xpub --name ${officer} ${home(officer)} --script-type p2wsh --out ${out} ${PASSWORD} --force`.split(
      ' ',
    ),
    ...['--path', path],
  ])
}

/** A machine that has one officer's key, and knows it at the usual places alone. */
async function newHome(officer: string, name: string): Promise<string> {
  await office.ok(
    `key restore --name ${officer} ${home(name)} --network regtest --words-file ${officer}.words.txt ${PASSWORD} --work-factor 1`,
  )
  return name
}

describe('key xpub --path', () => {
  it.each([
    ['45h/0', '45h/0', 'alice-p2wsh-45h-0.cosigner.json'],
    ["m/45'/1'/100'", '45h/1h/100h', 'alice-p2wsh-45h-1h-100h.cosigner.json'],
    ["44'/0'/0'", '44h/0h/0h', 'alice-p2wsh-44h-0h-0h.cosigner.json'],
    ['m', '', 'alice-p2wsh-m.cosigner.json'],
  ])('%s', async (path, told, file) => {
    const line = ['key', 'xpub', '--name', 'alice', ...home('alice').split(' '), '--script-type', 'p2wsh']
    const data = await office.ok([...line, '--path', path, ...PASSWORD.split(' ')])
    expect(data).toMatchObject({ path: told, file })
    expect(data.keyExpression).toMatch(
      told === '' ? /^\[[0-9a-f]{8}\]tpub/ : new RegExp(`^\\[[0-9a-f]{8}/${told}\\]tpub`),
    )
    // From then on it is on record, and no password is needed.
    expect((await office.ok([...line, '--path', path, '--out', 'again.json', '--force'])).xpub).toBe(
      data.xpub,
    )
  })

  it('is the account where it names one, and goes with no other', async () => {
    const line = `key xpub --name alice ${home('alice')} --script-type p2wsh`
    const usual = await office.ok(`${line} --out usual.json`)
    expect((await office.ok(`${line} --path 48h/1h/0h/2h --out same.json`)).xpub).toBe(usual.xpub)
    await office.refused(`${line} --path 45h --account 1`, 'usage.invalid')
    await office.refused(`${line} --path 45x`, 'usage.invalid')
    await office.refused(`${line} --path 48h/1h/0h/1h ${PASSWORD} --out no.json`, 'path.unusual')
  })
})

describe.each(['45h/0', "m/44'/0'/0'", '45h/1h/100h', 'm', '48h/1h/7h/2h'])('an own key at %s', path => {
  const name = `v${path.replaceAll(/[^0-9a-z]/g, '')}`
  let machine: string
  let digest: string

  beforeAll(async () => {
    const own = await cosigner('alice', path, `${name}.cosigner.json`)
    await cosigner('bob', '45h', 'bob.json')
    const made = `vault create --name ${name} --threshold 2 --cosigner ${name}.cosigner.json --cosigner bob.json`
    const vault = await office.ok(`${made} --script-type p2wsh --network regtest --out ${name}.vault.json`)
    expect(vault.cosigners[0].xpub).toBe(own.xpub)
    machine = await newHome('alice', `machine-${name}`)
    digest = vault.digest
  })

  it('is asked about, derived along the vault’s own path, and signs; explain agrees', async () => {
    const line = `vault register ${name}.vault.json ${home(machine)} --digest ${digest}`
    await office.refused(line, 'confirm.needed')
    const { findings } = await office.document(`${line} ${PASSWORD}`)
    expect(findings.map(({ code }) => code)).not.toContain('fingerprint.unknown')
    const { addresses } = await office.ok(`vault address ${name} ${home(machine)}`)
    const { listunspent, prevtxs } = fund(addresses, [50_000_000], name)
    office.write('coins.json', listunspent)
    office.write('prevtxs.hex', prevtxs)
    const proposal = await office.ok(
      `propose --vault ${name} ${home(machine)} --utxos coins.json --prevtxs prevtxs.hex --to ${payee('regtest')}=0.2btc --fee-rate 10 --out ${name}.psbt`,
    )
    expect(
      (await office.ok(`explain ${name}.psbt --vault ${name} ${home(machine)} --key alice`)).canSign,
    ).toBe(true)
    const signed = await office.asApproved(
      `sign ${name}.psbt ${home(machine)} --key alice --vault ${name} --approve ${proposal.digest} ${PASSWORD}`,
    )
    expect(signed.data.signedInputs).toBe(1)
    await office.ok(
      `log checkpoint ${home(machine)} --key alice --vault ${name} ${PASSWORD} --out ${name}.checkpoint.json`,
    )
  })

  it('takes one password at a terminal', async () => {
    const fresh = await newHome('alice', `typed-${name}`)
    const { terminal, asked } = person(TYPED)
    const line = `vault register ${name}.vault.json ${home(fresh)} --digest ${digest}`
    expect((await office.document(line, { terminal })).exit).toBe(0)
    expect(asked).toHaveLength(1)
  })

  it('is told from somebody else’s under its fingerprint', async () => {
    const { descriptor } = JSON.parse(readFileSync(office.path(`${name}.vault.json`), 'utf8'))
    const { fingerprint } = (await office.ok(`key list ${home(machine)}`)).keys[0]
    const body = descriptor.split('#')[0] as string
    const [, bobs] = /\[([0-9a-f]{8})\/45h\]/.exec(body) as RegExpExecArray
    office.write(
      'claimed.txt',
      addChecksum(body.replaceAll(fingerprint, 'deadbeef').replaceAll(bobs as string, fingerprint)),
    )
    await office.ok(`vault import claimed.txt --name c${name} --network regtest --out claimed.json --force`)
    const other = await newHome('alice', `claimed-${name}`)
    await office.refused(`vault register claimed.json ${home(other)} --yes ${PASSWORD}`, 'vault.key-mismatch')
  })
})

describe('a vault that is wrong about where one’s own key comes from', () => {
  it.each([
    ['zeros', () => '00000000'],
    ['backwards', (fingerprint: string) => fingerprint.match(/../g)?.toReversed().join('') ?? ''],
    ['made up', () => 'deadbeef'],
  ])('%s: it is registered with a warning, and signs', async (what, change) => {
    const name = what.replace(' ', '-')
    const machine = await newHome('alice', name)
    const { fingerprint } = (await office.ok(`key list ${home(machine)}`)).keys[0]
    const own = await office.ok(
      `key xpub --name alice ${home(machine)} --script-type p2wsh --out own.json --force`,
    )
    const bob = await cosigner('bob', '45h', 'bob.json')
    const wrong = own.keyExpression.replace(fingerprint, change(fingerprint))
    office.write(
      'wrong.txt',
      addChecksum(`wsh(sortedmulti(2,${wrong}/<0;1>/*,${bob.keyExpression}/<0;1>/*))`),
    )
    const { digest } = await office.ok(
      `vault import wrong.txt --name ${name} --network regtest --out ${name}.json`,
    )
    const registered = await office.document(
      `vault register ${name}.json ${home(machine)} --digest ${digest} ${PASSWORD}`,
    )
    expect(registered.exit).toBe(0)
    expect(registered.findings.map(({ code }) => code)).toContain('fingerprint.unknown')
    const { addresses } = await office.ok(`vault address ${name} ${home(machine)}`)
    const { listunspent, prevtxs } = fund(addresses, [50_000_000], name)
    office.write('coins.json', listunspent)
    office.write('prevtxs.hex', prevtxs)
    const proposal = await office.ok(
      `propose --vault ${name} ${home(machine)} --utxos coins.json --prevtxs prevtxs.hex --to ${payee('regtest')}=0.2btc --fee-rate 10 --out ${name}.psbt`,
    )
    const signed = await office.asApproved(
      `sign ${name}.psbt ${home(machine)} --key alice --vault ${name} --approve ${proposal.digest} ${PASSWORD}`,
    )
    expect(signed.data.signedInputs).toBe(1)
  })
})
