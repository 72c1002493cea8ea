import { inFile, readText } from '../../app/files.js'
import { allKeys } from '../../app/keys/keystore.js'
import { NOBODY, type Recognised, recogniseOwn } from '../../app/keys/recognise-own.js'
import { Credentials } from '../../app/keys/secrets.js'
import { appendAndKeep } from '../../app/log/append.js'
import type { VerifiedLog } from '../../app/log/verified-log.js'
import { keepUnderSeals, keysIn, withSealings } from '../../app/seal/own-keys.js'
import type { Sealing } from '../../app/seal/sealing.js'
import { allVaults } from '../../app/vaults.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { lookAlike } from '../../keys/look-alike.js'
import { using } from '../../keys/using.js'
import { vaultRegistered } from '../../log/told-records.js'
import { doubtsAbout } from '../../vault/doubts.js'
import { formatVault, parseVault } from '../../vault/file.js'
import { twinsOf } from '../../vault/twins.js'
import type { Vault } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { HEX_32 } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { type Asked, flag, operand, optional } from '../parameters.js'
import { confirm } from '../person.js'
import { printText } from '../print.js'
import { vaultData, vaultText } from '../render/vault.js'
import { type Session, styleOn } from '../session.js'

const PARAMETERS = {
  file: operand('<file>', 'the vault file'),
  watchOnly: flag('--watch-only', 'none of the keys on this machine has to be in it'),
  digest: optional('--digest <hex>', 'the digest that the others read out: registers without asking', HEX_32),
  ...SECRET_FILES,
  allowOnline: ALLOW_ONLINE,
}

type VaultRegisterRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: VaultRegisterRequest): Promise<Outcome> {
  const name = request.file
  const text = await readText(context.io, name)
  const vault = inFile(name, () => parseVault(text))
  requireDigest(vault, request.digest)
  const keys = await allKeys(context.home)
  await refuseKnown(context, vault)
  const { watchOnly, allowOnline } = request
  const credentials = new Credentials(context, request)
  const own = watchOnly ? NOBODY : await recogniseOwn(context, { credentials, allowOnline }, vault, keys)
  const findings = await using(own, async () => {
    await askToPin(context, request.digest, vault)
    return await keep(context, credentials, vault, own)
  })
  return {
    data: { ...vaultData(vault), registered: true },
    findings: [...doubtsAbout(vault), ...own.findings, ...findings],
    text: style => vaultText(vault, style),
  }
}

/** Pins the vault under the seals of one's own keys in it. */
async function keep(
  context: Session,
  credentials: Credentials,
  vault: Vault,
  { sealings: opened }: Recognised,
): Promise<readonly Finding[]> {
  // What was found along the vault's own path is on record since.
  const known = keysIn(vault, await allKeys(context.home))
  const pin = (sealings: readonly Sealing[]) =>
    keepUnderSeals(context.home, sealings, log => register(context, vault, log))
  return (await withSealings(context, credentials, known, pin, opened)).findings
}

async function register(context: Session, vault: Vault, log: VerifiedLog): Promise<void> {
  await refuseKnown(context, vault)
  await appendAndKeep(log, vaultRegistered(vault), undefined, async () => {
    await context.home.pin('vaults', vault.name, formatVault(vault))
  })
}

function requireDigest(vault: Vault, expected: string | undefined): void {
  if (expected === undefined || expected.toLowerCase() === vault.digest.hex) return
  throw new RingiError('vault.digest', 'This vault has another digest than the one given.', {
    hint: 'It is not the vault that the others have. Do not register it; ask for the file again.',
    details: { expected: expected.slice(0, 64), actual: vault.digest.hex },
  })
}

/** Throws where this machine knows the vault, its name or its keys: `vault.already-registered`, `vault.exists`, `vault.same-scripts`. */
async function refuseKnown(context: Session, vault: Vault): Promise<void> {
  const known = await allVaults(context.home)
  if (known.some(({ digest }) => digest.hex === vault.digest.hex)) {
    const message = `The vault ${vault.name} is registered already, exactly as it is here; nothing was changed.`
    throw new RingiError('vault.already-registered', message, { details: { digest: vault.digest.hex } })
  }
  const [twin] = twinsOf(vault, known)
  if (twin !== undefined) {
    throw new RingiError('vault.same-scripts', `The vault ${twin.name} has the same keys as this one.`, {
      hint: 'It is the same vault, renamed, reordered, respelled or with another threshold or type. One of them is not what it seems.',
      details: { name: twin.name },
    })
  }
  const namesake = known.find(({ name }) => lookAlike(name, vault.name))
  if (namesake === undefined) return
  throw new RingiError('vault.exists', `A vault called ${namesake.name} is registered already.`, {
    hint: 'It is another one: find out which is right.',
    details: { digest: namesake.digest.hex },
  })
}

async function askToPin(context: Session, digest: string | undefined, vault: Vault): Promise<void> {
  if (digest !== undefined || context.yes) return
  printText(context.io, 'stderr', vaultText(vault, styleOn('stderr', context)))
  await confirm(context, context.words.askRegister)
}
