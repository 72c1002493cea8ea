import type { Explanations } from '../../explanation.js'

export const vaultUse = {
  'vault.tampered': {
    means: 'The vault pinned on this machine was changed outside Ringi.',
    cost: 'Each check rests on the pinned vault. With a forged one, change would go to the forger and be shown as your own.',
    todo: 'Do not sign on this machine. Find out who had access, then register the original vault again and compare its twelve words.',
  },
  'vault.key-mismatch': {
    means:
      'The vault carries your key’s fingerprint, and the key behind it is not the one that yours has at that path.',
    cost: 'Somebody may have taken your place: you could not sign, and the other could sign as if they were you.',
    todo: 'Do not use this vault. Compare its twelve words with the other cosigners, and create it again from files handed over in person.',
  },
  'vault.not-registered': {
    means: 'No vault of that name is registered on this machine, and signing needs one that is.',
    cost: 'Nothing was signed. A vault that comes along with a proposal could have been made by the one who wants to be paid.',
    todo: 'Register the vault file first, and compare its twelve words with the other cosigners by voice.',
  },
  'vault.address-not-found': {
    means: 'The address is not among those of this vault that were searched.',
    cost: 'Coins sent there believing it to be your vault would belong to someone else.',
    todo: 'Do not pay to it as if it were yours. If it may be an old or far address, search further with --limit.',
  },
  'vault.index-range': {
    means: 'The address number is beyond the last one that exists.',
    cost: 'Nothing was done.',
    todo: 'Choose a smaller number. Addresses are used in order from 0.',
  },
  'vault.gap': {
    means:
      'The address is far beyond the ones used so far. Wallets that are restored stop searching after about 20 unused ones.',
    cost: 'After a loss, coins at a far address can seem to have disappeared until someone searches for them on purpose.',
    todo: 'Use the addresses in order. If a far one was used on purpose, note its number with the backup.',
  },
} satisfies Partial<Explanations>
