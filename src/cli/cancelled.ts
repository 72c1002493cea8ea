import { RingiError } from '../bitcoin/error.js'
import type { OutPoint } from '../bitcoin/transaction.js'
import { type Utxo, uniqueUtxos } from '../coins/utxo.js'
import type { RunningHistory } from '../log/history.js'
import { fieldOf, INPUT } from '../psbt/fields.js'
import type { Funds, ProposalOptions } from '../psbt/proposal.js'
import type { ReviewFacts } from '../psbt/reviewed-psbt.js'
import { review } from '../psbt/reviewer.js'
import type { Vault } from '../vault/vault.js'
import type { Context } from './context.js'
import { inFile, type PsbtFile, readPsbt } from './files.js'
import { listOf, type Options, textOf } from './options.js'
import { readFunds } from './proposal-inputs.js'

/** What is needed to bring the coins of a proposal back to the vault. */
export interface Cancelled {
  readonly funds: Funds
  readonly settings: Pick<ProposalOptions, 'coins' | 'changeIndex'>
}

/**
 * The coins of the proposal that `--cancel` names: by its file, which has all that proves them, or by its txid, where this
 * machine's log or one that `--history` gives knows the transaction, and `--utxos` the coins. Undefined where nothing is
 * cancelled. Throws `usage.invalid`, `cancel.unknown`.
 */
export async function readCancelled(
  context: Context,
  options: Options,
  vault: Vault,
  history: RunningHistory,
): Promise<Cancelled | undefined> {
  const name = textOf(options, 'cancel')
  if (name === undefined) return undefined
  if (listOf(options, 'coin').length > 0)
    throw new RingiError('usage.invalid', 'A proposal is cancelled with all its coins; leave out --coin.')
  if (!/^[0-9a-fA-F]{64}$/.test(name)) return await fromFile(context, options, vault, name)
  const coins = await coinsOf(context, options, vault, { txid: name.toLowerCase(), history })
  return { funds: await readFunds(context, options), settings: { coins } }
}

async function coinsOf(
  context: Context,
  options: Options,
  vault: Vault,
  { txid, history }: { readonly txid: string; readonly history: RunningHistory },
): Promise<OutPoint[]> {
  const logs = listOf(options, 'history')
  const { historyIn } = await import('./log/read-history.js')
  const others =
    logs.length === 0 ? [] : (await historyIn(context, logs, vault, { policies: [] })).history.signed
  const record = [...history.signed, ...others].find(one => one.txid === txid)
  if (record === undefined)
    throw new RingiError('cancel.unknown', 'No log here knows a signed transaction with that txid.')
  return record.coins.map(({ outpoint }) => {
    const [of, vout] = outpoint.split(':') as [string, string]
    return { txid: of, vout: Number(vout) }
  })
}

async function fromFile(context: Context, options: Options, vault: Vault, name: string): Promise<Cancelled> {
  const file = await readPsbt(context, name)
  const { facts } = inFile(name, () => review(vault, file.psbt, { proofs: file.proofs }))
  const previous = new Map([...previousIn(file), ...(await context.prevtxs.byTxid())])
  const given = listOf(options, 'utxos').length === 0 ? [] : (await readFunds(context, options)).utxos
  const change = facts.outputs.find(({ kind }) => kind === 'change')?.place?.index
  return {
    funds: { utxos: uniqueUtxos([...utxosOf(facts), ...given]), previous },
    settings: {
      coins: facts.inputs.map(({ outPoint }) => outPoint),
      // What comes back goes where the change would have gone: only one of the two is ever mined.
      ...(change === undefined ? {} : { changeIndex: change }),
    },
  }
}

// A coin whose amount is not even claimed is found in no snapshot either, and refused for that.
function utxosOf({ inputs }: ReviewFacts): Utxo[] {
  return inputs.flatMap(({ outPoint, value, address }) => {
    const hint = address && ({ change: address.branch, index: address.index } as const)
    return value === undefined ? [] : [{ outPoint, value, hint }]
  })
}

function previousIn({ psbt }: PsbtFile): [string, Uint8Array][] {
  return psbt.inputs.flatMap(({ txid, fields }) => {
    const bytes = fieldOf(fields, INPUT.NON_WITNESS_UTXO)
    return bytes === undefined ? [] : [[txid, bytes] as [string, Uint8Array]]
  })
}
