import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
// @ts-expect-error: a script of plain JavaScript
import { BANNER, countBranches } from '../../fuzz/instrument.js'

const SAMPLE = `
export const pick = (n: number) => n > 1 ? (n > 2 ? 'many' : 'two') : 'few'
export function sum(items: readonly number[]): number {
  let sum = 0
  for (const item of items) if (item > 0) sum += item; else sum -= item
  return sum
}
export const object = () => ({ a: undefined ?? 1, b: false || (() => ({ c: true && 2 }))() })
export function chosen(n: number) {
  switch (n) { case 1: return 'one'; case 2: { return 'two' } default: return 'none' }
}
export class Thing extends Error { readonly one: number; constructor(one = 1) { super('x'); this.one = one } }
export function caught() { try { throw new Thing(3) } catch (e) { return (e as Thing).one } }
`

test('counting branches changes nothing but the counters', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringi-fuzz-'))
  try {
    writeFileSync(join(folder, 'sample.ts'), SAMPLE)
    const counted = await build({
      entryPoints: [join(folder, 'sample.ts')],
      bundle: true,
      format: 'esm',
      write: false,
      banner: { js: BANNER },
      plugins: [countBranches(folder)],
    })
    const code = counted.outputFiles[0]?.text as string
    const sample = await import(`data:text/javascript,${encodeURIComponent(code)}`)
    const counts = () => globalThis.ringiBranches?.reduce((sum, count) => sum + count, 0) ?? 0
    globalThis.ringiBranches?.fill(0)
    expect([0, 2, 3].map(sample.pick)).toEqual(['few', 'two', 'many'])
    // Three calls, two ways of the outer conditional, two of the inner one: 3 + 3 + 2.
    expect(counts()).toBe(8)
    expect(sample.sum([1, -2])).toBe(3)
    expect(sample.object()).toEqual({ a: 1, b: { c: 2 } })
    expect([1, 2, 3].map(sample.chosen)).toEqual(['one', 'two', 'none'])
    expect(sample.caught()).toBe(3)
    expect(counts()).toBeGreaterThan(20)
  } finally {
    globalThis.ringiBranches = undefined
    rmSync(folder, { recursive: true, force: true })
  }
})
