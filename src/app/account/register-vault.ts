import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import { vaultRegistered } from '../../log/logged-records.js'
import { type AccountVault, formatAccountVault, parseAccountVault } from '../../nem/vault.js'
import type { Home } from '../../platform/home.js'
import type { Context } from '../context.js'
import { parsedFile } from '../files.js'
import { allKeys } from '../keys/keystore.js'
import { Credentials } from '../keys/secrets.js'
import { appendAndKeep } from '../log/append.js'
import { confirm } from '../person.js'
import { keepUnderSeals, withSealings } from '../seal/own-keys.js'
import { type RegisterVaultRequest, refuseTakenName, requireDigest } from '../vault/register-vault.js'
import { keysIn } from './own-keys.js'
import { allAccounts } from './vaults.js'

/** An account that was registered. */
export interface RegisteredAccount {
  readonly vault: AccountVault
  readonly findings: readonly Finding[]
}

/**
 * Registers an account on this machine, once a person has compared it with what the others have. On a machine with keys
 * one of them has to be on record as its cosigner. Throws `key.not-in-vault`, `vault.already-registered`, `vault.exists`,
 * and what pinning throws.
 */
export async function registerAccount(
  context: Context,
  request: RegisterVaultRequest,
): Promise<RegisteredAccount> {
  const { home } = context
  const vault = await parsedFile(context.io, request.file, parseAccountVault)
  requireDigest(vault, request.digest)
  await refuseKnown(home, vault)
  const own = keysIn(vault, await allKeys(home))
  if (own.length === 0 && !request.watchOnly)
    throw new RingiError('key.not-in-vault', { why: 'account', vault: vault.name })
  if (request.digest === undefined) await confirm(context, { asks: 'register-account', vault })
  const known = request.watchOnly ? [] : own
  const { findings } = await withSealings(context, new Credentials(context, request), known, sealings =>
    keepUnderSeals(home, sealings, async log => {
      await refuseKnown(home, vault)
      await appendAndKeep(log, vaultRegistered(vault), undefined, async () => {
        await home.pin('vaults', vault.name, formatAccountVault(vault))
      })
    }),
  )
  return { vault, findings: [finding('warn', 'vault.one-can-burn', { vault: vault.name }), ...findings] }
}

async function refuseKnown(home: Home, vault: AccountVault): Promise<void> {
  const accounts = await allAccounts(home)
  const { name, digest, identity } = vault
  if (accounts.some(one => one.digest.hex === digest.hex))
    throw new RingiError('vault.already-registered', { name, digest: digest.hex })
  const same = accounts.find(one => one.identity === identity)
  if (same !== undefined) throw new RingiError('vault.same-scripts', { name: same.name })
  await refuseTakenName(home, name)
}
