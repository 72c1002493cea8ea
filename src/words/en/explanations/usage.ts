import type { Explanations } from '../../explanation.js'

export const usage = {
  'internal.bug': {
    means:
      'Ringi met a situation that its authors did not foresee. The mistake is in the program, not in what you did.',
    cost: 'Nothing was half-written. A program that went on after this could have shown or signed something wrong.',
    todo: 'Do not repeat the step with real coins. Report the command and the code to whoever maintains Ringi in your company, without any words, passwords or keys.',
  },
  'usage.invalid': {
    means:
      'The command does not fit together: something is missing, contradicts something else, or has a value that it cannot have.',
    cost: 'Nothing was done.',
    todo: 'Read the hint under the message, or run ringi help with the name of the command, and type it again.',
  },
  'usage.unknown-command': {
    means: 'There is no command of that name.',
    cost: 'Nothing was done.',
    todo: 'Take the nearest name that the message suggests, or run ringi help for the list of commands.',
  },
  'usage.unknown-option': {
    means: 'This command has no option of that name.',
    cost: 'Nothing was done. An option passed over in silence could have been the one that was meant to protect you.',
    todo: 'Take the nearest name that the message suggests, or run ringi help with the name of the command.',
  },
  'usage.unknown-code': {
    means: 'There is no code of that name to explain.',
    cost: 'Nothing was done.',
    todo: 'Copy the code from the message exactly, in small letters and with the dot inside it.',
  },
  'secret.in-arguments': {
    means:
      'Something that looks like words, a password or a private key was typed into the command line itself.',
    cost: 'The command line is kept in the shell’s history and is visible to every program on the machine. Whoever reads it there can sign in your place.',
    todo: 'Treat the secret as known to others. Clear the history, make a new key where a key was exposed, and give secrets at the prompt or in a protected file.',
  },
  'amount.unit-missing': {
    means: 'An amount was typed without its unit, so that it could be bitcoin or satoshis.',
    cost: 'One bitcoin is a hundred million satoshis. The wrong reading would have paid a hundred million times too much or too little.',
    todo: 'Type the unit right behind the number, as in 0.5btc or 50000sat.',
  },
  'amount.malformed': {
    means:
      'What was typed is not an amount: a number with at most eight decimals for bitcoin or none for satoshis, and then the unit.',
    cost: 'Nothing was done. A guessed amount would have been paid for good, since payments cannot be called back.',
    todo: 'Write it as in 0.5btc or 50000sat, without signs, spaces inside or commas.',
  },
  'amount.other-unit': {
    means: 'An amount was typed in the unit of another chain than that of the vault.',
    cost: 'Coins of one chain are worth something else than those of another: far too much or too little would have been paid.',
    todo: 'Check which vault is meant, and type the amount in the unit of its chain.',
  },
  'amount.out-of-range': {
    means:
      'An amount, or a sum of amounts, is negative or larger than all the money that its chain will ever have, such as 21 million bitcoin.',
    cost: 'Such a transaction is invalid everywhere. Where programs calculate carelessly with such numbers, they show a total that is not the one being paid.',
    todo: 'Do not sign. Find out which file brought this amount and have it made again from its source.',
  },
  'fee-rate.malformed': {
    means: 'What was typed is not a fee rate in satoshis per virtual byte.',
    cost: 'Nothing was done. A rate misread by one digit multiplies the fee by ten.',
    todo: 'Type a number above zero with at most three decimals, such as 12 or 2.5.',
  },
  'name.malformed': {
    means: 'The name has characters that a name here cannot have, or is too long or empty.',
    cost: 'Nothing was done. Names with invisible or foreign characters let two different keys or vaults look the same on the screen.',
    todo: 'Choose a name of letters and digits, with hyphens, dots or underscores between them and no spaces.',
  },
  'memo.too-long': {
    means: 'The memo, the reference or a label is longer than a proposal can carry.',
    cost: 'Nothing was done.',
    todo: 'Shorten the text, and keep the full wording in the document that the reference names.',
  },
  'locktime.height': {
    means: 'The number given is not the height of a block.',
    cost: 'Nothing was done. A height far in the future would have made a transaction that nobody can use for years.',
    todo: 'Give the present block height as your own node reports it, or leave the option out.',
  },
  'network.unknown': {
    means: 'There is no Bitcoin network of that name.',
    cost: 'Nothing was done.',
    todo: 'Choose one of the networks that the hint lists. Real coins are on mainnet.',
  },
  'script-type.other-chain': {
    means:
      'Coins of that network cannot be locked in that way: it has no witnesses, or is the only one that has this type.',
    cost: 'Nothing was done.',
    todo: 'Choose one of the types that the hint lists.',
  },
  'script-type.scheme': {
    means: 'A scheme of signatures was named that such coins are not signed for with.',
    cost: 'Nothing was done.',
    todo: 'Leave the scheme out.',
  },
  'script-type.hash': {
    means: 'A length was named for the hash of scripts whose hash has only one.',
    cost: 'Nothing was done.',
    todo: 'Leave the length out.',
  },
  'script-type.unknown': {
    means: 'There is no script type of that name for a vault.',
    cost: 'Nothing was done.',
    todo: 'Choose one of the types that the hint lists. If nobody has decided otherwise, p2wsh is the usual one.',
  },
} satisfies Partial<Explanations>
