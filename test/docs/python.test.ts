import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { mixEntropy } from '../../src/keys/entropy.js'
import { wordsOf } from '../../src/keys/mnemonic-languages.js'
import { blocksOf, root, Shell } from './session.js'

const hasPython = spawnSync('python3', ['--version']).status === 0
const title = hasPython ? 'Python on the pages' : 'Python on the pages: skipped, python3 is not here'

describe.skipIf(!hasPython)(title, () => {
  const shell = new Shell()
  const python = (program: string, ...args: string[]) =>
    execFileSync('python3', ['-c', program, ...args], { cwd: shell.folder, encoding: 'utf8' }).trim()
  const programs = (page: string) =>
    blocksOf(readFileSync(join(root, page), 'utf8'))
      .filter(({ language }) => language === 'python')
      .map(({ text }) => text)
  const json = (command: string) => JSON.parse(shell.run(command).split('\n')[0] as string).data

  beforeAll(() => {
    shell.run('sh examples/support/rehearsal.sh')
  })
  afterAll(() => rmSync(shell.folder, { recursive: true, force: true }))

  test.each([12, 24] as const)('docs/entropy.md recomputes the entropy of %i words', words => {
    const [program] = programs('docs/entropy.md')
    const dice = readFileSync(join(root, 'examples/dice/akira.txt'), 'utf8').trim()
    for (const system of ['', '9f'.repeat(16) + '2c'.repeat(16)]) {
      const expected = toHex(mixEntropy({ system: fromHex(system), dice, words }))
      expect(python(program as string, system, dice, String(words))).toBe(expected)
    }
  })

  test('docs/digest.md recomputes the digest of a vault', () => {
    const [program] = programs('docs/digest.md')
    const { digest } = JSON.parse(readFileSync(join(shell.folder, 'treasury.vault.json'), 'utf8'))
    expect(python(program as string, 'treasury.vault.json')).toBe(digest)
  })

  test('docs/digest.md recomputes the identity of a vault, sorted or not', () => {
    const [, program] = programs('docs/digest.md')
    shell.run(
      'ringi vault create --name plain --threshold 1 --cosigner chidi.cosigner.json --cosigner akira.cosigner.json --script-type p2wsh --network regtest --unsorted',
    )
    for (const file of ['treasury.vault.json', 'plain.vault.json']) {
      const { identity } = json(`ringi vault show ${file} --json`)
      expect(python(program as string, file)).toBe(identity)
    }
  })

  test('docs/digest.md recomputes the words of a digest', () => {
    const program = programs('docs/digest.md').at(-1)
    writeFileSync(join(shell.folder, 'english.txt'), wordsOf('english').join('\n'))
    const { digest, words } = JSON.parse(readFileSync(join(shell.folder, 'treasury.vault.json'), 'utf8'))
    expect(python(program as string, 'english.txt', digest)).toBe(words)
  })

  const propose =
    'ringi propose --json --home akira --vault treasury --utxos utxos.json --prevtxs prevtxs.hex'
  test.each([
    [
      'with a reference',
      '--fee-rate 12 --height 840 --to bcrt1qyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zs4w3j0=0.5btc',
      '',
      'INV-2026-117',
    ],
    ['with two coins and a memo', '--fee 5000sat --payouts many.csv', 'Gehälter 給与', ''],
  ])('docs/digest.md recomputes the digest of a proposal, %s', (_what, options, memo, reference) => {
    const [, , program] = programs('docs/digest.md')
    const vault = JSON.parse(readFileSync(join(shell.folder, 'treasury.vault.json'), 'utf8'))
    const csv = ['address,amount,label', 'bcrt1qyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zs4w3j0,2btc,wages']
    csv.push('bcrt1qzyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygs2ns5wu,0.1btc,')
    writeFileSync(join(shell.folder, 'many.csv'), csv.join('\n'))
    const notes = `${memo && `--memo '${memo}'`} ${reference && `--reference ${reference}`}`
    const file = `${reference}.psbt`
    const { digest } = json(`${propose} ${options} ${notes} --out '${file}'`)
    const { inputs } = json(`ringi review '${file}' --json --home akira --vault treasury`)
    const amounts = inputs.map(({ value }: { value: string }) => value).join()
    const reviewed = json(`ringi review --json '${file}' --home akira --vault treasury`)
    const labels = reviewed.outputs.map(({ label }: { label: string | null }) => label ?? '')
    expect(python(program as string, vault.digest, file, amounts, memo, reference, ...labels)).toBe(digest)
  })
})
