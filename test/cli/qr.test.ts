import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { POLICY_APPROVAL } from '../../src/rules/statements/policy-approval.js'
import { formatStatement } from '../../src/rules/statements/statement.js'
import {
  fundTeam,
  makeTeam,
  Office,
  PASSWORD,
  payee,
  proposePayout,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { isThere } from '../support/expect-script.js'

const COINS = 20

/** Where what comes out of one machine's camera lies, beside the homes: codes are all that crosses. */
async function carry(
  office: Office,
  file: string,
  received: string,
  options: readonly string[] = [],
): Promise<number> {
  rmSync(office.path('air'), { recursive: true, force: true })
  const shown = await office.ok(['qr', 'show', file, '--png', 'air', ...options])
  expect(readdirSync(office.path('air'))).toHaveLength(shown.codeCount)
  const read = await office.ok(['qr', 'read', 'air', '--out', received, '--digest', shown.digest])
  expect(read).toMatchObject({ digest: shown.digest, words: shown.words, kind: shown.kind })
  return shown.codeCount
}

let team: Team
let office: Office
beforeAll(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 2, of: 3 })
  await fundTeam(
    team,
    Array.from({ length: COINS }, (_, i) => 1_000_000 + i),
  )
  await proposePayout(team, { options: ['--sweep', payee('regtest'), '--fee-rate', '5'] })
})

const sign = async (officer: string, file: string) => {
  const home = team.homeOf(officer)
  const { digest } = await office.ok(`review ${file} --vault ${VAULT} --home ${home}`)
  return await office.ok(
    `sign ${file} --key ${officer} --vault ${VAULT} --home ${home} --password-file password.txt --approve ${digest}`,
  )
}

describe.each([
  ['BBQr', ['--format', 'bbqr']],
  ['UR', ['--density', 'high']],
])('a proposal of 20 coins by %s', (name, options) => {
  it('goes to two officers through pictures alone and comes back signed by both', async () => {
    const folder = name.replaceAll(' ', '-')
    mkdirSync(office.path(folder))
    const at = (file: string) => `${folder}/${file}`
    for (const officer of ['officer-1', 'officer-2']) {
      expect(await carry(office, 'payout.psbt', at(`${officer}.psbt`), options)).toBeGreaterThan(3)
      const signed = await sign(officer, at(`${officer}.psbt`))
      expect(signed.signedInputs).toBe(COINS)
      await carry(office, signed.file, at(`back-${officer}.psbt`), options)
      expect(readFileSync(office.path(at(`back-${officer}.psbt`)))).toEqual(
        readFileSync(office.path(signed.file)),
      )
    }
    const back = ['officer-1', 'officer-2'].map(officer => at(`back-${officer}.psbt`)).join(' ')
    await office.ok(
      `combine ${back} --vault treasury.vault.json --out ${at('whole.psbt')} --require-complete`,
    )
    const final = await office.ok(
      `finalize ${at('whole.psbt')} --vault treasury.vault.json --out ${at('final.tx')}`,
    )
    for (const signers of final.signedBy) expect(signers.sort()).toEqual(['officer-1', 'officer-2'])
    await carry(
      office,
      at('final.tx'),
      at('broadcast.tx'),
      name === 'BBQr' ? options : ['--format', 'ur', '--ur-type', 'bytes'],
    )
    expect(readFileSync(office.path(at('broadcast.tx')), 'utf8')).toBe(`${final.hex}\n`)
  })
})

describe('a slim proposal', () => {
  it('is a fraction of the whole, is proven by whoever knows the vault, and comes back whole', async () => {
    await office.ok(
      `qr show payout.psbt --slim --vault ${VAULT} --home ${team.homeOf('officer-1')} --gif slim.gif`,
    )
    await office.ok('qr read --yes slim.gif --out slim.psbt')
    const [slim, whole] = ['slim.psbt', 'payout.psbt'].map(name => statSync(office.path(name)).size) as [
      number,
      number,
    ]
    expect(slim).toBeLessThan(0.5 * whole)
    const reviews = await Promise.all(
      ['slim.psbt', 'payout.psbt'].map(name => office.ok(`review ${name} --vault treasury.vault.json`)),
    )
    expect(reviews[0]).toEqual(reviews[1])
    const [fromSlim, fromWhole] = [
      await sign('officer-3', 'slim.psbt'),
      await sign('officer-2', 'payout.psbt'),
    ]
    expect(fromSlim.digest).toBe(fromWhole.digest)
    const both = `${fromSlim.file} ${fromWhole.file}`
    await office.ok(`combine ${both} --vault treasury.vault.json --out mixed.psbt --require-complete`)
    const final = await office.ok('finalize mixed.psbt --vault treasury.vault.json --out mixed.tx')
    await office.ok('verify mixed.tx --vault treasury.vault.json --proposal slim.psbt')
    expect(final.txid).toBe((await office.ok('review payout.psbt --vault treasury.vault.json')).txid)
  })

  it('is not made of what cannot be proven, nor of anything else', async () => {
    await office.refused('qr show payout.psbt --slim', 'usage.invalid')
    await office.refused('qr show treasury.vault.json --slim --vault treasury.vault.json', 'usage.invalid')
    await office.ok(
      'vault create --name lone --threshold 1 --cosigner officer-1.cosigner.json --script-type p2wsh --network regtest',
    )
    await office.refused('qr show payout.psbt --slim --vault lone.vault.json', 'input.not-ours')
  })
})

