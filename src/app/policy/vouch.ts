import type { Finding } from '../../base/finding.js'
import { claimText, formatVoucher } from '../../rules/evidence/vouchers.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, type Written, writeText } from '../files.js'
import { findKey } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { confirm } from '../person.js'
import { publicHalf, signWithOwn } from '../signing/statement-key.js'
import { checkOffline } from '../surroundings.js'
import { namedVault } from '../vaults.js'
import { term } from './statements.js'
import { type VouchedFor, vouchedFor } from './vouched-for.js'

/** What is vouched for, and with which key. */
export interface VouchRequest extends SecretFiles {
  /** The destination. */
  readonly address: string | undefined
  /** The file that is vouched for instead. */
  readonly statement: string | undefined
  readonly key: string
  readonly vault: string
  readonly days: number
  readonly out: string | undefined
  readonly allowOnline: boolean
}

/** The public half of a key, and the voucher that was made with it, if one was asked for. */
export interface Vouched {
  /** As policies name it. */
  readonly publicKey: string
  readonly vault: Vault
  readonly voucher: Voucher | undefined
  readonly findings: readonly Finding[]
}

interface Voucher {
  readonly claim: ({ readonly address: string } | { readonly statement: string }) & {
    readonly vault: string
    readonly expires: string
  }
  readonly written: Written
}

/** Vouches for an address or for what a file says, or tells only by which public half a policy names the key. */
export async function vouch(context: Context, request: VouchRequest): Promise<Vouched> {
  const record = await findKey(context.home, request.key)
  const vault = await namedVault(context, request.vault)
  requireNetwork(record, vault)
  const publicKey = publicHalf({ record, vault })
  const subject = await vouchedFor(context, request, vault.network)
  if (subject === undefined) return { publicKey, vault, voucher: undefined, findings: [] }
  const findings = await checkOffline(request.allowOnline, record.network)
  return {
    publicKey,
    vault,
    voucher: await signVoucher(context, request, { record, vault, subject }),
    findings,
  }
}

interface Vouching {
  readonly record: StoredKey
  readonly vault: Vault
  readonly subject: VouchedFor
}

async function signVoucher(
  context: Context,
  request: VouchRequest,
  { record, vault, subject }: Vouching,
): Promise<Voucher> {
  const target = await chooseTarget(context, request.out ?? usualName(subject, record.name))
  const { expires } = term(request.days)
  const of = 'address' in subject ? { address: subject.address } : { statement: subject.statement }
  const claim = { ...of, vault: vault.digest.hex, expires }
  await confirm(context, { asks: 'vouch', for: subject })
  const credentials = new Credentials(context, request)
  const signature = await signWithOwn(context, { record, vault, credentials }, claimText(claim))
  return { claim, written: await writeText(context, target, formatVoucher({ ...claim, signature })) }
}

function usualName(subject: VouchedFor, key: string): string {
  if ('address' in subject) return `${subject.address}.voucher.json`
  return derivedName(subject.file, `voucher-${key}`, 'json')
}
