import type { Sentences } from '../../speaker.js'

const NO_POLICY = ({ name }: { name: string }) => `No policy is in force for ${name} on this machine.`

export const appPolicy: Sentences<'app/policy'> = {
  'usage.invalid': {
    'report-on-stdout': ({ kind }) => `Standard output is for --format ${kind}.`,
    'policy-at-the-time': {
      sentence: 'Whether a policy held at the time, only --history and --proposal can tell.',
      hint: 'Give the logs of the machines that signed, and the proposal that was signed.',
    },
    'one-voucher': 'One voucher is for an address or for a statement, not for both.',
    'nothing-to-check': {
      sentence: 'There is nothing to check: neither proposals nor approvals.',
      hint: 'Name proposals or a folder of them, or give the policy’s approvals with --approval.',
    },
    'which-policy': 'Say which policy: a file, or --vault for the one in force.',
  },
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
  'confirm.mismatch': {
    policy: 'That is not the policy’s name and version; nothing was approved.',
  },
  'file.missing': {
    'nothing-checked': {
      sentence: ({ names }) => `There is no proposal in ${names.join(', ')}: nothing was checked.`,
      hint: 'Where that is as it should be, say --allow-empty.',
    },
  },
  'file.not-regular': {
    link: {
      sentence: ({ file }) => `${file} is a symbolic link: what it leads to can be another file each time.`,
      hint: 'Put the file itself in its place.',
    },
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
}
