import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DICE } from '../cli/cases.js'
import { makeKey, Office } from '../support/ceremony.js'
import { makeScenes, refusedUntouched, type Scene } from './toolkit/scene.js'

let scene: Scene
beforeAll(async () => {
  scene = (await makeScenes('p2wsh'))[0]
})
const at = (...names: string[]) => scene.office.path(...names)

describe('N1 links, devices and pipes', () => {
  test('where a secret is expected', async () => {
    symlinkSync(at('password.txt'), at('link.txt'))
    mkdirSync(at('folder.txt'))
    execFileSync('mkfifo', ['-m', '600', at('pipe.txt')])
    for (const name of ['link.txt', 'folder.txt', 'pipe.txt', '/dev/null', '/dev/zero', '/dev/stdin']) {
      const line = scene.line('sign', ['honest-0.psbt']).map(word => (word === 'password.txt' ? name : word))
      await refusedUntouched(scene.office, line, [
        'file.not-regular',
        'file.unreadable',
        'secret-file.readable',
      ])
    }
  })

  test('where a proposal is expected, devices and pipes', async () => {
    for (const name of ['pipe.txt', '/dev/null', '/dev/zero', '/dev/full']) {
      await refusedUntouched(scene.office, scene.line('review', [name]), 'file.not-regular')
    }
    // A folder is a batch; one without a proposal is none.
    await refusedUntouched(scene.office, scene.line('review', ['folder.txt']), 'file.missing')
    await refusedUntouched(scene.office, scene.line('review', ['missing.psbt']), 'file.missing')
  })

  test.each(['vaults/treasury.json', 'keys/officer-1.json', 'keys/officer-1.age', 'home.key'])(
    'in the home: %s',
    async name => {
      const path = at('homes/officer-1', name)
      renameSync(path, at('away'))
      symlinkSync(at('away'), path)
      await refusedUntouched(scene.office, scene.line('sign', ['honest-0.psbt']), 'file.not-regular')
      rmSync(path)
      mkdirSync(path)
      await refusedUntouched(scene.office, scene.line('sign', ['honest-0.psbt']), [
        'file.not-regular',
        'file.unreadable',
      ])
      rmSync(path, { recursive: true })
      renameSync(at('away'), path)
    },
  )

  test('an output that is a link to another file does not reach it', async () => {
    writeFileSync(at('precious'), 'precious')
    symlinkSync(at('precious'), at('out.psbt'))
    await refusedUntouched(scene.office, scene.line('sign', ['honest-0.psbt'], 'out.psbt'), 'file.exists')
    const forced = [...scene.line('sign', ['honest-0.psbt'], 'out.psbt'), '--force']
    await refusedUntouched(scene.office, forced, 'file.not-regular')
    for (const out of ['/dev/full', '/dev/null', 'homes', 'folder.txt']) {
      const line = scene.line('sign', ['honest-0.psbt'], out)
      await refusedUntouched(scene.office, line, ['file.exists', 'file.not-regular'])
      await refusedUntouched(scene.office, [...line, '--force'], 'file.not-regular')
    }
    rmSync(at('out.psbt'))
  })

  test('a hard link is replaced, and not written through', async () => {
    writeFileSync(at('precious'), 'precious')
    linkSync(at('precious'), at('twin.psbt'))
    await scene.office.ok([...scene.line('sign', ['honest-0.psbt'], 'twin.psbt'), '--force'])
    expect(readFileSync(at('precious'), 'utf8')).toBe('precious')
  })
})

