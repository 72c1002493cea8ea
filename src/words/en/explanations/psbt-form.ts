import type { Explanations } from '../../explanation.js'

export const psbtForm = {
  'psbt.magic': {
    means: 'The file is not a PSBT, which is the form in which proposals travel.',
    cost: 'Nothing was done.',
    todo: 'Check that it is the right file. A PSBT starts with the letters psbt, or with cHNidP8 when written as text.',
  },
  'psbt.truncated': {
    means: 'The proposal ends too early: a part of it is missing.',
    cost: 'Nothing was done. What is missing could have been an output or a signature.',
    todo: 'Copy the file again from its source and compare the sizes.',
  },
  'psbt.trailing': {
    means: 'There is more data after the end of the proposal.',
    cost: 'Nothing was done. Appended data is a way to show a reviewer one thing and the next program another.',
    todo: 'Copy the file again. If the addition is there as well, ask its author.',
  },
  'psbt.encoding': {
    means:
      'The file starts like a proposal written as text, but goes on with characters that do not belong there.',
    cost: 'Nothing was done. Programs that ignore them may each read something different.',
    todo: 'Copy it again in one piece, or pass on the file itself rather than its text. Where line ends were put into it, join the lines.',
  },
  'psbt.text-mode': {
    means:
      'A program or a transfer has taken the binary file of the proposal for text, and changed its line ends or letters: Windows text mode, FTP in ASCII mode, an editor.',
    cost: 'Nothing was done. What was changed cannot always be told from what was there.',
    todo: 'Copy it again in binary mode, or have it written as base64: that survives as text.',
  },
  'psbt.terminal-cut': {
    means:
      'The text of the proposal ends where a terminal cuts a line that is pasted into it, after 4,096 characters (1,024 on macOS).',
    cost: 'Nothing was done. The rest never reached the program.',
    todo: 'Save the text in a file with an editor, or pipe it, and give that.',
  },
  'psbt.too-large': {
    means: 'The proposal is larger than any transaction that could be mined.',
    cost: 'Nothing was done. Oversized files are a way to bring a machine to a halt.',
    todo: 'Check that it is the right file. Split very large payments into several proposals.',
  },
  'psbt.version': {
    means: 'The proposal is in a version that does not exist or that Ringi does not know.',
    cost: 'Nothing was done. Reading it by guesswork could overlook what matters.',
    todo: 'Ask for the proposal in version 0 or 2.',
  },
  'psbt.duplicate-key': {
    means: 'The same entry appears twice in one part of the proposal.',
    cost: 'Each program would choose one of the two. What you review need not be what the next one signs.',
    todo: 'Do not use this file. Ask its author for a new one, and tell the maker of the program that wrote it.',
  },
  'psbt.duplicate-input': {
    means: 'The proposal spends the same coin twice.',
    cost: 'The network would have refused it. The total shown would have been higher than what is really there.',
    todo: 'Do not sign. Have the proposal made again.',
  },
  'psbt.no-inputs': {
    means: 'The proposal spends no coins.',
    cost: 'Nothing was done, and there would be nothing to sign.',
    todo: 'Ask for the finished proposal. This one may be a draft.',
  },
  'psbt.no-outputs': {
    means: 'The proposal pays nobody.',
    cost: 'If it could be sent, all the coins in it would go to the miner as fee.',
    todo: 'Do not sign. Ask for the finished proposal.',
  },
  'psbt.field-version': {
    means: 'An entry belongs to another version of the format than the proposal’s.',
    cost: 'Programs of the two versions would read different amounts or recipients from the same file.',
    todo: 'Do not use this file. Ask its author for one that keeps to a single version.',
  },
  'psbt.field-missing': {
    means: 'A required entry of the proposal is missing.',
    cost: 'Nothing was done. What is missing could be the amount or the recipient.',
    todo: 'Ask the author for the complete file.',
  },
  'psbt.field-malformed': {
    means: 'An entry of the proposal has content that it cannot have.',
    cost: 'Nothing was done. Guessing at it could change an amount, a recipient or a key.',
    todo: 'Ask the author for the file again. If it comes back the same, tell the maker of the program that wrote it.',
  },
  'psbt.key-malformed': {
    means:
      'The name of an entry in the proposal is written wrongly, for example with a public key that is none.',
    cost: 'Nothing was done. A signature filed under a false key would be worthless or mislead the reviewer.',
    todo: 'Ask the author for the file again.',
  },
  'psbt.count': {
    means: 'The proposal has fewer parts than it says.',
    cost: 'Nothing was done. An output that one program sees and another does not is how money is hidden.',
    todo: 'Copy the file again from its source. If it stays the same, do not use it.',
  },
} satisfies Partial<Explanations>
