import type { Explanations } from '../../explanation.js'

export const keyFiles = {
  'key.exists': {
    means: 'There is a key of that name on this machine already.',
    cost: 'Nothing was changed. Written over, the old key would have been left only on its paper backup.',
    todo: 'Choose another name for the new key.',
  },
  'key.unknown': {
    means: 'There is no key of that name on this machine.',
    cost: 'Nothing was done.',
    todo: 'Choose one of the names in the hint, or check that this is the right machine and folder.',
  },
  'key.wrong-password': {
    means: 'The password does not open this key.',
    cost: 'Nothing was done, and the key is as it was.',
    todo: 'Try again, and check capitals and the keyboard layout. If it is forgotten, restore the key from its words under a new password.',
  },
  'key.wrong-passphrase': {
    means: 'With this passphrase the words give another key than the recorded one.',
    cost: 'Each passphrase opens some valid wallet. With the wrong one you would have signed with a key that is in no vault, or believed the coins to be gone.',
    todo: 'Type it exactly as it was chosen, including capitals and spaces.',
  },
  'key.damaged': {
    means: 'The file of the key is damaged or was changed.',
    cost: 'This machine cannot sign with it any longer. As long as the words exist, nothing is lost.',
    todo: 'Restore the key from its words with ringi key restore, and find out why the file changed.',
  },
  'key.kdf-cost': {
    means: 'The key file asks for far more computing to open than Ringi ever demands.',
    cost: 'The machine would have hung for hours. A file like this was not made by Ringi, or was changed.',
    todo: 'Restore the key from its words with ringi key restore, and find out where the file came from.',
  },
  'key.not-in-vault': {
    means: 'No key on this machine belongs to this vault.',
    cost: 'You would have trusted a vault in which you have no say. It may be one that was made to resemble yours.',
    todo: 'Compare the twelve words of the vault with the other cosigners by voice. On a machine that only reviews, register it as watch-only.',
  },
  'key.other-network': {
    means: 'The key belongs to another Bitcoin network than the vault.',
    cost: 'Test keys are often handled carelessly. In a vault of real coins they would be its weakest point.',
    todo: 'Use the key that was made for this network, and check that you have chosen the right vault.',
  },
} satisfies Partial<Explanations>