test('N2 names that lead elsewhere', async () => {
  const { office, team } = scene
  const home = team.homeOf('officer-1')
  const generate =
    'key generate --home h --network regtest --no-dice --words-out w.txt --password-file password.txt --work-factor 1 --name'
  for (const name of [
    '../x',
    '/tmp/x',
    'a/b',
    '..',
    '.',
    '.hidden',
    '-rf',
    'a\\b',
    '',
    'C:x',
    'a b',
    'x'.repeat(41),
    'a\u0301',
    'CON/',
    'con',
    'AUX.old',
    'com1',
  ]) {
    await refusedUntouched(office, [...generate.split(' '), name], ['name.malformed', 'usage.invalid'])
    const sign = scene.line('sign', ['honest-0.psbt'])
    await refusedUntouched(
      office,
      sign.map(word => (word === 'officer-1' ? name : word)),
      ['name.malformed', 'usage.invalid'],
    )
    await refusedUntouched(
      office,
      sign.map(word => (word === 'treasury' ? name : word)),
      ['name.malformed', 'usage.invalid'],
    )
  }
  await refusedUntouched(office, `vault show ../../officer-1/vaults/treasury --home ${home}`, [
    'name.malformed',
    'vault.malformed',
  ])
})

test('N2 outputs in the home, in the place of keys and vaults', async () => {
  const { office, team } = scene
  const home = team.homeOf('officer-1')
  const places = [
    'keys/officer-1.age',
    'keys/new.age',
    'vaults/treasury.json',
    'home.key',
    'lock',
    'log.jsonl',
  ]
  symlinkSync(at(home), at('alias'))
  for (const place of [...places.map(one => `${home}/${one}`), 'alias/keys/officer-1.age']) {
    const sign = [...scene.line('sign', ['honest-0.psbt'], place), '--force']
    await refusedUntouched(office, sign, 'usage.invalid')
    const generate = `key generate --home ${home} --name n --network regtest --no-dice --password-file password.txt --work-factor 1 --force --words-out ${place}`
    await refusedUntouched(office, generate, 'usage.invalid')
    for (const option of ['html', 'svg'])
      await refusedUntouched(
        office,
        `review honest-0.psbt --vault treasury --home ${home} --force --${option} ${place}`,
        'usage.invalid',
      )
    for (const option of ['png', 'gif', 'svg', 'html'])
      await refusedUntouched(
        office,
        `qr show honest-0.psbt --home ${home} --force --${option} ${place}`,
        'usage.invalid',
      )
    for (const option of ['sarif', 'junit'])
      await refusedUntouched(
        office,
        `policy check honest-0.psbt --vault treasury --policy policy.yaml --home ${home} --force --${option} ${place}`,
        'usage.invalid',
      )
    await refusedUntouched(
      office,
      `finalize honest-0.psbt --vault treasury --home ${home} --out new.tx --force --labels-out ${place}`,
      'usage.invalid',
    )
    // A home that is not this run's own.
    const convert = `convert honest-0.psbt --psbt-version 2 --out ${place} --force`
    await refusedUntouched(office, convert, 'usage.invalid')
  }
  const pictures = `qr show honest-0.psbt --home ${home} --vault treasury --png ${home}/policies --force`
  await refusedUntouched(office, pictures, 'usage.invalid')
  rmSync(at('alias'))
})

test('N2 two outputs in one place, where one would replace the other', async () => {
  const { office, team } = scene
  const home = `--home ${team.homeOf('officer-1')} --force`
  for (const line of [
    `review honest-0.psbt --vault treasury ${home} --html new.file --svg ./new.file`,
    `qr show honest-0.psbt ${home} --svg new.file --html ./new.file`,
    `qr show honest-0.psbt ${home} --gif -`,
    `policy check honest-0.psbt --vault treasury --policy policy.yaml ${home} --sarif new.file --junit ./new.file`,
    `finalize honest-0.psbt --vault treasury ${home} --out new.file --labels-out ./new.file`,
  ])
    await refusedUntouched(office, line, 'usage.invalid')
})

