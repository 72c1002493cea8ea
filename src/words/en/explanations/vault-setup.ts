import type { Explanations } from '../../explanation.js'

export const vaultSetup = {
  'vault.malformed': {
    means: 'The file is not a vault file, or something in it is missing or too much.',
    cost: 'Nothing was done.',
    todo: 'Ask whoever created the vault for the original file, and do not edit it.',
  },
  'vault.version': {
    means: 'The vault file was written by a newer Ringi than this one.',
    cost: 'Nothing was done. An older program could overlook a rule that it does not know.',
    todo: 'Update Ringi on this machine by your company’s procedure, or ask for a file of the older kind.',
  },
  'vault.digest': {
    means: 'The vault is not the one that its digest, or the digest you gave, stands for.',
    cost: 'Somebody may have exchanged a cosigner or lowered the number of signatures. Coins paid in would then be within a stranger’s reach.',
    todo: 'Do not register it. Compare the twelve words with all cosigners by voice and get the file again.',
  },
  'vault.first-address': {
    means: 'The file states a first address, and its keys give another one.',
    cost: 'Coins paid to the stated address might belong to nobody, or to somebody else.',
    todo: 'Do not use the file. Ask whoever made it for it again, and compare the first address on two machines.',
  },
  'format.cannot-carry': {
    means:
      'The other program’s format has no words for what this vault is like: keys that are not sorted, or too many of them.',
    cost: 'The other program would have watched other addresses, and coins paid to them could not be spent as planned.',
    todo: 'Export the vault as a descriptor, or use a program that knows vaults like this one.',
  },
  'token.malformed': {
    means: 'The token of an encrypted multisig setup (BIP 129) is not 16 or 32 hexadecimal digits.',
    cost: 'Nothing was done; nothing can be read or written with it.',
    todo: 'Copy the token again from the coordinator’s screen, in hexadecimal.',
  },
  'token.wrong': {
    means: 'An encrypted record of a multisig setup does not open with this token.',
    cost: 'Either the token belongs to another setup, or somebody changed the record on its way.',
    todo: 'Ask the coordinator, over another channel, for the token and the record again.',
  },
  'vault.threshold': {
    means: 'The number of signatures required is below one, or larger than the number of cosigners.',
    cost: 'With zero anyone could take the coins. With too many nobody could ever move them.',
    todo: 'Correct the threshold to what was decided, for example 2 of 3.',
  },
  'vault.cosigner-count': {
    means: 'The vault has no cosigners, or more than this script type allows.',
    cost: 'Nothing was done. The network would refuse every payment out of a vault that is too large.',
    todo: 'Use fewer cosigners, or the type p2wsh, which allows up to 20.',
  },
  'vault.duplicate-key': {
    means: 'Two cosigners have the same key, or keys that come from the same words.',
    cost: 'One person could sign for both. What looks like 2 of 3 would be in one hand.',
    todo: 'Have each cosigner make a key of their own, on their own machine, and collect the files again.',
  },
  'vault.duplicate-name': {
    means: 'Two cosigners carry the same name.',
    cost: 'Later nobody could say which of them has signed.',
    todo: 'Give each cosigner a different name and collect the files again.',
  },
  'vault.network': {
    means: 'A cosigner’s key is for another Bitcoin network than the vault.',
    cost: 'Test keys are often handled carelessly, and the vault could not be restored by the usual programs.',
    todo: 'Ask that cosigner for a file made for this network.',
  },
  'vault.script-type': {
    means: 'A cosigner’s key was exported for another script type than the vault’s.',
    cost: 'The cosigner’s machine would look for the key at the wrong place and could not sign.',
    todo: 'Ask for the file again with the right --script-type.',
  },
  'vault.exists': {
    means: 'Another vault of that name, or of one that looks like it, is registered on this machine already.',
    cost: 'Nothing was changed. Replaced in silence, the old vault would no longer be the one that proposals are checked against.',
    todo: 'Find out which of the two is right before you go on.',
  },
  'vault.already-registered': {
    means: 'This very vault is registered on this machine already.',
    cost: 'Nothing: there was nothing to do, and nothing was changed.',
    todo: 'Go on. ringi vault show prints what is registered.',
  },
  'vault.twins': {
    means: 'This home holds one vault under several names. An earlier version let that happen.',
    cost: 'Policy, limits and history of the one name say nothing of the other, and the same coins could be spent past all of them.',
    todo: 'Compare the digests of both with the other officers, and keep the one that they have. Until then this machine signs for neither.',
  },
  'vault.same-scripts': {
    means:
      'A vault of the same keys is already registered: under another name, in another order, with another threshold or type, or with its keys spelled in another way.',
    cost: 'One vault under two names is reviewed and counted twice. Limits and records would no longer agree.',
    todo: 'Use the name that is registered already.',
  },
} satisfies Partial<Explanations>
