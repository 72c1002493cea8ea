import { describe, expect, test } from 'vitest'
import { readCosignerFields } from '../../src/vault/cosigner-fields.js'

const fields = {
  name: 'alice',
  network: 'mainnet',
  scriptType: 'p2wsh',
  fingerprint: 'd34db33f',
  path: '48h/0h/0h/2h',
  xpub: 'xpub',
  keyExpression: '[]',
  record: 'BSMS 1.0',
  signature: '"\\ \n\u2028é',
}
const file = { ringi: 1, kind: 'cosigner', ...fields }

test('the fields come out whatever the white space and the order', () => {
  for (const indent of [0, 2, 4]) {
    expect(readCosignerFields(JSON.stringify(file, null, indent))).toEqual(fields)
  }
  const reversed = Object.fromEntries(Object.entries(file).reverse())
  expect(readCosignerFields(`\n\t${JSON.stringify(reversed)}\r\n`)).toEqual(fields)
})

describe('refused', () => {
  test.each([...Object.keys(file)])('a file without %s', field => {
    const rest = Object.fromEntries(Object.entries(file).filter(([name]) => name !== field))
    expect(() => readCosignerFields(JSON.stringify(rest))).toThrowCode('cosigner.malformed')
    for (const value of [null, 2, [], {}, true]) {
      expect(() => readCosignerFields(JSON.stringify({ ...file, [field]: value }))).toThrowCode(
        'cosigner.malformed',
      )
    }
  })

  const text = JSON.stringify(file)
  test.each([
    ['nothing', ''],
    ['no JSON', 'cosigner'],
    ['null', 'null'],
    ['a text', '"cosigner"'],
    ['a list', `[${text}]`],
    ['one field more', JSON.stringify({ ...file, note: 'hello' })],
    ['a prototype', text.replace('{', '{"__proto__":"x",')],
    ['a field twice', text.replace('{', '{"name":"mallory",')],
    ['a field twice, behind', text.replace(/}$/, ',"name":"alice"}')],
    ['a field twice, escaped', text.replace('{', '{"n\\u0061me":"mallory",')],
    ['an escape that need not be', text.replace('alice', 'alic\\u0065')],
    ['a number in another spelling', text.replace(':1,', ':1.0,')],
    ['a later version', JSON.stringify({ ...file, ringi: 2 })],
    ['the version as a text', JSON.stringify({ ...file, ringi: '1' })],
    ['another kind of file', JSON.stringify({ ...file, kind: 'vault' })],
    ['an unknown network', JSON.stringify({ ...file, network: 'main' })],
    ['a network of Object.prototype', JSON.stringify({ ...file, network: 'constructor' })],
    ['an unknown script type', JSON.stringify({ ...file, scriptType: 'p2tr' })],
    ['a name that is none', JSON.stringify({ ...file, name: '../alice' })],
    ['a comment', `${text}//`],
    ['two files', text + text],
    ['a byte order mark', `\ufeff${text}`],
    ['too much', `${text}${' '.repeat(10_000)}`],
    ['deep nesting', '['.repeat(9_000)],
  ])('%s', (_, content) => {
    expect(() => readCosignerFields(content)).toThrowCode('cosigner.malformed')
  })
})
