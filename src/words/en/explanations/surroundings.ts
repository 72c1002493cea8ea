import type { Explanations } from '../../explanation.js'

export const surroundings = {
  'confirm.needed': {
    means: 'The command needs an answer from a person, and there is no terminal on which to ask.',
    cost: 'Nothing was done. Going on without an answer would have taken silence for consent.',
    todo: 'Run it at a terminal, or give the option that the hint names, if the answer has really been decided.',
  },
  'confirm.refused': {
    means: 'The question was answered with no.',
    cost: 'Nothing was changed.',
    todo: 'Nothing needs to be done. If it was a slip, run the command again.',
  },
  'confirm.mismatch': {
    means:
      'What was typed to confirm is not what was asked for: the amount, the word or the second password differs.',
    cost: 'A password with a slip in it locks the key away, a word noted wrongly makes the backup worthless, and an amount typed wrongly means that what is signed was not what you had in mind.',
    todo: 'Compare with the screen and with the paper, and start the command again.',
  },
  interrupted: {
    means: 'The command was stopped from the keyboard or by the system.',
    cost: 'Nothing was half-written: each file is either as it was before, or complete.',
    todo: 'Run the command again when you are ready.',
  },
  'network-interface.up': {
    means: 'A network connection of this machine is switched on while a private key is about to be used.',
    cost: 'A machine that can be reached can be robbed. Malware on it could copy the key the moment that it is unlocked, and spend your share of the vault’s signatures later.',
    todo: 'Unplug the cable, switch off wireless and Bluetooth, and run the command again. Keep the machines that hold keys off any network for good.',
  },
  'runtime.altered': {
    means:
      'A variable in the environment changes what the program is made of, or makes it print everything that it reads.',
    cost: 'Code that came in that way sees the words, the password and the key, and can send you another payment to sign than the one on the screen.',
    todo: 'Find out who set the variable and why. Remove it as the hint says, and use the standalone program on machines with keys: most of these variables have no hold on it.',
  },
  'secret-file.readable': {
    means: 'The file with the secret can be read by other users of this machine.',
    cost: 'Anyone with an account here may have copied the words or the password, and could sign in your place.',
    todo: 'Restrict the file to yourself as the hint says, and consider who may have read it. If in doubt, make a new key and move the coins.',
  },
  'home.readable': {
    means:
      'The folder in which Ringi keeps keys and vaults is open to other users, or belongs to someone else.',
    cost: 'Others could copy the encrypted keys and try passwords at leisure, or put a different vault in place of yours.',
    todo: 'Close the folder as the hint says, and find out how it came to be open before you sign on this machine.',
  },
  'home.missing': {
    means: 'There is no home at the folder that --home or RINGI_HOME names.',
    cost: 'Nothing was done. In another home there is another log, and other limits: what was signed from the right one would not be counted there.',
    todo: 'Look at the name of the folder; the hint names the home that is nearest. A key is made anew only where there is none yet.',
  },
  'home.locked': {
    means: 'Another Ringi command is at work in the same folder.',
    cost: 'Nothing was done. Two commands writing at once could have lost a key or a record.',
    todo: 'Wait until the other command has ended and try again. Remove the lock file only when you are sure that none is running.',
  },
  'home.damaged': {
    means: 'A file on which Ringi’s folder depends is missing or is not what Ringi wrote there.',
    cost: 'The pinned vaults can no longer be told from forged ones, so that change could be sent to a stranger’s vault unnoticed.',
    todo: 'Do not sign on this machine. Find out what happened, then restore the folder from its backup, or set up a new one from your words and the original vault file.',
  },
  'home.unsealed': {
    means:
      'This home has no seal under the key, or the key file is of an earlier version and keeps nothing to make one with.',
    cost: 'Without a seal nobody could tell whether vault, policy or log were changed by somebody who has the home and not the password.',
    todo: 'Run ringi home seal --key NAME. It shows the words of every vault, policy and of the log’s last entry: compare them with the others before you say yes.',
  },
  'home.seal-broken': {
    means:
      'Something in the home is not as the key has sealed it: a vault, a policy, or the log up to the sealed entry, or the seal itself.',
    cost: 'A limit, a log of what was signed or a policy could have been put back to what it was, or replaced, by somebody without the password. Nothing was signed by it.',
    todo: 'Find out who changed the home. If it is as it should be, ringi home seal --key NAME shows all of it, to compare with the others, and seals it anew.',
  },
  'home.sealed-already': {
    means: 'The home is sealed under this key exactly as it is.',
    cost: 'Nothing: there was nothing to do.',
    todo: 'Nothing needs to be done.',
  },
} satisfies Partial<Explanations>
