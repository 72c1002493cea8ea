import type { Sentences } from '../speaker.js'

const WHO_CHANGED_IT =
  'Do not sign on this machine until you know who changed it. ringi log verify says more; compare with copies and checkpoints of others.'

const WHO_CHANGED_THE_HOME =
  'Do not sign on this machine until you know who changed the home; compare with copies and checkpoints of others.'

const BLAMELESS = {
  blameless: 'A signature in it cannot be taken. Whose key it stands under says nothing of who put it there.',
}

const CARRIED =
  'A checkpoint that it carries is not what a cosigner has signed, and is ignored. Somebody has put it there.'

const NO_HOME = {
  sentence: ({ home }: { home: string }) => `There is no home at ${home}.`,
  hint: ({ nearest }: { nearest?: string | undefined }) =>
    nearest === undefined
      ? 'Name the folder that has it, with --home or in RINGI_HOME.'
      : `Did you mean --home ${nearest}?`,
}

const BROKEN_SEAL = ({ key }: { key: string }) =>
  `Find out who changed it. ringi home seal --key ${key} shows what it holds, to compare with the others, and seals it anew.`

const SEAL_IT = ({ key }: { key: string }) =>
  `ringi home seal --key ${key} shows what the home holds, to compare with the others, and seals it.`

const HEIGHT = 'Look at the height again. Where a log is wrong, M cosigners can say so: ringi log correct.'

const NO_POLICY = ({ name }: { name: string }) => `No policy is in force for ${name} on this machine.`

const KIND = { keys: 'key', vaults: 'vault', policies: 'policy of' }

/** The end of a sentence about a seal that does not stand. */
function sealOf(key: string, why: string): string {
  return `The home is not as the key ${key} has sealed it: ${why}.`
}

