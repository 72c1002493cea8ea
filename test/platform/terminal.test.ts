import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { openTerminal, type Terminal } from '../../src/platform/terminal.js'

/** A keyboard and a screen. */
function fakeTerminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 })
  // As with the process's own streams, nobody who pipes into it ends it.
  output.end = () => output
  let screen = ''
  output.on('data', part => {
    screen += part
  })
  const terminal = openTerminal(input, output) as Terminal
  /** Types once the question stands there. */
  const answering = async <T>(question: string, keys: string, asked: Promise<T>): Promise<T> => {
    while (!screen.includes(question)) await new Promise(resolve => setTimeout(resolve, 5))
    input.write(keys)
    return await asked
  }
  return { terminal, answering, screen: () => screen }
}

describe('openTerminal', () => {
  it('is none where input or output is none', () => {
    const pipe = new PassThrough()
    const tty = Object.assign(new PassThrough(), { isTTY: true })
    expect(openTerminal(pipe, tty)).toBeUndefined()
    expect(openTerminal(tty, pipe)).toBeUndefined()
    expect(openTerminal(tty, tty)).toBeDefined()
  })
})

describe('a terminal', () => {
  it('takes a line', async () => {
    const { terminal, answering, screen } = fakeTerminal()
    expect(await answering('How much', '0.5btc\r', terminal.line('│How much'))).toBe('0.5btc')
    expect(screen()).toContain('0.5btc')
  })

  it('takes a secret and shows nothing of it', async () => {
    const { terminal, answering, screen } = fakeTerminal()
    expect(await answering('Password', 'hunter2\r', terminal.secret('│Password'))).toBe('hunter2')
    expect(screen()).not.toContain('hunter2')
  })

  it.each([
    ['y', true],
    ['Yes', true],
    ['n', false],
    ['', false],
  ])('takes %j as %s', async (typed, expected) => {
    const { terminal, answering } = fakeTerminal()
    expect(await answering('Sure', `${typed}\r`, terminal.confirm('│Sure'))).toBe(expected)
  })

  it('shows a text on a screen of its own and clears it', async () => {
    const { terminal, answering, screen } = fakeTerminal()
    await answering('Written', '\r', terminal.showOnce('abandon about', '│Written'))
    expect(screen().indexOf('\x1b[?1049h')).toBeLessThan(screen().indexOf('abandon about'))
    expect(screen().indexOf('\x1b[2J')).toBeGreaterThan(screen().indexOf('abandon about'))
    expect(screen().endsWith('\x1b[?1049l')).toBe(true)
  })

  it('clears the screen also where the person breaks off', async () => {
    const { terminal, answering, screen } = fakeTerminal()
    const shown = terminal.showOnce('abandon about', '│Written')
    await expect(answering('Written', '\x03', shown)).rejects.toThrowCode('interrupted', { why: 'question' })
    expect(screen().endsWith('\x1b[2J\x1b[3J\x1b[?1049l')).toBe(true)
  })

  it('is interrupted by Ctrl-C', async () => {
    for (const ask of ['line', 'secret', 'confirm'] as const) {
      const { terminal, answering } = fakeTerminal()
      await expect(answering('Go', '\x03', terminal[ask]('│Go') as Promise<unknown>)).rejects.toThrowCode(
        'interrupted',
      )
    }
  })
})
