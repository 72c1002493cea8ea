import { chooseTarget, derivedName, inFile, readText, writeText } from '../../app/files.js'
import { findKey } from '../../app/keys/keystore.js'
import { Credentials } from '../../app/keys/secrets.js'
import { term } from '../../app/policy/statements.js'
import { publicHalf, signWithOwn } from '../../app/signing/statement-key.js'
import { checkOffline } from '../../app/surroundings.js'
import { namedVault } from '../../app/vaults.js'
import { RingiError } from '../../base/error.js'
import { parseStrictJson } from '../../base/strict-json.js'
import { decodeAddress } from '../../chain/address.js'
import { formatAmount } from '../../chain/money.js'
import type { Network } from '../../chain/network.js'
import { parseLabels } from '../../coins/labels.js'
import { parseSnapshot } from '../../coins/snapshot.js'
import { type Balances, parseBalances, statementDigest } from '../../rules/evidence/balances.js'
import { claimText, formatVoucher } from '../../rules/evidence/vouchers.js'
import { nameAndDigest } from '../../vault/digest.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, VAULT } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { DAYS } from '../options/policies.js'
import { type Asked, operand, optional, required } from '../parameters.js'
import { confirm } from '../person.js'
import { printText } from '../print.js'
import { type Content, type Shown, shown } from '../render/shown.js'
import { grouped, type Style, table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'
import { type Session, styleOn } from '../session.js'

const PARAMETERS = {
  address: operand(
    '[address]',
    'the destination; without it and --statement, only the key’s public half is printed, for the policy',
  ),
  statement: optional(
    '--statement <file>',
    'vouch for what a file says: a balance statement, labels or a snapshot',
    FILE,
  ),
  key: required('--key <name>', 'the key that vouches; a policy names its public half', NAME),
  vault: required(
    '--vault <vault>',
    'the vault that may pay there, or whose rules decide by the file',
    VAULT,
  ),
  days: DAYS,
  ...SECRET_FILES,
  out: optional(
    '--out <file>',
    'the voucher (ADDRESS.voucher.json, FILE.voucher-KEY.json; - for standard output)',
    FILE,
  ),
  allowOnline: ALLOW_ONLINE,
}

type PolicyVouchRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: PolicyVouchRequest): Promise<Outcome<DataOf<'policy vouch'>>> {
  const record = await findKey(context.home, request.key)
  const vault = await namedVault(context, request.vault)
  requireNetwork(record, vault)
  const publicKey = publicHalf({ record, vault })
  const subject = await subjectOf(context, request, record.name, vault)
  if (subject !== undefined) return await vouch(context, request, { record, vault, publicKey, subject })
  const nothing = { address: null, statement: null, expires: null, file: null }
  return {
    data: { publicKey, vault: nameAndDigest(vault), ...nothing },
    text: style => table([[style.words.key, publicKey]]),
  }
}

/** What is vouched for, as it is shown to whoever does, and what they are asked. */
interface VouchedFor {
  readonly claim: { readonly address: string } | { readonly statement: string }
  readonly text: (style: Style) => Shown
  readonly question: 'vouch' | 'statement'
  readonly fileName: string
}

async function subjectOf(
  context: Session,
  { address, statement: file }: PolicyVouchRequest,
  key: string,
  vault: Vault,
): Promise<VouchedFor | undefined> {
  if (address === undefined)
    return file === undefined ? undefined : await statementIn(context, file, { key, network: vault.network })
  if (file !== undefined) throw new RingiError('usage.invalid', { why: 'one-voucher' })
  decodeAddress(address, vault.network)
  return {
    claim: { address },
    text: () => shown`${grouped(address)}\n`,
    question: 'vouch',
    fileName: `${address}.voucher.json`,
  }
}

/** A file that says something of the chain. Throws `statement.unknown`, `balances.malformed`. */
async function statementIn(
  { io }: Session,
  file: string,
  { key, network }: { key: string; network: Network },
): Promise<VouchedFor> {
  const text = await readText(io, file)
  const statement = statementDigest(text)
  const rows = inFile(file, () => contentOf(text, network))
  return {
    claim: { statement },
    text: ({ words }) => table([[words.statement, `${file}  ${statement}`] as const, ...rows(words)]),
    question: 'statement',
    fileName: derivedName(file, `voucher-${key}`, 'json'),
  }
}

type Rows = (words: Style['words']) => (readonly [string, Content])[]

/** What a file says, by its content: a balance statement, a snapshot of coins, or labels (BIP 329). */
function contentOf(text: string, network: Network): Rows {
  if (isKind(text, 'balances')) return balancesRows(parseBalances(text), network)
  const readers: readonly ((text: string) => Rows)[] = [
    one => {
      const { utxos } = parseSnapshot(one)
      return words => [[words.content, `${utxos.length} UTXO`]]
    },
    one => {
      parseLabels(one)
      return words => [[words.content, 'BIP 329']]
    },
  ]
  for (const read of readers) {
    try {
      return read(text)
    } catch (error) {
      if (!(error instanceof RingiError)) throw error
    }
  }
  throw new RingiError('statement.unknown')
}

function isKind(text: string, kind: string): boolean {
  const value = parseStrictJson(text)
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === kind
}

// One without coins would settle nothing, and one without a number could be followed by an older one.
function balancesRows({ chain, amounts, time }: Balances, network: Network): Rows {
  if (chain === undefined) throw new RingiError('balances.malformed', { why: 'only-amounts' })
  const { number, height, block, spent } = chain
  return words => [
    [words.height, `${height}  ${new Date(time).toISOString()}  (${number})`],
    [words.block, block],
    ...[...amounts].map(([name, value]) => ['', `${name}  ${formatAmount(value, network)}`] as const),
    [words.spentCoins, String(spent.size)],
  ]
}

interface Vouching {
  readonly record: StoredKey
  readonly vault: Vault
  readonly publicKey: string
  readonly subject: VouchedFor
}

async function vouch(
  context: Session,
  request: PolicyVouchRequest,
  { record, vault, publicKey, subject }: Vouching,
): Promise<Outcome<DataOf<'policy vouch'>>> {
  const surroundings = await checkOffline(request.allowOnline, record.network)
  const target = await chooseTarget(context, request.out ?? subject.fileName)
  const { expires } = term(request.days)
  const claim = { ...subject.claim, vault: vault.digest.hex, expires }
  if (context.io.terminal !== undefined && !context.yes)
    printText(context.io, 'stderr', subject.text(styleOn('stderr', context)))
  const { askVouch, askStatement } = context.words
  const asked = { vouch: askVouch, statement: askStatement }[subject.question]
  await confirm(context, asked, { why: subject.question, flag: '--yes' })
  const credentials = new Credentials(context, request)
  const signature = await signWithOwn(context, { record, vault, credentials }, claimText(claim))
  const { file, raw } = await writeText(context, target, formatVoucher({ ...claim, signature }))
  return {
    data: { publicKey, address: null, statement: null, ...claim, vault: nameAndDigest(vault), file },
    findings: surroundings,
    raw,
    text: style =>
      shown`${table([
        [style.words.key, publicKey],
        [style.words.expires, expires],
      ])}${writtenText(file, style)}`,
  }
}
