import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseAnnouncements } from '../../src/nem/announcement.js'
import { encodeSignedNem } from '../../src/nem/codec/encode.js'
import {
  ACCOUNT_VAULT,
  type AccountTeam,
  finishXem,
  makeAccountTeam,
  OFFICERS,
  PAYEE,
  proposeXem,
  signXem,
  WINDOW,
} from '../support/account-team.js'
import { Office } from '../support/ceremony.js'
import type { Document } from '../support/program.js'

// Under names that nobody resolves beforehand: where the package is not installed, it is not asked.
const NAMES = ['symbol-sdk', 'symbol-sdk/nem']
const peers = await Promise.all(NAMES.map(name => import(name))).catch(() => undefined)

let team: AccountTeam
let office: Office
let proposed: Document['data']
let final: Document['data']

beforeAll(async () => {
  team = await makeAccountTeam(new Office())
  office = team.office
  proposed = await proposeXem(team, `--to ${PAYEE}=12.5xem --message INV-7`)
})

const announced = (file: string) => parseAnnouncements(readFileSync(office.path(file), 'utf8'))

/** What a node prints of the team's account, with as many cosigners as are given. */
function snapshotOf(keys: readonly { publicKey: string; address: string }[], balance: number): string {
  const { publicKey, address } = JSON.parse(readFileSync(office.path('account.nem.json'), 'utf8'))
  const info = keys.length === 0 ? {} : { cosignatoriesCount: keys.length, minCosignatories: 2 }
  const printed = {
    meta: { cosignatories: keys.map(one => ({ address: one.address, publicKey: one.publicKey })) },
    account: { address, publicKey, balance, multisigInfo: info },
  }
  return office.write('snapshot.json', JSON.stringify(printed))
}

describe('the vault of an account', () => {
  it('is converted once, confirmed by what a node prints, and hands out no address before it was tried', async () => {
    const convert = `vault convert ${ACCOUNT_VAULT}.vault.json --home homes/account --password-file password.txt --out conversion.json`
    const { cosigners } = team.vault
    await office.refused(
      `${convert} --key account ${WINDOW} --snapshot ${snapshotOf([], 500_001)}`,
      'nem.funded-early',
    )
    await office.refused(`${convert} --key account --closes 2080-01-02T09:00:00Z`, 'usage.invalid')
    await office.refused(
      `${convert.replace('homes/account', 'homes/aoi')} --key aoi ${WINDOW}`,
      'key.not-in-vault',
    )
    const converted = await office.ok(
      `${convert} --key account ${WINDOW} --snapshot ${snapshotOf([], 500_000)}`,
    )
    expect(announced('conversion.json')[0]?.transaction).toMatchObject({ type: 'modification', delta: 2 })
    const confirm = `vault confirm ${ACCOUNT_VAULT} --home homes/publisher --snapshot snapshot.json`
    await office.refused(confirm, 'nem.snapshot-differs')
    snapshotOf(cosigners.slice(1), 1_000_000)
    await office.refused(confirm, 'nem.snapshot-differs')
    snapshotOf(cosigners, 1_000_000)
    expect(await office.ok(confirm)).toMatchObject({ balance: '1000000', threshold: 2, cosignerCount: 3 })
    const address = `vault address ${ACCOUNT_VAULT} --home homes/publisher --snapshot snapshot.json`
    await office.refused(address, 'vault.deposit-untried')
    final = await finishXem(team)
    expect(await office.ok(address)).toMatchObject({ address: converted.address })
  })

  it('pays: wrapped, cosigned, put together, finished and verified', async () => {
    expect(proposed).toMatchObject({ message: 'INV-7', initiator: 'aoi', totals: { fee: '400000' } })
    expect(final).toMatchObject({ txid: proposed.txid, signedBy: ['aoi', 'ben'], fee: '400000' })
    expect(JSON.parse(readFileSync(office.path(final.file), 'utf8'))).toEqual(final.announcements)
    const verify = `verify ${final.file} --vault ${ACCOUNT_VAULT} --home homes/chika --proposal payout.json`
    const verified = await office.ok(verify)
    expect(verified).toMatchObject({ txid: proposed.txid, hash: final.hash, matchesProposal: true })
  })

  it.skipIf(peers === undefined)('announces what symbol-sdk reads and verifies', () => {
    const [sdk, nem] = peers ?? []
    const facade = new nem.NemFacade('testnet')
    for (const { transaction, signature } of [...announced(final.file), ...announced('conversion.json')]) {
      const read = nem.models.TransactionFactory.deserialize(encodeSignedNem(transaction, signature))
      expect(facade.verifyTransaction(read, new sdk.Signature(signature))).toBe(true)
    }
  })

  it('stands in the log of everybody who signed, with what it was and on which network', async () => {
    for (const officer of OFFICERS.slice(0, 2)) {
      const { entries } = await office.ok(`log show --home homes/${officer}`)
      const signed = entries.find(({ event }: { event: string }) => event === 'signed')
      expect(signed).toMatchObject({ txid: proposed.txid, network: 'nem-testnet', coins: [], fee: '400000' })
      expect(signed.payments).toMatchObject([{ address: PAYEE, value: '12500000' }])
    }
    await office.ok('log verify --home homes/aoi')
  })

  it('is one of the vaults of a home, under a name of its own', async () => {
    const { vaults } = await office.ok('vault list --home homes/aoi')
    expect(vaults).toMatchObject([{ name: ACCOUNT_VAULT, network: 'nem-testnet', cosignerCount: 3 }])
    const shown = await office.ok(`vault show ${ACCOUNT_VAULT} --home homes/aoi`)
    expect(shown).toMatchObject({ digest: team.vault.digest, publisher: team.vault.publisher })
    expect(shown.address).toBeUndefined()
    const register = `vault register ${ACCOUNT_VAULT}.vault.json --home homes/aoi --digest ${team.vault.digest}`
    await office.refused(`${register} --password-file password.txt`, 'vault.already-registered')
    await office.refused(
      `${register.replace('aoi', 'account')} --password-file password.txt`,
      'key.not-in-vault',
    )
    const seal = 'home seal --home homes/aoi --key aoi --password-file password.txt --yes'
    await office.refused(seal, 'home.sealed-already')
  })

  it('is made only where somebody accepts that one of its cosigners can burn what is in it', async () => {
    const { publisher } = team.vault
    const create = `vault create --home homes/nobody --name other --threshold 1 --network nem-testnet --account account.nem.json --cosigner aoi.nem.json --publisher ${publisher}`
    await office.refused(create, 'confirm.needed')
    await office.refused(`${create} --snapshot ${snapshotOf([], 0)} --yes`, 'nem.snapshot-differs')
    await office.refused(create.replace(/ --publisher .*/, ' --yes'), 'usage.invalid')
  })

  it('signs nothing twice, nor what is not complete, nor with what is for coins', async () => {
    await signXem(team, 'chika')
    const sign = `sign payout.signed-aoi.json --home homes/aoi --key aoi --vault ${ACCOUNT_VAULT} --password-file password.txt`
    await office.refused(sign, 'signature.nothing-to-sign')
    const combine = `combine payout.signed-aoi.json --vault ${ACCOUNT_VAULT} --home homes/publisher --identity publisher.key --out one.age`
    await office.refused(`${combine} --require-complete`, 'signature.incomplete')
    await office.ok(combine)
    const finalize = `finalize one.age --vault ${ACCOUNT_VAULT} --home homes/publisher --identity publisher.key --out never.json`
    await office.refused(finalize, 'signature.incomplete')
  })
})
