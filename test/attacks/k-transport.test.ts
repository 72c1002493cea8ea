import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeBase32 } from '../../src/base/base32.js'
import type { Code } from '../../src/base/codes.js'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import { MAX_MESSAGE_BYTES } from '../../src/qr/limits.js'
import { encodeCbor } from '../../src/qr/ur/cbor.js'
import { bigEndian32, crc32 } from '../../src/qr/ur/crc32.js'
import { formatUr, formatUrPart, parseUr } from '../../src/qr/ur/ur.js'
import { fundTeam, makeTeam, Office, payee, proposePayout, type Team, VAULT } from '../support/ceremony.js'
import { allOf, I, RawPsbt } from './toolkit/raw-psbt.js'

let team: Team
let office: Office
let bbqr: string[]
let ur: string[]
let other: { bbqr: string[]; ur: string[] }

beforeAll(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 1, of: 2 })
  await fundTeam(team, [10_000_000, 20_000_000, 30_000_000, 40_000_000, 50_000_000, 60_000_000])
  const show = async (format: string) =>
    (await office.ok(`qr show payout.psbt --format ${format} --density low --svg codes.svg --force`)).frames
  const pay = (amount: string) => ({ options: ['--to', `${payee('regtest')}=${amount}`, '--fee-rate', '5'] })
  await proposePayout(team, pay('1.6btc'))
  bbqr = await show('bbqr')
  ur = await show('ur')
  await proposePayout(team, { options: [...pay('1.5btc').options, '--force'] })
  other = { bbqr: await show('bbqr'), ur: await show('ur') }
})

/** Reads these frames from a camera's lines and from a file of them: refused both ways, and nothing is left behind. */
async function refused(frames: readonly string[], code: Code): Promise<void> {
  const before = readdirSync(office.folder)
  await office.refused('qr read - --out taken', code, { stdin: `${frames.join('\n')}\n` })
  expect(readdirSync(office.folder)).toEqual(before)
  office.write('frames.txt', frames.join('\n'))
  await office.refused('qr read frames.txt --out taken', code)
  expect(existsSync(office.path('taken'))).toBe(false)
}

const swap = (frames: readonly string[], at: number, by: string) =>
  frames.map((one, i) => (i === at ? by : one))
const at = (frames: readonly string[], i: number) => frames[i] as string

describe('K frames of two messages', () => {
  test('in BBQr', async () => {
    expect(bbqr.length).toBeGreaterThan(2)
    // As many parts, the same type and encoding: only what they amount to tells.
    const mixed = swap(bbqr, 1, `${at(bbqr, 1).slice(0, 8)}${at(other.bbqr, 1).slice(8)}`)
    await refused([at(mixed, 1), ...bbqr], 'qr.conflict')
    const longer = bbqr.map(
      one => `${one.slice(0, 4)}${(bbqr.length + 1).toString(36).padStart(2, '0')}${one.slice(6)}`,
    )
    await refused([at(bbqr, 0), ...longer.slice(1)], 'qr.other-message')
    await refused([at(bbqr, 0), `B$ZT${at(bbqr, 1).slice(4)}`], 'qr.other-message')
    await refused([at(bbqr, 0), at(ur, 0)], 'qr.other-message')
    await refused([at(bbqr, 0), 'https://example.org'], 'qr.other-message')
    await refused(['https://example.org', ...bbqr.slice(0, 1)], 'qr.other-message')
  })

  test('in BBQr, where one proposal’s part is put in the other’s place: never a proposal', async () => {
    const mixed = swap(bbqr, 1, `${at(bbqr, 1).slice(0, 8)}${at(other.bbqr, 1).slice(8)}`)
    const { json, exit } = await office.run(['qr', 'read', '-', '--out', 'taken', '--json'], {
      stdin: mixed.join('\n'),
    })
    expect([3, 4]).toContain(exit)
    expect(json?.ok).toBe(false)
    expect(existsSync(office.path('taken'))).toBe(false)
  })

  test('in UR', async () => {
    expect(ur.length).toBeGreaterThan(4)
    await refused([at(ur, 0), at(other.ur, 1)], 'qr.other-message')
    await refused([at(ur, 0), at(bbqr, 1)], 'qr.other-message')
    await refused([at(ur, 0), at(ur, 1).replace('UR:PSBT', 'UR:BYTES')], 'qr.other-message')
  })
})

