import { expect, test } from 'vitest'
import { toBase64, toHex, utf8 } from '../../src/base/bytes.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { recognise } from '../../src/qr/artefact.js'
import { proposalOf, vaultOf } from '../support/rehearsal.js'

const bytes = encodePsbt(proposalOf(vaultOf()))
const base64 = toBase64(bytes)

test.each([
  ['binary', bytes],
  ['base64', utf8(base64)],
  ['hex', utf8(toHex(bytes))],
  ['a byte order mark', utf8(`\ufeff${base64}`)],
  ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${base64}`, 'utf16le'))],
  ['a node’s answer', utf8(JSON.stringify({ psbt: base64, complete: false }))],
])('a proposal in a code is one as in a file: %s', (_, contents) => {
  const artefact = recognise(contents)
  expect(artefact.kind).toBe('proposal')
  expect(toHex(artefact.bytes)).toBe(toHex(bytes))
})

test('what has happened to one is said of a code too', () => {
  expect(() => recognise(utf8(base64.replace(/.{76}/g, '$&\n')))).toThrowCode('psbt.encoding')
  expect(() => recognise(utf8(base64.repeat(3).slice(0, 4096)))).toThrowCode('psbt.terminal-cut')
})