describe('what is too large for codes', () => {
  it('is refused with what to do instead, before anything is drawn', async () => {
    const digits = Array.from({ length: 100_000 }, (_, i) =>
      createHash('sha256').update(`${i}`).digest('base64'),
    )
    office.write('large.json', JSON.stringify(digits))
    for (const format of ['bbqr', 'ur']) {
      const { error } = await office.refused(
        `qr show large.json --format ${format} --png large`,
        'qr.does-not-fit',
      )
      expect(error?.details).toMatchObject({ most: 1295 })
    }
    expect(existsSync(office.path('large'))).toBe(false)
  })
})

describe('files of every kind', () => {
  it.each([
    ['officer-1.cosigner.json', 'cosigner', []],
    ['officer-1.cosigner.json', 'cosigner', ['--format', 'bbqr']],
    ['treasury.vault.json', 'vault', ['--format', 'bbqr']],
    ['treasury.vault.json', 'vault', ['--format', 'ur', '--density', 'low']],
  ])('%s arrives as it was, as a %s (%j)', async (file, kind, options) => {
    const name = `arrived-${options.length}-${file}`
    await carry(office, file, name, options)
    expect(readFileSync(office.path(name))).toEqual(readFileSync(office.path(file)))
    expect(await office.ok(`qr read --yes air --out ${name} --force`)).toMatchObject({ kind, checked: true })
  })

  const example = (name: string) =>
    readFileSync(new URL(`../../examples/policies/${name}`, import.meta.url), 'utf8')
  const approval = formatStatement(POLICY_APPROVAL, {
    statement: {
      ...{ vault: 'a0'.repeat(32), policy: '0b'.repeat(32), version: '3', cosigner: '金庫番' },
      ...{ approved: '2026-11-20T09:30:00Z', expires: '2026-12-20T09:30:00Z' },
    },
    signature: 'smpAA',
  })

  it.each([
    ['policy', 'policy', 'treasury v1', () => example('treasury.policy.yaml')],
    [
      'voucher',
      'voucher',
      JSON.parse(example('supplier.voucher.json')).address,
      () => example('supplier.voucher.json'),
    ],
    ['approval', 'policy-approval', '金庫番 v3', () => approval],
  ])('a well-formed %s arrives as it was, checked and by its name', async (name, kind, title, content) => {
    office.write(`${name}.well`, content())
    await carry(office, `${name}.well`, `${name}.arrived`)
    expect(readFileSync(office.path(`${name}.arrived`), 'utf8')).toBe(content())
    expect(await office.run(`qr read --yes air --out ${name}.arrived --force --json`)).toMatchObject({
      exit: 0,
    })
    expect(await office.ok(`qr read --yes air --out ${name}.arrived --force`)).toMatchObject({
      kind,
      title,
      checked: true,
    })
  })

  it.each([
    ['policy', 'policy.malformed', 'kind: policy\nname: x\n'],
    ['approval', 'approval.malformed', '{"ringi":1,"kind":"policy-approval","signature":"x"}\n'],
    ['checkpoint', 'checkpoint.malformed', '{"ringi":1,"kind":"checkpoint"}\n'],
  ])('a %s that is not well-formed is told of on both sides', async (name, code, content) => {
    office.write(`${name}.ill`, content)
    for (const line of [
      `qr show ${name}.ill --png ill-${name}`,
      `qr read --yes ill-${name} --out ${name}.ill-arrived`,
    ]) {
      const { stdout } = await office.run(`${line} --json`)
      expect(JSON.parse(stdout).findings).toMatchObject([{ code, severity: 'warn' }])
    }
  })

  it.each([
    ['policy', 'policy', 'kind: policy\nname: 本番\nversion: 1\n'],
    [
      'approval',
      'policy-approval',
      '{\n  "ringi": 1,\n  "kind": "policy-approval",\n  "signature": "x"\n}\n',
    ],
    ['note', 'text', 'two lines\nof text\n'],
    ['list', 'json', '[1, 2]\n'],
  ])('a %s arrives as it was, and is checked where it is used', async (name, kind, content) => {
    office.write(`${name}.file`, content)
    for (const options of [[], ['--format', 'bbqr']]) {
      rmSync(office.path(`${name}.read`), { force: true })
      await carry(office, `${name}.file`, `${name}.read`, options)
      expect(readFileSync(office.path(`${name}.read`), 'utf8')).toBe(content)
    }
    expect(await office.ok(`qr read --yes air --out ${name}.read --force`)).toMatchObject({
      kind,
      checked: false,
    })
  })

  it('a proposal has two names in UR', async () => {
    await carry(office, 'payout.psbt', 'older.psbt', ['--format', 'ur', '--ur-type', 'crypto-psbt'])
    expect(readFileSync(office.path('older.psbt'))).toEqual(readFileSync(office.path('payout.psbt')))
  })

  it.each([
    ['crypto-output', 'treasury.vault.json', 'descriptor'],
    ['output-descriptor', 'treasury.vault.json', 'descriptor'],
    ['crypto-account', 'officer-2.cosigner.json', 'account'],
    ['account-descriptor', 'officer-2.cosigner.json', 'account'],
  ])('other wallets get %s of %s', async (type, file, kind) => {
    expect(await carry(office, file, `${type}.txt`, ['--format', 'ur', '--ur-type', type])).toBe(1)
    const text = readFileSync(office.path(`${type}.txt`), 'utf8')
    if (kind === 'descriptor') expect(text).toBe(`${team.vault.descriptor}\n`)
    else expect(text).toContain(team.vault.cosigners[1].xpub)
    await office.refused(`qr show payout.psbt --format ur --ur-type ${type}`, 'usage.invalid')
  })
})

