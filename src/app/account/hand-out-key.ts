import type { Finding } from '../../base/finding.js'
import type { NemNetwork } from '../../chain/nem/networks.js'
import {
  createNemCosignerFile,
  type NemCosignerRecord,
  parseNemCosignerFile,
} from '../../nem/cosigner-file.js'
import { nemAccountPath } from '../../nem/keys.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import { chooseTarget, type Written, writeText } from '../files.js'
import { findKey, recordAccount } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { checkOffline } from '../surroundings.js'
import { requireSameMoney, withKeyAt } from './own-keys.js'

/** Which key for accounts is handed out. */
export interface HandOutAccountRequest extends SecretFiles {
  readonly name: string
  readonly network: NemNetwork
  /** The third level of its path; the first where none is named. */
  readonly account: number | undefined
  readonly out: string | undefined
  readonly allowOnline: boolean
}

/** A key for accounts that was handed out. */
export interface HandedOutAccount {
  readonly record: StoredKey
  readonly cosigner: NemCosignerRecord
  readonly findings: readonly Finding[]
  readonly written: Written
}

/**
 * Writes the public key that the words of a key have on a chain of accounts, signed by itself, which proves that somebody
 * has it. The key is opened where that is not on record. Throws `key.other-network`, and what opening the key throws.
 */
export async function handOutAccount(
  context: Context,
  request: HandOutAccountRequest,
): Promise<HandedOutAccount> {
  const { network, account = 0, allowOnline } = request
  const record = await findKey(context.home, request.name)
  requireSameMoney(record, network)
  const suffix = account === 0 ? '' : `-account-${account}`
  const usual = `${record.name}-${network.name}${suffix}.cosigner.json`
  const target = await chooseTarget(context, request.out ?? usual)
  const known = record.accounts?.[`${network.name}/${account}`]
  const findings = known === undefined ? await checkOffline(allowOnline, record.network) : []
  const text =
    known ?? (await signAnew(context, new Credentials(context, request), record, { network, account }))
  const cosigner = parseNemCosignerFile(text)
  return { record, cosigner, findings, written: await writeText(context, target, text) }
}

async function signAnew(
  context: Context,
  credentials: Credentials,
  record: StoredKey,
  { network, account }: { readonly network: NemNetwork; readonly account: number },
): Promise<string> {
  const path = nemAccountPath(network, account)
  return await withKeyAt(context, { record, credentials }, path, async (key, sealing) => {
    const text = createNemCosignerFile({ name: record.name, network, path }, key)
    await recordAccount(context.home, sealing, `${network.name}/${account}`, text, 'accounts')
    return text
  })
}
