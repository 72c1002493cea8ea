import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { RingiError } from '../../src/base/error.js'
import { NETWORKS } from '../../src/chain/network.js'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { readWallet } from '../../src/formats/index.js'
import { vaultFrom } from '../../src/formats/to-vault.js'
import { toSlip132 } from '../../src/keys/slip132.js'
import { cosignerOf, masterOf, vaultOf } from '../support/rehearsal.js'

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8').replaceAll('\r\n', '\n')
const made = (text: string, names: string[] = []) => vaultFrom(readWallet(text), 'treasury', names)

const [one, two, three] = [1, 2, 3].map(number => cosignerOf(number, 'p2wsh', NETWORKS.mainnet))
if (!one || !two || !three) throw new Error('three officers are needed')
const stranger = cosignerOf(9, 'p2wsh', NETWORKS.mainnet)
const nested = cosignerOf(2, 'p2sh-p2wsh', NETWORKS.mainnet)
const testnet = cosignerOf(2, 'p2wsh', NETWORKS.testnet)
const zpub = (cosigner: typeof one) => toSlip132(cosigner.xpub, 'p2wsh')
const xprv = masterOf(2, NETWORKS.mainnet).derive(two.path).serializePrivate()

/** What is changed in which file, and how that is refused: for one of many reasons, with that one. */
type Case = readonly [what: string, file: string, change: (text: string) => string, code: Code, why?: string]

const replaced = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${from} is not in the fixture`)
  return changed
}
const json = (change: (document: Record<string, never>) => void) => (text: string) => {
  const document = JSON.parse(text)
  change(document)
  return JSON.stringify(document)
}
const resummed = (from: string | RegExp, to: string) => (text: string) =>
  addChecksum(replaced(from, to)(text).split('#')[0]?.trim() ?? '')

const COLDCARD: readonly Case[] = [
  ['no policy', 'coldcard.txt', replaced(/Policy.*\n/, ''), 'vault.malformed', 'coldcard-policy'],
  ['a threshold of none', 'coldcard.txt', replaced('2 of 3', '0 of 3'), 'vault.threshold'],
  ['a threshold above the keys', 'coldcard.txt', replaced('2 of 3', '4 of 3'), 'vault.threshold'],
  [
    'a threshold in words',
    'coldcard.txt',
    replaced('2 of 3', 'two of three'),
    'vault.malformed',
    'coldcard-policy',
  ],
  [
    'a key more',
    'coldcard.txt',
    text => `${text}${stranger.fingerprint}: ${stranger.xpub}\n`,
    'vault.cosigner-count',
  ],
  ['a key less', 'coldcard.txt', replaced(/6D301F44.*\n/, ''), 'vault.cosigner-count'],
  ['a key twice', 'coldcard.txt', replaced(`${two.xpub}`, `${one.xpub}`), 'vault.duplicate-key'],
  ['a key twice under one master', 'coldcard.txt', replaced('6D301F44', '3DAA003D'), 'vault.duplicate-key'],
  [
    'two policies',
    'coldcard.txt',
    replaced('Format', 'Policy: 1 of 3\nFormat'),
    'vault.malformed',
    'coldcard-line',
  ],
  [
    'an unknown field',
    'coldcard.txt',
    replaced('Format', 'Spend: all\nFormat'),
    'vault.malformed',
    'coldcard-line',
  ],
  ['an unknown kind of script', 'coldcard.txt', replaced('P2WSH', 'P2TR'), 'vault.malformed', 'script-type'],
  ['no path', 'coldcard.txt', replaced(/Derivation.*\n/, ''), 'vault.malformed', 'coldcard-derivation'],
  ['a shorter path', 'coldcard.txt', replaced("48'/0'/0'/2'", "48'/0'/0'"), 'extended-key.origin'],
  ['a path of testnet', 'coldcard.txt', replaced("48'/0'/0'/2'", "48'/1'/0'/2'"), 'path.unusual'],
  ['a key of testnet', 'coldcard.txt', replaced(`${two.xpub}`, `${testnet.xpub}`), 'usage.invalid'],
  [
    'a key for other scripts',
    'coldcard.txt',
    replaced(`${two.xpub}`, toSlip132(two.xpub, 'p2sh-p2wsh')),
    'extended-key.script-type',
  ],
  [
    'a key that is cut',
    'coldcard.txt',
    replaced(`${two.xpub}`, `${two.xpub}`.slice(0, -1)),
    'extended-key.malformed',
  ],
  ['a private key', 'coldcard.txt', replaced(`${two.xpub}`, xprv), 'extended-key.private'],
  ['a private key in a comment', 'coldcard.txt', text => `# ${xprv}\n${text}`, 'extended-key.private'],
]