export const app: Sentences<'app'> = {
  'usage.invalid': {
    'cancel-or-replace': 'A proposal is either cancelled or replaced: --cancel or --replace.',
    'all-its-coins': 'What is cancelled or replaced gives all its coins; leave out --coin.',
    'work-factor': ({ network, least }) => `For ${network} --work-factor is at least ${least}.`,
    'no-entropy': '--dice-only and --no-dice leave nothing.',
    'stdin-once': 'Standard input (-) can be read only once.',
    'nameless-file': 'A file to write needs a name.',
    'in-use': {
      sentence: ({ file }) => `${file} is in use by this very command: it would be lost.`,
      hint: 'Choose another name.',
    },
    'in-home': {
      sentence: ({ file }) => `${file} is a place in a home, where Ringi keeps its own files.`,
      hint: 'Choose a name elsewhere.',
    },
    'one-token': {
      sentence: 'A record is encrypted with one token.',
      hint: 'In a setup with a token for every signer, write the record once for each.',
    },
    'whom-to-pay':
      'Say whom to pay in one way: --to, --payouts or --sweep; --cancel or --child-of, to pay nobody; or --replace, to pay the same.',
    once: ({ flag }) => `${flag} may stand only once.`,
    'which-fee': 'Say what the fee shall be, in one way: --fee-rate 12 or --fee 5000sat.',
    'named-coins': {
      sentence: ({ by }) =>
        `${{ coins: 'The coins are named', sweep: '--sweep spends all coins' }[by]}: leave out --consolidate and --max-inputs.`,
      hint: 'Both are about which coins are chosen.',
    },
    'no-snapshot': '--utxos is needed: a snapshot of the vault’s coins.',
    'child-and-coin': '--child-of names the only coin; leave out --coin.',
    'coin-twice': 'A coin is named twice.',
    'renews-without-key': '--renews needs --key: whoever proposes anew signs for it.',
    'plain-with-key': 'With --plain nobody is named as the proposer, so that --key has no use.',
    'other-proposer': {
      sentence: ({ name }) => `With this key ${name} proposes, and nobody else.`,
      hint: 'Leave --proposer out.',
    },
    'report-on-stdout': ({ kind }) => `Standard output is for --format ${kind}.`,
    'policy-at-the-time': {
      sentence: 'Whether a policy held at the time, only --history and --proposal can tell.',
      hint: 'Give the logs of the machines that signed, and the proposal that was signed.',
    },
    'for-one-proposal': {
      sentence: ({ flag }) => `${flag} is for one proposal, not for a folder of them.`,
      hint: 'Give the proposals one by one for that.',
    },
    'no-folder': '--out takes a folder where a folder of proposals is given.',
    'token-format': ({ formats }) => `--token-file goes with --format ${formats.join(', ')} only.`,
    'token-bsms': '--token-file goes with --format bsms.',
    'path-and-account': '--path says it all: --account does not go with it.',
    'with-a-code': ({ option }) => `--${option} goes with a proposal, not with a code.`,
    'one-voucher': 'One voucher is for an address or for a statement, not for both.',
    'nothing-to-check': {
      sentence: 'There is nothing to check: neither proposals nor approvals.',
      hint: 'Name proposals or a folder of them, or give the policy’s approvals with --approval.',
    },
    'which-policy': 'Say which policy: a file, or --vault for the one in force.',
    'one-correction': 'A correction has one of --time, --height and --end.',
    'slim-proposal': 'Only a proposal can be made --slim.',
    'ur-type': '--ur-type goes with --format ur.',
    'words-in-files': {
      sentence: 'For mainnet the words are shown on the screen and written to no file.',
      hint: 'Leave --words-out and --entropy-out away, or add --i-know.',
    },
    'files-for-secrets': '--words-out and --entropy-out take a file each, and not -.',
  },
  'key.exists': {
    sentence: ({ name }) => `There is a key called ${name} already.`,
    hint: 'Choose another --name.',
  },
  'key.unknown': {
    name: {
      sentence: ({ name }) => `There is no key called ${name} in this home.`,
      hint: ({ known }) =>
        known.length === 0 ? 'ringi key generate makes one.' : `There are ${known.join(', ')}.`,
    },
    'no-home': NO_HOME,
  },
  'key.wrong-passphrase': {
    sentence: 'With this passphrase the words give another key than the one recorded.',
    hint: 'Every passphrase opens some key. Type it exactly as it was chosen, capitals and spaces included.',
  },
  'key.not-in-vault': {
    none: {
      sentence: 'None of the keys on this machine is in this vault.',
      hint: 'A machine that only proposes and reviews says --watch-only.',
    },
  },
  'password.too-short': {
    sentence: ({ least }) => `The password has to have at least ${least} character(s).`,
    hint: 'Six words from a list, drawn with dice, are easy to type and hard to guess.',
  },
  'vault.twins': {
    registered: {
      sentence: ({ name, twins }) => `The vault ${name} has the same keys as ${twins}.`,
      hint: 'They are one vault under several names. Find out which of them the other officers have; until then neither is signed for.',
    },
    'without-policy': {
      sentence: ({ name, twins }) => `A policy is in force for ${twins}, and none for ${name}.`,
      hint: ({ name, twins }) => `Put one in force for ${name} first, or keep ${twins}.`,
    },
    'not-one': {
      sentence: ({ twins }) => `${twins} are one vault under several names, and none of them is named so.`,
      hint: 'Find out which of them the other officers have, and name it with --keep.',
    },
  },
  'vault.not-registered': {
    name: {
      sentence: ({ name }) => `No vault called ${name} is registered on this machine.`,
      hint: ({ known }) =>
        known.length === 0 ? 'ringi vault register FILE registers one.' : `There are ${known.join(', ')}.`,
    },
    'no-home': NO_HOME,
  },
  'vault.key-mismatch': {
    own: {
      sentence: ({ name }) =>
        `Under ${name} the vault has your key's fingerprint, with a key that is not yours at that path.`,
      hint: 'Somebody may have put their key in the place of yours. Do not register it; compare the vault with the others.',
    },
  },
  'fingerprint.unknown': {
    own: ({ stated, known, backwards }) =>
      `The vault says that your key comes from ${stated}${backwards ? ' (backwards)' : ''}; it comes from ${known}. It is your key, and signers that go by this will not find it.`,
  },
  'utxo.prevtx-missing': {
    'not-given': {
      sentence: ({ txid }) => `The previous transaction ${txid} is not given.`,
      hint: ({ txid, coin }) =>
        `It says what the coin ${coin} is. Save what bitcoin-cli getrawtransaction ${txid} prints, and give it with --prevtxs.`,
    },
  },
  'utxo.prevtx-unneeded': ({ files, more }) =>
    `No coin of the proposal comes from ${files.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  'replacement.mined': ({ txid }) => `The snapshot has coins that ${txid} has made: it is mined.`,
  'cancel.unknown': {
    sentence: 'No log here knows a signed transaction with that txid.',
    hint: 'Name the file of its proposal, or give the transaction itself with --prevtxs.',
  },
  'proposal.digest-mismatch': {
    approved: {
      sentence: ({ what }) => `This is not the ${what} that was approved: its digest is another one.`,
      hint: ({ what }) =>
        `Review ${what === 'batch' ? 'the folder' : 'it'}, and approve the digest that the review shows.`,
    },
  },
  'proposal.approval-mismatch': {
    sentence:
      'The digest was approved with another code: here the policy, the evidence or the warnings are not those that were seen.',
    hint: 'Review it on this machine with the same options, and compare the warnings and the policy with what was approved.',
  },
  'proposal.warnings-not-approved': {
    sentence: ({ warnings }) =>
      `The digest was approved, and the review warns: ${warnings.join(', ')}. A digest alone approves no warning.`,
    hint: ({ digest, actual }) =>
      `Whoever approves it reads the warnings; then it is --approve ${digest}:${actual}.`,
  },
  'proposal.changed-meanwhile': {
    sentence:
      'What was approved is no longer so: policy, evidence, warnings or amounts are others now. Nothing was signed.',
    hint: 'Review it again; the review shows what has changed.',
  },
  'psbt.conflict': { dissent: 'It contradicts most of the other copies of the same proposal.' },
  'signature.nothing-to-sign': {
    proposal: ({ name }) => `${name} has signed every input already; nothing was changed.`,
    folder: ({ name }) => `${name} has signed every proposal here already; nothing was changed.`,
  },
  'signature.not-der': BLAMELESS,
  'signature.not-all': BLAMELESS,
  'signature.high-s': BLAMELESS,
  'signature.invalid': BLAMELESS,
  'policy.behind': {
    log: 'A log tells of a later version in force than this one.',
    machine: ({ version }) =>
      `Another machine has version ${version} of the policy in force; this one does not.`,
  },
  'policy.in-force': ({ version, name }) => `Version ${version} of ${name} is in force already.`,
  'policy.not-in-force': {
    consent: {
      sentence: ({ name }) => `No policy is in force for ${name} on this machine.`,
      hint: 'A consent counts for what a policy asks for. Put one in force with ringi policy activate, or name it with --policy.',
    },
    shown: {
      sentence: NO_POLICY,
      hint: 'ringi policy activate puts one in force that enough cosigners have approved.',
    },
    exception: NO_POLICY,
  },
  'policy.digest-mismatch': {
    sentence: 'This is not the policy that was approved: its digest is another one.',
    hint: 'ringi policy show prints the digest of the file as it is now.',
  },
  'policy.one-machine':
    'Limits count what this machine knows, by its own log and those that are given: they hold for it alone.',
  'approval.unheard': ({ name }) =>
    `Whether ${name} has taken the approval back, only their log since then can tell, and it is not here.`,
  'confirm.needed': {
    'which-key': {
      sentence: ({ name }) =>
        `Whether the key ${name} is in this vault, only its password can show: the vault has it at a path that this machine does not know yet. There is no terminal to ask on.`,
      hint: ({ flag }) => `Answer with ${flag}.`,
    },
  },
  'confirm.refused': {
    no: 'You said no; nothing was changed.',
    succession: {
      sentence: 'Then the key is in use elsewhere; nothing was signed.',
      hint: 'Find out where. If the log is false, leave it out of --history; if somebody else has the key, move the coins.',
    },
    content: {
      sentence: 'You said no; nothing was written.',
      hint: 'Read the codes again. If the words differ once more, do not use what they say.',
    },
  },
  'confirm.mismatch': {
    passwords: 'The two passwords differ.',
    passphrase: {
      sentence: 'The passphrase in the file is another than the one typed.',
      hint: 'Take the blank out of the file, if it came there by accident.',
    },
    total: {
      sentence: 'That is not the total that leaves; nothing was signed.',
      hint: 'Read the review again. If the total is not the one you expect, do not sign.',
    },
    'batch-total': 'That is not the total that leaves; nothing was signed.',
    rule: 'That is not the name of the rule; nothing was approved.',
    'home-changed': 'The home has changed meanwhile; nothing was sealed.',
    home: {
      sentence: 'What the home holds is not what --digest names; nothing was sealed.',
      hint: 'Without --digest the command shows what it holds.',
    },
    policy: 'That is not the policy’s name and version; nothing was approved.',
    word: {
      sentence: ({ number }) => `Word ${number} was not typed back as it was shown; no key was made.`,
      hint: 'Start again, and write every word down carefully.',
    },
  },
  'network-interface.up': {
    'private-key': {
      sentence: ({ interfaces }) =>
        `Network interface(s) up: ${interfaces.join(', ')}. A private key is used on a machine that could be reached.`,
      hint: 'Unplug or switch it off. --allow-online goes on all the same, and is reported.',
    },
  },
  'runtime.altered': {
    loading: {
      sentence: ({ variables }) =>
        `${variables.join(', ')} can load other code into this program, which would see the key.`,
      hint: ({ variables }) => `Find out who has set it. Run unset ${variables.join(' ')} and start again.`,
    },
  },
  'file.missing': {
    'no-proposal': ({ file }) => `There is no proposal (*.psbt) in ${file}.`,
    'nothing-checked': {
      sentence: ({ names }) => `There is no proposal in ${names.join(', ')}: nothing was checked.`,
      hint: 'Where that is as it should be, say --allow-empty.',
    },
  },
  'file.malformed': {
    'not-text': ({ file }) => `${file} is not text in UTF-8 or UTF-16.`,
    'not-utf8': ({ file }) => `${file} is not UTF-8 text.`,
  },
  'file.too-large': {
    stdin: 'Standard input is larger than Ringi reads.',
    batch: ({ folder, most }) => `${folder} has more than ${most} proposals.`,
  },
  'file.not-regular': {
    link: {
      sentence: ({ file }) => `${file} is a symbolic link: what it leads to can be another file each time.`,
      hint: 'Put the file itself in its place.',
    },
  },
  'file.changed': {
    sentence: ({ file }) => `${file} changed while it was being approved; nothing was signed.`,
    hint: 'Find out who changed it. Then review it again.',
  },
  'file.unchecked': {
    'no-text': {
      sentence: ({ file }) => `${file} is no text: it could hold a proposal that was not read.`,
      hint: 'Take it out of what is checked, or put the proposal itself in its place.',
    },
    frames: {
      sentence: ({ file }) => `${file} is frames of QR codes: it could hold a proposal that was not read.`,
      hint: 'Take it out of what is checked, or put the proposal itself in its place.',
    },
  },
  'home.missing': { 'no-home': NO_HOME },
  'home.damaged': {
    'other-accounts': ({ name }) => `The record of ${name} names extended keys that are not its own.`,
    pin: 'What this home has pinned of its log is not what Ringi writes.',
  },
  'home.unsealed': {
    'no-seal': {
      sentence: ({ key }) => `This home is not sealed under the key ${key}: it has no seal.`,
      hint: SEAL_IT,
    },
    'earlier-version': {
      sentence: ({ key }) =>
        `This home is not sealed under the key ${key}: the key was made by an earlier version.`,
      hint: SEAL_IT,
    },
    'kept-without-key': 'It was kept without the password of a key; the key seals it when it is opened next.',
  },
  'home.seal-broken': {
    'other-key': {
      sentence: ({ key }) => sealOf(key, 'its seal was not made with this key'),
      hint: BROKEN_SEAL,
    },
    'other-home': { sentence: ({ key }) => sealOf(key, 'it was made in another home'), hint: BROKEN_SEAL },
    'entry-gone': {
      sentence: ({ key, entry }) => sealOf(key, `its log does not have entry ${entry} any more`),
      hint: BROKEN_SEAL,
    },
    'other-log': {
      sentence: ({ key, entry }) => sealOf(key, `its log up to entry ${entry} is another one`),
      hint: BROKEN_SEAL,
    },
    'false-seal': {
      sentence: ({ key }) => sealOf(key, 'an entry tells of a seal that was never made'),
      hint: BROKEN_SEAL,
    },
    changed: {
      sentence: ({ key, what, change }) => sealOf(key, `${what} is ${change}`),
      hint: BROKEN_SEAL,
    },
    unapproved: {
      sentence: ({ key, what, change }) =>
        sealOf(key, `${what} is ${change}, and its approvals do not stand for it`),
      hint: BROKEN_SEAL,
    },
  },
  'home.sealed-already': ({ key }) => `The home is sealed under the key ${key} as it is.`,
  'log.unattested': {
    'no-checkpoint': 'The logs come without a checkpoint: whoever brought them can have written them anew.',
  },
  'log.unfinished': ({ bytes }) =>
    `The log ends with ${bytes} bytes of an entry in which a command was killed.`,
  'log.malformed': { 'no-entry': ({ file }) => `${file} has no entry of a log.` },
  'log.truncated': {
    short: {
      sentence: ({ line, written }) => `The log ends with entry ${line}; this home has written ${written}.`,
      hint: WHO_CHANGED_IT,
    },
    missing: {
      sentence: ({ file }) => `${file} is missing or empty, in a home that has keys or vaults.`,
      hint: WHO_CHANGED_IT,
    },
    'mid-line': {
      sentence: ({ file }) => `${file} ends in the middle of a line.`,
      hint: 'Copy it again from the machine that writes it.',
    },
  },
  'log.tampered': {
    'other-end': {
      sentence: ({ line }) => `The log up to entry ${line} is not the one that this home has written.`,
      hint: WHO_CHANGED_IT,
    },
    'goes-on': {
      sentence: ({ line }) =>
        `The log goes on behind entry ${line - 1}, the last that this home has written.`,
      hint: WHO_CHANGED_IT,
    },
    unpinned: {
      sentence: ({ file }) => `${file} is missing: nothing says where the log of this home ends.`,
      hint: WHO_CHANGED_IT,
    },
    'no-entry': {
      sentence: ({ line }) => `Line ${line} of the log is not an entry.`,
      hint: WHO_CHANGED_IT,
    },
    'record-gone': {
      sentence: ({ kind, name }) =>
        `The log tells of the ${KIND[kind]} ${name}; its record is gone from this home.`,
      hint: WHO_CHANGED_THE_HOME,
    },
    'record-untold': {
      sentence: ({ kind, name }) =>
        `This home has a record of the ${KIND[kind]} ${name} that its log does not tell of.`,
      hint: WHO_CHANGED_THE_HOME,
    },
  },
  'log.rolled-back': {
    'entry-lacking': {
      sentence: ({ last, entry, cosigner }) =>
        `The log of this home ends with entry ${last}, and does not have its entry ${entry} as ${cosigner === undefined ? 'a copy of it' : `a checkpoint by ${cosigner}`} knows it.`,
      hint: 'The home was brought back from an old copy, or the copy is false. Do not sign on this machine before you know which.',
    },
    'other-head': {
      sentence: 'The last entry that is sealed is not the one that --log-head names.',
      hint: 'The home may have been brought back from an old copy. Compare it with what was noted after the last signing.',
    },
  },
  'log.unwritable': {
    sentence: ({ problem }, say) => say(problem),
    hint: 'What cannot be logged is not done. Make room on the disk, or restore the permissions, and run it again.',
  },
  'log.clock-set-back': {
    sentence: ({ now, last }) => `The clock says ${now}; the last entry of the log is of ${last}.`,
    hint: 'Set the clock right. The log, and limits by the day, rest on it.',
  },
  'checkpoint.bad-signature': {
    'other-cosigner': 'It is not that of the cosigner under whose name it stands.',
    carried: CARRIED,
  },
  'checkpoint.malformed': { carried: CARRIED },
  'checkpoint.other-log': { carried: CARRIED },
  'height.implausible': { sentence: ({ doubt }, say) => say(doubt), hint: HEIGHT },
  'height.unconfirmed': {
    doubt: { sentence: ({ doubt }, say) => say(doubt), hint: HEIGHT },
    'not-typed': { sentence: 'That is not the height; nothing was signed.', hint: HEIGHT },
  },
  'entropy.no-dice': 'This key rests on the system’s randomness alone.',
  'mnemonic.mismatch': {
    sentence: ({ name }) => `These are not the words of the key ${name}.`,
    hint: ({ passphrase }) =>
      passphrase ? 'Or the passphrase is another one.' : 'Look for a word that was written wrongly.',
  },
  'mnemonic.well-known': {
    restored: 'This mnemonic is public knowledge: never send real coins to it.',
  },
  'vault.exists': {
    sentence: ({ name }) => `A vault called ${name} is registered already.`,
    hint: 'It is another one: find out which is right.',
  },
  'vault.already-registered': ({ name }) =>
    `The vault ${name} is registered already, exactly as it is here; nothing was changed.`,
  'vault.same-scripts': {
    sentence: ({ name }) => `The vault ${name} has the same keys as this one.`,
    hint: 'It is the same vault, renamed, reordered, respelled or with another threshold or type. One of them is not what it seems.',
  },
  'vault.digest': {
    given: {
      sentence: 'This vault has another digest than the one given.',
      hint: 'It is not the vault that the others have. Do not register it; ask for the file again.',
    },
  },
  'vault.address-not-found': {
    sentence: ({ name, limit }) =>
      `This address is not among the first ${limit} of either branch of ${name}.`,
    hint: 'Do not send to it as if it were the vault’s. --limit searches further.',
  },
  'vault.index-range': 'Indexes end at 2147483647 (BIP 32).',
  'vault.gap': ({ limit, last }) =>
    `Wallets that are restored search ${limit} unused addresses in a row; use the ones before index ${last} first.`,
  'replacement.unsignalled': ({ txid }) =>
    `${txid} does not say that it may be replaced: nodes before Bitcoin Core 28 keep it.`,
  'balances.malformed': {
    'only-amounts': {
      sentence: 'A balance statement that is signed says more than amounts.',
      hint: 'Add number, height, block and coins.',
    },
  },
  'policy.rule-without-exception': {
    excepted: {
      sentence: ({ name }) => `The policy ${name} allows no exception from that rule.`,
      hint: ({ rules }) => `It allows exceptions from: ${rules.length === 0 ? 'no rule' : rules.join(', ')}.`,
    },
  },
  'policy.test-failed': {
    sentence: ({ failed, first }) => `${failed} of the policy’s tests failed, the first of them: ${first}.`,
    hint: 'Either the policy does not say what was meant, or the test does not.',
  },
  'policy.looser': {
    sentence: ({ places }) => `The new version loosens the old one, or may: ${places.join(', ')}.`,
    hint: 'Have those who may change the policy look at it; without --fail-on-looser the command only tells.',
  },
  'statement.unknown': 'This is neither a balance statement, nor labels, nor a snapshot.',
  'file.not-proposal': ({ file }) => `${file} is no proposal.`,
  'log.corrected-already': 'This log has that correction already.',
  'log.nothing-to-correct': {
    'no-entry': {
      sentence: 'The log has no such entry.',
      hint: 'Name it by its hash: the one that the entry behind it names as previous, or the head that ringi log verify prints.',
    },
    several: {
      sentence: 'Several logs in this file have an entry of that number.',
      hint: 'Name it by its hash: the one that the entry behind it names as previous, or the head that ringi log verify prints.',
    },
    'not-less': {
      sentence: 'The entry does not say more than that.',
      hint: 'A correction takes back a time or a height that is too far; nothing else.',
    },
  },
  'qr.not-found': { file: ({ file }) => `No code could be read in ${file}.` },
}
