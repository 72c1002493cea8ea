import { expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { readWallet } from '../../src/formats/index.js'
import { vaultOf } from '../support/rehearsal.js'

const DESCRIPTOR = vaultOf().descriptor.replace(/#.*/, '')
const FINGERPRINTS = [...DESCRIPTOR.matchAll(/\[([0-9a-f]{8})/g)].map(([, fingerprint]) => fingerprint)

test.each([0, 1, 2])('what is wrong with key %d of a descriptor is told with its fingerprint', place => {
  let at = 0
  const broken = DESCRIPTOR.replace(/tpub.{20}./g, key =>
    at++ === place ? `${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}` : key,
  )
  let error: unknown
  try {
    readWallet(broken, NETWORKS.regtest)
  } catch (cause) {
    error = cause
  }
  expect(error).toMatchObject({
    code: 'extended-key.malformed',
    details: { key: FINGERPRINTS[place] },
    within: expect.arrayContaining([{ key: FINGERPRINTS[place] }]),
  })
})
