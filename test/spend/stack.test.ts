import { describe, expect, test } from 'vitest'
import { concat } from '../../src/base/bytes.js'
import { push } from '../../src/bitcoin/script.js'
import { hashedScript } from '../../src/spend/compile.js'
import { innermost, spendWith, stackIn } from '../../src/spend/stack.js'
import { EMPTY, MULTISIG, SIGNATURES } from './multisig/support.js'

const ITEMS = [EMPTY, ...SIGNATURES]
const program = hashedScript('wsh', MULTISIG)
const WAYS = {
  p2sh: { redeemScript: MULTISIG },
  p2wsh: { witnessScript: MULTISIG },
  'p2sh-p2wsh': { redeemScript: program, witnessScript: MULTISIG },
} as const

describe.each(Object.entries(WAYS))('%s', (name, scripts) => {
  const spend = spendWith(scripts, ITEMS)

  test('a stack comes out as it went in, the script behind it', () => {
    expect(innermost(scripts)).toBe(MULTISIG)
    expect(stackIn(scripts, spend)).toEqual(ITEMS)
    const items = name === 'p2sh' ? [] : [...ITEMS, MULTISIG]
    expect(spend.witness).toEqual(items)
    const pushes = { p2sh: [...ITEMS, MULTISIG], p2wsh: [], 'p2sh-p2wsh': [program] }[name] ?? []
    expect(spend.scriptSig).toEqual(concat(...pushes.map(push)))
  })

  test.each([
    ['nothing', []],
    ['another script', [...ITEMS, MULTISIG.subarray(1)]],
    ['no script', ITEMS],
    ['something behind the script', [...ITEMS, MULTISIG, EMPTY]],
  ])('%s is no such stack', (_, items) => {
    const wrong =
      name === 'p2sh'
        ? { ...spend, scriptSig: concat(...items.map(push)) }
        : { ...spend, witness: items as Uint8Array[] }
    expect(stackIn(scripts, wrong)).toBeUndefined()
  })

  test('a spend of another form has none', () => {
    for (const other of Object.values(WAYS).filter(one => one !== scripts))
      expect(stackIn(scripts, spendWith(other, ITEMS))).toBeUndefined()
    expect(
      stackIn(scripts, { ...spend, scriptSig: concat(spend.scriptSig, Uint8Array.of(0x61)) }),
    ).toBeUndefined()
    if (name === 'p2sh') expect(stackIn(scripts, { ...spend, witness: [EMPTY] })).toBeUndefined()
  })
})
