import type { Code } from '../../src/bitcoin/codes.js'

/** An attack that is known, and what Ringi answers. */
export interface Attack {
  readonly id: string
  readonly what: string
  /** Codes of errors, and of findings that block. */
  readonly refused?: readonly Code[]
  /** Codes of findings that warn. */
  readonly warned?: readonly Code[]
  /** Codes of findings that inform. */
  readonly told?: readonly Code[]
  /** What happens where no code says it. */
  readonly answer?: string
}

/** The groups, by their letters. */
export const GROUPS: Readonly<Record<string, string>> = {
  A: 'Making and keeping keys',
  B: 'Setting up the vault',
  C: 'Addresses and networks',
  D: 'Reading proposals',
  E: 'Amounts and fees',
  F: 'Change',
  G: 'Signature hash types',
  H: 'Scripts',
  I: 'Signatures',
  J: 'Combining and finalizing',
  K: 'Codes shown on screens',
  L: 'Rules and policies',
  M: 'Text',
  N: 'Files',
  O: 'The log',
  P: 'Supply chain and start-up',
}

/** Every case of the catalogue, in its order. */
export const CATALOGUE: readonly Attack[] = [
  { id: 'A1', what: 'random numbers that are constant, repeat or count', refused: ['entropy.weak'] },
  {
    id: 'A2',
    what: 'words that are printed in books and test files',
    refused: ['mnemonic.well-known'],
    warned: ['mnemonic.well-known'],
    answer: 'refused for mainnet, a warning elsewhere',
  },
  {
    id: 'A3',
    what: 'words that are no mnemonic',
    refused: ['mnemonic.malformed', 'mnemonic.checksum'],
  },
  {
    id: 'A4',
    what: 'the same words in capitals, with other spaces, with kana taken apart',
    answer: 'the same key, never another one in silence',
  },
  { id: 'A5', what: 'a wrong passphrase, which opens an empty wallet', refused: ['key.wrong-passphrase'] },
  {
    id: 'A6',
    what: 'a damaged key file, or one that asks for hours of work',
    refused: ['key.damaged', 'key.kdf-cost', 'key.wrong-password'],
  },
  { id: 'A7', what: 'a secret in output, errors, files or a crash', answer: 'none is found' },
  {
    id: 'A8',
    what: 'a private key where a public one belongs',
    answer: 'refused, and never repeated on screen',
  },
  {
    id: 'A9',
    what: 'taking out an unhardened child key, which with the account’s public key gives the account away',
    answer: 'no command hands one out',
  },
  {
    id: 'A10',
    what: 'dice that are loaded, patterned, too few or no dice',
    refused: ['dice.biased', 'dice.too-few', 'dice.malformed'],
  },
  { id: 'B1', what: 'a vault without this machine’s key', refused: ['key.not-in-vault'] },
  {
    id: 'B2',
    what: 'a cosigner’s key exchanged',
    refused: ['vault.digest', 'vault.key-mismatch'],
  },
  { id: 'B3', what: 'one key twice, under two names or origins', refused: ['vault.duplicate-key'] },
  { id: 'B4', what: 'one’s own key from another account as a cosigner', refused: ['vault.duplicate-key'] },
  { id: 'B5', what: 'a fingerprint that is forged or collides', refused: ['vault.key-mismatch'] },
  {
    id: 'B6',
    what: 'a threshold of zero, above the number of keys, or missing',
    refused: ['vault.threshold', 'vault.malformed'],
  },
  { id: 'B7', what: 'a key put in beside the others', refused: ['vault.digest'] },
  {
    id: 'B8',
    what: 'the same keys again under another name, order or threshold',
    refused: ['vault.same-scripts', 'vault.already-registered'],
  },
  { id: 'B9', what: 'keys not sorted where the descriptor says so', refused: ['vault.digest'] },
  {
    id: 'B10',
    what: 'a key that is no point on the curve, or is otherwise damaged',
    refused: ['cosigner.bad-signature', 'cosigner.malformed'],
  },
  {
    id: 'B11',
    what: 'a key whose depth or number is not that of its path',
    refused: ['extended-key.origin', 'path.unusual'],
  },
  { id: 'B12', what: 'the same key with another chain code', refused: ['cosigner.bad-signature'] },
  {
    id: 'B13',
    what: 'branches that are missing, exchanged or not those of a wallet',
    refused: ['descriptor.not-multipath'],
  },
  { id: 'B14', what: 'more keys than the script type takes', refused: ['vault.cosigner-count'] },
  {
    id: 'B15',
    what: 'a path that has lost its hardening, or hides it in a number',
    refused: ['extended-key.origin', 'path.malformed'],
    warned: ['path.unusual'],
  },
  {
    id: 'B16',
    what: 'a descriptor with a wrong checksum, or without one',
    refused: ['descriptor.checksum'],
    told: ['descriptor.no-checksum'],
  },
  { id: 'B17', what: 'the pinned vault changed on the disk', refused: ['vault.tampered'] },
  { id: 'B18', what: 'two vaults with one name, or names that look alike', refused: ['vault.exists'] },
  {
    id: 'B19',
    what: 'a proposal that brings its vault with it',
    refused: ['vault.not-registered'],
  },
  {
    id: 'B20',
    what: 'a cosigner file that somebody else has signed, or nobody',
    refused: ['cosigner.bad-signature'],
  },
  {
    id: 'B30',
    what: 'a twin of a registered vault: its keys spelled with other bytes that enter no script, or a twin that is there already',
    refused: ['vault.same-scripts', 'vault.twins'],
  },
  {
    id: 'B31',
    what: 'a vault made to have the same words as another one',
    refused: ['vault.digest', 'confirm.refused'],
    answer:
      'twelve words of 128 slow bits: their maker needs 2^64 evaluations of scrypt, and they are never a mnemonic',
  },
  { id: 'C1', what: 'an address that is not the vault’s', refused: ['vault.address-not-found'] },
  {
    id: 'C2',
    what: 'coins or addresses of mainnet under another name',
    refused: ['address.other-network', 'key.other-network'],
  },
  {
    id: 'C3',
    what: 'test networks that share their prefixes',
    refused: ['address.other-network', 'key.other-network'],
  },
  {
    id: 'C4',
    what: 'a witness version of the future',
    refused: ['address.unknown-witness-version', 'output.unspendable'],
  },
  {
    id: 'C5',
    what: 'an address with the first and last characters of another',
    warned: ['output.look-alike'],
  },
  {
    id: 'C6',
    what: 'characters in an address that cannot be seen or look like others',
    refused: ['address.malformed'],
  },
  { id: 'C7', what: 'an index that other wallets would not find', warned: ['vault.gap'] },
  { id: 'D1', what: 'bytes behind the end, a map too many', refused: ['psbt.trailing'] },
  { id: 'D2', what: 'sloppy base64 and hexadecimal', refused: ['psbt.encoding', 'psbt.magic'] },
  { id: 'D3', what: 'a file cut off anywhere', refused: ['psbt.truncated', 'psbt.count'] },
  { id: 'D4', what: 'a field that stands twice', refused: ['psbt.duplicate-key', 'vault.malformed'] },
  { id: 'D5', what: 'lengths written longer than needed', refused: ['bytes.compact-size'] },
  {
    id: 'D7',
    what: 'fields of the other version, versions that do not exist',
    refused: ['psbt.field-version', 'psbt.version'],
  },
  { id: 'D8', what: 'counts that lie', refused: ['psbt.count'] },
  {
    id: 'D9',
    what: 'keys of fields that are no points or too long',
    refused: ['psbt.field-malformed', 'psbt.key-malformed'],
  },
  {
    id: 'D10',
    what: 'signatures that are empty or not DER',
    refused: ['psbt.field-malformed'],
  },
  { id: 'D11', what: 'numbers of another length', refused: ['psbt.field-malformed'] },
  { id: 'D12', what: 'an unsigned transaction that is signed', refused: ['psbt.unsigned-tx'] },
  { id: 'D13', what: 'one coin spent twice, also among hundreds', refused: ['psbt.duplicate-input'] },
  { id: 'D14', what: 'no inputs or no outputs', refused: ['psbt.no-inputs', 'psbt.no-outputs'] },
  { id: 'D15', what: 'a path of thousands of levels', refused: ['psbt.field-malformed'] },
  { id: 'D16', what: 'a file too large to be honest', refused: ['file.too-large', 'psbt.too-large'] },
  {
    id: 'D17',
    what: 'unknown fields that carry something',
    warned: ['psbt.unknown-fields'],
    answer: 'kept, and never in the transaction',
  },
  { id: 'D18', what: 'odd versions of the transaction', refused: ['tx-version.unusual'] },
  { id: 'D19', what: 'garbage where a previous transaction belongs', refused: ['psbt.prevtx'] },
  {
    id: 'E1',
    what: 'two copies that each lie about one amount (CVE-2020-14199)',
    refused: ['utxo.prevtx-missing', 'input.witness-utxo-mismatch'],
  },
  { id: 'E2', what: 'a previous transaction left out', refused: ['utxo.prevtx-missing'] },
  {
    id: 'E3',
    what: 'an amount or script that is not the previous transaction’s',
    refused: ['input.witness-utxo-mismatch'],
  },
  { id: 'E4', what: 'another previous transaction, or another of its outputs', refused: ['psbt.prevtx'] },
  {
    id: 'E5',
    what: 'a legacy coin with a claim in the place of its proof',
    refused: ['utxo.legacy-witness-utxo', 'utxo.prevtx-missing'],
  },
  {
    id: 'E6',
    what: 'a legacy coin posing as nested segwit',
    refused: ['utxo.legacy-witness-utxo', 'input.unexpected-script', 'input.redeem-script-mismatch'],
  },
  { id: 'E7', what: 'a negative amount', refused: ['psbt.field-malformed'] },
  { id: 'E8', what: 'more than there will ever be, alone or in sum', refused: ['psbt.field-malformed'] },
  { id: 'E9', what: 'outputs that exceed the inputs', refused: ['fee.negative'] },
  { id: 'E10', what: 'an absurd fee', refused: ['fee.absurd'], warned: ['fee.high'] },
  { id: 'E11', what: 'an input that is not the vault’s', refused: ['input.not-ours'] },
  {
    id: 'E12',
    what: 'the same coin with another amount later',
    refused: ['input.amount-changed'],
  },
  {
    id: 'E13',
    what: '“please sign again”, with other outputs',
    warned: ['input.signed-before'],
  },
  {
    id: 'F1',
    what: 'one’s own derivations on an attacker’s script',
    refused: ['change.not-derived', 'psbt.script-mismatch'],
  },
  { id: 'F2', what: 'change with one key exchanged', refused: ['change.not-derived'] },
  { id: 'F3', what: 'change with a lower threshold', refused: ['change.not-derived'] },
  { id: 'F4', what: 'one bit rotten in the change script', refused: ['change.not-derived'] },
  { id: 'F5', what: 'a path that does not lead to the key', refused: ['change.not-derived'] },
  {
    id: 'F6',
    what: 'ransom paths: where nobody would look for the change',
    refused: ['change.ransom-path', 'change.far-index', 'change.not-derived'],
    warned: ['change.far-index'],
  },
  { id: 'F7', what: 'a foreign fingerprint on change', refused: ['change.not-derived'] },
  {
    id: 'F8',
    what: 'change to another vault of one’s own',
    told: ['output.other-vault'],
    answer: 'shown as a payment, to that vault by its name',
  },
  {
    id: 'F9',
    what: 'odd scripts in the place of change',
    refused: ['output.unspendable'],
    warned: ['output.unknown-script'],
    answer: 'shown as payments',
  },
  {
    id: 'F30',
    what: 'an output to an own receiving address, posing as change',
    refused: ['rule.payment-limit', 'rule.self-transfers'],
    warned: ['output.self'],
    answer: 'counted among the payments and in the total that is typed',
  },
  {
    id: 'F10',
    what: 'outputs hidden by their number or by being worth nothing',
    told: ['output.zero-value'],
    answer: 'every one is shown',
  },
  {
    id: 'G1',
    what: 'a request to sign less than everything (NONE, SINGLE, ANYONECANPAY)',
    refused: ['sighash.not-all'],
  },
  { id: 'G2', what: 'SINGLE without its output, which signs the number one', refused: ['sighash.not-all'] },
  {
    id: 'G4',
    what: 'a cosigner’s signature of another type than the one that was reviewed',
    refused: ['signature.not-all', 'sighash.not-all'],
  },
  { id: 'G5', what: 'types that are not defined', refused: ['psbt.field-malformed'] },
  {
    id: 'H1',
    what: 'a script that is not the output’s, or stands where none belongs',
    refused: [
      'input.witness-script-mismatch',
      'input.redeem-script-mismatch',
      'input.unexpected-script',
      'psbt.script-mismatch',
    ],
  },
  {
    id: 'H2',
    what: 'another script that contains the keys',
    refused: ['input.witness-script-mismatch', 'input.redeem-script-mismatch'],
  },
  { id: 'H4', what: 'taproot fields beside a multisig coin', refused: ['input.taproot-fields'] },
  {
    id: 'H5',
    what: 'a taproot coin to be signed as legacy',
    refused: ['input.taproot-fields', 'input.not-ours'],
  },
  {
    id: 'H10',
    what: 'data behind an OP_RETURN',
    warned: ['output.op-return'],
    answer: 'the whole script is shown',
  },
  {
    id: 'H11',
    what: 'lock times and sequences that delay the payment',
    warned: ['locktime.not-final', 'sequence.unusual'],
  },
  {
    id: 'H12',
    what: 'a key of one’s own outside the vault’s path',
    refused: ['input.key-outside-vault', 'input.derivation-mismatch'],
  },
  {
    id: 'I1',
    what: 'secrets carried out in the nonces of signatures',
    answer: 'own signatures are RFC 6979, and a second library makes the same bytes',
  },
  { id: 'I2', what: 'signatures with a high S', refused: ['signature.high-s'] },
  { id: 'I3', what: 'signatures with a high R', told: ['signature.high-r'], answer: 'own ones have a low R' },
  {
    id: 'I4',
    what: 'signatures in a form that some parser takes',
    refused: ['psbt.field-malformed', 'signature.invalid'],
  },
  {
    id: 'I5',
    what: 'the type of a signature changed after signing',
    refused: ['signature.not-all', 'signature.invalid'],
  },
  {
    id: 'I6',
    what: 'an invalid signature that would spoil the transaction',
    refused: ['signature.invalid'],
    answer: 'cosigner and file are named',
  },
  { id: 'I7', what: 'a signature under another’s key', refused: ['signature.invalid'] },
  {
    id: 'I8',
    what: 'a computer that miscalculates',
    refused: ['signature.self-check', 'signature.disagreement'],
  },
  { id: 'I9', what: 'a signature by a key that is not in the vault', refused: ['signature.foreign-key'] },
  {
    id: 'I11',
    what: 'something other than a digest handed to the curve',
    answer: 'does not compile',
  },
  {
    id: 'I30',
    what: 'a cosigner with a bare master key, or a private key that is used and wiped twice',
    answer: 'every derived key is an object of its own and wiped once; the vault signs as any other',
  },
  { id: 'J1', what: 'copies of two transactions', refused: ['psbt.other-transaction'] },
  {
    id: 'J3',
    what: 'what a cosigner’s file brings beside signatures',
    refused: ['psbt.conflict'],
    answer: 'only verified signatures are taken',
  },
  { id: 'J4', what: 'inputs that are finalized already', refused: ['input.final-unverified'] },
  {
    id: 'J5',
    what: 'final witnesses with more behind them',
    refused: ['psbt.field-malformed', 'input.final-unverified'],
  },
  {
    id: 'J6',
    what: 'more signatures than needed',
    answer: 'as many as needed are chosen, and it is said whose',
  },
  {
    id: 'J7',
    what: 'some inputs signed and some not',
    refused: ['signature.incomplete'],
  },
  {
    id: 'J8',
    what: 'a finished transaction that the network would refuse',
    refused: ['transaction.malformed', 'transaction.not-signed', 'fee.negative'],
  },
  { id: 'J11', what: 'a transaction that is too heavy to be passed on', refused: ['transaction.too-heavy'] },
  {
    id: 'K',
    what: 'frames of two messages, wrong parts and sizes, bombs',
    refused: [
      ...(['qr.other-message', 'qr.conflict', 'qr.part-number', 'qr.checksum'] as const),
      ...(['qr.type-mismatch', 'qr.malformed', 'qr.too-large', 'image.too-large'] as const),
    ],
  },
  {
    id: 'K30',
    what: 'frames of two proposals that together make a third',
    refused: ['confirm.needed', 'confirm.refused', 'qr.checksum'],
    answer:
      'both sides show the words of the content, and the reader asks or takes --digest; UR is the default',
  },
  {
    id: 'L1',
    what: 'a payment split to stay under a limit: over outputs, proposals, folders, machines, days',
    refused: ['rule.rolling-limit', 'rule.proposal-limit'],
  },
  {
    id: 'L2',
    what: 'the clock or the height set back',
    refused: ['log.clock-set-back', 'rule.rolling-limit', 'rule.cooling-off', 'rule.signing-hours'],
  },
  {
    id: 'L3',
    what: 'fees that are not counted as spending',
    refused: ['rule.proposal-limit', 'rule.rolling-limit', 'rule.fee-limit'],
  },
  {
    id: 'L4',
    what: 'an allowed destination and one thing more, or one that looks different',
    refused: ['rule.allowed-destinations', 'rule.denied-destinations', 'rule.op-return'],
  },
  {
    id: 'L5',
    what: 'outputs and inputs that are dust',
    refused: ['rule.dust'],
    warned: ['rule.dust'],
    answer: 'refused where the policy says so, else a warning',
  },
  {
    id: 'L6',
    what: 'a policy, an approval or an exception that was rejected, edited, taken away or put back',
    refused: [
      ...(['approval.incomplete', 'approval.bad-signature', 'approval.other-policy'] as const),
      ...(['approval.other-vault', 'policy.missing', 'policy.tampered', 'policy.not-next'] as const),
      ...(['rule.quorum', 'rule.separation-of-duties'] as const),
    ],
    answer: 'nothing changes: the one in force holds',
  },
  {
    id: 'L7',
    what: 'warnings where nobody watches, or other ones than the approver saw',
    refused: [
      'confirm.needed',
      'proposal.digest-mismatch',
      'proposal.warnings-not-approved',
      'proposal.approval-mismatch',
    ],
  },
  {
    id: 'L8',
    what: 'machines that have counted differently, or have different policies',
    refused: ['rule.rolling-limit', 'log.rolled-back'],
    warned: ['policy.behind'],
  },
  {
    id: 'L30',
    what: 'honest signers who each get a copy, and together are not the people whom the policy asks for',
    refused: ['rule.quorum'],
    answer: 'who is asked for signs or consents first, whoever completes it then',
  },
  {
    id: 'L31',
    what: 'a log from elsewhere, signed for by one cosigner, that shortens a waiting time',
    refused: ['rule.cooling-off'],
    answer: 'the hour from which it can be signed is named',
  },
  {
    id: 'L32',
    what: 'another memo, proposer, fee, change or coin, to start expiry or separation of duties anew',
    refused: ['rule.expiry', 'rule.separation-of-duties', 'rule.evidence-missing'],
    warned: ['rule.expiry'],
    answer: 'only a signature that names what has lapsed starts expiry anew',
  },
  {
    id: 'L33',
    what: 'payments signed, held back, and signed again under a fresh balance statement',
    refused: ['rule.vault-floor', 'rule.vault-share', 'rule.rolling-limit'],
    answer: 'all that was ever signed counts until a signed statement shows it mined or impossible',
  },
  {
    id: 'L34',
    what: 'the password prompt left open over the end of the hours, a new policy, a limit or a coin that is used up',
    refused: [
      'rule.signing-hours',
      'rule.rolling-limit',
      'rule.proposal-limit',
      'proposal.changed-meanwhile',
    ],
    answer: 'judged anew under the lock, and signed is only what was approved',
  },
  {
    id: 'L37',
    what: 'a clock or a height that is far ahead or behind, or a log that is',
    refused: ['height.unconfirmed', 'rule.rolling-limit', 'log.clock-set-back', 'log.tampered'],
    warned: ['log.clock-ahead'],
    answer: 'M cosigners of the vault take it back with `log correct`',
  },
  {
    id: 'L38',
    what: 'balances, labels, ages of coins and heights of whoever prepares the files',
    refused: ['rule.evidence-missing', 'statement.unknown', 'balances.malformed'],
    warned: ['rule.evidence-unsigned'],
  },
  {
    id: 'L35',
    what: 'two versions of a policy with one number, an old one or one that was taken back on a new machine, an approval of an earlier date than it has',
    refused: [
      'policy.forked',
      'policy.unconfirmed',
      'policy.rolled-back',
      'approval.revoked',
      'approval.expired',
      'approval.bad-signature',
      'confirm.needed',
    ],
    warned: ['policy.forked', 'approval.unheard'],
    answer: 'a claim in one log stops nobody',
  },
  {
    id: 'L36',
    what: 'a limit on each of several machines: logs of the others that were left out, cut off, too old, or of a machine that was replaced',
    refused: ['rule.logs', 'rule.rolling-limit'],
    answer: 'without the rule, the review says that limits hold for one machine',
  },
  {
    id: 'M1',
    what: 'terminal escapes in notes, names and paths',
    warned: ['text.suspicious'],
    answer: 'escaped',
  },
  { id: 'M2', what: 'text that hides or turns around', warned: ['text.suspicious'], answer: 'escaped' },
  {
    id: 'M3',
    what: 'names that look like others',
    refused: ['vault.exists', 'vault.duplicate-name'],
    warned: ['text.suspicious'],
  },
  { id: 'M4', what: 'formulas for a spreadsheet', refused: ['payouts.malformed'] },
  { id: 'M5', what: 'line ends that forge lines', warned: ['text.suspicious'], answer: 'escaped' },
  {
    id: 'M30',
    what: 'wide, joined and combining characters, names of files, descriptions and reasons that write lines of their own',
    answer: 'own lines begin with a mark that no text can have; text goes on behind blanks at any width',
  },
  {
    id: 'M6',
    what: 'a translation that carries an address, a key or a link',
    answer: 'the tests fail',
  },
  {
    id: 'N1',
    what: 'links, devices and pipes in the place of files',
    refused: ['file.not-regular'],
  },
  { id: 'N2', what: 'names that lead elsewhere', refused: ['name.malformed', 'usage.invalid'] },
  {
    id: 'N3',
    what: 'a kill, or an error, at every step on the disk',
    answer: 'the old file or the new one; the home opens and the next run succeeds',
  },
  { id: 'N4', what: 'a file that changes between review and signing', refused: ['file.changed'] },
  { id: 'N5', what: 'a secret file that others can read', refused: ['secret-file.readable'] },
  {
    id: 'N6',
    what: 'a full disk, a disk that cannot be written',
    refused: ['file.unwritable', 'file.missing'],
    answer: 'nothing is lost',
  },
  {
    id: 'N30',
    what: 'a proposal in capitals, in a sub-folder, hidden, packed, linked or under another name passes a gate unread',
    refused: [
      'rule.proposal-limit',
      'file.unchecked',
      'file.not-regular',
      'file.missing',
      'file.not-proposal',
    ],
    answer: '`policy check` tells proposals by content and fails on what it cannot read',
  },
  {
    id: 'N7',
    what: 'several runs in one home at once',
    refused: ['home.locked'],
    answer:
      'the others wait, ten seconds or what --wait says, and only then are they refused; neither loses the other’s work',
  },
  {
    id: 'N31',
    what: 'one spoiled copy in a folder, which blames an innocent file or cosigner',
    refused: ['signature.invalid', 'input.unexpected-script', 'psbt.conflict'],
    answer: 'left out under its own name, and the rest goes on',
  },
  {
    id: 'N32',
    what: 'words, keys, dice or files of keys given to what shows, converts or encodes, in any layout',
    refused: [
      'secret.in-content',
      'extended-key.private',
      'secret.in-arguments',
      'mnemonic.comparison-words',
    ],
    answer: 'one detector for all; comparison words pass where what they stand for is known',
  },
  {
    id: 'N33',
    what: 'a signal while the words of a key are on the screen',
    answer: 'screen and scroll-back are cleared before the process ends',
  },
  { id: 'O1', what: 'an entry of the log edited, moved or put in', refused: ['log.tampered'] },
  {
    id: 'O2',
    what: 'the end of the log cut off, a checkpoint forged',
    refused: ['log.truncated', 'checkpoint.bad-signature', 'checkpoint.other-log'],
  },
  {
    id: 'O3',
    what: 'a log that cannot be written',
    refused: ['log.unwritable'],
    answer: 'no signature without its entry',
  },
  {
    id: 'O4',
    what: 'the log of another machine, written anew by whoever brings it',
    refused: ['rule.evidence-missing', 'rule.cooling-off', 'log.unattested', 'log.tampered', 'log.truncated'],
    answer:
      'a warning; with `checkpoints: required` it counts for a proposal only where a cosigner’s checkpoint covers it',
  },
  {
    id: 'O30',
    what: 'records, log and its pinned end cut back or put back apart, a line put behind the end',
    refused: ['log.tampered', 'log.rolled-back'],
    answer:
      'records and log agree both ways; the next line is announced before it is written; what was sealed last is shown; a signed proposal carries its signer’s checkpoint',
  },
  {
    id: 'O31',
    what: 'everything in the home rewritten by somebody without the password, its own MACs made to fit',
    refused: ['home.seal-broken', 'home.unsealed', 'log.tampered'],
    answer:
      'the seal under each key notices; what was written without it speaks for nothing before it is sealed',
  },
  {
    id: 'O33',
    what: 'a machine replaced so that what its key has signed is forgotten, a false log of one’s own put in its place',
    refused: ['confirm.needed', 'rule.rolling-limit', 'rule.logs', 'rule.cooling-off'],
    answer:
      'a log under another id by one’s own key is asked about once; what was signed there counts from then on, and speaks for nothing',
  },
  {
    id: 'P1',
    what: 'a package that was taken over',
    answer: 'exact versions with hashes; nothing runs at install',
  },
  { id: 'P2', what: 'two copies of one Bitcoin library', answer: 'the tests fail' },
  { id: 'P3', what: 'a version that is known to be vulnerable', answer: 'the tests fail' },
  {
    id: 'P4',
    what: 'code slipped in through the environment, or secrets drawn out through it',
    refused: ['runtime.altered'],
    answer: 'the standalone program takes none',
  },
  { id: 'P5', what: 'a connection opened by any command', answer: 'none, seen from outside the process' },
]
