import { readFileSync } from 'node:fs'
import base58check from 'bs58check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { parsePath } from '../../src/keys/path.js'
import { createVault } from '../../src/vault/create.js'
import { formatVault, parseVault } from '../../src/vault/file.js'
import { makeKey, makeTeam, Office, type Team, VAULT } from '../support/ceremony.js'
import { makeScenes, refusedUntouched } from './toolkit/scene.js'
import { masterOf } from './toolkit/traitor.js'

const CREATE =
  'vault create --home home --name v --threshold 2 --script-type p2wsh --network regtest --out v.json'
const REGISTER = 'vault register evil.json --yes --home'

let office: Office
let team: Team
beforeAll(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 2, of: 3 })
  await makeKey(office, 'mallory', 'homes/mallory')
})

// biome-ignore lint/suspicious/noExplicitAny: files are doctored here in every way
const read = (name: string): any => JSON.parse(readFileSync(office.path(name), 'utf8'))
const cosigner = (officer: string) => read(`${officer}.cosigner.json`)

/** Makes an honest vault file of these cosigners, as an attacker would who has all he needs. */
async function vaultOf(officers: readonly string[], options = ''): Promise<string> {
  const files = officers.map(officer => `--cosigner ${officer}.cosigner.json`).join(' ')
  await office.ok(`${CREATE} ${files} --force --out evil.json${options}`)
  return readFileSync(office.path('evil.json'), 'utf8')
}

