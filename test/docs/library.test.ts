import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { blocksOf, root } from './session.js'

// A project of its own that has ringi among its packages, as a user's would.
const folder = mkdtempSync(join(tmpdir(), 'ringi-library-'))
mkdirSync(join(folder, 'node_modules'))
symlinkSync(root, join(folder, 'node_modules/ringi'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const blocks = blocksOf(readFileSync(join(root, 'docs/library.md'), 'utf8')).filter(
  ({ language }) => language === 'js',
)
writeFileSync(join(folder, 'page.mjs'), blocks.map(({ text }) => text).join('\n'))
const run = (program: string, ...args: string[]) =>
  execFileSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })

test('the code of docs/library.md runs, and ends with the transaction that was proposed', () => {
  const lines = run('page.mjs').trim().split('\n')
  expect(lines.at(-1)).toMatch(/^[0-9a-f]{64} \d+ true \[/)
  // What the policy says of the same proposal.
  expect(lines).toContainEqual(expect.stringMatching(/^rule\.proposal-limit \d+$/))
  expect(lines).toContain("[ 'proposal-limit max 1 BTC' ]")
})

test('the code of docs/library.md fits the types of the library', () => {
  const options = ['--noEmit', '--strict', '--checkJs', '--allowJs', '--skipLibCheck']
  const target = ['--target', 'es2023', '--module', 'nodenext', '--types', 'node']
  const types = ['--typeRoots', join(root, 'node_modules/@types')]
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  expect(run(tsc, ...options, ...target, ...types, 'page.mjs')).toBe('')
})

test('CommonJS takes the library as well', () => {
  const script = (how: string) =>
    `console.log(Object.keys(${how}).filter(name => name !== '__esModule').sort().join())`
  const required = execFileSync(process.execPath, ['-e', script("require('ringi')")], {
    ...{ cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  })
  const module = ['--input-type=module', '-e', script("await import('ringi')")]
  expect(required).toBe(run(...(module as [string, ...string[]])))
  expect(required).toContain('evaluate')
})

test('the example for the library runs', () => {
  expect(run(join(root, 'examples/library.mjs'))).toMatch(/^02000000[0-9a-f]+\n$/)
})
