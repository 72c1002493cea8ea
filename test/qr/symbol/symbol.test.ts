import encodeQR from 'qr'
import { describe, expect, test } from 'vitest'
import { halfBlocks } from '../../../src/qr/symbol/half-blocks.js'
import { writeHtml } from '../../../src/qr/symbol/html.js'
import { pathOf, writeSvg } from '../../../src/qr/symbol/svg.js'
import {
  capacityOf,
  makeSymbol,
  QUIET_ZONE,
  sizeOf,
  versionFor,
  versionWithin,
} from '../../../src/qr/symbol/symbol.js'

describe('capacities', () => {
  test.each(Array.from({ length: 40 }, (_, i) => i + 1))('version %i holds so much and no more', version => {
    const full = 'A'.repeat(capacityOf(version))
    const code = makeSymbol(full, version)
    expect(code).toHaveLength(sizeOf(version))
    expect(versionFor(['A', full])).toBe(version)
    expect(versionWithin(sizeOf(version))).toBe(version)
    expect(versionWithin(sizeOf(version) - 1)).toBe(version - 1)
    const more = () => encodeQR(`${full}A`, 'raw', { ecc: 'low', encoding: 'alphanumeric', version })
    expect(more).toThrow('Capacity overflow')
  })

  test('end somewhere', () => {
    expect(() => versionFor(['A'.repeat(4297)])).toThrowCode('qr.does-not-fit', { why: 'too-long' })
    expect([versionWithin(10), versionWithin(10_000)]).toEqual([0, 40])
  })
})

const code = makeSymbol('RINGI', 1)

test('a code has its quiet zone on every side', () => {
  const edges = [...code.slice(0, QUIET_ZONE), ...code.slice(-QUIET_ZONE)].flat()
  expect(edges.includes(true)).toBe(false)
  for (const row of code)
    expect([...row.slice(0, QUIET_ZONE), ...row.slice(-QUIET_ZONE)].includes(true)).toBe(false)
})

describe('half blocks', () => {
  const CHARACTERS = { '█': [1, 1], '▀': [1, 0], '▄': [0, 1], ' ': [0, 0] } as Record<
    string,
    [number, number]
  >
  const grid = (lines: readonly string[]) =>
    lines.flatMap(line =>
      [0, 1].map(half => [...line].map(character => CHARACTERS[character]?.[half as 0 | 1])),
    )

  test('without colour draw what is light, with colour what is dark on a light ground of its own', () => {
    const plain = halfBlocks(code, false)
    const drawn = (wanted: boolean) => code.map(row => row.map(dark => (dark === wanted ? 1 : 0)))
    // The last line has but one row in it: what is below is light.
    expect(grid(plain).slice(0, code.length)).toEqual(drawn(false))
    const coloured = halfBlocks(code, true)
    const [on, off] = ['\x1b[38;5;16;48;5;231m', '\x1b[0m']
    for (const line of coloured) expect([line.startsWith(on), line.endsWith(off)]).toEqual([true, true])
    const bare = coloured.map(line => line.slice(on.length, -off.length))
    expect(grid(bare).slice(0, code.length)).toEqual(drawn(true))
  })
})

describe('SVG and pages', () => {
  const rows = (path: string) => {
    const dark = code.map(row => row.map(() => false))
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      for (let i = 0; i < Number(width); i++) (dark[Number(y)] as boolean[])[Number(x) + i] = true
    return dark
  }

  test('a path has exactly the dark squares', () => {
    expect(rows(pathOf(code))).toEqual(code)
    expect(rows(pathOf([[true, true]]))[0]?.slice(0, 2)).toEqual([true, true])
  })

  test('one code stands alone, several on a sheet', () => {
    expect(writeSvg([code])).not.toContain('<text')
    const sheet = writeSvg([code, code, code])
    expect(sheet.match(/<path/g)).toHaveLength(3)
    expect(sheet).toContain('3 / 3')
  })

  test('a page has no script, loads nothing, and escapes what it is told', () => {
    const page = writeHtml([code, code], '<script>alert(1)</script>', ['"&\''])
    expect(page).toContain(`default-src 'none'; style-src 'unsafe-inline'`)
    expect(page).not.toMatch(/<script|https?:|url\(|src=|href=|\son\w+=/)
    expect(page).toContain('&#60;script&#62;')
    expect(page.match(/<figure/g)).toHaveLength(2)
    expect(writeHtml([code], 'one', [])).not.toContain('animation')
  })
})
