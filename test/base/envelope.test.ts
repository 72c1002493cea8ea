import { describe, expect, test } from 'vitest'
import { envelope } from '../../src/base/envelope.js'
import { count, optional, text } from '../../src/base/shape.js'

const NOTE = envelope('note', 2, { subject: text, pages: optional(count) })
const FILE = '{\n  "ringi": 2,\n  "kind": "note",\n  "subject": "tea"\n}\n'

test('a file begins with its header, and is read back without it', () => {
  expect(NOTE.format({ subject: 'tea' })).toBe(FILE)
  expect(NOTE.read(FILE, 100)).toEqual({ subject: 'tea' })
  expect(NOTE.kind).toBe('note')
  expect(NOTE.file(JSON.parse(FILE))).toBe(true)
  expect(NOTE.file.schema).toEqual({
    type: 'object',
    properties: {
      ringi: { const: 2 },
      kind: { const: 'note' },
      subject: { type: 'string' },
      pages: { type: 'integer', minimum: 0 },
    },
    required: ['ringi', 'kind', 'subject'],
    additionalProperties: false,
  })
})

test('what stands behind the header is given whatever it is', () => {
  expect(NOTE.body({ ringi: 2, kind: 'note', subject: 1, other: [] })).toEqual({ subject: 1, other: [] })
})

describe('refused', () => {
  const changed = (members: object) => JSON.stringify({ ...JSON.parse(FILE), ...members })
  test.each([
    ['another version', changed({ ringi: 1 })],
    ['the version as a text', changed({ ringi: '2' })],
    ['another kind', changed({ kind: 'notes' })],
    ['no header', '{"subject":"tea"}'],
    ['a list', `[${FILE}]`],
    ['null', 'null'],
    ['a member that is not known', changed({ other: 1 })],
    ['a member of another shape', changed({ subject: 1 })],
    ['a member twice', FILE.replace('"subject"', '"subject": "x",\n  "subject"')],
    ['no JSON', '{'],
    ['too much', `${FILE}${' '.repeat(100)}`],
  ])('%s', (_, file) => expect(NOTE.read(file, 100)).toBeUndefined())
})