describe('K wrong part numbers', () => {
  test('in BBQr', async () => {
    await refused([`B$ZP0202${at(bbqr, 0).slice(8)}`], 'qr.part-number')
    await refused([`B$ZP0000${at(bbqr, 0).slice(8)}`], 'qr.part-number')
    await refused([`B$ZP0A!0${at(bbqr, 0).slice(8)}`], 'qr.malformed')
  })

  test('in UR, outside and inside', async () => {
    await refused([at(ur, 0).replace(/\/1-/, '/2-')], 'qr.part-number')
    const { part } = parseUr(at(ur, 0)) as { part: NonNullable<ReturnType<typeof parseUr>['part']> }
    await refused([formatUrPart('psbt', { ...part, number: 0 })], 'qr.part-number')
    await refused([formatUrPart('psbt', { ...part, count: 0 })], 'qr.part-number')
    await refused([formatUrPart('psbt', { ...part, count: part.count + 3 })], 'qr.malformed')
  })
})

describe('K corrupted parts', () => {
  test('in BBQr', async () => {
    await refused(swap(bbqr, 0, `${at(bbqr, 0).slice(0, -1)}1`), 'qr.malformed')
    await refused(swap(bbqr, 0, at(bbqr, 0).toLowerCase().replace('b$zp', 'B$ZP')), 'qr.malformed')
    await refused(swap(bbqr, 1, at(bbqr, 1).slice(0, -8)), 'qr.malformed')
    await refused([`B$XP${at(bbqr, 0).slice(4)}`], 'qr.malformed')
    await refused([`B$ZX${at(bbqr, 0).slice(4)}`], 'qr.unsupported')
    const scrambled = at(bbqr, 1).slice(0, 20) + [...at(bbqr, 1).slice(20)].reverse().join('')
    const { exit } = await office.run('qr read --yes - --out taken --json', {
      stdin: swap(bbqr, 1, scrambled).join('\n'),
    })
    expect([3, 4]).toContain(exit)
  })

  test('in UR', async () => {
    const damaged = at(ur, 2).replace(/..$/, last => (last === 'AE' ? 'AD' : 'AE'))
    await refused(swap(ur, 2, damaged), 'qr.checksum')
    await refused(swap(ur, 2, at(ur, 2).replace(/..$/, 'QQ')), 'qr.malformed')
    await refused([at(ur, 0).replace('UR:PSBT', 'ur:PSBT')], 'qr.malformed')
    // A part whose own checksum is right, and whose content is not.
    const { part } = parseUr(at(ur, 1)) as { part: NonNullable<ReturnType<typeof parseUr>['part']> }
    const forged = formatUrPart('psbt', { ...part, data: part.data.map(byte => byte ^ 1) })
    await refused([...ur.slice(0, 1), forged, ...ur.slice(1)], 'qr.conflict')
    await refused(swap(ur, 1, forged).slice(0, part.count), 'qr.checksum')
  })
})

describe('K bombs', () => {
  test('that unpack to gigabytes', async () => {
    const bomb = deflateRawSync(Buffer.alloc(MAX_MESSAGE_BYTES + 1), { level: 9 })
    const letters = encodeBase32(bomb)
    const total = Math.ceil(letters.length / 4000)
    const frames = Array.from({ length: total }, (_, i) => {
      const two = (number: number) => number.toString(36).toUpperCase().padStart(2, '0')
      return `B$ZU${two(total)}${two(i)}${letters.slice(4000 * i, 4000 * (i + 1))}`
    })
    await refused(frames, 'qr.too-large')
  })

  test('that announce gigabytes', async () => {
    const announced = (count: number, length: number) =>
      formatUrPart('bytes', { number: 1, count, length, checksum: 1, data: new Uint8Array(10) })
    await refused([announced(2, 0xffffffff)], 'qr.too-large')
    await refused([announced(0xffffffff, 1000)], 'qr.too-large')
    // A list of four thousand million values, in five bytes.
    await refused([formatUr('bytes', Uint8Array.of(0x9a, 0xff, 0xff, 0xff, 0xff))], 'qr.malformed')
    await refused([formatUr('bytes', new Uint8Array(1000).fill(0x81))], 'qr.malformed')
  })

  test('that are pictures', async () => {
    const chunk = (name: string, data: Uint8Array) => {
      const named = Buffer.concat([Buffer.from(name), data])
      return Buffer.concat([bigEndian32(data.length), named, bigEndian32(crc32(named))])
    }
    const png = (width: number, height: number, data: Uint8Array) =>
      Buffer.concat([
        Buffer.from('89504e470d0a1a0a', 'hex'),
        chunk('IHDR', Buffer.concat([bigEndian32(width), bigEndian32(height), Uint8Array.of(8, 6, 0, 0, 0)])),
        chunk('IDAT', data),
        chunk('IEND', new Uint8Array(0)),
      ])
    const gif = Buffer.from('474946383961ffffffff800000ffffff0000002c00000000ffffffff000202', 'hex')
    const jpeg = Buffer.from('ffd8ffc0001108ffffffff03011100021100031100', 'hex')
    const cases: [string, Uint8Array, Code][] = [
      ['wide.png', png(0x7fffffff, 0x7fffffff, Buffer.alloc(10)), 'image.too-large'],
      ['more.png', png(10, 10, deflateSync(Buffer.alloc(100_000_000))), 'image.malformed'],
      ['less.png', png(10, 10, deflateSync(Buffer.alloc(10))), 'image.malformed'],
      ['wide.gif', gif, 'image.too-large'],
      ['wide.jpg', jpeg, 'image.too-large'],
      ['cut.png', png(10, 10, Buffer.alloc(10)).subarray(0, 40), 'image.malformed'],
    ]
    for (const [name, bytes, code] of cases) {
      office.write(name, bytes)
      await office.refused(`qr read ${name} --out taken`, code)
    }
  })
})

