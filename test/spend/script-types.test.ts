import { expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { parsePath } from '../../src/keys/path.js'
import { SCRIPT_TYPES, scriptTypeNamed } from '../../src/spend/script-types.js'
import { BITCOIN_ROWS } from '../support/bitcoin-script-types.js'
import { multisigLock, SIGNATURES, signaturesOf } from './multisig/support.js'

const ROWS = Object.entries(SCRIPT_TYPES)

test.each(ROWS)('%s stands under its own name', (name, row) => {
  expect(row.name).toBe(name)
  expect(scriptTypeNamed(name)).toBe(row)
  expect(parsePath(row.accountPath(NETWORKS.mainnet, 0)).length).toBeGreaterThan(0)
})

// Those of Bitcoin Cash differ in outputs alone: what is in an input fits both.
test.each(BITCOIN_ROWS)('$name finds in a spend what it has put there, and not in one of the others', row => {
  const { lock, spend } = multisigLock(row.name)
  expect(signaturesOf(lock, spend)).toEqual(SIGNATURES)
  for (const other of BITCOIN_ROWS.filter(one => one !== row))
    expect(signaturesOf(lock, multisigLock(other.name).spend)).toBeUndefined()
})

test.each(['', 'P2WSH', 'p2tr', 'p2wpkh', '__proto__', 'constructor'])('%j is no script type', name => {
  expect(() => scriptTypeNamed(name)).toThrowCode('script-type.unknown')
})
