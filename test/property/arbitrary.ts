import fc from 'fast-check'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import type { Vault } from '../../src/vault/vault.js'
import { proposalOf, vaultOf } from '../support/rehearsal.js'

/** A vault and a proposal of it. */
export interface Scene {
  readonly vault: Vault
  readonly psbt: Psbt
}

const shape = fc.integer({ min: 1, max: 5 }).chain(of =>
  fc.record({
    of: fc.constant(of),
    required: fc.integer({ min: 1, max: of }),
    scriptType: fc.constantFrom<ScriptTypeName>('p2wsh', 'p2sh-p2wsh', 'p2sh'),
    sorted: fc.boolean(),
  }),
)

const deposit = fc.record({
  branch: fc.constantFrom<0 | 1>(0, 1),
  index: fc.integer({ min: 0, max: 30 }),
  value: fc.bigInt({ min: 1_000_000n, max: 50_000_000n }),
})

/** Small vaults of every kind, each with a proposal of one or two coins in either version. */
export const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    shape,
    deposits: fc.array(deposit, { minLength: 1, maxLength: 2 }),
    psbtVersion: fc.constantFrom<0 | 2>(0, 2),
    memo: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
  })
  .map(({ shape: one, deposits, psbtVersion, memo }) => {
    const vault = vaultOf(one)
    const notes = memo === undefined ? {} : { memo }
    return { vault, psbt: proposalOf(vault, { psbtVersion, notes, height: 7 }, deposits, 600_000n) }
  })

/** Every way to choose `size` of the officers 1 to `of`. */
export function teams(size: number, of: number): number[][] {
  if (size === 0) return [[]]
  if (of < size) return []
  return [...teams(size, of - 1), ...teams(size - 1, of - 1).map(team => [...team, of])]
}
