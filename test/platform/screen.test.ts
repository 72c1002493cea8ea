import { PassThrough } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import { openScreen } from '../../src/platform/screen.js'

function terminal(columns = 60, rows = 20) {
  const modes: boolean[] = []
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
  })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, rows })
  let written = ''
  output.on('data', chunk => {
    written += String(chunk)
  })
  return { input, output, modes, screen: openScreen(input, output), seen: () => written }
}

const film = {
  frames: [['one'], ['two'], ['three']],
  caption: ({ frame, perSecond, stopped }: { frame: number; perSecond: number; stopped: boolean }) =>
    `[${frame} ${perSecond} ${stopped}]`,
}

async function play(keys: readonly string[]) {
  const { input, screen, seen, modes } = terminal()
  const ended = screen?.play(film)
  for (const key of keys) {
    await new Promise(resolve => setTimeout(resolve, 5))
    input.write(key)
  }
  await ended?.finally(() => expect(modes).toEqual([true, false]))
  return seen()
}

const states = (text: string) => text.match(/\[\d [\d.]+ (?:true|false)\]/g)

describe('a screen', () => {
  test('is there where both ends are terminals', () => {
    expect(terminal().screen).toMatchObject({ columns: 60, rows: 20 })
    expect(openScreen(new PassThrough(), Object.assign(new PassThrough(), { isTTY: true }))).toBeUndefined()
    expect(openScreen(Object.assign(new PassThrough(), { isTTY: true }), new PassThrough())).toBeUndefined()
  })

  test('shows a film apart from the scroll-back, and gives the terminal back', async () => {
    const text = await play(['q'])
    expect(text.startsWith('\x1b[?1049h\x1b[?25l')).toBe(true)
    expect(text.endsWith('\x1b[?25h\x1b[?1049l')).toBe(true)
    expect(text).toContain('one')
  })

  test('obeys keys, also several at once', async () => {
    expect(states(await play([' ', '++', '-', '\x1b[C', '\x1b[D\x1b[D', '\x1b[5~', 'x', '\r']))).toEqual([
      '[1 4 false]',
      '[1 4 true]',
      '[1 6 true]',
      '[1 8 true]',
      '[1 6 true]',
      '[2 6 true]',
      '[1 6 true]',
      '[3 6 true]',
    ])
    expect(states(await play([' ', '-'.repeat(9), 'q']))?.at(-1)).toBe('[1 0.5 true]')
    expect(states(await play([' ', '+'.repeat(9), '\x1b']))?.at(-1)).toBe('[1 12 true]')
  })

  test('goes round by itself', async () => {
    vi.useFakeTimers()
    const { input, screen, seen } = terminal()
    const ended = screen?.play(film)
    await vi.advanceTimersByTimeAsync(1000)
    input.write('q')
    await vi.advanceTimersByTimeAsync(10)
    await ended
    vi.useRealTimers()
    expect(states(seen())?.map(state => state[1])).toEqual(['1', '2', '3', '1', '2'])
  })

  test('is interrupted, and ends with its input', async () => {
    await expect(play(['\x03'])).rejects.toThrowCode('interrupted', { why: 'screen' })
    const { input, screen } = terminal()
    const ended = screen?.play(film)
    input.end()
    await ended
  })
})
