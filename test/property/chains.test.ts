import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/base/bytes.js'
import { type Field, withField } from '../../src/bitcoin/psbt-fields.js'
import { decodeAddress } from '../../src/chain/address.js'
import { parseAmount, typedAmount } from '../../src/chain/amount.js'
import { parseFeeRate } from '../../src/chain/fee-rate.js'
import { NETWORKS, type Network } from '../../src/chain/network.js'
import { parsePayouts } from '../../src/coins/payouts.js'
import { verifyCheckpoint } from '../../src/log/attestation.js'
import { checkpointStatement, formatCheckpoint } from '../../src/log/checkpoint.js'
import { encodeProprietary } from '../../src/psbt/codec/proprietary.js'
import { networkFields } from '../../src/psbt/named-network.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { propose } from '../../src/psbt/roles/proposal.js'
import { sign } from '../../src/psbt/roles/signer.js'
import { parsePolicy, requireVault } from '../../src/rules/policy/policy.js'
import { createCosignerFile, parseCosignerFile } from '../../src/vault/cosigner.js'
import { signStatement } from '../../src/vault/cosigner-signature.js'
import { named, vaultDigest } from '../../src/vault/digest.js'
import { formatVault, parseVault } from '../../src/vault/file.js'
import type { Vault } from '../../src/vault/vault.js'
import { policyText } from '../support/policies.js'
import {
  cosignerOf,
  findingsOf,
  fundsOf,
  keyOf,
  masterOf,
  paymentOf,
  proposalOf,
  signedBy,
  vaultOf,
} from '../support/rehearsal.js'

const ALL = Object.values(NETWORKS)
const VAULTS = new Map(ALL.map(network => [network, vaultOf({ network: network.name })]))
const vaultOn = (network: Network) => VAULTS.get(network) as Vault

const pairs = ALL.flatMap(one => ALL.filter(other => other !== one).map(other => ({ one, other })))
const PAIRS = pairs.map(pair => ({ ...pair, title: `${pair.one.name} for ${pair.other.name}` }))

/** Whether the same words make the same keys for both: on the paths of test networks they do. */
const haveSameKeys = (one: Network, other: Network) => one.coinType === other.coinType

/** Whether the same words make the same scripts for both: where there are no witnesses, keys have other paths too. */
const haveSameScripts = (one: Network, other: Network) =>
  haveSameKeys(one, other) && one.chain.forkId === other.chain.forkId

/** What one network's keys are refused with on the other. */
const keysRefused = (one: Network, other: Network) =>
  one.bip32 === other.bip32 ? 'path.unusual' : 'extended-key.network'

/** A file of one network with the other's name in every place, and everything that follows from it made to fit. */
function relabelled(vault: Vault, network: Network): string {
  const file = JSON.parse(formatVault(vault))
  const cosigners = vault.cosigners.map(({ name }) => name)
  const digest = named(
    vaultDigest({
      ...{ name: vault.name, network: network.name, cosigners, descriptor: vault.descriptor },
      scheme: vault.template.scheme,
    }),
  )
  return `${JSON.stringify({ ...file, network: network.name, digest: digest.hex, words: digest.words }, null, 2)}\n`
}

/** The field that names a network of Bitcoin, which only somebody else would write. */
const nameOf = ({ name }: Network) => encodeProprietary('ringi', 7, new Uint8Array(0), utf8(name))

/** A checkpoint of a log of one entry, as officer 1 signs it. */
function checkpointOf(vault: Vault): string {
  const time = '2026-11-25T03:00:00.000Z'
  const head = { log: 'a'.repeat(32), seq: 1, hash: 'b'.repeat(64), time, signed: time, for: null }
  const { name, fingerprint } = vault.cosigners[0] as (typeof vault.cosigners)[number]
  const unsigned = { ringi: 2, ...head, vault: { name: vault.name, digest: vault.digest.hex } } as const
  const signature = signStatement(keyOf(vault, 1), checkpointStatement(unsigned))
  return formatCheckpoint({ ...unsigned, kind: 'checkpoint', cosigner: { name, fingerprint }, signature })
}
const CHECKPOINTS = new Map(ALL.map(network => [network, checkpointOf(vaultOn(network))]))

test('no digest and no identity of a vault is that of the same people’s vault on another network', () => {
  const vaults = [...VAULTS.values()]
  expect(new Set(vaults.map(({ digest }) => digest.hex)).size).toBe(ALL.length)
  expect(new Set(vaults.map(({ identity }) => identity)).size).toBe(ALL.length)
})

