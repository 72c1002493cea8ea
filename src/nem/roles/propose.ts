import { utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { sortedOnce } from '../../base/text.js'
import { parseNemAddress } from '../../chain/nem/address.js'
import { MODIFICATION_FEE } from '../../chain/nem/fees.js'
import { inOrder, inOrderOfName } from '../codec/encode.js'
import type { CosignerChange, Head, Inner, Transfer, Window } from '../codec/transaction.js'
import { leastTransferFee } from '../fees.js'
import { readMessage } from '../message.js'
import { type Mosaic, mosaicId } from '../mosaic.js'
import { definitionOf, type MosaicDefinition } from '../mosaic-definition.js'
import type { NemProposal } from '../proposal.js'
import type { AccountVault } from '../vault.js'

/** What a payment is to be. */
export interface NemPayment {
  readonly recipient: string
  /** Millionths of XEM. */
  readonly amount: bigint
  /** Quantities in smallest parts, where something else than XEM is sent; then no amount is. */
  readonly mosaics?: readonly Mosaic[]
  readonly message?: string
}

/** What a proposal says beside what it does. */
export interface NemRequest {
  readonly window: Window
  /** The name of the cosigner who is to wrap it. */
  readonly initiator: string
  readonly also?: readonly string[]
  readonly notes?: NemProposal['notes']
}

/** One whole, so that the quantities of mosaics are what they say. */
const WHOLE = 1_000_000n

/**
 * Proposes a payment with the least fee that nodes take. Throws `address.*`, `nem.message`, `nem.mosaic`,
 * `key.not-in-vault`.
 */
export function proposeTransfer(
  vault: AccountVault,
  payment: NemPayment,
  request: NemRequest,
  definitions: readonly MosaicDefinition[] = [],
): NemProposal {
  const { recipient, mosaics = [], amount } = payment
  const message = messageOf(payment)
  const body = { message, mosaics: inOrderOfName(mosaics), amount: mosaics.length === 0 ? amount : WHOLE }
  const fee = leastTransferFee(body, definitions)
  if (fee === undefined) throw unknownMosaic(mosaics, definitions)
  const inner: Transfer = {
    ...{ ...headOf(vault, request, fee), ...body },
    ...{ type: 'transfer', version: mosaics.length === 0 ? 1 : 2 },
    recipient: parseNemAddress(recipient, vault.network),
  }
  return proposalOf(vault, inner, request)
}

/** Proposes a change of cosigners, and by how much the number of them changes who have to sign. Throws `key.not-in-vault`. */
export function proposeModification(
  vault: AccountVault,
  { changes, delta }: { readonly changes: readonly CosignerChange[]; readonly delta: number },
  request: NemRequest,
): NemProposal {
  const head = headOf(vault, request, MODIFICATION_FEE)
  return proposalOf(vault, { ...head, type: 'modification', changes: inOrder(changes), delta }, request)
}

function headOf({ network, account }: AccountVault, { window }: NemRequest, fee: bigint): Head {
  return { network, signer: account.publicKey, fee, timestamp: window.timestamp, deadline: window.deadline }
}

function proposalOf(vault: AccountVault, inner: Inner, request: NemRequest): NemProposal {
  const initiator = vault.cosigners.find(({ name }) => name === request.initiator)
  if (initiator === undefined) throw new RingiError('key.not-in-vault', { why: 'account', vault: vault.name })
  return {
    ...{ vault: vault.digest.hex, inner, initiator: initiator.publicKey },
    ...{ also: sortedOnce(request.also ?? []), notes: request.notes ?? {} },
    ...{ outer: undefined, cosignatures: [] },
  }
}

function messageOf({ message }: NemPayment): Transfer['message'] {
  if (message === undefined) return undefined
  const plain = { kind: 'plain', bytes: utf8(message) } as const
  if (readMessage(plain) === undefined) throw new RingiError('nem.message', { why: 'unreadable' })
  return plain
}

function unknownMosaic(mosaics: readonly Mosaic[], definitions: readonly MosaicDefinition[]): RingiError {
  const [unknown = ''] = mosaics.filter(one => definitionOf(one, definitions) === undefined).map(mosaicId)
  return new RingiError('nem.mosaic', { why: 'unknown', mosaic: unknown })
}
