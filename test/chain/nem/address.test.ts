import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeAddress } from '../../../src/chain/address.js'
import { formatNemAddress, nemAddressOf, parseNemAddress } from '../../../src/chain/nem/address.js'
import { NEM_NETWORKS, nemNetworkOf } from '../../../src/chain/nem/networks.js'
import { NETWORKS } from '../../../src/chain/network.js'

const { nem, 'nem-testnet': testnet } = NEM_NETWORKS
const ADDRESS = 'NALICE2GMA34CXHD7XLJQ536NM5UNKQHTORNNT2J'

test('a key has one address on each network, and the address is read back', () => {
  const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(keys, key => {
      for (const network of [nem, testnet]) {
        const text = formatNemAddress(nemAddressOf(key, network))
        expect(text).toMatch(network === nem ? /^N[ABCD][A-Z2-7]{38}$/ : /^T[ABCD][A-Z2-7]{38}$/)
        expect(parseNemAddress(text, network)).toEqual(nemAddressOf(key, network))
      }
    }),
  )
})

describe('an address as people write it', () => {
  const bytes = nemAddressOf(new Uint8Array(32).fill(7), nem)
  const text = formatNemAddress(bytes)
  const grouped = text.match(/.{1,6}/g)?.join('-') ?? ''

  test('may stand in groups of six, as wallets show it', () => {
    expect(grouped).toMatch(/^.{6}-.{6}-.{6}-.{6}-.{6}-.{6}-.{4}$/)
    expect(parseNemAddress(grouped, nem)).toEqual(bytes)
  })

  test.each([
    ['in small letters', text.toLowerCase()],
    ['in other groups', grouped.replace('-', '').replace(/(.{10})/, '$1-')],
    ['with one letter less', text.slice(0, -1)],
    ['with one letter more', `${text}A`],
    ['with blanks around it', ` ${text}`],
    ['with a letter for another', `${text.slice(0, 9)}${text[9] === 'A' ? 'B' : 'A'}${text.slice(10)}`],
    ['with two letters changed for each other', text.replace(/^(.{12})(.)(.*)(.)$/, '$1$4$3$2')],
    ['of no network', `A${text.slice(1)}`],
    ['of nothing', ''],
    ['that is one of Bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['that is very long', 'N'.repeat(1_000_000)],
  ])('%s is refused', (_, wrong) => {
    expect(() => parseNemAddress(wrong, nem)).toThrowCode('address.malformed')
  })

  test('of the other network is refused with both names', () => {
    expect(() => parseNemAddress(formatNemAddress(nemAddressOf(new Uint8Array(32), testnet)), nem)).toThrow(
      expect.objectContaining({
        code: 'address.other-network',
        details: expect.objectContaining({ belongs: 'NEM testnet', wanted: 'NEM mainnet' }),
      }),
    )
  })

  test('is none on any network of other chains', () => {
    for (const network of Object.values(NETWORKS))
      expect(() => decodeAddress(ADDRESS, network)).toThrowCode('address.malformed')
  })
})

test('one letter that is read wrongly is always noticed', () => {
  const text = formatNemAddress(nemAddressOf(new Uint8Array(32).fill(9), testnet))
  for (let at = 0; at < text.length; at++)
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')
      if (letter !== text[at]) {
        const wrong = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`
        expect(() => parseNemAddress(wrong, testnet)).toThrow()
      }
})

test('no byte but two names a network', () => {
  const known = Array.from({ length: 256 }, (_, byte) => nemNetworkOf(byte)?.name).filter(Boolean)
  expect(known).toEqual(['nem', 'nem-testnet'])
})