describe.each(PAIRS)('what is of $title', ({ one, other }) => {
  const [vault, meant] = [vaultOn(one), vaultOn(other)]

  test('is refused as a vault by its keys, or is not the pinned one', () => {
    const read = () => parseVault(relabelled(vault, other))
    if (one.bip32 === other.bip32 && one.chain.forkId !== other.chain.forkId)
      return expect(read).toThrowCode('script-type.other-chain')
    if (!haveSameKeys(one, other)) return expect(read).toThrowCode(keysRefused(one, other))
    // The keys are those of the other network: it is that one's vault, which nobody takes for the first.
    expect(read().digest.hex).toBe(meant.digest.hex)
    expect(read().isNamedBy(vault.digest.hex)).toBe(false)
    expect(read().identity).not.toBe(vault.identity)
  })

  test('is refused as a cosigner file', () => {
    const cosigner = { ...cosignerOf(1, 'p2wsh', one), network: one.name, scriptType: 'p2wsh' } as const
    const file = createCosignerFile(cosigner, masterOf(1, one).derive(cosigner.path))
    expect(parseCosignerFile(file).network).toBe(one.name)
    const forged = file.replaceAll(`(${one.name}, `, `(${other.name}, `)
    expect(() =>
      parseCosignerFile(forged.replace(`"network": "${one.name}"`, `"network": "${other.name}"`)),
    ).toThrowCode(haveSameKeys(one, other) ? 'cosigner.bad-signature' : keysRefused(one, other))
  })

  test('is refused as a proposal, or is another one to whoever approves', () => {
    const psbt = proposalOf(vault)
    if (!haveSameScripts(one, other)) return expect(findingsOf(meant, psbt)).toContain('block:input.not-ours')
    const [as, instead] = [review(vault, psbt).facts, review(meant, psbt).facts]
    expect(as.txid).toBe(instead.txid)
    expect(as.digest.hex).not.toBe(instead.digest.hex)
  })

  test('is signed with no key of the other', () => {
    const key = () => sign(review(vault, proposalOf(vault)), keyOf(meant, 1))
    if (!haveSameScripts(one, other)) expect(key).toThrow()
    else expect(signedBy(vault, proposalOf(vault), 1)).toBeDefined()
  })

  test('is refused as a policy, whichever of its names was changed', () => {
    const policy = policyText('payment-limit:\n  max: 1 UNIT', '', vault).replace('UNIT', one.chain.unit.code)
    requireVault(parsePolicy(policy), vault)
    const network = policy.replace(`network: ${one.name}`, `network: ${other.name}`)
    if (one.chain !== other.chain) expect(() => parsePolicy(network)).toThrowCode('policy.malformed')
    else expect(() => requireVault(parsePolicy(network), vault)).toThrowCode('policy.other-vault')
    const inUnit = network.replace(one.chain.unit.code, other.chain.unit.code)
    for (const named of [vault, meant])
      expect(() => requireVault(parsePolicy(inUnit), named)).toThrowCode('policy.other-vault')
    const both = inUnit.replace(vault.digest.hex, meant.digest.hex)
    expect(parsePolicy(both).digest.hex).not.toBe(parsePolicy(policy).digest.hex)
    expect(() => requireVault(parsePolicy(both), vault)).toThrowCode('policy.other-vault')
  })

  test('is refused as an address and as an amount, but where both are the same', () => {
    const { address, lock } = vault.addressAt(0, 0)
    if (other.addresses.encode(lock.scriptPubKey) === address)
      expect(decodeAddress(address, other)).toEqual(lock.scriptPubKey)
    else expect(() => decodeAddress(address, other)).toThrowCode('address.other-network')
    const typed = typedAmount(1n, one)
    if (one.chain === other.chain) expect(parseAmount(typed, other)).toBe(1n)
    else expect(() => parseAmount(typed, other)).toThrowCode('amount.other-unit')
  })

  test('is refused as a proposal that names it', () => {
    const psbt = proposalOf(vault)
    const named = networkFields(other).length > 0 ? networkFields(other) : [nameOf(other)]
    const relabelled = { ...psbt, fields: named.reduce<readonly Field[]>(withField, psbt.fields) }
    expect(findingsOf(vault, relabelled)).toContain('block:psbt.other-network')
    if (haveSameKeys(one, other))
      expect(findingsOf(meant, relabelled)).not.toContain('block:psbt.other-network')
  })

  test('is refused as payouts, unless addresses and units are the same', () => {
    const { address } = vault.addressAt(0, 0)
    const payouts = `address,amount\n${address},${typedAmount(100_000n, one)}\n`
    expect(parsePayouts(payouts, one)).toHaveLength(1)
    const isSame = one.chain === other.chain && meant.addressAt(0, 0).address === address
    if (isSame) expect(parsePayouts(payouts, other)).toHaveLength(1)
    else expect(() => parsePayouts(payouts, other)).toThrowCode('payouts.malformed')
  })

  test('is refused as a checkpoint, relabelled with the vault’s digest as well', () => {
    const checkpoint = CHECKPOINTS.get(one) as string
    expect(verifyCheckpoint(checkpoint, vault).cosigner).toBe('officer-1')
    expect(() => verifyCheckpoint(checkpoint, meant)).toThrowCode('checkpoint.other-log')
    const relabelled = checkpoint.replace(vault.digest.hex, meant.digest.hex)
    expect(() => verifyCheckpoint(relabelled, meant)).toThrowCode('checkpoint.bad-signature')
  })
})

test('coins of one chain are none of another’s where its keys are not', () => {
  const [vault, meant] = [vaultOn(NETWORKS.mainnet), vaultOn(NETWORKS.monacoin)]
  const destination = { payments: [paymentOf(1_000_000n, 0, meant.network)] }
  const funds = fundsOf(vault, [{ value: 60_000_000n }])
  expect(() => propose(meant, funds, destination, { feeRate: parseFeeRate('100') })).toThrowCode('coins.none')
})
