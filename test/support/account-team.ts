import { expect } from 'vitest'
import { newIdentity } from '../../src/platform/age-recipient.js'
import { approving, makeKey, type Office } from './ceremony.js'
import type { Document } from './program.js'

/** Officers with a home and a key each, the key of an account, and a publisher with an age identity. */
export interface AccountTeam {
  readonly office: Office
  readonly officers: readonly string[]
  /** The `data` of `vault create`. */
  readonly vault: Document['data']
}

export const OFFICERS = ['aoi', 'ben', 'chika'] as const

/** When everything of these tests can be announced. */
export const WINDOW = '--opens 2080-01-01T09:00:00Z --closes 2080-01-02T09:00:00Z'

export const ACCOUNT_VAULT = 'ledger'

/** Whom payments go to, on the test network. */
export const PAYEE = 'TBUW7D7WBJVD7NI5EAQHXCNLEOASXGKPO2UI6XEQ'

/** A 2-of-3 vault of an account on the test network, which all officers and the publisher have registered. */
export async function makeAccountTeam(office: Office): Promise<AccountTeam> {
  const vault = await office.prepared('account team', establish)
  return { office, officers: OFFICERS, vault }
}

async function establish(office: Office): Promise<Document['data']> {
  const { text, recipient } = await newIdentity()
  office.write('publisher.key', text)
  for (const name of [...OFFICERS, 'account']) {
    await makeKey(office, name, `homes/${name}`)
    await office.ok(
      `key xpub --name ${name} --home homes/${name} --network nem-testnet --password-file password.txt --out ${name}.nem.json`,
    )
  }
  const cosigners = OFFICERS.map(name => `--cosigner ${name}.nem.json`).join(' ')
  const vault = await office.ok(
    `vault create --home homes/nobody --name ${ACCOUNT_VAULT} --network nem-testnet --threshold 2 ${cosigners} --account account.nem.json --publisher ${recipient} --yes`,
  )
  for (const name of OFFICERS)
    await office.ok(
      `vault register ${ACCOUNT_VAULT}.vault.json --home homes/${name} --digest ${vault.digest} --password-file password.txt`,
    )
  await office.ok(
    `vault register ${ACCOUNT_VAULT}.vault.json --home homes/publisher --digest ${vault.digest} --watch-only`,
  )
  return vault
}

/** Proposes a payment as `file`, and gives its data. */
export async function proposeXem(
  { office }: AccountTeam,
  options: string,
  file = 'payout.json',
): Promise<Document['data']> {
  return await office.ok(
    `propose --home homes/aoi --vault ${ACCOUNT_VAULT} ${WINDOW} --initiator aoi --out ${file} ${options}`,
  )
}

/** Signs as `officer`, who has read the review, and gives the data of `sign`. */
export async function signXem(
  { office }: AccountTeam,
  officer: string,
  source = 'payout.json',
): Promise<Document['data']> {
  const review = await office.ok(`review ${source} --vault ${ACCOUNT_VAULT} --home homes/${officer}`)
  return await office.ok(
    `sign ${source} --home homes/${officer} --key ${officer} --vault ${ACCOUNT_VAULT} --approve ${approving(review)} --password-file password.txt`,
  )
}

/** Puts the signatures of Aoi, who wraps, and Ben together, and finishes; gives the data of `finalize`. */
export async function finishXem(team: AccountTeam): Promise<Document['data']> {
  const { office } = team
  const outer = await signXem(team, 'aoi')
  const cosignature = await signXem(team, 'ben')
  expect([outer.made, cosignature.made]).toEqual(['outer', 'cosignature'])
  const combined = await office.ok(
    `combine ${outer.file} ${cosignature.file} --vault ${ACCOUNT_VAULT} --home homes/publisher --identity publisher.key --require-complete`,
  )
  return await office.ok(
    `finalize ${combined.file} --vault ${ACCOUNT_VAULT} --home homes/publisher --identity publisher.key`,
  )
}