describe('K what was put together', () => {
  test('is not what its frames say that it is', async () => {
    const psbt = Buffer.from(readFileSync(office.path('payout.psbt')))
    const as = (type: string, bytes: Uint8Array) => [`B$2${type}0100${encodeBase32(bytes)}`]
    for (const type of ['T', 'J', 'U']) await refused(as(type, psbt), 'qr.type-mismatch')
    await refused(as('P', Buffer.from('only text, and long enough')), 'qr.type-mismatch')
    await refused([formatUr('psbt', encodeCbor(Buffer.from('text')))], 'qr.type-mismatch')
    await refused([formatUr('crypto-seed', encodeCbor(Buffer.from('seed')))], 'qr.unsupported')
    await refused(as('U', Uint8Array.of(0xff, 0xfe, 0, 1)), 'qr.unknown')
    await refused([formatUr('bytes', encodeCbor(Uint8Array.of(1, 2, 3)))], 'qr.unknown')
  })

  test('is checked as any other file', async () => {
    const psbt = Buffer.concat([readFileSync(office.path('payout.psbt')), Uint8Array.of(0)])
    await refused([formatUr('psbt', encodeCbor(psbt))], 'psbt.trailing')
    const vault = readFileSync(office.path(`${VAULT}.vault.json`), 'utf8').replace(
      '"threshold": 1',
      '"threshold": 2',
    )
    await refused([formatUr('bytes', encodeCbor(Buffer.from(vault)))], 'vault.digest')
    const cosigner = readFileSync(office.path('officer-1.cosigner.json'), 'utf8').replace(
      '"officer-1"',
      '"officer-9"',
    )
    await refused([formatUr('bytes', encodeCbor(Buffer.from(cosigner)))], 'cosigner.bad-signature')
  })

  test('holds a private key: neither shown nor taken', async () => {
    const xprv = `xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi`
    office.write('key.txt', `wpkh(${xprv}/0/*)\n`)
    await office.refused('qr show key.txt --png keys', 'extended-key.private')
    await refused([formatUr('bytes', encodeCbor(Buffer.from(xprv)))], 'extended-key.private')
    expect(office.transcript.join('')).not.toContain(xprv.slice(0, 20))
  })
})

describe('K a slim proposal', () => {
  const homeOf = () => team.homeOf('officer-1')
  const slimmed = async (change: (psbt: RawPsbt) => void) => {
    await office.ok(`qr show payout.psbt --slim --vault ${VAULT} --home ${homeOf()} --gif slim.gif --force`)
    await office.ok('qr read --yes slim.gif --out slim.psbt --force')
    const psbt = new RawPsbt(readFileSync(office.path('slim.psbt')))
    change(psbt)
    office.write('changed.psbt', psbt.bytes())
  }
  const judged = async (code: Code) => {
    for (const command of [
      'review',
      `sign --key officer-1 --password-file password.txt --approve ${'00'.repeat(32)}`,
    ])
      await office.refused(`${command} changed.psbt --vault ${VAULT} --home ${homeOf()}`, code)
  }

  test('without one of its previous transactions proves nothing of that coin', async () => {
    await slimmed(({ inputs }) => {
      inputs[1] = (inputs[1] ?? []).filter(({ key }) => key[0] !== I.prevtx)
    })
    await judged('utxo.prevtx-missing')
  })

  test('has no use for the previous transaction of another coin', async () => {
    await slimmed(({ inputs }) => {
      const borrowed = allOf(inputs[0] ?? [], I.prevtx)
      inputs[1] = [...borrowed, ...(inputs[1] ?? []).filter(({ key }) => key[0] !== I.prevtx)]
    })
    await judged('psbt.prevtx')
  })
})

test('every refusal has its own exit status', () => {
  const codes = [
    'qr.malformed',
    'qr.checksum',
    'qr.too-large',
    'qr.other-message',
    'qr.conflict',
    'qr.incomplete',
  ] as const
  expect(codes.map(code => EXIT_STATUS[code])).toEqual([3, 3, 3, 4, 4, 6])
})
