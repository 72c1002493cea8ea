import { expect, test } from 'vitest'
import { VaultIdentities } from '../../src/log/vault-identities.js'

const digest = (letter: string) => letter.repeat(64)
const [ONE, TWIN, OTHER] = ['1', '2', '3'].map(digest) as [string, string, string]
const [IDENTITY, ELSE] = ['a', 'b'].map(digest) as [string, string]

test('digests are of one vault where they have an identity in common, and a digest is always itself', () => {
  const vaults = new VaultIdentities()
  expect([vaults.areOne(ONE, ONE), vaults.areOne(ONE, TWIN)]).toEqual([true, false])
  vaults.know({ digest: ONE, identity: IDENTITY })
  expect(vaults.areOne(ONE, TWIN)).toBe(false)
  vaults.know({ digest: TWIN, identity: IDENTITY })
  vaults.know({ digest: OTHER, identity: ELSE })
  expect([vaults.areOne(ONE, TWIN), vaults.areOne(TWIN, ONE), vaults.areOne(ONE, OTHER)]).toEqual([
    true,
    true,
    false,
  ])
})

test('a false word adds, and takes nothing away', () => {
  const vaults = new VaultIdentities()
  for (const one of [ONE, TWIN]) vaults.know({ digest: one, identity: IDENTITY })
  const liar = new VaultIdentities()
  liar.know({ digest: ONE, identity: ELSE })
  vaults.join(liar)
  expect(vaults.areOne(ONE, TWIN)).toBe(true)
})