const JSON_FILES: readonly Case[] = [
  [
    'a member twice',
    'caravan.json',
    replaced('"requiredSigners": 2', '"requiredSigners": 2, "requiredSigners": 1'),
    'vault.malformed',
    'not-json',
  ],
  [
    'another number of signers',
    'caravan.json',
    replaced('"totalSigners": 3', '"totalSigners": 4'),
    'vault.cosigner-count',
  ],
  [
    'a threshold that is a text',
    'caravan.json',
    replaced('"requiredSigners": 2', '"requiredSigners": "2"'),
    'vault.malformed',
    'not-count',
  ],
  [
    'half a signature',
    'caravan.json',
    replaced('"requiredSigners": 2', '"requiredSigners": 1.5'),
    'vault.malformed',
    'not-count',
  ],
  [
    'a threshold below none',
    'caravan.json',
    replaced('"requiredSigners": 2', '"requiredSigners": -1'),
    'vault.threshold',
  ],
  ['an unknown network', 'caravan.json', replaced('"mainnet"', '"liquid"'), 'vault.malformed', 'network'],
  [
    'a network that it inherits',
    'caravan.json',
    replaced('"mainnet"', '"__proto__"'),
    'vault.malformed',
    'network',
  ],
  ['keys of another network', 'caravan.json', replaced('"mainnet"', '"testnet"'), 'extended-key.network'],
  ['an unknown kind of address', 'caravan.json', replaced('P2WSH', 'P2TR'), 'vault.malformed', 'script-type'],
  ['an unknown path', 'caravan.json', replaced(/m\/48'[^"]*/, 'Unknown'), 'origin.missing'],
  [
    'an unknown fingerprint',
    'caravan.json',
    replaced(/"xfp": "3daa003d"/, '"xfp": "Unknown"'),
    'origin.missing',
  ],
  [
    'a name that is a path',
    'caravan.json',
    replaced('"Akira"', '"../../akira"'),
    'vault.malformed',
    'key-name',
  ],
  [
    'a name that turns text around',
    'caravan.json',
    replaced('"Akira"', '"Aki\\u202era"'),
    'vault.malformed',
    'key-name',
  ],
  [
    'a name with a terminal escape',
    'caravan.json',
    replaced('"Akira"', '"\\u001b]52;c;x"'),
    'vault.malformed',
    'key-name',
  ],
  ['two names that look alike', 'caravan.json', replaced('"Béatrice"', '"akira"'), 'vault.duplicate-name'],
  [
    'no keys',
    'caravan.json',
    json(file => Object.assign(file, { extendedPublicKeys: {} })),
    'vault.malformed',
    'not-list',
  ],
  [
    'a single-signature wallet',
    'electrum.json',
    replaced('2of3', 'standard'),
    'vault.malformed',
    'not-multisig',
  ],
  ['a gap among the keys', 'electrum.json', replaced('"x3/"', '"x4/"'), 'vault.malformed', 'not-object'],
  [
    'a key more',
    'electrum.json',
    replaced(
      '"x3/": {',
      `"x4/": {"type": "bip32", "derivation": "m/48'/0'/0'/2'", "root_fingerprint": "${stranger.fingerprint}", "xpub": "${zpub(stranger)}"}, "x3/": {`,
    ),
    'vault.cosigner-count',
  ],
  [
    'keys of two kinds of scripts',
    'electrum.json',
    replaced(zpub(two), toSlip132(nested.xpub, 'p2sh-p2wsh')),
    'vault.malformed',
    'mixed-kinds',
  ],
  [
    'a key of unknown origin',
    'electrum.json',
    replaced('"root_fingerprint": "6d301f44"', '"root_fingerprint": null'),
    'origin.missing',
  ],
  ['a private key', 'electrum.json', replaced('"xprv": null', `"xprv": "${xprv}"`), 'extended-key.private'],
  [
    'an encrypted private key',
    'electrum.json',
    replaced('"xprv": null', '"xprv": "cGFzc3dvcmQ="'),
    'extended-key.private',
  ],
  ['a seed', 'electrum.json', replaced('"xprv": null', '"seed": "wild father tree"'), 'extended-key.private'],
  [
    'private descriptors',
    'core.json',
    text => resummedRows(text, `${two.xpub}`, xprv),
    'descriptor.private-key',
  ],
  ['a wrong checksum', 'core.json', replaced('sortedmulti(2', 'sortedmulti(1'), 'descriptor.checksum'],
  [
    'other thresholds on the branches',
    'core.json',
    text => resummedRows(text, 'sortedmulti(2', 'sortedmulti(1', 1),
    'descriptor.not-multipath',
  ],
  [
    'a row without a descriptor',
    'core.json',
    json(file => Object.assign(file, { descriptors: [{}] })),
    'vault.malformed',
    'missing',
  ],
  ['a row that is none', 'core.json', () => '[1]', 'vault.malformed', 'not-object'],
  ['no rows', 'core.json', () => '[]', 'vault.malformed', 'descriptors'],
  [
    'the change branch alone',
    'specter.json',
    text => json(file => Object.assign(file, { descriptor: branchOf(text, 1) }))(text),
    'descriptor.not-multipath',
  ],
  [
    'a private key beside the wallet',
    'specter.json',
    replaced('"label": "Chidi"', `"label": "Chidi", "note": "${xprv}"`),
    'extended-key.private',
  ],
  [
    'keys in another order than their places',
    'bip388.json',
    replaced('@0/**,@1/<0;1>/*', '@1/**,@0/**'),
    'vault.malformed',
    'policy-placeholders',
  ],
  ['a place left out', 'bip388.json', replaced('@2/**', '@3/**'), 'vault.malformed', 'policy-placeholders'],
  [
    'a key too many',
    'bip388.json',
    replaced('"keys_info": [', `"keys_info": ["[${stranger.fingerprint}/48'/0'/0'/2']${stranger.xpub}",`),
    'vault.malformed',
    'policy-placeholders',
  ],
  ['another branch', 'bip388.json', replaced('@1/<0;1>/*', '@1/<2;3>/*'), 'descriptor.unsupported'],
  [
    'a key with more behind it',
    'bip388.json',
    replaced(`${two.xpub}`, `${two.xpub}/0`),
    'descriptor.not-multipath',
  ],
  [
    'two descriptors in one',
    'bip388.json',
    replaced(`${two.xpub}`, `${two.xpub}/<0;1>/*,${three.xpub}`),
    'origin.missing',
  ],
  [
    'no keys',
    'bip388.json',
    json(file => Object.assign(file, { keys_info: [] })),
    'vault.malformed',
    'policy-placeholders',
  ],
  ['an unknown document', 'bip388.json', () => '{"hello":"world"}', 'vault.malformed', 'no-format'],
  ['JSON that is cut', 'caravan.json', text => text.slice(0, -3), 'vault.malformed', 'not-json'],
  ['JSON that nests without end', 'caravan.json', () => '['.repeat(1_000_000), 'vault.malformed', 'not-json'],
]

const TEXTS: readonly Case[] = [
  ['another version', 'bsms.txt', replaced('BSMS 1.0', 'BSMS 2.0'), 'vault.malformed', 'bsms-version'],
  [
    'another first address',
    'bsms.txt',
    replaced(/bc1q.*/, vaultOf({ network: 'mainnet', required: 1 }).addressAt(0, 0).address),
    'vault.first-address',
  ],
  ['other branches', 'bsms.txt', replaced('/0/*,/1/*', '/2/*,/3/*'), 'vault.malformed', 'restrictions'],
  ['no first address', 'bsms.txt', replaced(/bc1q.*\n/, ''), 'vault.malformed', 'not-record'],
  ['a wrong checksum', 'nunchuk.bsms', replaced('sortedmulti(2', 'sortedmulti(1'), 'descriptor.checksum'],
  ['a lower threshold', 'bsms.txt', replaced('sortedmulti(2', 'sortedmulti(1'), 'vault.first-address'],
  ['a key exchanged', 'bsms.txt', replaced(`${two.xpub}`, `${stranger.xpub}`), 'vault.first-address'],
  ['keys on one branch each', 'bsms.txt', replaced('/**', '/0/*'), 'descriptor.not-multipath'],
  [
    'another wallet behind the first',
    'sparrow.txt',
    text => `${text}\n${vaultOf({ network: 'mainnet', required: 1 }).descriptor}`,
    'vault.malformed',
    'descriptors',
  ],
  [
    'a descriptor of another wallet',
    'sparrow.txt',
    replaced(/wsh\(.*<0;1>.*/, vaultOf({ network: 'mainnet', required: 1 }).descriptor),
    'vault.malformed',
    'one-wallet',
  ],
  ['no descriptor', 'sparrow.txt', () => '# nothing', 'vault.malformed', 'descriptors'],
  [
    'more keys than scripts hold',
    'descriptor.txt',
    resummed('))', `,${`[00000001/0]${one.xpub}/<0;1>/*,`.repeat(17)}[00000001/0]${one.xpub}/<0;1>/*))`),
    'descriptor.too-many-keys',
  ],
  [
    'a Ypub among Zpubs',
    'slip132.txt',
    resummed(zpub(two), toSlip132(two.xpub, 'p2sh-p2wsh')),
    'extended-key.script-type',
  ],
  [
    'a zpub, which is for one signer',
    'slip132.txt',
    resummed(
      zpub(two),
      'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs',
    ),
    'extended-key.origin',
  ],
  ['a Zprv', 'slip132.txt', resummed(zpub(two), `Zprv${'A'.repeat(107)}`), 'extended-key.private'],
]

function resummedRows(text: string, from: string, to: string, rows = 2): string {
  const document = JSON.parse(text)
  for (const row of document.descriptors.slice(0, rows)) row.desc = resummed(from, to)(row.desc)
  return JSON.stringify(document)
}

function branchOf(text: string, branch: number): string {
  return addChecksum(JSON.parse(text).descriptor.split('#')[0].replaceAll('/0/*', `/${branch}/*`))
}

describe.each([
  ['Coldcard text', COLDCARD],
  ['JSON', JSON_FILES],
  ['descriptors and records', TEXTS],
])('%s', (_kind, cases) => {
  const rows = cases.map(([what, file, ...rest]) => [what, file, rest] as const)
  test.each(rows)('%s (%s) is refused', (_what, file, [change, code, why]) => {
    const text = change(fixture(file))
    let refusal: unknown
    try {
      made(text)
    } catch (error) {
      refusal = error
    }
    expect(refusal).toBeInstanceOf(RingiError)
    expect(refusal).toMatchObject({ code, details: why === undefined ? {} : { why } })
    expect(JSON.stringify([refusal, (refusal as RingiError).message])).not.toContain(xprv.slice(0, 30))
  })
})

describe('names', () => {
  test('are made ours where they tell keys apart', () => {
    expect(made(fixture('specter.json')).cosigners.map(({ name }) => name)).toEqual([
      'Akiras-Coldcard',
      'Béatrice-vault-room',
      'Chidi',
    ])
  })

  test('can be given, in place of ones that cannot be kept', () => {
    const text = fixture('caravan.json').replace('"Akira"', '"../../akira"')
    expect(made(text, ['akira']).cosigners[0]?.name).toBe('akira')
    expect(() => made(text, ['a', 'b', 'c', 'd'])).toThrowCode('usage.invalid', {
      why: 'many-names',
      keys: 3,
      names: 4,
    })
  })

  test('are not looked for where there are others than keys', () => {
    const devices = replaced('{"type": "other", "label": "Chidi"}', '{"label": "a"}, {"label": "b"}')
    const text = devices(fixture('specter.json'))
    expect(made(text).cosigners[0]?.name).toBe('cosigner-1')
  })
})