describe('B registering', () => {
  test('the honest file is taken', async () => {
    await vaultOf(['officer-1', 'officer-2', 'mallory'])
    await office.ok(`${REGISTER} homes/honest --watch-only`)
  })

  test('B1 without one’s own key', async () => {
    await vaultOf(['officer-2', 'officer-3', 'mallory'])
    await refusedUntouched(office, `${REGISTER} homes/officer-1`, 'key.not-in-vault')
  })

  test('B2 B5 with one’s own fingerprint before another’s key', async () => {
    const { fingerprint } = cosigner('officer-1')
    office.write('evil.json', forgedVault(office, team, { fingerprint, path: '48h/1h/0h/2h' }))
    await refusedUntouched(office, `${REGISTER} homes/officer-1`, 'vault.key-mismatch')
    // At a path that is not on record, the key itself has to say that it is not its own.
    office.write('evil.json', forgedVault(office, team, { fingerprint, path: '48h/1h/7h/2h' }))
    await refusedUntouched(office, `${REGISTER} homes/officer-1`, 'confirm.needed')
    const opened = `${REGISTER} homes/officer-1 --password-file password.txt`
    await refusedUntouched(office, opened, 'vault.key-mismatch')
  })

  test('B2 another digest than the others have', async () => {
    await vaultOf(['officer-1', 'officer-2', 'mallory'])
    await refusedUntouched(
      office,
      `${REGISTER} homes/officer-1 --digest ${team.vault.digest}`,
      'vault.digest',
    )
  })

  test('B2 B6 B7 B9 B15 B16 a field that was changed in the file', async () => {
    const edits: [Code | Code[], (file: ReturnType<typeof read>) => void][] = [
      [
        'vault.digest',
        file => {
          file.threshold = 1
        },
      ],
      [
        'vault.threshold',
        file => {
          file.threshold = 0
        },
      ],
      [
        'vault.threshold',
        file => {
          file.threshold = 4
        },
      ],
      [
        'vault.threshold',
        file => {
          file.threshold = 1.5
        },
      ],
      [
        'vault.threshold',
        file => {
          file.threshold = -1
        },
      ],
      [
        'vault.malformed',
        file => {
          file.threshold = '2'
        },
      ],
      [
        'vault.malformed',
        file => {
          file.threshold = null
        },
      ],
      [
        'vault.malformed',
        file => {
          delete file.threshold
        },
      ],
      [
        'vault.malformed',
        file => {
          file.__extra = 1
        },
      ],
      [
        'vault.digest',
        file => {
          file.sorted = false
        },
      ],
      [
        'vault.digest',
        file => {
          file.scriptType = 'p2sh-p2wsh'
        },
      ],
      [
        'vault.malformed',
        file => {
          file.scriptType = 'p2tr'
        },
      ],
      [
        'vault.malformed',
        file => {
          file.scriptType = 'constructor'
        },
      ],
      [
        'vault.malformed',
        file => {
          file.network = '__proto__'
        },
      ],
      [
        ['extended-key.network', 'path.unusual'],
        file => {
          file.network = 'mainnet'
        },
      ],
      [
        'vault.digest',
        file => {
          file.network = 'signet'
        },
      ],
      [
        'vault.digest',
        file => {
          file.name = 'other'
        },
      ],
      [
        'vault.malformed',
        file => {
          file.name = '../../etc/passwd'
        },
      ],
      [
        'vault.malformed',
        file => {
          file.name = 'a\u001b]52;c;x\u0007'
        },
      ],
      [
        'vault.malformed',
        file => {
          file.name = 'a\u202eb'
        },
      ],
      [
        'vault.digest',
        file => {
          file.cosigners[0].name = 'somebody'
        },
      ],
      [
        'vault.digest',
        file => {
          file.cosigners[0].xpub = file.cosigners[0].xpub && cosigner('mallory').xpub
        },
      ],
      [
        'vault.digest',
        file => {
          file.cosigners.reverse()
        },
      ],
      [
        'vault.digest',
        file => {
          file.cosigners.pop()
        },
      ],
      [
        'vault.digest',
        file => {
          file.cosigners[0].fingerprint = '00000001'
        },
      ],
      [
        ['vault.malformed', 'vault.digest'],
        file => {
          file.cosigners[0].fingerprint = file.cosigners[0].fingerprint
            .toUpperCase()
            .replace(/^\d+$/, 'ABCDEF01')
        },
      ],
      [
        'path.malformed',
        file => {
          file.cosigners[0].path = '2147483696/1h/0h/2h'
        },
      ],
      [
        'vault.digest',
        file => {
          file.cosigners[0].path = '48/1h/0h/2h'
        },
      ],
      [
        'extended-key.origin',
        file => {
          file.cosigners[0].path = '48h/1h/0h/1h'
        },
      ],
      [
        'extended-key.origin',
        file => {
          file.cosigners[0].path = '48h/1h/0h'
        },
      ],
      [
        'vault.malformed',
        file => {
          file.cosigners[0].path = "48'/1h/0h/2h"
        },
      ],
      [
        'path.too-deep',
        file => {
          file.cosigners[0].path = '0/'.repeat(3000)
        },
      ],
      [
        'vault.digest',
        file => {
          file.descriptor = file.descriptor.replace(/#.*/, '')
        },
      ],
      [
        'vault.digest',
        file => {
          file.descriptor = file.descriptor.replaceAll('<0;1>', '<1;0>')
        },
      ],
      [
        'vault.digest',
        file => {
          file.words = 'abandon abandon abandon abandon abandon abandon'
        },
      ],
      [
        'vault.digest',
        file => {
          file.digest = '0'.repeat(64)
        },
      ],
      [
        'vault.version',
        file => {
          file.ringi = 3
        },
      ],
      [
        'vault.malformed',
        file => {
          file.kind = 'cosigner'
        },
      ],
      [
        'vault.cosigner-count',
        file => {
          file.cosigners = []
        },
      ],
      [
        'vault.malformed',
        file => {
          file.cosigners = {}
        },
      ],
      [
        'vault.malformed',
        file => {
          file.cosigners = [null]
        },
      ],
    ]
    for (const [code, edit] of edits) {
      const file = read('treasury.vault.json')
      edit(file)
      office.write('evil.json', JSON.stringify(file))
      await refusedUntouched(office, `${REGISTER} homes/watch --watch-only`, code)
    }
  })

  test('D4 a field that stands twice, __proto__, huge numbers, deep nests, what is no JSON', async () => {
    const honest = readFileSync(office.path('treasury.vault.json'), 'utf8')
    const texts = [
      honest.replace('"threshold": 2', '"threshold": 1, "threshold": 2'),
      honest.replace('"name": "treasury"', '"name": "innocent", "name": "treasury"'),
      honest.replace('"kind"', '"__proto__": {"threshold": 1}, "kind"'),
      honest.replace('"kind"', '"constructor": {}, "kind"'),
      honest.replace('"threshold": 2', '"threshold": 2.0'),
      honest.replace('"threshold": 2', '"threshold": 2e0'),
      honest.replace('"threshold": 2', `"threshold": 2${'0'.repeat(400)}`),
      '['.repeat(40_000),
      `${'['.repeat(40_000)}${']'.repeat(40_000)}`,
      `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`,
      honest.slice(0, -10),
      `${honest}${honest}`,
      '',
      'null',
      '"vault"',
      '[]',
      ' '.repeat(200_000),
    ]
    for (const text of texts) {
      office.write('evil.json', text)
      await refusedUntouched(office, `${REGISTER} homes/watch --watch-only`, [
        'vault.malformed',
        'vault.threshold',
      ])
    }
  })

  test('B8 the same vault again: reordered, renamed, retyped, with another threshold', async () => {
    const officers = team.officers
    const again = [
      await vaultOf(officers),
      await vaultOf(officers.toReversed()),
      await vaultOf(officers, ' --unsorted'),
      await vaultOf(officers, ' --threshold 1'),
      await vaultOf(officers, ' --threshold 3'),
    ]
    for (const text of again) {
      office.write('evil.json', text)
      await refusedUntouched(office, `${REGISTER} homes/officer-1`, [
        'vault.same-scripts',
        'vault.already-registered',
      ])
    }
  })

  test('B18 M3 another vault under a name that is taken, or that looks like it', async () => {
    const files = ['officer-1', 'officer-2', 'mallory']
      .map(officer => `--cosigner ${officer}.cosigner.json`)
      .join(' ')
    for (const name of ['treasury', 'Treasury', 'trеasury', 'ｔreasury']) {
      await office.ok(`${CREATE} ${files} --force --out evil.json --name ${name}`)
      await refusedUntouched(office, `${REGISTER} homes/officer-1`, 'vault.exists')
    }
  })
})

describe('B creating', () => {
  const create = (files: readonly string[]) =>
    `${CREATE} ${files.map(file => `--cosigner ${file}`).join(' ')}`

  test('B3 B4 the same key twice, as it is, renamed, or from another account', async () => {
    office.write('again.json', readFileSync(office.path('officer-2.cosigner.json')))
    const twice = create(['officer-1.cosigner.json', 'officer-2.cosigner.json', 'again.json'])
    await refusedUntouched(office, twice, ['vault.duplicate-key', 'vault.duplicate-name'])
    await office.ok(
      'key restore --home homes/twin --name twin --network regtest --words-file officer-2.words.txt --password-file password.txt --work-factor 1',
    )
    for (const account of [0, 1]) {
      await office.ok(
        `key xpub --home homes/twin --name twin --script-type p2wsh --account ${account} --password-file password.txt --force --out twin.json`,
      )
      const renamed = create(['officer-1.cosigner.json', 'officer-2.cosigner.json', 'twin.json'])
      await refusedUntouched(office, renamed, 'vault.duplicate-key')
    }
  })

  test('M3 cosigners whose names look alike', async () => {
    const words = 'officer-2.words.txt'
    for (const name of ['mаllory', 'Mallory', 'ma1lory']) {
      const home = `homes/${name}`
      await office.ok(
        `key restore --home ${home} --name ${name} --network regtest --words-file ${words} --password-file password.txt --work-factor 1`,
      )
      await office.ok(`key xpub --home ${home} --name ${name} --script-type p2wsh --force --out alike.json`)
      const line = create(['officer-1.cosigner.json', 'mallory.cosigner.json', 'alike.json'])
      await refusedUntouched(office, line, 'vault.duplicate-name')
    }
    await office.ok(
      `key restore --home homes/mixed --name Аlbert --network regtest --words-file ${words} --password-file password.txt --work-factor 1`,
    )
    await office.ok('key xpub --home homes/mixed --name Аlbert --script-type p2wsh --out mixed.json')
    const line = `${create(['officer-1.cosigner.json', 'mallory.cosigner.json', 'mixed.json'])} --out mixed-vault.json`
    const { findings } = await office.document(line)
    expect(findings).toContainEqual(expect.objectContaining({ code: 'text.suspicious', severity: 'warn' }))
  })

  test('B5 B10 B11 B12 B15 B20 a cosigner file in which anything was changed', async () => {
    const file = cosigner('officer-2')
    const other = cosigner('mallory')
    const edits: object[] = [
      { name: 'officer-3' },
      { fingerprint: other.fingerprint },
      { fingerprint: '00000000' },
      { xpub: other.xpub },
      { path: '48h/1h/1h/2h' },
      { path: '48/1h/0h/2h' },
      { path: '2147483696/1h/0h/2h' },
      { network: 'signet' },
      { scriptType: 'p2sh-p2wsh' },
      { signature: other.signature },
      { signature: '' },
      { record: other.record },
      { record: `${file.record}\n` },
      { keyExpression: other.keyExpression },
      { ringi: 2 },
      { kind: 'vault' },
      { more: 1 },
    ]
    for (const edit of edits) {
      office.write('changed.json', JSON.stringify({ ...file, ...edit }))
      const { exit } = await office.document(create(['officer-1.cosigner.json', 'changed.json']))
      expect([3, 4]).toContain(exit)
      await refusedUntouched(office, create(['officer-1.cosigner.json', 'changed.json']), [
        'cosigner.bad-signature',
        'cosigner.malformed',
        'extended-key.origin',
        'path.unusual',
        'path.malformed',
        'fingerprint.malformed',
        'message.malformed',
        'vault.network',
        'vault.script-type',
      ])
    }
    const text = JSON.stringify(file)
    for (let at = 5; at < text.length; at += 23) {
      const flipped = `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`
      office.write('changed.json', flipped)
      const { exit } = await office.document(create(['officer-1.cosigner.json', 'changed.json']))
      expect([3, 4]).toContain(exit)
    }
  })

  test('B6 B14 thresholds and numbers that cannot be', async () => {
    const files = ['officer-1.cosigner.json', 'officer-2.cosigner.json']
    for (const threshold of ['0', '3', '1000']) {
      await refusedUntouched(office, `${create(files)} --threshold ${threshold}`, 'vault.threshold')
    }
    for (const threshold of ['-1', '1.5', '2e0', 'two', '0x2', ' ', '１']) {
      await refusedUntouched(office, [...create(files).split(' '), '--threshold', threshold], 'usage.invalid')
    }
    await refusedUntouched(office, CREATE, 'vault.cosigner-count')
    await refusedUntouched(office, create(Array(21).fill('officer-1.cosigner.json')), 'vault.cosigner-count')
    await refusedUntouched(office, `${create(files)} --script-type p2sh`, 'vault.script-type')
    await refusedUntouched(office, `${create(files)} --network signet`, 'vault.network')
    await refusedUntouched(office, `${create(files)} --network mainnet`, 'vault.network')
  })
})

describe('B importing', () => {
  test('B11 B13 B15 B16 descriptors', async () => {
    const { descriptor } = team.vault
    const body = descriptor.split('#')[0] as string
    const bad: string[] = [
      `${body}#00000000`,
      descriptor.replace('<0;1>', '<0;2>'),
      `${descriptor}x`,
      descriptor.replace('sortedmulti(2', 'sortedmulti(3'),
      descriptor.replace('48h', '48'),
    ]
    for (const text of bad) {
      office.write('evil.txt', text)
      await refusedUntouched(
        office,
        'vault import evil.txt --home home --name i --network regtest',
        'descriptor.checksum',
      )
    }
    const [first, second] = body.match(/\[[^\]]+\]tpub\w+/g) as [string, string]
    const summed: [Code, string][] = [
      ['descriptor.not-multipath', body.replace('<0;1>', '<1;0>')],
      ['descriptor.not-multipath', body.replace('/<0;1>', '/0')],
      ['descriptor.threshold', body.replace('sortedmulti(2', 'sortedmulti(0')],
      ['descriptor.threshold', body.replace('sortedmulti(2', 'sortedmulti(4')],
      ['path.unusual', body.replaceAll('48h/1h', '48h/0h')],
      ['path.malformed', body.replace('48h', '2147483696')],
      ['vault.duplicate-key', body.replace(second, first)],
      ['origin.missing', body.replace(/\[[^\]]+\]/, '')],
      ['extended-key.malformed', body.replace(/tpub(.)/, 'tpub0')],
      ['extended-key.network', body],
    ]
    for (const [code, text] of summed) {
      office.write('evil.txt', addChecksum(text))
      const network = code === 'extended-key.network' ? 'mainnet' : 'regtest'
      await refusedUntouched(office, `vault import evil.txt --home home --name i --network ${network}`, [
        code,
        'descriptor.malformed',
      ])
    }
  })

  test('B15 B16 a descriptor that may have lost a mark or its checksum is told of', async () => {
    const { descriptor } = read(`${VAULT}.vault.json`)
    const body = descriptor.split('#')[0] as string
    const [own] = team.vault.cosigners
    office.write('evil.txt', body.replace(`[${own?.fingerprint}/48h`, `[${own?.fingerprint}/48`))
    const line = 'vault import evil.txt --home home --name i --network regtest --out doubtful.json'
    const { findings } = await office.document(line)
    expect(findings).toMatchObject([
      { code: 'descriptor.no-checksum', severity: 'info' },
      { code: 'path.unusual', severity: 'warn' },
    ])
  })
})

