import { describe, expect, it } from 'vitest'
import { markup, safeText } from '../../src/sheet/markup.js'

describe('markup', () => {
  it('escapes what comes in, and takes markup as it is', () => {
    const inner = markup`<b title="${'"\''}">${'</b><script>&'}</b>`
    expect(inner.toString()).toBe('<b title="&quot;&#39;">&lt;/b&gt;&lt;script&gt;&amp;</b>')
    expect(markup`<p>${inner}${[inner, inner]}</p>`.toString()).toBe(`<p>${`${inner}`.repeat(3)}</p>`)
    expect(markup`${1}${2n}${undefined}${''}`.toString()).toBe('12')
  })

  it('writes out what hides, turns around or controls, and what XML has no place for', () => {
    expect(safeText('a\u202eb\u0000\x1b[2J\n\u200b')).toBe(
      'a\\u{202e}b\\u{0}\\u{1b}[2J\\u{a}\\u{200b}'.replaceAll("'", '&#39;'),
    )
    expect(safeText('\ud800')).not.toMatch(/\ud800/)
    expect(safeText('\ufffe\uffff')).toBe('\\u{fffe}\\u{ffff}')
    expect(safeText('稟議 Söhne 🏦')).toBe('稟議 Söhne 🏦')
  })

  it('does not take what only looks like markup', () => {
    const forged = { toString: () => '<script>' }
    // @ts-expect-error only markup makes markup
    expect(() => markup`${forged}`.toString()).toThrow()
  })
})
