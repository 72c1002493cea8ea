import { type Finding, finding } from '../../base/finding.js'
import { type Sats, sats } from '../../chain/amount.js'
import { formatNemAddress } from '../../chain/nem/address.js'
import { NEM } from '../../chain/nem/chain.js'
import { lookAlike } from '../../keys/look-alike.js'
import type { Movement } from '../../proposal/facts.js'
import type { Transfer } from '../codec/transaction.js'
import { readMessage } from '../message.js'
import { type Mosaic, mosaicId } from '../mosaic.js'
import { definitionOf, isXem, type MosaicDefinition } from '../mosaic-definition.js'
import type { AccountVault } from '../vault.js'

/** Something else than XEM that is sent: how much of it, in its smallest parts, and how many decimals lead to those. */
export interface MosaicMovement {
  readonly mosaic: string
  readonly quantity: bigint
  readonly divisibility: number
}

/** What a transfer comes to. */
export interface TransferFacts {
  readonly output: Movement
  readonly mosaics: readonly MosaicMovement[]
  readonly findings: readonly Finding[]
}

const MILLION = 1_000_000n

/** What a transfer pays to whom, and what is wrong with it, beside its fee and its window. */
export function transferFacts(
  vault: AccountVault,
  transfer: Transfer,
  given: readonly MosaicDefinition[],
): TransferFacts {
  const sent = transfer.mosaics.map(mosaic => ({ mosaic, quantity: productOf(transfer, mosaic) }))
  const xem =
    transfer.mosaics.length === 0 ? transfer.amount : (sent.find(one => isXem(one.mosaic))?.quantity ?? 0n)
  const mosaics = sent
    .filter(({ mosaic }) => !isXem(mosaic))
    .map(({ mosaic, quantity }) => ({
      ...{ mosaic: mosaicId(mosaic), quantity },
      divisibility: definitionOf(mosaic, given)?.divisibility ?? 0,
    }))
  const findings = [
    ...checkAmount(xem, sent),
    ...transfer.mosaics.flatMap(mosaic => checkMosaic(transfer, mosaic, given)),
    ...mosaics.map(one => finding('warn', 'nem.mosaic-sent', one)),
    ...checkMessage(transfer),
    ...checkRecipient(vault, transfer),
  ]
  return { output: outputOf(vault, transfer, possible(xem)), mosaics, findings }
}

/** What of a mosaic is sent: its quantity for each whole XEM of the amount. */
function productOf({ amount }: Transfer, { quantity }: Mosaic): bigint {
  return (quantity * amount) / MILLION
}

// What nobody can have blocks; nothing is to be reckoned with it.
function possible(xem: bigint): Sats {
  return sats(xem > NEM.unit.most ? 0n : xem)
}

function outputOf(vault: AccountVault, { recipient }: Transfer, value: Sats): Movement {
  const address = formatNemAddress(recipient)
  const kind = address === vault.account.address ? 'self' : 'payment'
  return { value, script: recipient, address, kind, leaves: true, place: undefined, label: undefined }
}

function checkAmount(xem: bigint, sent: readonly { readonly quantity: bigint }[]): Finding[] {
  const { most, code, smallest } = NEM.unit
  const whole = { smallest, code, millions: Number(most / MILLION) / 1e6 }
  if (xem > most) return [finding('block', 'amount.out-of-range', { value: xem, ...whole })]
  return xem === 0n && sent.every(({ quantity }) => quantity === 0n)
    ? [finding('block', 'nem.pays-nothing')]
    : []
}

function checkMosaic(transfer: Transfer, mosaic: Mosaic, given: readonly MosaicDefinition[]): Finding[] {
  const known = definitionOf(mosaic, given)
  const id = mosaicId(mosaic)
  const blocked = (why: 'unknown' | 'levy' | 'fraction' | 'look-alike' | 'nothing') =>
    finding('block', 'nem.mosaic', { why, mosaic: id })
  return [
    ...(known === undefined ? [blocked('unknown')] : []),
    ...(known?.levy ? [blocked('levy')] : []),
    ...((mosaic.quantity * transfer.amount) % MILLION === 0n ? [] : [blocked('fraction')]),
    ...(productOf(transfer, mosaic) === 0n ? [blocked('nothing')] : []),
    ...(!isXem(mosaic) && namesXem(mosaic) ? [blocked('look-alike')] : []),
  ]
}

// `nem:xem` is XEM. What is called so elsewhere, or nearly so, is there to be taken for it.
function namesXem({ namespace, name }: Mosaic): boolean {
  const parts = [...namespace.split('.'), ...name.split(/[ '_-]/)]
  return lookAlike(name, 'xem') || lookAlike(namespace, 'nem') || parts.some(part => lookAlike(part, 'xem'))
}

function checkMessage({ message }: Transfer): Finding[] {
  if (message === undefined) return []
  if (message.kind === 'encrypted') return [finding('block', 'nem.message', { why: 'encrypted' })]
  return readMessage(message) === undefined ? [finding('block', 'nem.message', { why: 'unreadable' })] : []
}

function checkRecipient(vault: AccountVault, { recipient }: Transfer): Finding[] {
  const address = formatNemAddress(recipient)
  if (address === vault.account.address) return [finding('warn', 'nem.recipient', { why: 'self', address })]
  const cosigner = vault.cosigners.find(one => one.address === address)
  return cosigner ? [finding('warn', 'nem.recipient', { why: 'cosigner', address, name: cosigner.name })] : []
}