test('B3 the negative of a key, which whoever has the key has as well', async () => {
  const { descriptor } = team.vault
  const [first, second] = descriptor.match(/\[[^\]]+\]tpub\w+/g) as [string, string]
  const bytes = base58check.decode(first.replace(/.*\]/, ''))
  const negative = bytes.map((byte, at) => (at === bytes.length - 33 ? byte ^ 1 : byte))
  const stranger = `[deadbeef/48h/1h/0h/2h]${base58check.encode(negative)}`
  const body = (descriptor.split('#')[0] as string).replace(second, stranger)
  office.write('evil.txt', addChecksum(body))
  const line = 'vault import evil.txt --home home --name i --network regtest'
  await refusedUntouched(office, line, 'vault.duplicate-key')
})

test('B17 a vault that is pinned, in the place of another', async () => {
  const home = 'homes/officer-1'
  const files = ['officer-1', 'officer-3', 'mallory'].map(one => `--cosigner ${one}.cosigner.json`).join(' ')
  await office.ok(`${CREATE} ${files} --force --out branch.json --name branch`)
  await office.ok(`vault register branch.json --yes --home ${home}`)
  const path = `${home}/vaults/treasury.json`
  const honest = readFileSync(office.path(path))
  for (const other of ['homes/officer-1/vaults/branch.json', 'homes/officer-2/vaults/treasury.json']) {
    office.write(path, readFileSync(office.path(other)))
    await refusedUntouched(office, `vault show treasury --home ${home}`, 'vault.tampered')
  }
  office.write(path, honest)
  await office.ok(`vault show treasury --home ${home}`)
})

