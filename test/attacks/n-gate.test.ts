import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { copyOf, makeScene, policyOf, type Scene } from '../cli/policy/scene.js'
import { LAUNCHER, projectRoot } from '../support/program.js'
import { publicCase } from '../support/public-cases.js'

vi.setConfig({ testTimeout: 120_000 })

let made: Scene
let scene: Scene
let bad: Buffer
beforeAll(async () => {
  made = await makeScene()
  made.office.write('policy.yaml', policyOf(made, '  proposal-limit: { max: 0.5btc }\n'))
  await made.propose('good', '0.1btc')
  await made.propose('bad', '0.6btc')
  bad = readFileSync(made.office.path('bad.psbt'))
})
beforeEach(() => {
  scene = copyOf(made)
  scene.office.write('gate/proposals/good.psbt', readFileSync(scene.office.path('good.psbt')))
  scene.office.write('gate/README.md', 'Proposals go into proposals/. As text a PSBT begins with cHNidP8.\n')
  scene.office.write('gate/history/log.jsonl', '{"ringi":1}\n')
})

const CHECK = 'policy check --vault treasury.vault.json --policy policy.yaml gate'
const gate = (options = '') => scene.office.document(`${CHECK} ${options}`.trim())
const put = (name: string, content: string | Uint8Array) => scene.office.write(`gate/${name}`, content)
const at = (name: string) => scene.office.path('gate', name)

/** The gate refuses, and names the file. */
async function refused(exit: number, code: string, name: string, options = '') {
  const document = await gate(options)
  expect(document).toMatchObject({ exit, error: { code } })
  const { passes } = document.data.proposals.find(({ file }: { file: string }) => file === `gate/${name}`)
  expect(passes).toBe(false)
}

test('N30 a folder with nothing bad in it passes, and other files are listed', async () => {
  const { exit, data } = await gate()
  expect(exit).toBe(0)
  expect(data).toMatchObject({
    checkedCount: 1,
    passedCount: 1,
    others: ['gate/README.md', 'gate/history/log.jsonl'],
  })
  await refused(3, 'file.not-proposal', 'README.md', '--strict')
})

describe('N30 a proposal that a rule denies', () => {
  test.each([
    'proposals/a.PSBT',
    'proposals/a.Psbt',
    'a.psbt',
    'proposals/2026/11/deeper/a.psbt',
    `${'d/'.repeat(60)}a.psbt`,
    'proposals/.hidden.psbt',
    'proposals/.hidden/a.psbt',
    'proposals/a.psbt.txt',
    'proposals/a.psbt~',
    'proposals/a',
    'proposals/a.json',
    'proposals/.git/a.psbt',
    'proposals/a\nb.psbt',
    'proposals/ .psbt',
    'history/log.txt',
    'README.md',
  ])('called %j', async name => {
    put(name, bad)
    await refused(5, 'rule.proposal-limit', name)
  })

  test.each([
    ['base64', () => bad.toString('base64')],
    ['base64 between blanks', () => `\n\n  ${bad.toString('base64')}\n`],
    ['hex', () => bad.toString('hex')],
  ])('written as %s', async (_, text) => {
    put('notes.txt', text())
    await refused(5, 'rule.proposal-limit', 'notes.txt')
  })

  test('under a name of its own by a hard link', async () => {
    put('proposals/a.psbt', bad)
    linkSync(at('proposals/a.psbt'), at('b.txt'))
    for (const name of ['proposals/a.psbt', 'b.txt']) await refused(5, 'rule.proposal-limit', name)
  })

  test('in .git, which is passed over at the root of a repository alone', async () => {
    put('.git/a.psbt', bad)
    await refused(5, 'rule.proposal-limit', '.git/a.psbt')
    put('.git/HEAD', 'ref: refs/heads/main\n')
    expect((await gate()).exit).toBe(0)
    mkdirSync(at('sub'))
    renameSync(at('.git'), at('sub/.git'))
    await refused(5, 'rule.proposal-limit', 'sub/.git/a.psbt')
  })
})

const utf16 = (text: string, mark = '\ufeff') => Buffer.from(mark + text, 'utf16le')

test.each([
  ['UTF-16', 'a.txt', () => utf16(bad.toString('base64'))],
  ['a byte order mark', 'a.txt', () => `\ufeff${bad.toString('base64')}`],
  ['a node’s answer', 'a.json', () => JSON.stringify({ result: { psbt: bad.toString('base64') } })],
] satisfies [string, string, () => string | Uint8Array][])(
  '%s is read like any proposal',
  async (_, name, content) => {
    put(name, content())
    await refused(5, 'rule.proposal-limit', name)
  },
)

