import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/base/bytes.js'
import { NETWORKS, type Network } from '../../src/chain/network.js'
import { convertPsbt } from '../../src/psbt/codec/convert.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { encodeProprietary } from '../../src/psbt/codec/proprietary.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import { isNetworkField, networkFields, networkNameIn } from '../../src/psbt/named-network.js'
import { withoutNotes } from '../../src/psbt/notes.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { combine } from '../../src/psbt/roles/combiner.js'
import { slim } from '../../src/psbt/roles/slim.js'
import { proposalOf, signedBy, vaultOf } from '../support/rehearsal.js'
import { EMPTY } from './samples.js'

const reread = (psbt: Psbt) => decodePsbt(encodePsbt(psbt))
const unnamed = (psbt: Psbt) => ({
  ...psbt,
  fields: psbt.fields.filter(field => !isNetworkField(field, 'global')),
})
const isBitcoin = ({ chain }: Network) => chain === NETWORKS.mainnet.chain
const ALL = Object.values(NETWORKS)

test.each(ALL)('a proposal of $name names it, but where that is Bitcoin’s', network => {
  const name = isBitcoin(network) ? undefined : network.name
  expect(networkNameIn(networkFields(network))).toBe(name)
  const vault = vaultOf({ network: network.name })
  for (const psbtVersion of [0, 2] as const) {
    const psbt = proposalOf(vault, { psbtVersion })
    expect(networkNameIn(reread(psbt).fields)).toBe(name)
    expect(psbt.fields.filter(({ type }) => type === 0xfc)).toHaveLength(name === undefined ? 0 : 1)
  }
})

test('it is one field, to the byte', () => {
  const [field] = networkFields(NETWORKS['monacoin-testnet'])
  expect(field).toEqual({
    type: 0xfc,
    keydata: Uint8Array.of(5, ...utf8('ringi'), 7),
    value: utf8('monacoin-testnet'),
  })
})

test('only Ringi’s own field of the global map, without keydata, names a network', () => {
  const [field] = networkFields(NETWORKS.monacoin)
  expect(field && [isNetworkField(field, 'global'), isNetworkField(field, 'input')]).toEqual([true, false])
  const others = [
    encodeProprietary('ringi', 7, Uint8Array.of(1), utf8('monacoin')),
    encodeProprietary('ringi', 8, EMPTY, utf8('monacoin')),
    encodeProprietary('acme', 7, EMPTY, utf8('monacoin')),
  ]
  expect(networkNameIn(others)).toBeUndefined()
  expect(networkNameIn([encodeProprietary('ringi', 7, EMPTY, Uint8Array.of(0xff))])).toBe('')
})

describe('on its way', () => {
  const vault = vaultOf({ network: 'monacoin-regtest' })
  const psbt = proposalOf(vault, { notes: { memo: 'x' } })

  test('the name stays when a proposal is converted, without its notes, and made small', () => {
    for (const version of [0, 2] as const)
      expect(networkNameIn(reread(convertPsbt(psbt, version)).fields)).toBe('monacoin-regtest')
    expect(networkNameIn(withoutNotes(psbt).fields)).toBe('monacoin-regtest')
    expect(networkNameIn(slim(review(vault, psbt)).fields)).toBe('monacoin-regtest')
  })

  test('combining writes it anew, whichever of the copies has lost it', () => {
    const [one, two] = [signedBy(vault, psbt, 1), unnamed(signedBy(vault, psbt, 2))]
    const named = [one, two].map((copy, i) => ({ name: `${i}`, psbt: copy }))
    for (const files of [named, named.toReversed(), named.slice(1)]) {
      const { reviewed, findings } = combine(vault, files)
      expect(networkNameIn(reviewed.facts.psbt.fields)).toBe('monacoin-regtest')
      expect(findings).toEqual([])
    }
  })
})