test('N2 outputs in the place of what the command reads, whatever it is called', async () => {
  const { office, team } = scene
  const home = team.homeOf('officer-1')
  linkSync(at('honest-0.psbt'), at('same.psbt'))
  symlinkSync(at('honest-0.psbt'), at('alias.psbt'))
  for (const place of ['honest-0.psbt', './honest-0.psbt', 'homes/../honest-0.psbt', 'same.psbt']) {
    const review = scene.line('review', ['honest-0.psbt'])
    await refusedUntouched(office, [...review, '--html', place, '--force'], 'usage.invalid')
    await refusedUntouched(office, [...review, '--svg', place, '--force'], 'usage.invalid')
    const finalize = scene.line('finalize', ['alias.psbt'], place)
    await refusedUntouched(office, [...finalize, '--force'], 'usage.invalid')
    const show = `qr show honest-0.psbt --home ${home} --vault treasury --gif ${place} --force`
    await refusedUntouched(office, show, 'usage.invalid')
  }
  const [one, two] = ['officer-1.cosigner.json', 'officer-2.cosigner.json']
  const create = `vault create --name v --threshold 1 --cosigner ${one} --cosigner ${two} --script-type p2wsh --network regtest --force --out`
  for (const file of [one, two]) await refusedUntouched(office, `${create} ${file}`, 'usage.invalid')
  const { descriptor } = await office.ok(`vault show treasury --home ${home}`)
  office.write('wallet.txt', descriptor)
  const take = 'vault import wallet.txt --network regtest --name v --out wallet.txt --force'
  await refusedUntouched(office, take, 'usage.invalid')
  const twice = [...scene.line('finalize', ['honest-0.psbt'], 'x'), '--labels-out', './x', '--force']
  await refusedUntouched(office, twice, 'usage.invalid')
  for (const file of ['same.psbt', 'alias.psbt']) rmSync(at(file))
})

test('N2 names that are empty, as a script writes them whose variable is not set', async () => {
  const sign = [...scene.line('sign', ['honest-0.psbt'], ''), '--force']
  await refusedUntouched(scene.office, sign, 'usage.invalid')
  await refusedUntouched(scene.office, ['vault', 'list', '--home', ''], 'usage.invalid')
  const review = scene.line('review', ['honest-0.psbt'])
  await refusedUntouched(scene.office, [...review, '--html', ''], 'usage.invalid')
})

test('N2 words and entropy in one file, where one would replace the other, or on standard output', async () => {
  const generate =
    'key generate --home h --name n --network regtest --no-dice --password-file password.txt --work-factor 1 --force'
  for (const files of [
    '--words-out w.txt --entropy-out ./w.txt',
    '--words-out -',
    '--words-out w.txt --entropy-out -',
  ])
    await refusedUntouched(scene.office, `${generate} ${files}`, 'usage.invalid')
})

test('N4 the file changes between review and signing', async () => {
  const { office } = scene
  for (const change of [
    () => scene.traitor().sign(scene.raw()).bytes(),
    () => Buffer.concat([scene.honest, Uint8Array.of(0)]),
    () => new Uint8Array(0),
  ]) {
    office.write('moving.psbt', scene.honest)
    const line = [
      'sign',
      'moving.psbt',
      '--key',
      'officer-1',
      '--vault',
      'treasury',
      '--home',
      'homes/officer-1',
      '--password-file',
      'password.txt',
      '--out',
      'moved.psbt',
    ]
    const terminal = {
      secret: async () => '',
      confirm: async () => true,
      showOnce: async () => {},
      line: async (question: string) => {
        const total = /\d+\.\d+btc/.exec(question)?.[0] ?? ''
        office.write('moving.psbt', change())
        return total
      },
    }
    const { json } = await office.run([...line, '--json'], { terminal })
    expect(['file.changed', 'psbt.trailing', 'psbt.truncated', 'psbt.magic']).toContain(json?.error?.code)
    expect(existsSync(at('moved.psbt'))).toBe(false)
  }
})

