import { utf8 } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { formatNemAddress, nemAddressOf } from '../../src/chain/nem/address.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { type NemPrivateKey, nemPublicKey } from '../../src/nem/ed25519-keccak.js'
import type { NemProposal } from '../../src/nem/proposal.js'
import { type NemSurroundings, reviewNem } from '../../src/nem/review/review.js'
import { type NemRequest, proposeTransfer } from '../../src/nem/roles/propose.js'
import { signNem } from '../../src/nem/roles/sign.js'
import { nemCosignerKey } from '../../src/nem/signer-key.js'
import { type AccountVault, type AccountVaultParts, createAccountVault } from '../../src/nem/vault.js'

/** The key of somebody, as the fixtures have them. */
export function keyOf(name: string): NemPrivateKey {
  return Uint8Array.from(sha256(utf8(`ringi nem fixture ${name}`))).reverse() as NemPrivateKey
}

export const publicKeyOf = (name: string) => nemPublicKey(keyOf(name))

/** Of which nothing is ever decrypted here. */
export const PUBLISHER = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'

export const PARTS: AccountVaultParts = {
  name: 'treasury',
  network: NEM_NETWORKS['nem-testnet'],
  account: publicKeyOf('vault'),
  cosigners: ['aoi', 'ben', 'chika'].map(name => ({ name, publicKey: publicKeyOf(name) })),
  required: 2,
  publisher: PUBLISHER,
}

/** 2 of Aoi, Ben and Chika. */
export const VAULT = createAccountVault(PARTS)

export const WINDOW = { timestamp: 366_500_000, deadline: 366_586_400 }

export const REQUEST: NemRequest = { window: WINDOW, initiator: 'aoi' }

/** A payment of 12.5 XEM with a message. */
export const PAYMENT_TO_PAYEE = proposeTransfer(
  VAULT,
  {
    recipient: formatNemAddress(nemAddressOf(publicKeyOf('payee'), PARTS.network)),
    amount: 12_500_000n,
    message: 'INV-7',
  },
  REQUEST,
)

/** What somebody signs of a proposal. */
export function signedBy(
  name: string,
  proposal: NemProposal,
  vault: AccountVault = VAULT,
  around?: NemSurroundings,
) {
  return signNem(reviewNem(vault, proposal, around), nemCosignerKey(vault, keyOf(name)))
}

/** A proposal that Aoi has wrapped. */
export function wrapped(
  proposal: NemProposal,
  vault: AccountVault = VAULT,
  around?: NemSurroundings,
): NemProposal {
  const signed = signedBy('aoi', proposal, vault, around)
  if (signed.is !== 'outer') throw new Error('Aoi is the initiator')
  return signed.proposal
}

/** Somebody's cosignature. */
export function cosigned(
  name: string,
  proposal: NemProposal,
  vault: AccountVault = VAULT,
  around?: NemSurroundings,
) {
  const signed = signedBy(name, proposal, vault, around)
  if (signed.is !== 'cosignature') throw new Error(`${name} does not wrap`)
  return signed.file
}
