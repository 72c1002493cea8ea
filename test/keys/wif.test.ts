import { expect, test } from 'vitest'
import { wifsIn } from '../../src/keys/wif.js'

// The private key 1, whole and compressed (the generator point's own).
const WHOLE = '5HpHagT65TZzG1PH3CSu63k8DbpvD8s5ip4nEB3kEsreAnchuDf'
const COMPRESSED = 'KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn'

test('keys that stand alone are found, several too', () => {
  expect(wifsIn(`a "${WHOLE}", ${COMPRESSED}`)).toEqual([WHOLE, COMPRESSED])
})

test.each(['', `0${WHOLE}`, `${WHOLE}0`, `${WHOLE.slice(0, -1)}`, `x${COMPRESSED}`, 'c'.repeat(64)])(
  'there is none in %j',
  text => {
    expect(wifsIn(text)).toEqual([])
  },
)
