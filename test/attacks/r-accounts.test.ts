import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { nemAddressOf } from '../../src/chain/nem/address.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { seedOf } from '../../src/keys/mnemonic.js'
import { announcementOf, formatAnnouncements, parseAnnouncements } from '../../src/nem/announcement.js'
import type { SignedNem } from '../../src/nem/codec/decode.js'
import type { NemTransaction } from '../../src/nem/codec/transaction.js'
import { type NemPrivateKey, nemPublicKey } from '../../src/nem/ed25519-keccak.js'
import { nemAccountKey } from '../../src/nem/keys.js'
import { formatNemProposal, type NemProposal, parseNemProposal } from '../../src/nem/proposal.js'
import { signedBy } from '../../src/nem/signing.js'
import { newIdentity } from '../../src/platform/age-recipient.js'
import {
  ACCOUNT_VAULT,
  type AccountTeam,
  finishXem,
  makeAccountTeam,
  PAYEE,
  proposeXem,
  signXem,
  WINDOW,
} from '../support/account-team.js'
import { Office } from '../support/ceremony.js'

const network = NEM_NETWORKS['nem-testnet']

let team: AccountTeam
let office: Office

beforeAll(async () => {
  team = await makeAccountTeam(new Office())
  office = team.office
  await proposeXem(team, `--to ${PAYEE}=12.5xem --message INV-7`)
  await finishXem(team)
})

const textOf = (name: string) => readFileSync(office.path(name), 'utf8')

const proposalIn = (name: string) => parseNemProposal(textOf(name))

/** The key that an officer's words have on the chain. */
const keyOf = (name: string): NemPrivateKey =>
  nemAccountKey(seedOf(textOf(`${name}.words.txt`).trim(), ''), network, 0)

/** The outer transaction that Aoi has made, changed and signed anew. */
function outerOf(change: Partial<NemTransaction>, by = 'aoi'): SignedNem {
  const { outer } = proposalIn('payout.signed-aoi.json')
  const key = keyOf(by)
  const transaction = { ...(outer as SignedNem).transaction, signer: nemPublicKey(key), ...change }
  return signedBy(transaction as NemTransaction, key)
}

/** A proposal of Aoi's that was doctored. */
function doctored(change: (proposal: NemProposal) => Partial<NemProposal>, from = 'payout.json'): string {
  const proposal = proposalIn(from)
  return office.write('doctored.json', formatNemProposal({ ...proposal, ...change(proposal) }))
}

const combine = (files: string) =>
  `combine ${files} --vault ${ACCOUNT_VAULT} --home homes/publisher --identity publisher.key --out never.age`

const review = (file: string) => `review ${file} --vault ${ACCOUNT_VAULT} --home homes/ben`

