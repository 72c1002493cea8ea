import { expect, test } from 'vitest'
import { encodeDerivation } from '../../../src/bitcoin/psbt-derivation.js'
import { GLOBAL, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { NETWORKS, type NetworkName } from '../../../src/chain/network.js'
import { HARDENED } from '../../../src/keys/path.js'
import type { Psbt, PsbtInput } from '../../../src/psbt/codec/psbt.js'
import { checkNetwork } from '../../../src/psbt/diagnose/network.js'
import { cosignerOf, proposalOf, vaultOf } from '../../support/rehearsal.js'
import { KEY } from '../samples.js'
import { editInput, field, put } from '../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault)
const codesOf = (one: Psbt) => checkNetwork(one, vault).map(({ severity, code }) => `${severity}:${code}`)
const OTHER = ['block:signing.other-network']

const derivation = (...path: number[]) => encodeDerivation({ fingerprint: '00112233', path })
const withPath = (...path: number[]) =>
  editInput(psbt, 1, put<PsbtInput>(field(INPUT.BIP32_DERIVATION, derivation(...path), KEY)))

function withXpub(network: NetworkName, path?: readonly number[]): Psbt {
  const cosigner = cosignerOf(1, 'p2wsh', NETWORKS[network])
  const value = path === undefined ? encodeDerivation(cosigner) : derivation(...path)
  return put<Psbt>(field(GLOBAL.XPUB, value, cosigner.xpub.bytes78))(psbt)
}

test('keys and paths of the vault’s own network', () => {
  expect(codesOf(psbt)).toEqual([])
  expect(codesOf(withXpub('regtest'))).toEqual([])
  // The test networks have one coin type.
  expect(codesOf(withXpub('signet'))).toEqual([])
})

test('an extended key of another network, by its version or by its path alone', () => {
  expect(codesOf(withXpub('mainnet', []))).toEqual(OTHER)
  expect(codesOf(withXpub('regtest', [HARDENED + 48, HARDENED]))).toEqual(OTHER)
})

test('an extended key of no known version says nothing of a network', () => {
  expect(codesOf(put<Psbt>(field(GLOBAL.XPUB, derivation(), new Uint8Array(78)))(psbt))).toEqual([])
})

test.each([44, 48, 49, 84, 86, 87])('a path by purpose %i', purpose => {
  expect(codesOf(withPath(HARDENED + purpose, HARDENED, 0))).toEqual(OTHER)
  expect(codesOf(withPath(HARDENED + purpose, HARDENED + 1, 0))).toEqual([])
})

test('paths that name no coin', () => {
  expect(codesOf(withPath())).toEqual([])
  expect(codesOf(withPath(HARDENED + 48))).toEqual([])
  expect(codesOf(withPath(HARDENED + 45, HARDENED, 0))).toEqual([])
  expect(codesOf(withPath(48, HARDENED, 0))).toEqual([])
})