describe('N30 a proposal that cannot be read fails the gate', () => {
  const png = (): Uint8Array =>
    Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), deflateSync(bad)])
  const tar = () => Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\0'), Buffer.alloc(249), bad])
  test.each([
    ['gzip', 'a.gz', () => gzipSync(bad), 'file.unchecked'],
    ['zip', 'a.zip', () => Buffer.concat([Buffer.from('PK\x03\x04'), deflateSync(bad)]), 'file.unchecked'],
    ['a tar', 'a', tar, 'file.unchecked'],
    ['a picture', 'code.png', png, 'file.unchecked'],
    ['any other binary file', 'a.bin', () => Buffer.from([1, 2, 3, 0xff]), 'file.unchecked'],
    ['bytes before it', 'a.txt', () => Buffer.concat([Buffer.from('\n'), bad]), 'file.unchecked'],
    [
      'two in one answer of a node',
      'a.json',
      () => JSON.stringify({ psbt: bad.toString('base64'), other: bad.toString('base64') }),
      'psbt.encoding',
    ],
    ['UTF-16 without a mark', 'a.txt', () => utf16(bad.toString('base64'), ''), 'file.unchecked'],
    ['a letter', 'a.eml', () => `Dear all,\n\n${bad.toString('base64')}\n`, 'psbt.magic'],
    [
      'a letter, with line breaks',
      'a.eml',
      () => `Hi\n${bad.toString('base64').replace(/.{9}/g, '$&\n')}`,
      'psbt.magic',
    ],
    ['frames of a code', 'a.txt', () => 'B$2P0100ABCDEFGH\n', 'file.unchecked'],
    [
      'another kind of frames',
      'a.txt',
      () => 'ur:crypto-psbt/hdosjojkidjyzmadaenyaoaeaeaeaohdvsknclrejnpe\n',
      'file.unchecked',
    ],
    [
      'far inside a long text',
      'a.log',
      () => `${'x'.repeat(3_000_000)}${bad.toString('base64')}`,
      'psbt.magic',
    ],
    ['an end that is missing', 'a.psbt', () => bad.subarray(0, 200), 'psbt.truncated'],
    ['a name that says so, and nothing', 'a.psbt', () => '', 'psbt.magic'],
  ] satisfies [string, string, () => string | Uint8Array, string][])('%s', async (_, name, content, code) => {
    put(name, content())
    await refused(3, code, name)
  })

  test('a symbolic link, to a file, a folder, or nothing', async () => {
    symlinkSync('../../bad.psbt', at('proposals/l.psbt'))
    await refused(11, 'file.not-regular', 'proposals/l.psbt')
    rmSync(at('proposals/l.psbt'))
    for (const [target, name] of [
      ['..', 'l'],
      ['nowhere', 'm'],
    ] as const) {
      symlinkSync(target, at(name))
      await refused(11, 'file.not-regular', name)
      rmSync(at(name))
    }
    renameSync(at('.'), scene.office.path('real'))
    symlinkSync('real', scene.office.path('gate'))
    expect((await gate()).exit).toBe(11)
  })

  test('a pipe, which is not waited for', async () => {
    execFileSync('mkfifo', [at('p')])
    await refused(11, 'file.not-regular', 'p')
  })

  test('a folder that may not be read', async () => {
    put('closed/a.psbt', bad)
    chmodSync(at('closed'), 0)
    const { exit } = await gate()
    chmodSync(at('closed'), 0o755)
    // The superuser may read everything.
    expect(exit).toBe(process.getuid?.() === 0 ? 5 : 11)
  })
})

test('N30 nothing checked is no pass, unless that is said', async () => {
  rmSync(at('proposals'), { recursive: true })
  const empty = await gate()
  expect(empty).toMatchObject({ exit: 11, error: { code: 'file.missing' }, data: { checkedCount: 0 } })
  expect((await gate('--allow-empty')).exit).toBe(0)
  rmSync(at('.'), { recursive: true })
  expect((await gate('--allow-empty')).exit).toBe(11)
})

test('N30 every report tells of what was found and of other files', async () => {
  put('a.PSBT', bad)
  const print = async (format: string) => (await scene.office.run(`${CHECK} --format ${format}`)).stdout
  for (const format of ['text', 'json', 'sarif', 'junit', 'github']) {
    const text = await print(format)
    for (const name of ['a.PSBT', 'good.psbt', 'README.md', 'log.jsonl'])
      if (format !== 'github' || name !== 'good.psbt') expect(text).toContain(name)
  }
})

test('N30 of thousands of files one is in memory at a time', async () => {
  const text = 'x'.repeat(500_000)
  for (let i = 0; i < 1500; i++) put(`others/${i}.txt`, text)
  const told =
    'data:text/javascript,process.on("exit",()=>console.error("RSS",process.resourceUsage().maxRSS))'
  const { stderr } = spawnSync(process.execPath, ['--import', told, LAUNCHER, ...CHECK.split(' ')], {
    cwd: scene.office.folder,
    encoding: 'utf8',
  })
  expect(stderr).toMatch(/RSS \d+/)
  expect(Number(/RSS (\d+)/.exec(stderr)?.[1])).toBeLessThan(400_000)
}, 60_000)

describe('N30 the script on a repository from outside', () => {
  publicCase('ci-uppercase', 'is not passed while a proposal was not read', async office => {
    const { digest } = await office.ok('vault show repository/vault.json')
    const ends = () =>
      spawnSync('sh', [join(projectRoot, 'examples', 'ci', 'check.sh'), 'repository'], {
        cwd: office.folder,
        env: { ...process.env, RINGI: LAUNCHER, VAULT_DIGEST: digest },
      }).status
    expect(ends()).toBe(5)
    const [name = ''] = readdirSync(office.path('repository/proposals'))
    renameSync(office.path('repository/proposals', name), office.path('repository/approvals.txt'))
    expect(ends()).toBe(5)
  })
})
