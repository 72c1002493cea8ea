import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import type { Code } from '../../src/base/codes.js'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import { fundTeam, makeKey, makeTeam, Office, payee, spend, type Team, VAULT } from '../support/ceremony.js'
import type { Surroundings, Way } from '../support/program.js'

/** 120 throws of an honest die. */
export const DICE = Array.from({ length: 4 }, (_, i) => createHash('sha256').update(`die ${i}`).digest())
  .flatMap(digest => [...digest])
  .filter(byte => byte < 252)
  .slice(0, 120)
  .map(byte => (byte % 6) + 1)
  .join('')

/** A 2-of-3 team that has made a payment once, and files that are wrong in many ways. */
export interface Scene extends Team {
  /** The digest of the proposal. */
  readonly digest: string
  /** The home of the first officer, who signed and made the transaction. */
  readonly home: string
  /** The digest of policy.yaml, which two officers have approved. */
  readonly policy: string
}

export async function makeScene(way: Way): Promise<Scene> {
  const office = new Office(way)
  const team = await makeTeam(office, { required: 2, of: 3 })
  await fundTeam(team, [100_000_000, 50_000_000])
  const options = ['--to', `${payee('regtest')}=0.2btc`, '--fee-rate', '5', '--memo', 'roof']
  const { proposal } = await spend(team, { options })
  await makeKey(office, 'stranger', 'homes/stranger')
  await makeKey(office, 'real', 'homes/real', { network: 'mainnet' })
  await office.ok(
    `vault create --name other --threshold 1 --cosigner stranger.cosigner.json --script-type p2wsh --network regtest`,
  )
  office.write('garbage.psbt', 'no PSBT at all')
  office.write('broken.json', '{"ringi":1}')
  office.write('dice.txt', DICE)
  office.write('few-dice.txt', '123456')
  office.write('wrong-password.txt', 'battery horse\n')
  office.write('short-password.txt', 'short\n')
  office.write('exposed.txt', 'correct horse battery staple\n', 0o644)
  office.write('descriptor.txt', `${team.vault.descriptor}\n`)
  office.write('wrong-sum.txt', `${team.vault.descriptor.slice(0, -1)}!\n`)
  office.write('core.json', '{"descriptors": 7}')
  office.write('payouts.csv', `address,amount,label\n${payee('regtest')},0.1,no unit\n`)
  breakHex(office)
  const policy = await writePolicies(team)
  return { ...team, digest: proposal.digest, home: team.homeOf('officer-1'), policy }
}

/** A policy that allows what the team does, one that does not, a test, and a typing error. */
async function writePolicies({ office, vault, homeOf }: Team): Promise<string> {
  const head = `ringi: 1\nkind: policy\nname: spending\nnetwork: regtest\nvault: ${vault.digest}\nversion: 1\nprevious: none\n`
  const exceptions = 'exceptions: { any: 2, rules: [op-return] }\n'
  office.write('policy.yaml', `${head}${exceptions}rules:\n  op-return: { max: 0 }\n`)
  office.write('denying.yaml', `${head}rules:\n  reference: { required: yes }\n`)
  office.write('typo.yaml', `${head}rules:\n  opreturn: { max: 0 }\n`)
  const suite = `ringi: 1\nkind: policy-test\npolicy: policy.yaml\nvault: ${VAULT}.vault.json\n`
  const payments = `payments: [{ to: ${payee('regtest')}, amount: 1btc }]`
  office.write('suite.yaml', `${suite}cases:\n  - { name: a, data: x, ${payments}, refused: [op-return] }\n`)
  office.write('failing.yaml', `${suite}cases:\n  - { name: a, ${payments}, refused: [op-return] }\n`)
  const { digest } = await office.ok('policy show policy.yaml')
  for (const officer of ['officer-1', 'officer-2']) {
    await office.ok(
      `policy approve policy.yaml --key ${officer} --home ${homeOf(officer)} --vault ${VAULT} --approve ${digest} --password-file password.txt --out approved-${officer}.json`,
    )
  }
  return digest
}

// The finished transaction with a byte of its first signature changed.
function breakHex(office: Office): void {
  const hex = readFileSync(office.path('payout.tx'), 'utf8')
  const at = hex.indexOf('3044') + 20
  writeFileSync(
    office.path('forged.tx'),
    hex.slice(0, at) + (hex[at] === '0' ? '1' : '0') + hex.slice(at + 1),
  )
  appendFileSync(office.path('forged.tx'), '')
}

