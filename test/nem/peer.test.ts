import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { formatNemAddress, nemAddressOf } from '../../src/chain/nem/address.js'
import { NEM_NETWORKS, type NemNetwork } from '../../src/chain/nem/networks.js'
import { seedOf } from '../../src/keys/mnemonic.js'
import { readAnnouncement } from '../../src/nem/announcement.js'
import { decodeNem, decodeSignedNem, type SignedNem } from '../../src/nem/codec/decode.js'
import { encodeNem, encodeSignedNem, nemHash } from '../../src/nem/codec/encode.js'
import { convertAccount } from '../../src/nem/conversion.js'
import { nemPublicKey, nemVerifies } from '../../src/nem/ed25519-keccak.js'
import { nemAccountKey, parseNemPrivateKey } from '../../src/nem/keys.js'
import { reviewNem } from '../../src/nem/review/review.js'
import { combineNem } from '../../src/nem/roles/combine.js'
import { finalizeNem } from '../../src/nem/roles/finalize.js'
import { proposeModification, proposeTransfer } from '../../src/nem/roles/propose.js'
import { createAccountVault } from '../../src/nem/vault.js'
import { cosigned, keyOf, PARTS, publicKeyOf, REQUEST, WINDOW, wrapped } from './team.js'

// Under names that nobody resolves beforehand: where the package is not installed, these tests are skipped.
const NAMES = ['symbol-sdk', 'symbol-sdk/nem']
const loaded = await Promise.all(NAMES.map(name => import(name))).catch(() => undefined)
const [sdk, peer] = loaded ?? []

const skipped = loaded === undefined
if (skipped) test.skip('symbol-sdk is not installed here: npm ci brings it', () => {})

const PEER_NAMES = { nem: 'mainnet', 'nem-testnet': 'testnet' } as const
const networks = fc.constantFrom<NemNetwork>(...Object.values(NEM_NETWORKS))
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const XEM = { 'nem:xem': { supply: 8_999_999_999n, divisibility: 6 } }
const RUNS = { numRuns: 15 }

const facadeOf = ({ name }: NemNetwork) => new peer.NemFacade(PEER_NAMES[name])

/** What symbol-sdk makes of a signed transaction of ours: its own bytes, hash and verdict. */
function readByPeer({ transaction, signature }: SignedNem) {
  const facade = facadeOf(transaction.network)
  const whole = peer.models.TransactionFactory.deserialize(encodeSignedNem(transaction, signature))
  return {
    data: toHex(facade.extractSigningPayload(whole)),
    again: toHex(whole.serialize()),
    hash: toHex(facade.hashTransaction(whole).bytes),
    isValid: facade.verifyTransaction(whole, new sdk.Signature(signature)),
  }
}

function expectSame(signed: SignedNem): void {
  const { transaction, signature } = signed
  expect(readByPeer(signed)).toEqual({
    data: toHex(encodeNem(transaction)),
    again: toHex(encodeSignedNem(transaction, signature)),
    hash: toHex(nemHash(transaction)),
    isValid: true,
  })
}

