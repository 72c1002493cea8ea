import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../src/base/bytes.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { encodeProprietary } from '../../../src/psbt/codec/proprietary.js'
import type { Psbt } from '../../../src/psbt/codec/psbt.js'
import { isNetworkField } from '../../../src/psbt/named-network.js'
import { checkNamedNetwork } from '../../../src/psbt/review/named-network.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { sign } from '../../../src/psbt/roles/signer.js'
import type { Vault } from '../../../src/vault/vault.js'
import { keyOf, proposalOf, vaultOf } from '../../support/rehearsal.js'
import { EMPTY } from '../samples.js'
import { put } from '../tamper.js'

const naming = (name: string) => put<Psbt>(encodeProprietary('ringi', 7, EMPTY, utf8(name)))
const unnamed = (psbt: Psbt) => ({
  ...psbt,
  fields: psbt.fields.filter(field => !isNetworkField(field, 'global')),
})
const briefly = (psbt: Psbt, vault: Vault) =>
  checkNamedNetwork(psbt, vault).map(({ severity, code }) => `${severity}:${code}`)
const ALL = Object.values(NETWORKS)
const isBitcoin = (vault: Vault) => vault.network.chain === NETWORKS.mainnet.chain

describe.each(ALL)('with a vault on $name', network => {
  const vault = vaultOf({ network: network.name })
  const psbt = proposalOf(vault)

  test('a proposal that names it, or as this program makes it, passes', () => {
    expect(briefly(psbt, vault)).toEqual([])
    expect(briefly(naming(network.name)(psbt), vault)).toEqual([])
  })

  test('a proposal that names any other network is blocked, and of another digest', () => {
    const { digest } = review(vault, psbt).facts
    for (const name of [...ALL.map(other => other.name), 'dogecoin', '', 'Monacoin'].filter(
      name => name !== network.name,
    )) {
      const relabelled = review(vault, naming(name)(psbt))
      expect(relabelled.blocking?.code).toBe('psbt.other-network')
      expect(relabelled.facts.digest.hex).not.toBe(digest.hex)
      expect(() => sign(relabelled, keyOf(vault, 1))).toThrowCode('psbt.other-network')
    }
  })

  test('a proposal that names none is told of where it is not Bitcoin’s, and is the same one', () => {
    expect(briefly(unnamed(psbt), vault)).toEqual(isBitcoin(vault) ? [] : ['info:psbt.network-unsaid'])
    expect(review(vault, unnamed(psbt)).facts.digest.hex).toBe(review(vault, psbt).facts.digest.hex)
  })
})

test('it is warned of where keys that hold money do not tell of which chain they are', () => {
  // On paths of BIP 45; where script types are others, so are their paths.
  const severities = (['monacoin', 'monacoin-testnet'] as const).map(name => {
    const vault = vaultOf({ network: name, scriptType: 'p2sh' })
    return [name, ...briefly(unnamed(proposalOf(vault)), vault)]
  })
  expect(Object.fromEntries(severities)).toMatchObject({
    monacoin: 'warn:psbt.network-unsaid',
    'monacoin-testnet': 'info:psbt.network-unsaid',
  })
})