test('B17 any byte of the pinned vault, of a key’s record or of the home’s key', async () => {
  const { 0: scene } = await makeScenes('p2wsh')
  for (const name of ['vaults/treasury.json', 'keys/officer-1.json', 'home.key']) {
    const path = `homes/officer-1/${name}`
    const honest = new Uint8Array(readFileSync(scene.office.path(path)))
    const step = Math.ceil(honest.length / 40)
    for (let at = 0; at < honest.length; at += step) {
      scene.office.write(
        path,
        honest.map((byte, i) => (i === at ? byte ^ 0x20 : byte)),
      )
      await refusedUntouched(scene.office, scene.line('sign', ['honest-0.psbt']), 'vault.tampered')
    }
    scene.office.write(path, Buffer.concat([honest, Buffer.from('\n')]))
    await refusedUntouched(scene.office, scene.line('sign', ['honest-0.psbt']), [
      'vault.tampered',
      'home.damaged',
    ])
    scene.office.write(path, honest)
  }
  await scene.office.ok(scene.line('sign', ['honest-0.psbt'], 'again.psbt'))
})

test('B19 no vault is known but what was registered, whatever extended keys a PSBT carries', async () => {
  const { 0: scene } = await makeScenes('p2wsh')
  await refusedUntouched(
    scene.office,
    'review honest-0.psbt --vault treasury --home homes/nobody',
    'vault.not-registered',
  )
  const sign = scene
    .line('sign', ['honest-0.psbt'])
    .map(word => (word === 'treasury' ? 'treasury.vault.json' : word))
  await refusedUntouched(scene.office, sign, ['vault.not-registered', 'name.malformed'])
})

/** A vault file that is true to itself, with one origin before a key that is not from there. */
function forgedVault(office: Office, team: Team, origin: { fingerprint: string; path: string }): string {
  const honest = parseVault(readFileSync(office.path('treasury.vault.json'), 'utf8'))
  const path = `m/${origin.path.replaceAll('h', "'")}`
  const stolen = masterOf(team, 'mallory').derivePath(path).neutered().toBase58()
  const [first, ...rest] = honest.cosigners
  const forged = { ...first, name: 'you', fingerprint: origin.fingerprint, path: parsePath(origin.path) }
  const cosigners = [{ ...forged, xpub: ExtendedPublicKey.parse(stolen, honest.network) }, ...rest]
  const { network, scriptType } = honest
  return formatVault(createVault({ name: 'forged', network, scriptType, required: 2, cosigners }))
}