/** A command line with what it should come to. */
export interface Row {
  readonly command: string
  /** What stands behind the command; `HOME`, `DIGEST` and `POLICY` are put in. */
  readonly line: string
  /** Of a refusal. */
  readonly code?: Code
  readonly around?: Surroundings
}

const FEE = '--fee-rate 5'
const COINS = '--utxos listunspent.json --prevtxs prevtxs.hex'
const TO = `--to ${payee('regtest')}=0.2btc`
const KEY = '--network regtest --work-factor 1 --password-file password.txt'
const SIGN = `--vault ${VAULT} --password-file password.txt --approve DIGEST`

/** One command line or more of every command that goes well. They write into the office. */
export const GOOD: readonly Row[] = [
  {
    command: 'key generate',
    line: `--name dicey ${KEY} --dice dice.txt --words-out dicey.txt --language ja`,
  },
  {
    command: 'key generate',
    line: `--name pure ${KEY} --dice - --dice-only --words 12 --words-out pure.txt --entropy-out entropy.json`,
    around: { stdin: DICE },
  },
  {
    command: 'key generate',
    line: `--name split ${KEY} --no-dice --backup slip39`,
  },
  { command: 'key restore', line: `--name again ${KEY} --words-file officer-1.words.txt --home homes/again` },
  { command: 'key verify', line: '--name officer-1 --words-file officer-1.words.txt --home HOME' },
  {
    command: 'key backup',
    line: '--name officer-1 --codex32 2of3 --shares-out shares --password-file password.txt --home HOME',
  },
  { command: 'key xpub', line: '--name officer-1 --script-type p2sh --home HOME' },
  { command: 'key xpub', line: '--name officer-1 --script-type p2wsh --format bsms --home HOME' },
  {
    command: 'key xpub',
    line: '--name officer-1 --script-type p2sh-p2wsh --account 3 --password-file password.txt --home HOME',
  },
  { command: 'key list', line: '--home HOME' },
  { command: 'key list', line: '--wait 1' },
  { command: 'key entropy', line: `--dice dice.txt --system ${'0123456789abcdef'.repeat(4)}` },
  { command: 'key entropy', line: '--dice dice.txt --words 12' },
  {
    command: 'vault create',
    line: '--name solo --threshold 1 --cosigner officer-1.cosigner.json --script-type p2wsh --network regtest',
  },
  { command: 'vault register', line: 'treasury.vault.json --watch-only --yes --home homes/watch' },
  { command: 'vault show', line: `${VAULT} --home HOME` },
  { command: 'vault show', line: 'treasury.vault.json' },
  { command: 'vault list', line: '--home HOME' },
  { command: 'vault list', line: '--wait 1' },
  { command: 'vault address', line: `${VAULT} --index 30 --count 3 --change --home HOME` },
  { command: 'vault export', line: `${VAULT} --format core --home HOME` },
  { command: 'vault export', line: `${VAULT} --format vault --out exported.json --home HOME` },
  { command: 'vault export', line: `${VAULT} --format descriptor --home HOME` },
  ...['bsms', 'nunchuk', 'bip388', 'sparrow', 'specter', 'caravan', 'coldcard', 'electrum'].map(format => ({
    command: 'vault export',
    line: `${VAULT} --format ${format} --out exported.${format} --home HOME`,
  })),
  { command: 'vault import', line: 'descriptor.txt --name copy --network regtest --cosigner-name akira' },
  { command: 'vault import', line: 'exported.json --name copied' },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} ${TO} ${FEE} --home HOME --psbt-version 2 --reference R-1`,
  },
  { command: 'review', line: `payout.psbt --vault ${VAULT} --home HOME` },
  { command: 'review', line: `payout.signed-officer-1.psbt --vault treasury.vault.json` },
  { command: 'review', line: `payout.psbt --vault ${VAULT} --home HOME --html sheet.html --svg sheet.svg` },
  { command: 'sign', line: `payout.psbt --key officer-3 ${SIGN} --home homes/officer-3 --base64` },
  {
    command: 'combine',
    line: `payout.signed-officer-1.psbt payout.psbt --vault ${VAULT} --home HOME --out half.psbt`,
  },
  { command: 'finalize', line: `payout.combined.psbt --vault ${VAULT} --home HOME --out -` },
  { command: 'verify', line: `payout.tx --vault ${VAULT} --home HOME --prevtxs prevtxs.hex` },
  { command: 'verify', line: `payout.tx --vault ${VAULT} --home HOME --proposal payout.psbt` },
  { command: 'log show', line: '--home HOME' },
  {
    command: 'log show',
    line: `--event signed --vault ${VAULT} --since 2020 --until 2999-12-31 --home HOME`,
  },
  { command: 'log show', line: '--csv' },
  { command: 'log verify', line: '--home HOME' },
  { command: 'log verify', line: 'homes/officer-1/log.jsonl' },
  {
    command: 'home seal',
    line: '--key officer-1 --password-file password.txt --home HOME --yes',
  },
  {
    command: 'log checkpoint',
    line: `--key officer-1 --vault ${VAULT} --password-file password.txt --home HOME --out checkpoint.json`,
  },
  {
    command: 'log verify',
    line: `homes/officer-1/log.jsonl --checkpoint checkpoint.json --vault ${VAULT}.vault.json`,
  },
  { command: 'log merge', line: 'homes/officer-1/log.jsonl homes/officer-2/log.jsonl' },
  {
    command: 'log correct',
    line: `homes/officer-1/log.jsonl --entry 2 --end --key officer-2 --vault ${VAULT} --home homes/officer-2 --password-file password.txt --yes --out correction.json`,
  },
  { command: 'log verify', line: 'merged.log.jsonl' },
  { command: 'convert', line: 'payout.psbt --psbt-version 2' },
  { command: 'inspect', line: 'payout.combined.psbt' },
  { command: 'qr show', line: 'payout.psbt --png codes' },
  { command: 'qr show', line: `payout.psbt --slim --vault ${VAULT} --home HOME --format ur --gif codes.gif` },
  { command: 'qr show', line: 'treasury.vault.json --density low' },
  { command: 'qr read', line: '--yes codes --out read.psbt' },
  { command: 'qr read', line: '--yes codes.gif --out slim.psbt' },
  { command: 'explain', line: 'change.not-derived' },
  { command: 'explain', line: `payout.psbt --vault ${VAULT} --key officer-1 --home HOME` },
  { command: 'schema', line: 'key generate' },
  { command: 'demo', line: '--dir demo' },
  { command: 'policy init', line: `--vault ${VAULT}.vault.json --template family` },
  { command: 'policy lint', line: `policy.yaml --vault ${VAULT} --home HOME` },
  { command: 'policy show', line: 'policy.yaml' },
  { command: 'policy diff', line: 'policy.yaml denying.yaml' },
  { command: 'policy diff', line: 'policy.yaml policy.yaml --fail-on-looser' },
  { command: 'policy check', line: `payout.psbt --vault ${VAULT}.vault.json --policy policy.yaml` },
  { command: 'policy test', line: 'suite.yaml' },
  {
    command: 'policy approve',
    line: `policy.yaml --key officer-1 --home HOME --vault ${VAULT} --approve POLICY --password-file password.txt`,
  },
  {
    command: 'policy activate',
    line: `policy.yaml --home HOME --vault ${VAULT} --yes --approval approved-officer-1.json --approval approved-officer-2.json`,
  },
  {
    command: 'policy except',
    line: `payout.psbt --rule op-return --reason why --key officer-1 --home HOME ${SIGN}`,
  },
  { command: 'consent', line: `payout.psbt --key officer-1 --home HOME ${SIGN} --policy policy.yaml` },
  { command: 'policy vouch', line: `--key officer-1 --home HOME --vault ${VAULT}` },
  {
    command: 'policy revoke',
    line: `policy.yaml --key officer-2 --home homes/officer-2 --vault ${VAULT} --approve POLICY --password-file password.txt`,
  },
]

/** Command lines that are refused: at least one for every command, and for every exit status of the contract. */
export const BAD: readonly Row[] = [
  { command: 'key generate', line: '--name x --network moon --no-dice', code: 'network.unknown' },
  { command: 'key generate', line: `--name x ${KEY} --words 13`, code: 'usage.invalid' },
  { command: 'key generate', line: `--name ../x ${KEY}`, code: 'name.malformed' },
  {
    command: 'key generate',
    line: `--name x ${KEY} --no-dice --dice-only --words-out w.txt`,
    code: 'usage.invalid',
  },
  {
    command: 'key generate',
    line: `--name x ${KEY} --dice few-dice.txt --words-out w.txt`,
    code: 'dice.too-few',
  },
  {
    command: 'key generate',
    line: `--name x ${KEY} --dice garbage.psbt --words-out w.txt`,
    code: 'dice.malformed',
  },
  { command: 'key generate', line: `--name x ${KEY} --no-dice`, code: 'confirm.needed' },
  { command: 'key generate', line: `--name x ${KEY} --words-out w.txt`, code: 'confirm.needed' },
  {
    command: 'key generate',
    line: `--name officer-1 ${KEY} --no-dice --words-out w.txt --home HOME`,
    code: 'key.exists',
  },
  {
    command: 'key generate',
    line: '--name x --network mainnet --no-dice --words-out w.txt --password-file password.txt --allow-online',
    code: 'usage.invalid',
  },
  { command: 'key restore', line: `--name x ${KEY} --words-file payouts.csv`, code: 'mnemonic.malformed' },
  {
    command: 'key restore',
    line: '--name x --network mainnet --words-file officer-1.words.txt --password-file short-password.txt --allow-online',
    code: 'password.too-short',
  },
  { command: 'key restore', line: `--name x ${KEY} --words-file exposed.txt`, code: 'secret-file.readable' },
  {
    command: 'key verify',
    line: '--name officer-1 --words-file stranger.words.txt --home HOME',
    code: 'mnemonic.mismatch',
  },
  {
    command: 'key backup',
    line: '--name officer-1 --slip39 2of3 --shares-out unmade --password-file password.txt --home HOME',
    code: 'key.has-words',
  },
  {
    command: 'key backup',
    line: '--name officer-1 --codex32 3of2 --shares-out unmade --password-file password.txt --home HOME',
    code: 'shares.split',
  },
  { command: 'key backup', line: '--name officer-1 --codex32 2of3 --home HOME', code: 'confirm.needed' },
  { command: 'key backup', line: '--name officer-1 --home HOME', code: 'usage.invalid' },
  { command: 'key list', line: '--home homes/none', code: 'home.missing' },
  {
    command: 'key verify',
    line: '--name nobody --words-file stranger.words.txt --home HOME',
    code: 'key.unknown',
  },
  { command: 'key verify', line: '--name officer-1 --home HOME', code: 'confirm.needed' },
  {
    command: 'key xpub',
    line: '--name officer-1 --script-type p2tr --home HOME',
    code: 'script-type.unknown',
  },
  {
    command: 'key xpub',
    line: '--name officer-1 --script-type p2wsh --account 1 --password-file wrong-password.txt --home HOME',
    code: 'key.wrong-password',
  },
  {
    command: 'key xpub',
    line: '--name officer-1 --script-type p2wsh --out officer-1.cosigner.json --home HOME',
    code: 'file.exists',
  },
  { command: 'key list', line: '--verbose', code: 'usage.unknown-option' },
  { command: 'key entropy', line: '--dice few-dice.txt', code: 'dice.too-few' },
  { command: 'key entropy', line: '--dice dice.txt --system 00ff', code: 'entropy.weak' },
  { command: 'key entropy', line: '--dice dice.txt --system xyz', code: 'usage.invalid' },
  {
    command: 'vault create',
    line: '--name v --threshold 2 --cosigner officer-1.cosigner.json --script-type p2wsh --network regtest',
    code: 'vault.threshold',
  },
  {
    command: 'vault create',
    line: '--name v --threshold 1 --cosigner officer-1.cosigner.json --script-type p2wsh --network mainnet',
    code: 'vault.network',
  },
  {
    command: 'vault create',
    line: '--name v --threshold 1 --cosigner officer-1.cosigner.json --script-type p2sh --network regtest',
    code: 'vault.script-type',
  },
  {
    command: 'vault create',
    line: '--name v --threshold 1 --cosigner broken.json --script-type p2wsh --network regtest',
    code: 'cosigner.malformed',
  },
  {
    command: 'vault create',
    line: '--name v --threshold 1 --cosigner nowhere.json --script-type p2wsh --network regtest',
    code: 'file.missing',
  },
  { command: 'vault register', line: 'other.vault.json --home HOME', code: 'key.not-in-vault' },
  {
    command: 'vault register',
    line: 'treasury.vault.json --home HOME --yes',
    code: 'vault.already-registered',
  },
  {
    command: 'vault register',
    line: `treasury.vault.json --home homes/w --watch-only --digest ${'00'.repeat(32)}`,
    code: 'vault.digest',
  },
  {
    command: 'vault register',
    line: 'treasury.vault.json --home homes/w --watch-only',
    code: 'confirm.needed',
  },
  { command: 'vault register', line: 'broken.json --home HOME', code: 'vault.malformed' },
  { command: 'vault show', line: 'nothing --home HOME', code: 'vault.not-registered' },
  {
    command: 'vault convert',
    line: 'treasury.vault.json --key officer-1 --opens 2026-12-01T09:00:00Z --closes 2026-12-02T09:00:00Z --home HOME',
    code: 'vault.no-account',
  },
  {
    command: 'vault confirm',
    line: 'treasury.vault.json --snapshot core.json --home HOME',
    code: 'vault.no-account',
  },
  { command: 'vault list', line: 'too many', code: 'usage.invalid' },
  { command: 'vault address', line: `${VAULT} --count 0 --home HOME`, code: 'usage.invalid' },
  {
    command: 'vault address',
    line: `${VAULT} --index 2147483647 --count 2 --home HOME`,
    code: 'vault.index-range',
  },
  {
    command: 'vault find',
    line: `${VAULT} ${payee('regtest')} --home HOME --limit 3`,
    code: 'vault.address-not-found',
  },
  { command: 'vault find', line: `${VAULT} ${payee('mainnet')} --home HOME`, code: 'address.other-network' },
  { command: 'vault find', line: `${VAULT} elsewhere --home HOME`, code: 'address.malformed' },
  { command: 'vault export', line: `${VAULT} --format word --home HOME`, code: 'usage.invalid' },
  { command: 'vault import', line: 'wrong-sum.txt --name v --network regtest', code: 'descriptor.checksum' },
  { command: 'vault import', line: 'core.json --name v --network regtest', code: 'vault.malformed' },
  { command: 'vault import', line: 'descriptor.txt --name v', code: 'usage.invalid' },
  { command: 'vault import', line: 'treasury.vault.json --name v --network signet', code: 'vault.network' },
  { command: 'vault import', line: 'password.txt --name v --network moon', code: 'network.unknown' },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} --to ${payee('regtest')}=0.2 ${FEE} --home HOME`,
    code: 'amount.unit-missing',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} --payouts payouts.csv ${FEE} --home HOME`,
    code: 'payouts.malformed',
  },
  { command: 'propose', line: `--vault ${VAULT} ${COINS} ${TO} --home HOME`, code: 'usage.invalid' },
  { command: 'propose', line: `--vault ${VAULT} ${COINS} ${FEE} --home HOME`, code: 'usage.invalid' },
  { command: 'propose', line: `--vault ${VAULT} ${TO} ${FEE} --home HOME`, code: 'usage.invalid' },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} ${TO} --fee 500 --home HOME`,
    code: 'amount.unit-missing',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} --utxos listunspent.json ${TO} ${FEE} --home HOME`,
    code: 'utxo.prevtx-missing',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} --utxos listunspent.json --prevtxs homes/none ${TO} ${FEE} --home HOME`,
    code: 'file.missing',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} --to ${payee('regtest')}=2btc ${FEE} --home HOME`,
    code: 'coins.insufficient',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} --to ${payee('mainnet')}=1btc ${FEE} --home HOME`,
    code: 'address.other-network',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} --to ${payee('regtest')}=100sat ${FEE} --home HOME`,
    code: 'output.dust',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} ${TO} --fee 0.6btc --home HOME`,
    code: 'fee.absurd',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} ${TO} ${FEE} --coin ab:0 --home HOME`,
    code: 'usage.invalid',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} ${COINS} ${TO} ${FEE} --coin ${'ab'.repeat(32)}:0 --coin ${'ab'.repeat(32)}:0 --home HOME`,
    code: 'usage.invalid',
  },
  { command: 'review', line: 'payout.psbt --vault other.vault.json', code: 'input.not-ours' },
  { command: 'review', line: `garbage.psbt --vault ${VAULT} --home HOME`, code: 'psbt.magic' },
  {
    command: 'review',
    line: `- --vault ${VAULT} --home HOME`,
    code: 'psbt.truncated',
    around: { stdin: 'cHNidP8=' },
  },
  {
    command: 'sign',
    line: `payout.psbt --key officer-1 --vault ${VAULT} --password-file password.txt --home HOME --approve ${'11'.repeat(32)} --out s.psbt`,
    code: 'proposal.digest-mismatch',
  },
  { command: 'sign', line: `payout.psbt --key officer-1 ${SIGN} --home HOME`, code: 'file.exists' },
  {
    command: 'sign',
    line: `payout.combined.psbt --key officer-1 ${SIGN} --home HOME --out s.psbt`,
    code: 'signature.nothing-to-sign',
  },
  {
    command: 'sign',
    line: `payout.psbt --key officer-1 --vault ${VAULT} --password-file password.txt --home HOME --out s.psbt --yes`,
    code: 'confirm.needed',
  },
  {
    command: 'sign',
    line: `payout.psbt --key officer-1 --vault ${VAULT} --approve DIGEST --home HOME --out s.psbt`,
    code: 'confirm.needed',
  },
  {
    command: 'sign',
    line: `payout.psbt --key officer-1 --vault ${VAULT} --approve DIGEST --password-file wrong-password.txt --home HOME --out s.psbt`,
    code: 'key.wrong-password',
  },
  {
    command: 'sign',
    line: `payout.psbt --key officer-1 --vault ${VAULT} --approve DIGEST --password-file exposed.txt --home HOME --out s.psbt`,
    code: 'secret-file.readable',
  },
  {
    command: 'sign',
    line: `payout.psbt --key officer-1 --vault ${VAULT} --approve DIGEST --password-file homes --home HOME --out s.psbt`,
    code: 'file.not-regular',
  },
  {
    command: 'sign',
    line: `payout.psbt --key officer-1 --vault treasury.vault.json --password-file password.txt --approve DIGEST --home homes/stranger`,
    code: 'key.unknown',
  },
  {
    command: 'sign',
    line: `payout.psbt --key officer-1 --vault treasury.vault.json --password-file password.txt --approve DIGEST --home HOME --out s.psbt`,
    code: 'vault.not-registered',
  },
  {
    command: 'combine',
    line: `payout.signed-officer-1.psbt payout.psbt --vault ${VAULT} --home HOME --require-complete --out c.psbt`,
    code: 'signature.incomplete',
  },
  {
    command: 'propose',
    line: `--vault ${VAULT} --utxos - --prevtxs - ${TO} ${FEE} --home HOME`,
    code: 'usage.invalid',
    around: { stdin: '[]' },
  },
  {
    command: 'finalize',
    line: `payout.psbt --vault ${VAULT} --home HOME --out f.tx`,
    code: 'signature.incomplete',
  },
  {
    command: 'finalize',
    line: `payout.combined.psbt --vault ${VAULT} --home HOME --out nowhere/f.tx`,
    code: 'file.unwritable',
  },
  { command: 'verify', line: `payout.tx --vault ${VAULT} --home HOME`, code: 'utxo.prevtx-missing' },
  {
    command: 'verify',
    line: `forged.tx --vault ${VAULT} --home HOME --proposal payout.psbt`,
    code: 'transaction.not-signed',
  },
  { command: 'verify', line: `garbage.psbt --vault ${VAULT} --home HOME`, code: 'transaction.malformed' },
  { command: 'log show', line: 'garbage.psbt', code: 'log.malformed' },
  { command: 'log verify', line: 'nowhere.jsonl', code: 'file.missing' },
  {
    command: 'log verify',
    line: `homes/officer-1/log.jsonl --head ${'ab'.repeat(32)}`,
    code: 'log.truncated',
  },
  {
    command: 'home seal',
    line: '--key nobody --password-file password.txt --home HOME --yes',
    code: 'key.unknown',
  },
  {
    command: 'log checkpoint',
    line: `--key nobody --vault ${VAULT} --password-file password.txt --home HOME --out c.json`,
    code: 'key.unknown',
  },
  {
    command: 'log correct',
    line: `--correction correction.json --vault ${VAULT} --home HOME --yes`,
    code: 'approval.incomplete',
  },
  {
    command: 'log merge',
    line: 'payout.tx homes/officer-1/log.jsonl --out both.jsonl',
    code: 'log.malformed',
  },
  { command: 'convert', line: 'payout.psbt --psbt-version 1', code: 'usage.invalid' },
  { command: 'convert', line: 'homes --psbt-version 2', code: 'file.not-regular' },
  { command: 'inspect', line: 'garbage.psbt', code: 'psbt.magic' },
  { command: 'inspect', line: 'payout.psbt --lang fr', code: 'usage.invalid' },
  { command: 'qr show', line: 'payout.psbt --slim', code: 'usage.invalid' },
  { command: 'qr show', line: 'payout.psbt --png homes', code: 'file.exists' },
  {
    command: 'qr read',
    line: '- --out read.txt',
    code: 'qr.incomplete',
    around: { stdin: 'B$2U0200ABCDEFGH\n' },
  },
  { command: 'qr read', line: 'payout.psbt', code: 'file.malformed' },
  { command: 'explain', line: 'change.not-derive', code: 'usage.unknown-code' },
  { command: 'explain', line: `payout.psbt --vault ${VAULT} --key nobody --home HOME`, code: 'key.unknown' },
  { command: 'schema', line: 'key generated', code: 'usage.unknown-command' },
  { command: 'doctor', line: '--fast', code: 'usage.unknown-option' },
  { command: 'demo', line: '--dir demo', code: 'file.exists' },
  { command: 'policy init', line: `--vault ${VAULT}.vault.json --template bank`, code: 'usage.invalid' },
  { command: 'policy lint', line: 'typo.yaml', code: 'policy.malformed' },
  { command: 'policy lint', line: 'policy.yaml --vault other.vault.json', code: 'policy.other-vault' },
  { command: 'policy show', line: `--vault ${VAULT} --home homes/officer-3`, code: 'policy.not-in-force' },
  { command: 'policy diff', line: 'policy.yaml nowhere.yaml', code: 'file.missing' },
  { command: 'policy diff', line: 'denying.yaml policy.yaml --fail-on-looser', code: 'policy.looser' },
  {
    command: 'policy check',
    line: `payout.psbt --vault ${VAULT}.vault.json --policy denying.yaml`,
    code: 'rule.reference',
  },
  { command: 'policy test', line: 'failing.yaml', code: 'policy.test-failed' },
  {
    command: 'policy approve',
    line: `policy.yaml --key officer-3 --home homes/officer-3 ${SIGN}`,
    code: 'policy.digest-mismatch',
  },
  {
    command: 'policy revoke',
    line: `policy.yaml --key officer-2 --home homes/officer-2 ${SIGN}`,
    code: 'policy.digest-mismatch',
  },
  {
    command: 'policy activate',
    line: `policy.yaml --home homes/officer-3 --vault ${VAULT} --yes --approval approved-officer-1.json`,
    code: 'approval.incomplete',
  },
  {
    command: 'policy except',
    line: `payout.psbt --rule dust --reason why --key officer-2 --home homes/officer-2 ${SIGN} --policy policy.yaml`,
    code: 'policy.rule-without-exception',
  },
  {
    command: 'consent',
    line: `payout.psbt --key officer-2 --home homes/officer-2 ${SIGN}`,
    code: 'policy.not-in-force',
  },
  {
    command: 'policy vouch',
    line: `bcrt1qnowhere --key officer-1 --home HOME --vault ${VAULT} --password-file password.txt --yes`,
    code: 'address.malformed',
  },
]

/** The words of a row, with the scene's home and digest. */
export function wordsOf({ command, line }: Row, { home, digest, policy }: Scene): string[] {
  return `${command} ${line}`
    .split(' ')
    .map(word => ({ HOME: home, DIGEST: digest, POLICY: policy })[word] ?? word)
}

const firstOf = (rows: readonly Row[], what: (row: Row) => unknown) =>
  rows.filter((row, i) => rows.findIndex(one => what(one) === what(row)) === i)

/** Of each command what goes well first, and of each exit status what first ends with it. */
export const SAMPLE: readonly Row[] = [
  ...firstOf(GOOD, ({ command }) => command),
  ...firstOf(BAD, ({ code }) => code && EXIT_STATUS[code]),
]
