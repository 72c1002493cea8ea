import { expect, test, vi } from 'vitest'
import { p2shScript, witnessScript } from '../../src/bitcoin/standard-scripts.js'
import { Locator } from '../../src/vault/locate.js'
import { MAX_INDEX } from '../../src/vault/vault.js'
import { strangerScript, vaultOf } from '../support/rehearsal.js'

const vault = vaultOf()
const scriptAt = (branch: 0 | 1, index: number) => vault.addressAt(branch, index).lock.scriptPubKey

test('a script is found on either branch below the limit, in whatever order it is asked for', () => {
  const locator = new Locator(vault)
  for (const [branch, index] of [
    [1, 7],
    [0, 0],
    [0, 9],
    [1, 0],
  ] as const)
    expect(locator.locate(scriptAt(branch, index), 10)).toBe(vault.addressAt(branch, index))
})

test('a script at the limit or beyond is not found, even after a longer search', () => {
  const locator = new Locator(vault)
  expect(locator.locate(scriptAt(0, 5), 5)).toBeUndefined()
  expect(locator.locate(scriptAt(0, 5), 6)?.index).toBe(5)
  expect(locator.locate(scriptAt(0, 5), 5)).toBeUndefined()
  expect(locator.locate(scriptAt(0, 5), 0)).toBeUndefined()
})

test('a hint is tried first, however far it points, and never believed', () => {
  const locator = new Locator(vault)
  const far = { branch: 1, index: 123_456 } as const
  expect(locator.locate(scriptAt(1, 123_456), 0, far)?.index).toBe(123_456)
  expect(locator.locate(scriptAt(0, 2), 5, far)?.index).toBe(2)
  expect(locator.locate(strangerScript(), 5, { branch: 0, index: 0 })).toBeUndefined()
  expect(locator.at(scriptAt(0, 2), { branch: 0, index: 3 })).toBeUndefined()
  expect(locator.at(scriptAt(0, 2), undefined)).toBeUndefined()
})

test.each([-1, MAX_INDEX + 1, 0xffffffff])('a hint at %d is no place', index => {
  expect(new Locator(vault).at(scriptAt(0, 0), { branch: 0, index })).toBeUndefined()
})

test.each([0, MAX_INDEX])('%d can be hinted at', index => {
  expect(new Locator(vault).at(scriptAt(0, index), { branch: 0, index })?.index).toBe(index)
})

test.each([
  ['of another length', witnessScript({ version: 0, program: new Uint8Array(20) })],
  ['of the same length', witnessScript({ version: 1, program: new Uint8Array(32) })],
  ['longer, with the same head', Uint8Array.of(...scriptAt(0, 0), 0)],
  ['of another kind', p2shScript(new Uint8Array(20))],
])('a script that no address of the vault can have is not searched for: %s', (_, script) => {
  const fresh = vaultOf()
  const derived = vi.spyOn(fresh, 'addressAt')
  expect(new Locator(fresh).locate(script, 1000)).toBeUndefined()
  expect(derived.mock.calls).toEqual([[0, 0]])
})

test('the scripts of another vault are not found', () => {
  const other = vaultOf({ required: 1 })
  expect(new Locator(other).locate(scriptAt(0, 0), 5, { branch: 0, index: 0 })).toBeUndefined()
})

test('what was found by a hint is found again without it, beyond the limit too', () => {
  const locator = new Locator(vault)
  expect(locator.locate(scriptAt(0, 123_456), 5)).toBeUndefined()
  locator.at(scriptAt(0, 123_456), { branch: 0, index: 123_456 })
  expect(locator.locate(scriptAt(0, 123_456), 5)?.index).toBe(123_456)
})
