import type { Command } from 'commander'
import { decodeAddress } from '../../bitcoin/address.js'
import { toHex } from '../../bitcoin/bytes.js'
import { signGenericMessage } from '../../bitcoin/generic-message.js'
import { SCRIPT_TYPES } from '../../bitcoin/script-types/index.js'
import { parsePath } from '../../keys/path.js'
import { using } from '../../keys/using.js'
import { formatVoucher, type Voucher, voucherText } from '../../rules/vouchers.js'
import { STATEMENT_PATH } from '../../vault/cosigner-signature.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import { type Context, confirm } from '../context.js'
import { chooseTarget, writeText } from '../files.js'
import { findKey, openKey } from '../keystore.js'
import { numberOf, type Operands, type Options, requiredText } from '../options.js'
import { DAYS, term } from '../policy/statements.js'
import { printText } from '../print.js'
import { shown } from '../render/shown.js'
import { grouped, table } from '../render/style.js'
import { wordsIn } from '../render/words.js'
import { writtenText } from '../render/written.js'
import { requireNetwork } from '../same-network.js'
import { PASSPHRASE_FILE, PASSWORD_FILE } from '../secrets.js'
import { cosignersOf, type StoredKey } from '../stored-key.js'
import { ALLOW_ONLINE, checkOffline } from '../surroundings.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument(
      '[address]',
      'the destination; without it, only the key’s public half is printed, for the policy',
    )
    .requiredOption('--key <name>', 'the key that vouches; a policy names its public half')
    .requiredOption('--vault <vault>', 'the vault that may pay there')
    .option(...DAYS)
    .option(...PASSWORD_FILE)
    .option(...PASSPHRASE_FILE)
    .option('--out <file>', 'the voucher (ADDRESS.voucher.json; - for standard output)')
    .option(...ALLOW_ONLINE)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const record = await findKey(context.home, requiredText(options, 'key'))
  const vault = await namedVault(context, requiredText(options, 'vault'))
  requireNetwork(record, vault)
  const publicKey = publicHalf(record, vault)
  const address = operands[0] as string | undefined
  if (address === undefined) {
    const data = { publicKey, address: null, vault: vault.digest.hex, expires: null, file: null }
    return { data, text: style => table([[style.words.key, publicKey]]) }
  }
  return await vouch(context, options, { record, vault, publicKey, address })
}

interface Vouching {
  readonly record: StoredKey
  readonly vault: Vault
  readonly publicKey: string
  readonly address: string
}

async function vouch(
  context: Context,
  options: Options,
  { record, vault, publicKey, address }: Vouching,
): Promise<Outcome> {
  decodeAddress(address, vault.network)
  const surroundings = await checkOffline(options, record.network)
  const target = await chooseTarget(context, options, `${address}.voucher.json`)
  const { expires } = term(numberOf(options, 'days', 1, 366))
  const fields = { address, vault: vault.digest.hex, expires }
  if (context.io.terminal !== undefined && !context.yes)
    printText(context.io, 'stderr', shown`${grouped(address)}\n`)
  await confirm(context, wordsIn(context.language).askVouch)
  const voucher: Voucher = {
    ...fields,
    signature: await sign(context, options, { record, vault }, voucherText(fields)),
  }
  const { file, raw } = await writeText(context, target, formatVoucher(voucher))
  return {
    data: { publicKey, address, vault: vault.digest.hex, expires, file },
    findings: surroundings,
    raw,
    text: style =>
      shown`${table([
        [style.words.key, publicKey],
        [style.words.expires, expires],
      ])}${writtenText(file, style)}`,
  }
}

/** The key stands where cosigners' statements are signed: below the account of P2WSH, on a branch without coins. */
function pathOf(vault: Vault): readonly number[] {
  return [...parsePath(SCRIPT_TYPES.p2wsh.accountPath(vault.network, 0)), ...STATEMENT_PATH]
}

function publicHalf(record: StoredKey, vault: Vault): string {
  const account = parsePath(SCRIPT_TYPES.p2wsh.accountPath(vault.network, 0)).join()
  const cosigner = cosignersOf(record).find(({ path }) => path.join() === account)
  return toHex((cosigner as NonNullable<typeof cosigner>).xpub.derive(STATEMENT_PATH).publicKey)
}

async function sign(
  context: Context,
  options: Options,
  { record, vault }: Pick<Vouching, 'record' | 'vault'>,
  text: string,
): Promise<string> {
  return using(await openKey(context, options, record), master =>
    using(master.derive(pathOf(vault)), key => signGenericMessage(text, key.privateKey)),
  )
}