describe('accounts', () => {
  test('R20 a fee in the outer transaction that burns the balance', async () => {
    const bomb = outerOf({ fee: 9_000_000_000n })
    const file = doctored(() => ({ outer: bomb }), 'payout.signed-aoi.json')
    await office.refused(combine(`${file} payout.cosigned-ben.age`), 'nem.fee-high')
    await office.refused(review(file), 'nem.fee-high')
    const [, ...others] = parseAnnouncements(textOf('payout.announce.json'))
    office.write('bomb.json', formatAnnouncements([bomb, ...others].map(announcementOf)))
    await office.refused(`verify bomb.json --vault ${ACCOUNT_VAULT} --home homes/chika`, 'nem.fee-high')
  })

  test('R21 two outer transactions around one payment, or one of another cosigner', async () => {
    const second = doctored(() => ({ outer: outerOf({ fee: 200_000n }) }), 'payout.signed-aoi.json')
    const both = combine(`payout.signed-aoi.json ${second} payout.cosigned-ben.age`)
    await office.refused(both, 'nem.other-outer')
    const other = doctored(() => ({ outer: outerOf({}, 'chika') }), 'payout.signed-aoi.json')
    await office.refused(combine(`${other} payout.cosigned-ben.age`), 'nem.signature')
    await office.refused(combine('payout.json payout.cosigned-ben.age'), 'nem.outer-missing')
  })

  test('R22 windows that no node takes, or of which the outer transaction has another one', async () => {
    const propose = `propose --home homes/aoi --vault ${ACCOUNT_VAULT} --initiator aoi --out never.json --to ${PAYEE}=1xem`
    for (const closes of ['2080-01-01T08:00:00Z', '2080-01-02T09:00:01Z'])
      await office.refused(`${propose} --opens 2080-01-01T09:00:00Z --closes ${closes}`, 'nem.window')
    await office.refused(
      review(doctored(({ inner }) => ({ inner: { ...inner, deadline: inner.deadline + 1 } }))),
      'nem.window',
    )
    const late = doctored(
      ({ inner }) => ({ outer: outerOf({ deadline: inner.deadline - 60 }) }),
      'payout.signed-aoi.json',
    )
    await office.refused(combine(`${late} payout.cosigned-ben.age`), 'nem.signature')
  })

  test('R23 mosaics that are called like XEM, or that nobody knows', async () => {
    const sent = (namespace: string, name: string) =>
      doctored(({ inner }) => ({
        inner: { ...inner, version: 2, mosaics: [{ namespace, name, quantity: 2n }] } as NemProposal['inner'],
      }))
    const { findings } = await office.refused(review(sent('nem-official', 'xem')), 'nem.mosaic')
    expect(findings.filter(({ code }) => code === 'nem.mosaic')).toHaveLength(2)
    await office.refused(review(sent('shop', 'points')), 'nem.mosaic')
  })

  test('R24 keys and vaults of coins offered for accounts, and the other way round', async () => {
    const { publisher } = team.vault
    const create = `vault create --home homes/nobody --name other --threshold 1 --network nem-testnet --account account.nem.json --publisher ${publisher} --yes --out never.json`
    await office.refused(`${create} --cosigner aoi.cosigner.json`, 'cosigner.malformed')
    await office.refused(
      'vault create --home homes/nobody --name other --threshold 1 --network regtest --script-type p2wsh --cosigner aoi.nem.json --out never.json',
      'cosigner.malformed',
    )
    await office.refused(
      `${create.replace('nem-testnet', 'nem')} --cosigner aoi.nem.json`,
      'key.other-network',
    )
    const key = `key xpub --name aoi --home homes/aoi --network nem --password-file password.txt --out never.json`
    await office.refused(key, 'key.other-network')
    await office.refused(
      `vault export ${ACCOUNT_VAULT} --home homes/aoi --format descriptor`,
      'vault.no-coins',
    )
    await office.refused(`${review('payout.json')} --height 5`, 'vault.other-model')
    const propose = `propose --home homes/aoi --vault ${ACCOUNT_VAULT} --to ${PAYEE}=1xem --fee-rate 1`
    await office.refused(propose, 'vault.other-model')
  })

  test('R25 proposals that are relabelled for another vault, account or network', async () => {
    await office.refused(review(doctored(() => ({ vault: '00'.repeat(32) }))), 'nem.other-vault')
    const signer = nemPublicKey(keyOf('chika'))
    await office.refused(
      review(doctored(({ inner }) => ({ inner: { ...inner, signer } }))),
      'nem.other-vault',
    )
    const main = { network: NEM_NETWORKS.nem, recipient: nemAddressOf(signer, NEM_NETWORKS.nem) }
    await office.refused(
      review(doctored(({ inner }) => ({ inner: { ...inner, ...main } as NemProposal['inner'] }))),
      'nem.other-vault',
    )
    await office.refused(
      review(doctored(() => ({ initiator: nemPublicKey(keyOf('account')) }))),
      'nem.initiator',
    )
  })

  test('R26 cosignatures in the hands of somebody else than the publisher', async () => {
    office.write('other.key', (await newIdentity()).text)
    const files = 'payout.signed-aoi.json payout.cosigned-ben.age'
    await office.refused(combine(files).replace('publisher.key', 'other.key'), 'publisher.other')
    await office.refused(combine(files).replace('publisher.key', 'password.txt'), 'identity.malformed')
    expect(textOf('payout.cosigned-ben.age')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/)
  })

  test('R27 a second payment to the same recipient, whatever it looks like', async () => {
    const again = `propose --home homes/aoi --vault ${ACCOUNT_VAULT} ${WINDOW} --initiator aoi --to ${PAYEE}=3xem --message else`
    await office.refused(`${again} --out never.json`, 'nem.pays-again')
    const { txid } = await office.ok(`verify payout.announce.json --vault ${ACCOUNT_VAULT} --home homes/aoi`)
    const { findings } = await office.document(`${again} --also ${txid} --out again.json`)
    expect(findings).toMatchObject([{ code: 'nem.pays-again', severity: 'warn' }])
    await signXem(team, 'ben', 'again.json')
  })
})
