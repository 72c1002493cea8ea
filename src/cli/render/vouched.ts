import type { StatementContent, VouchedFor } from '../../app/policy/vouched-for.js'
import { formatAmount } from '../../chain/money.js'
import type { Network } from '../../chain/network.js'
import { type Content, type Shown, shown } from './shown.js'
import { grouped, type Style, table } from './style.js'

/** What is vouched for, for people. */
export function vouchedText(subject: VouchedFor, { words }: Style): Shown {
  if ('address' in subject) return shown`${grouped(subject.address)}\n`
  const { file, statement, content, network } = subject
  return table([[words.statement, `${file}  ${statement}`] as const, ...contentRows(content, network, words)])
}

function contentRows(
  content: StatementContent,
  network: Network,
  words: Style['words'],
): (readonly [string, Content])[] {
  if (content.is === 'snapshot') return [[words.content, `${content.coinCount} UTXO`]]
  if (content.is === 'labels') return [[words.content, 'BIP 329']]
  const { amounts, time } = content.balances
  const { number, height, block, spent } = content.chain
  return [
    [words.height, `${height}  ${new Date(time).toISOString()}  (${number})`],
    [words.block, block],
    ...[...amounts].map(([name, value]) => ['', `${name}  ${formatAmount(value, network)}`] as const),
    [words.spentCoins, String(spent.size)],
  ]
}
