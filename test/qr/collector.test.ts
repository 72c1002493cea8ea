import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/base/bytes.js'
import { COMPRESSION } from '../../src/platform/compression.js'
import { Collector } from '../../src/qr/collector.js'

const collect = (...texts: readonly string[]) => {
  const collector = new Collector()
  for (const text of texts) collector.add(text)
  return collector
}

describe('the collector', () => {
  test('takes a text that is no frame, as often as it is seen', () => {
    const collector = collect('hello', 'hello')
    expect(collector.complete).toBe(true)
    expect(collector.finish(COMPRESSION)).toEqual({
      format: 'text',
      type: '',
      parts: 1,
      bytes: utf8('hello'),
    })
    expect(() => collector.add('world')).toThrowCode('qr.other-message', { why: 'text' })
  })

  test('tells nothing from not all', () => {
    expect(() => collect().finish(COMPRESSION)).toThrowCode('qr.not-found', { why: 'no-code' })
    const collector = collect('B$2U0201AEBAGBAF')
    expect(collector.progress).toEqual({ have: 1, total: 2 })
    expect(collector.complete).toBe(false)
    expect(() => collector.finish(COMPRESSION)).toThrowCode('qr.incomplete')
  })

  test('takes frames with the end of a line in them, as codes made of lines have it', () => {
    const collector = collect('B$2U0201AEBAGBAF\n', 'B$2U0201AEBAGBAF', 'B$2U0200AEBAGBAF\r\n')
    expect(collector.complete).toBe(true)
    expect(
      collect(
        'ur:bytes/hdeymejtswhhylkepmykhhtsytsnoyoyaxaedsuttydmmhhpktpmsrjtgwdpfnsboxgwlbaawzuefywkdplrsrjynbvygabwjldapfcsdwkbrkch\n',
      ).complete,
    ).toBe(true)
  })

  test('takes no text that no code could hold', () => {
    expect(() => collect('1'.repeat(7090))).toThrowCode('qr.malformed', { why: 'long-text' })
  })
})
