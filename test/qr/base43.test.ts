import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { recognise } from '../../src/qr/artefact.js'
import { decodeBase43, isBase43 } from '../../src/qr/base43.js'
import { proposalOf, vaultOf } from '../support/rehearsal.js'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:'

/** As Electrum writes it, by the numbers themselves. */
function base43(bytes: Uint8Array): string {
  let value = BigInt(`0x0${toHex(bytes)}`)
  let text = ''
  for (; value > 0n; value /= 43n) text = ALPHABET[Number(value % 43n)] + text
  const zeros = bytes.findIndex(byte => byte !== 0)
  return '0'.repeat(zeros < 0 ? bytes.length : zeros) + text
}

test('bytes come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      expect(toHex(decodeBase43(base43(bytes)))).toBe(toHex(bytes))
    }),
  )
})

test('a proposal in one code of Electrum is one', () => {
  const bytes = encodePsbt(proposalOf(vaultOf()))
  const text = base43(bytes)
  expect(isBase43(text)).toBe(true)
  expect(recognise(new TextEncoder().encode(text))).toMatchObject({ kind: 'proposal', bytes })
})
