import { afterEach, describe, expect, it, vi } from 'vitest'
import { COMMANDS } from '../../src/cli/registry.js'
import { run } from '../support/program.js'

const doctor = COMMANDS.find(({ name }) => name === 'key list') as (typeof COMMANDS)[number]

describe('a bug', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each([
    new TypeError('hunter2 is not a function'),
    'hunter2',
    undefined,
    Object.assign(new RangeError('hunter2'), { stack: undefined }),
  ])('is told as one, without what it says of itself: %s', async problem => {
    vi.spyOn(doctor, 'load').mockRejectedValue(problem)
    const people = await run(['key', 'list'])
    expect(people).toMatchObject({ exit: 1, stdout: '' })
    expect(people.stderr).toContain('[internal.bug]')
    expect(people.stderr).not.toContain('hunter2')
    expect(people.stderr).not.toMatch(/\n\s+at /)
    const { json } = await run(['key', 'list', '--json'])
    expect(json).toMatchObject({ ok: false, exit: 1, error: { code: 'internal.bug' } })
    expect(JSON.stringify(json)).not.toContain('hunter2')
  })
})
