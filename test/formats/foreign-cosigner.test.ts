import { expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { readCosigner } from '../../src/formats/foreign-cosigner.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { createCosignerFile, keyRecordIn } from '../../src/vault/cosigner.js'
import { cosignerOf, masterOf } from '../support/rehearsal.js'

/** The key record of officer 1 for P2SH, whose path is the same on every chain. */
function recordFor(network: 'mainnet' | 'monacoin'): string {
  const cosigner = { ...cosignerOf(1, 'p2sh', NETWORKS[network]), network, scriptType: 'p2sh' } as const
  return keyRecordIn(createCosignerFile(cosigner, masterOf(1, NETWORKS[network]).derive(cosigner.path)))
}

const read = (text: string, network: 'mainnet' | 'monacoin', scriptType: 'p2sh' | 'p2wsh' = 'p2sh') =>
  readCosigner(text, {
    network: NETWORKS[network],
    scriptType: SCRIPT_TYPES[scriptType],
    fallback: 'cosigner-1',
  })

test('a key record of Ringi’s is for the network and the scripts that its key has signed for', () => {
  const record = recordFor('monacoin')
  expect(read(record, 'monacoin').name).toBe('officer-1')
  expect(() => read(record, 'mainnet')).toThrowCode('vault.network')
  expect(() => read(recordFor('mainnet'), 'monacoin')).toThrowCode('vault.network')
  expect(() => read(record, 'monacoin', 'p2wsh')).toThrowCode('vault.script-type')
  expect(() => read(record.replace('(monacoin,', '(mainnet,'), 'mainnet')).toThrowCode(
    'cosigner.bad-signature',
  )
})

test('a description that only looks like it is a name', () => {
  const [version, token, key] = recordFor('mainnet').split('\n')
  const described = (text: string) => read([version, token, key, text].join('\n'), 'mainnet').name
  expect(described('akira (dogecoin, p2sh)')).toMatch(/^akira/)
  expect(described('akira (mainnet, p2sh)')).toBe('akira')
})