describe.skipIf(skipped)('symbol-sdk', () => {
  test('makes the same keys and addresses of the same bytes', () => {
    fc.assert(
      fc.property(bytes32, networks, (bytes, network) => {
        const pair = new peer.KeyPair(new sdk.PrivateKey(bytes))
        const key = parseNemPrivateKey(toHex(bytes))
        expect(toHex(nemPublicKey(key))).toBe(toHex(pair.publicKey.bytes))
        const address = facadeOf(network).network.publicKeyToAddress(pair.publicKey).toString()
        expect(formatNemAddress(nemAddressOf(nemPublicKey(key), network))).toBe(address)
      }),
      RUNS,
    )
  })

  test('derives the same keys from the same words', () => {
    const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
    fc.assert(
      fc.property(
        fc.nat(2 ** 31 - 1),
        fc.string({ maxLength: 8 }),
        networks,
        (account, passphrase, network) => {
          const root = new sdk.Bip32(peer.NemFacade.BIP32_CURVE_NAME).fromMnemonic(words, passphrase)
          const node = root.derivePath(facadeOf(network).bip32Path(account))
          const pair = peer.NemFacade.bip32NodeToKeyPair(node)
          const key = nemAccountKey(seedOf(words, passphrase), network, account)
          expect(toHex(nemPublicKey(key))).toBe(toHex(pair.publicKey.bytes))
        },
      ),
      RUNS,
    )
  })

  test('reads, hashes and verifies everything that a vault announces', () => {
    const payments = fc.record({
      amount: fc.bigInt({ min: 1n, max: 2_000_000_000_000_000n }),
      message: fc.option(fc.stringMatching(/^[\x20-\x7e請求書№]{1,80}$/), { nil: undefined }),
      xem: fc.boolean(),
      payee: bytes32,
    })
    fc.assert(
      fc.property(payments, networks, ({ amount, message, xem, payee }, network) => {
        const vault = createAccountVault({ ...PARTS, network })
        const mosaics = xem ? [{ namespace: 'nem', name: 'xem', quantity: amount }] : []
        const recipient = formatNemAddress(nemAddressOf(payee, network))
        const told = message === undefined ? {} : { message }
        const proposal = proposeTransfer(vault, { recipient, amount, mosaics, ...told }, REQUEST)
        const combined = combineNem([wrapped(proposal, vault)], [cosigned('chika', proposal, vault)])
        const reviewed = reviewNem(vault, combined)
        const announced = finalizeNem(reviewed).map(readAnnouncement)
        for (const one of announced) expectSame(one)
        const inner = peer.models.NonVerifiableTransactionFactory.deserialize(encodeNem(proposal.inner))
        if (xem) expect(peer.calculateTransactionFee(inner, XEM)).toBe(proposal.inner.fee)
        expect(toHex(inner.serialize())).toBe(toHex(encodeNem(proposal.inner)))
        expect(toHex(facadeOf(network).hashTransaction(inner).bytes)).toBe(reviewed.facts.txid)
      }),
      RUNS,
    )
  })

  test('reads, hashes and verifies a conversion and a change of cosigners', () => {
    for (const network of Object.values(NEM_NETWORKS)) {
      const vault = createAccountVault({ ...PARTS, network })
      expectSame(convertAccount(vault, WINDOW, keyOf('vault')))
      const changes = [
        { kind: 'remove', publicKey: publicKeyOf('chika') },
        { kind: 'add', publicKey: publicKeyOf('dan') },
      ] as const
      const { outer } = wrapped(proposeModification(vault, { changes, delta: -1 }, REQUEST), vault)
      if (outer === undefined) throw new Error('wrapped')
      expectSame(outer)
    }
  })

  test('makes transactions that are read here to the byte, with signatures that are the same', () => {
    const amounts = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n })
    const requests = fc.record({
      ...{
        amount: amounts,
        fee: amounts,
        timestamp: fc.nat(),
        deadline: fc.nat(),
        key: bytes32,
        payee: bytes32,
      },
      message: fc.uint8Array({ minLength: 1, maxLength: 60 }),
      mosaics: fc.boolean(),
    })
    fc.assert(
      fc.property(requests, networks, ({ key, payee, message, mosaics, ...given }, network) => {
        const facade = facadeOf(network)
        const pair = new peer.KeyPair(new sdk.PrivateKey(key))
        const gold = { mosaicId: { namespaceId: { name: 'coin' }, name: 'gold' }, amount: given.amount }
        const made = facade.transactionFactory.create({
          type: mosaics ? 'transfer_transaction_v2' : 'transfer_transaction_v1',
          ...{ ...given, signerPublicKey: pair.publicKey },
          recipientAddress: formatNemAddress(nemAddressOf(payee, network)),
          message: { messageType: 'plain', message },
          ...(mosaics && { mosaics: [{ mosaic: gold }] }),
        })
        const signature = facade.signTransaction(pair, made)
        peer.TransactionFactory.attachSignature(made, signature)
        const read = decodeSignedNem(made.serialize())
        expect(toHex(encodeSignedNem(read.transaction, read.signature))).toBe(toHex(made.serialize()))
        expect(decodeNem(facade.extractSigningPayload(made))).toEqual(read.transaction)
        expect(read.transaction).toMatchObject({ ...given, message: { kind: 'plain', bytes: message } })
        expect(toHex(nemHash(read.transaction))).toBe(toHex(facade.hashTransaction(made).bytes))
        expect(nemVerifies(read.signature, encodeNem(read.transaction), read.transaction.signer)).toBe(true)
        expect(nemVerifies(read.signature, encodeNem(read.transaction), fromHex(toHex(payee)))).toBe(false)
      }),
      RUNS,
    )
  })
})
