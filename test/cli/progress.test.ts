import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Io } from '../../src/cli/io.js'
import { ProgressLine } from '../../src/cli/progress.js'
import { wordsIn } from '../../src/words/language.js'

const english = await wordsIn('en')

function progress(isTerminal = true) {
  const written: string[] = []
  const io = {
    stderr: (chunk: string) => written.push(chunk),
    isTerminal: { stderr: isTerminal },
    columns: { stderr: 80 },
  }
  return { progress: new ProgressLine(io as unknown as Io, english), written }
}

describe('progress', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is silent for a second, then speaks now and then, and cleans up', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { progress: line, written } = progress()
    const report = line.of('signing')
    report(1, 950)
    vi.advanceTimersByTime(999)
    report(2, 950)
    expect(written).toEqual([])
    vi.advanceTimersByTime(2)
    report(475, 950)
    report(476, 950)
    expect(written).toHaveLength(1)
    expect(written[0]).toMatch(/^\r│Signing 475\/950 \(50%\)/)
    vi.advanceTimersByTime(100)
    report(950, 950)
    expect(written).toHaveLength(2)
    line.clear()
    line.clear()
    expect(written).toHaveLength(3)
    expect(written[2]).toBe('\r\x1b[K')
  })

  it('writes nothing where there is no terminal', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { progress: line, written } = progress(false)
    vi.advanceTimersByTime(5000)
    line.of('signing')(1, 2)
    line.clear()
    expect(written).toEqual([])
  })
})
