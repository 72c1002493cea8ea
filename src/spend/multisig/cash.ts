import { forkIdSighasher } from '../../bitcoin/sighash.js'
import { bip48Path } from '../account-path.js'
import { CASH_FORMS } from './form.js'
import { multisigType } from './type.js'

/** What both kinds have in common. Cosigners' keys fit either: BIP 48 has no number for them, Trezor has 0. */
const CASH = {
  // Redeem scripts of more have above 520 bytes, which no wallet makes although the chain takes them since May 2025.
  maxCosigners: 15,
  segwit: false,
  forkId: true,
  accountPath: (network, account) => bip48Path(network, account, 0),
  sighasher: forkIdSighasher,
  forms: CASH_FORMS,
} as const satisfies Partial<Parameters<typeof multisigType>[0]>

/** Multisig of Bitcoin Cash in a redeem script that is hashed to 20 bytes (BIP 16), the only kind that most wallets know. */
export const p2sh20 = multisigType({
  ...CASH,
  name: 'p2sh20',
  label: 'P2SH with a hash of 20 bytes (P2SH20)',
  wrappers: ['sh'],
})

/** The same hashed to 32 bytes (CHIP-2022-05), of which nobody finds two of one hash as several who make a vault could. */
export const p2sh32 = multisigType({
  ...CASH,
  name: 'p2sh32',
  label: 'P2SH with a hash of 32 bytes (P2SH32)',
  wrappers: ['sh32'],
})