test.each([0o604, 0o640, 0o660, 0o777])('N5 a secret file with mode %o', async mode => {
  scene.office.write('open.txt', readFileSync(at('password.txt')))
  chmodSync(at('open.txt'), mode)
  const line = scene
    .line('sign', ['honest-0.psbt'])
    .map(word => (word === 'password.txt' ? 'open.txt' : word))
  await refusedUntouched(scene.office, line, 'secret-file.readable')
  rmSync(at('open.txt'))
})

test('N5 a key file that was copied with the rights of everybody', async () => {
  const path = at(scene.team.homeOf('officer-1'), 'keys', 'officer-1.age')
  for (const mode of [0o644, 0o604, 0o620, 0o666]) {
    chmodSync(path, mode)
    await refusedUntouched(scene.office, scene.line('sign', ['honest-0.psbt']), 'secret-file.readable')
  }
  chmodSync(path, 0o600)
})

describe('N5 dice that alone are the key, in a file that others can read', () => {
  const generate = (name: string, network: string, dice: string) =>
    `key generate --home homes/dice --name ${name} --network ${network} --dice ${dice} --dice-only --words-out ${name}.txt --password-file password.txt ${network === 'mainnet' ? '--work-factor 17 --allow-online --i-know' : '--work-factor 1'}`
  const warning = expect.objectContaining({ code: 'secret-file.readable', severity: 'warn' })
  beforeAll(() => {
    scene.office.write('dice.txt', DICE)
    scene.office.write('open-dice.txt', readFileSync(at('dice.txt')))
    chmodSync(at('open-dice.txt'), 0o644)
  })

  test('are refused for mainnet, and warned of elsewhere', async () => {
    await refusedUntouched(scene.office, generate('m', 'mainnet', 'open-dice.txt'), 'secret-file.readable')
    const { ok, findings } = await scene.office.document(generate('t', 'testnet', 'open-dice.txt'))
    expect([ok, findings]).toEqual([true, expect.arrayContaining([warning])])
  })

  test('are taken from a file that nobody else reads, and beside what the system gives', async () => {
    const closed = await scene.office.document(generate('c', 'mainnet', 'dice.txt'))
    expect([closed.ok, closed.findings]).toEqual([true, expect.not.arrayContaining([warning])])
    const mixed = generate('x', 'mainnet', 'open-dice.txt').replace(' --dice-only', '')
    expect((await scene.office.document(mixed)).findings).toEqual(expect.not.arrayContaining([warning]))
  })

  test('are warned of where the entropy is recomputed from them', async () => {
    const line = 'key entropy --dice open-dice.txt'
    expect((await scene.office.document(line)).findings).toContainEqual(warning)
    expect(
      (await scene.office.document(`${line} --system ${'0123456789abcdef'.repeat(4)}`)).findings,
    ).toEqual(expect.not.arrayContaining([warning]))
  })
})

test('N6 where nothing can be written', async () => {
  for (const out of [
    'missing/folder/x.psbt',
    'password.txt/x.psbt',
    `${'n'.repeat(250)}.psbt`,
    '/proc/x.psbt',
  ]) {
    await refusedUntouched(scene.office, scene.line('sign', ['honest-0.psbt'], out), [
      'file.unwritable',
      'file.missing',
    ])
  }
  for (const home of ['password.txt', 'password.txt/home', '/proc/home']) {
    const line = `key generate --home ${home} --name x --network regtest --no-dice --words-out /dev/null --password-file password.txt --work-factor 1`
    const { exit } = await scene.office.document(line)
    expect(exit).toBe(11)
  }
})

describe('N7 two at once', () => {
  let office: Office
  beforeEach(() => {
    office = new Office()
  })

  test('both keys are there', async () => {
    await Promise.all(['a', 'b', 'c'].map(name => makeKey(office, name, 'home')))
    const { keys } = await office.ok('key list --home home')
    expect(keys.map(({ name }: { name: string }) => name)).toEqual(['a', 'b', 'c'])
  })
})
