import type { FileKinds } from '../speaker.js'

const kind = (what: string, hint: string) => ({ sentence: ` It is ${what}.`, hint })

export const fileKinds: FileKinds = {
  empty: kind('empty', 'Copy it again from its source: an interrupted copy leaves such files.'),
  proposal: kind('a proposal (PSBT)', 'ringi review, sign and combine take it; ringi inspect shows any.'),
  'holds-proposal': kind(
    'text with a proposal (PSBT) somewhere in it',
    'Copy the proposal alone into a file: it begins with cHNidP, or in hex with 70736274ff.',
  ),
  transaction: kind('a finished transaction', 'ringi verify takes it.'),
  'qr-frames': kind('what a camera has read from QR codes', 'ringi qr read - takes it.'),
  policy: kind('a policy', 'ringi policy lint, show and check --policy take it.'),
  log: kind('a log', 'ringi log verify takes it, and --history of review, sign and policy check.'),
  utxos: kind('a list of coins', 'ringi propose --utxos takes it.'),
  labels: kind('labels of coins and addresses (BIP 329)', 'ringi propose --labels takes it.'),
  payouts: kind('a payout list', 'ringi propose --payouts takes it.'),
  key: kind('the key of a cosigner', 'ringi vault create --cosigner takes it.'),
  output: kind('what a command has printed with --json', 'Give the file that its data.file names.'),
  'other-encoding': kind(
    'text in another encoding than UTF-8: Shift_JIS or EUC-JP',
    'Save it as UTF-8; only payout lists are read as they are.',
  ),
  wallet: {
    sentence: format => ` It is a wallet of another program (${format}).`,
    hint: 'ringi vault import makes a vault file of it.',
  },
  vault: kind('a vault file', 'ringi vault register takes it, and --vault of other commands.'),
  cosigner: kind('a cosigner file', 'ringi vault create --cosigner takes it.'),
  'policy-approval': kind('the approval of a policy', 'ringi policy activate --approval takes it.'),
  'policy-revocation': kind('the revocation of an approval', 'ringi policy activate --revocation takes it.'),
  exception: kind('an exception from a rule', '--exception of review and sign takes it.'),
  consent: kind('a consent', '--consent of review and sign takes it.'),
  voucher: kind('a voucher', '--voucher of review and sign takes it.'),
  checkpoint: kind('a checkpoint of a log', 'ringi log verify --checkpoint takes it.'),
  'log-correction': kind('a correction of a log', 'ringi log correct --correction takes it.'),
  picture: kind('a picture', 'ringi qr read takes it, if it shows codes.'),
  archive: kind('an archive (or a spreadsheet)', 'Unpack it, or export what is in it as text.'),
  pdf: kind(
    'a PDF',
    'Take the file itself, not a page made of it; or its codes as pictures, with ringi qr read.',
  ),
  'key-file': kind(
    'the encrypted file of a key',
    'It belongs in a home, beside its record, and nowhere else: commands take the key by its name.',
  ),
  words: kind(
    'a file with the words of a key',
    'Nobody else may read it. ringi key restore and key verify take it, with --words-file.',
  ),
  dice: kind('a file with throws of dice', 'Nobody else may read it. ringi key generate --dice takes it.'),
  'private-key': kind('a file with a private key', 'Treat the key as given away, if others could read it.'),
}