describe('qr read', () => {
  it('takes parts in any order and often, with pictures of several kinds and lines', async () => {
    const { frames, codeCount } = await office.ok(
      'qr show payout.psbt --format bbqr --png shuffled --gif shuffled.gif',
    )
    expect(codeCount).toBeGreaterThan(4)
    const files = readdirSync(office.path('shuffled')).map(name => `shuffled/${name}`)
    office.write('lines.txt', `${frames[0]}\nQR-Code:${frames[1]}\r\n\n`)
    const some = [...files.slice(3).reverse(), files[4], 'lines.txt', files[2], files[2]]
    await office.ok(['qr', 'read', '--yes', ...(some as string[]), '--out', 'shuffled.psbt'])
    expect(readFileSync(office.path('shuffled.psbt'))).toEqual(readFileSync(office.path('payout.psbt')))
    await office.ok('qr read --yes shuffled shuffled.gif --out shuffled-2.psbt')
    const stdin = `${[...frames].reverse().join('\n')}\nanything after the last one that was needed`
    await office.ok('qr read --yes - --out shuffled-3.psbt', { stdin })
    expect(readFileSync(office.path('shuffled-3.psbt'))).toEqual(readFileSync(office.path('payout.psbt')))
  })

  it('tells of pictures in a folder that are damaged or none, and reads the others', async () => {
    await carry(office, 'payout.psbt', 'whole.psbt')
    const [first] = readdirSync(office.path('air')) as [string]
    const picture = readFileSync(office.path('air', first))
    writeFileSync(office.path('air', 'cut.png'), picture.subarray(0, picture.length / 2))
    writeFileSync(office.path('air', 'note.jpg'), 'B$ is how these begin')
    mkdirSync(office.path('air', 'folder.gif'))
    const { stdout } = await office.run('qr read --yes air --out despite.psbt --json')
    const { data, findings } = JSON.parse(stdout)
    expect(data).toMatchObject({ kind: 'proposal' })
    expect(findings.map(({ code }: { code: string }) => code)).toEqual([
      'image.malformed',
      'file.not-regular',
      'image.malformed',
    ])
    for (const name of ['cut.png', 'note.jpg'])
      await office.refused(`qr read ${office.path('air', name)} --out refused.psbt`, 'image.malformed')
  })

  it('says which parts are missing, and writes nothing', async () => {
    const { frames } = await office.ok('qr show payout.psbt --format bbqr --svg sheet.svg')
    const stdin = frames.filter((_: string, i: number) => i !== 1 && i !== 3).join('\n')
    const { error } = await office.refused('qr read - --out missing.psbt', 'qr.incomplete', { stdin })
    expect(error?.details).toMatchObject({
      total: frames.length,
      have: frames.length - 2,
      missing: ['2', '4'],
    })
    expect(existsSync(office.path('missing.psbt'))).toBe(false)
  })

  it('tells of each part as it arrives, on standard error', async () => {
    const { frames } = await office.ok('qr show payout.psbt --gif progress.gif')
    const parts = Number(/\/1-(\d+)\//.exec(frames[0])?.[1])
    // The frames beyond are mixed of several parts, for those that were missed.
    expect(frames.length).toBeGreaterThan(parts)
    const { stderr, stdout } = await office.run('qr read --yes - --out progress.psbt', {
      stdin: frames.join('\n'),
    })
    expect(stderr.trim().split('\n')).toHaveLength(parts)
    expect(stdout).toContain('progress.psbt')
  })

  it('writes over nothing, and to standard output if asked', async () => {
    await office.ok('qr show officer-1.cosigner.json --png over')
    await office.refused('qr read over --out treasury.vault.json', 'file.exists')
    const { stdout } = await office.run('qr read --yes over --out -')
    expect(stdout).toBe(readFileSync(office.path('officer-1.cosigner.json'), 'utf8'))
    await office.refused('qr show officer-1.cosigner.json --png over', 'file.exists')
    await office.ok('qr show treasury.vault.json --png over --force')
    expect(readdirSync(office.path('over')).length).toBeGreaterThan(0)
    await office.refused('qr show treasury.vault.json --png homes --force', 'file.exists')
  })

  it('holds what it read against a digest that somebody has read out', async () => {
    await office.refused(`qr read over --out d.json --digest ${'00'.repeat(32)}`, 'qr.checksum')
    await office.refused('qr read over --out d.json --digest 12', 'usage.invalid')
    expect(existsSync(office.path('d.json'))).toBe(false)
  })
})

const missing = ['zbarimg', 'qrencode'].filter(name => !isThere(name))
const tools = missing.length === 0 ? test : test.skip
const notice = missing.length === 0 ? '' : ` (skipped: ${missing.join(' and ')} not installed)`

describe(`with zbarimg and qrencode as another reader and writer${notice}`, () => {
  const zbarimg = (...files: string[]) =>
    execFileSync('zbarimg', ['--raw', '--quiet', '--nodbus', ...files], {
      cwd: office.folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    })

  tools.each([
    ['bbqr', []],
    ['ur', ['--density', 'high']],
  ])('%s: a proposal of 20 coins goes there and comes back signed', async (format, options) => {
    const there = await office.ok([
      'qr',
      'show',
      'payout.psbt',
      '--format',
      format,
      ...options,
      '--png',
      `there-${format}`,
    ])
    const files = readdirSync(office.path(`there-${format}`)).map(name => `there-${format}/${name}`)
    const lines = zbarimg(...files)
    expect(lines.trim().split('\n')).toEqual(there.frames)
    const file = `z-${format}.psbt`
    await office.ok(`qr read --yes - --out ${file}`, { stdin: lines })
    expect(readFileSync(office.path(file))).toEqual(readFileSync(office.path('payout.psbt')))
    const signed = await sign('officer-1', file)
    const back = await office.ok(['qr', 'show', signed.file, '--format', format, ...options])
    mkdirSync(office.path(`back-${format}`))
    back.frames.forEach((frame: string, i: number) => {
      const png = office.path(`back-${format}`, `${i}.png`)
      execFileSync('qrencode', ['-l', 'L', '-s', '4', '-o', png, frame])
    })
    await office.ok(`qr read --yes back-${format} --out returned-${format}.psbt`)
    expect(readFileSync(office.path(`returned-${format}.psbt`))).toEqual(
      readFileSync(office.path(signed.file)),
    )
  })

  tools('reads the GIF, every frame of it', async () => {
    const { frames } = await office.ok('qr show payout.psbt --gif z.gif')
    expect(zbarimg('z.gif').trim().split('\n')).toEqual(frames)
  })

  tools('writes text that is no frame', async () => {
    execFileSync('qrencode', ['-o', office.path('plain.png'), team.vault.descriptor])
    expect(await office.ok('qr read --yes plain.png --out plain.txt')).toMatchObject({
      kind: 'descriptor',
      format: 'text',
    })
    expect(readFileSync(office.path('plain.txt'), 'utf8')).toBe(`${team.vault.descriptor}\n`)
  })
})

test('nothing that was shown or read is a secret', () => {
  expect(office.transcript.join('\n')).not.toContain(PASSWORD)
})
