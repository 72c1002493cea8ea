import type { CommandRow } from './command.js'
import type { CommandName } from './schemas/index.js'

/** A row of each command: what it gives is what its schema says. */
type CommandRows = readonly { [N in CommandName]: CommandRow<N> }[CommandName][]

const ROWS: CommandRows = [
  {
    name: 'key generate',
    summary: 'make a new key from dice and system randomness',
    load: () => import('./commands/key-generate.js'),
  },
  {
    name: 'key restore',
    summary: 'bring a key back from its words',
    load: () => import('./commands/key-restore.js'),
  },
  {
    name: 'key verify',
    summary: 'check that the words on paper are those of a key',
    load: () => import('./commands/key-verify.js'),
  },
  {
    name: 'key backup',
    summary: 'split a key into shares to write down',
    load: () => import('./commands/key-backup.js'),
  },
  {
    name: 'key xpub',
    summary: 'write the cosigner file for whoever creates the vault',
    load: () => import('./commands/key-xpub.js'),
  },
  { name: 'key list', summary: 'list the keys in this home', load: () => import('./commands/key-list.js') },
  {
    name: 'key entropy',
    summary: 'recompute the entropy of words from its parts',
    load: () => import('./commands/key-entropy.js'),
  },
  {
    name: 'vault create',
    summary: 'put cosigner files together to an M-of-N vault',
    load: () => import('./commands/vault-create.js'),
  },
  {
    name: 'vault register',
    summary: 'check a vault file and pin it on this machine',
    load: () => import('./commands/vault-register.js'),
  },
  { name: 'vault show', summary: 'show a vault', load: () => import('./commands/vault-show.js') },
  {
    name: 'vault list',
    summary: 'list the registered vaults',
    load: () => import('./commands/vault-list.js'),
  },
  {
    name: 'vault address',
    summary: 'derive addresses of a vault',
    load: () => import('./commands/vault-address.js'),
  },
  {
    name: 'vault convert',
    summary: 'NEM: sign what makes an account a vault, with the account’s own key',
    load: () => import('./commands/vault-convert.js'),
  },
  {
    name: 'vault confirm',
    summary: 'NEM: compare a vault with what a node says of its account',
    load: () => import('./commands/vault-confirm.js'),
  },
  {
    name: 'vault find',
    summary: 'say whether an address is a vault’s, and where',
    load: () => import('./commands/vault-find.js'),
  },
  {
    name: 'vault export',
    summary: 'print a vault for another program',
    load: () => import('./commands/vault-export.js'),
  },
  {
    name: 'vault import',
    summary: 'make a vault file from another program’s descriptor',
    load: () => import('./commands/vault-import.js'),
  },
  {
    name: 'policy init',
    summary: 'write a policy to start from',
    load: () => import('./commands/policy-init.js'),
  },
  {
    name: 'policy lint',
    summary: 'check a policy file, and say what it leaves open',
    load: () => import('./commands/policy-lint.js'),
  },
  { name: 'policy show', summary: 'show a policy in words', load: () => import('./commands/policy-show.js') },
  {
    name: 'policy diff',
    summary: 'say what another version loosens and tightens',
    load: () => import('./commands/policy-diff.js'),
  },
  {
    name: 'policy check',
    summary: 'check proposals against a policy, for CI',
    load: () => import('./commands/policy-check.js'),
  },
  {
    name: 'policy test',
    summary: 'run the tests of a policy',
    load: () => import('./commands/policy-test.js'),
  },
  {
    name: 'policy approve',
    summary: 'approve a policy with a cosigner’s key',
    load: () => import('./commands/policy-approve.js'),
  },
  {
    name: 'policy revoke',
    summary: 'take the approval of a policy back',
    load: () => import('./commands/policy-revoke.js'),
  },
  {
    name: 'policy activate',
    summary: 'put a policy in force that enough cosigners approved',
    load: () => import('./commands/policy-activate.js'),
  },
  {
    name: 'policy except',
    summary: 'approve that one proposal passes one rule',
    load: () => import('./commands/policy-except.js'),
  },
  {
    name: 'policy vouch',
    summary: 'vouch for a destination with a key that a policy names',
    load: () => import('./commands/policy-vouch.js'),
  },
  { name: 'propose', summary: 'propose a payment as a PSBT', load: () => import('./commands/propose.js') },
  {
    name: 'review',
    summary: 'show what a proposal does, and check it',
    load: () => import('./commands/review.js'),
  },
  { name: 'sign', summary: 'review a proposal and sign it', load: () => import('./commands/sign.js') },
  {
    name: 'consent',
    summary: 'review a proposal and agree to it without a signature that could spend',
    load: () => import('./commands/consent.js'),
  },
  { name: 'combine', summary: 'put signatures together', load: () => import('./commands/combine.js') },
  {
    name: 'finalize',
    summary: 'make the transaction that anyone may broadcast',
    load: () => import('./commands/finalize.js'),
  },
  {
    name: 'verify',
    summary: 'say whose signatures a finished transaction carries',
    load: () => import('./commands/verify.js'),
  },
  {
    name: 'log show',
    summary: 'show what this machine has done',
    load: () => import('./commands/log-show.js'),
  },
  {
    name: 'log verify',
    summary: 'check that nothing in a log was changed, moved or cut off',
    load: () => import('./commands/log-verify.js'),
  },
  {
    name: 'log checkpoint',
    summary: 'sign how far the log has come, for others to keep',
    load: () => import('./commands/log-checkpoint.js'),
  },
  {
    name: 'home seal',
    summary: 'compare all that the home holds, and seal it under a key',
    load: () => import('./commands/home-seal.js'),
  },
  {
    name: 'log merge',
    summary: 'join the logs of several machines, and find contradictions',
    load: () => import('./commands/log-merge.js'),
  },
  {
    name: 'log correct',
    summary: 'say, as M cosigners, what an entry of a log should have said of time or height',
    load: () => import('./commands/log-correct.js'),
  },
  {
    name: 'convert',
    summary: 'turn a PSBT into version 0 or 2',
    load: () => import('./commands/convert.js'),
  },
  {
    name: 'inspect',
    summary: 'show every field of any PSBT, believing none',
    load: () => import('./commands/inspect.js'),
  },
  {
    name: 'qr show',
    summary: 'show a file as QR codes, or write them as pictures',
    load: () => import('./commands/qr-show.js'),
  },
  {
    name: 'qr read',
    summary: 'read a file from QR codes: pictures, or what a camera program prints',
    load: () => import('./commands/qr-read.js'),
  },
  {
    name: 'explain',
    summary: 'say what a code means and what to do',
    load: () => import('./commands/explain.js'),
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of what a command prints, or of a file',
    load: () => import('./commands/schema.js'),
  },
  {
    name: 'doctor',
    summary: 'check the surroundings that a key is used in',
    load: () => import('./commands/doctor.js'),
  },
  {
    name: 'demo',
    summary: 'run a whole 2-of-3 ceremony on regtest',
    load: () => import('./commands/demo.js'),
  },
]

/** One row a command. Its file is loaded when it is run, and no other. */
export const COMMANDS: readonly CommandRow[] = ROWS
