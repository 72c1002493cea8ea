import { describe, expect, it } from 'vitest'
import { RingiError } from '../../src/base/error.js'
import { fileError } from '../../src/platform/file-error.js'

describe('fileError', () => {
  it('keeps a RingiError, knows the system’s codes, and names the file', () => {
    const known = new RingiError('home.locked', { file: 'x' })
    expect(fileError('f', known, 'file.unreadable')).toBe(known)
    const of = (code: string | undefined) => Object.assign(new Error('x'), { code })
    expect(fileError('f', of('ENOENT'), 'file.unreadable').code).toBe('file.missing')
    expect(fileError('f', of('ENOENT'), 'file.unwritable').code).toBe('file.unwritable')
    expect(fileError('f', of('EEXIST'), 'file.unwritable').code).toBe('file.exists')
    expect(fileError('f', of('ENOSPC'), 'file.unwritable')).toMatchObject({
      code: 'file.unwritable',
      details: { file: 'f', errno: 'ENOSPC' },
    })
    expect(fileError('f', of(undefined), 'file.unreadable').details.errno).toBe('unknown')
  })
})
