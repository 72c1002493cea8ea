import { join } from 'node:path'
import type { BatchReport } from '../../app/batch/report.js'
import type { ReviewedBatch } from '../../app/batch/review.js'
import { generateKey } from '../../app/keys/generate-key.js'
import { handOutKey } from '../../app/keys/hand-out-key.js'
import { NO_EVIDENCE } from '../../app/policy/evidence.js'
import { combineProposals } from '../../app/proposals/combine.js'
import { type FinalizedFile, finalizeProposals } from '../../app/proposals/finalize.js'
import { proposePayment } from '../../app/proposals/propose.js'
import { reviewProposals } from '../../app/proposals/review.js'
import { verifyTransaction } from '../../app/proposals/verify.js'
import { signProposals } from '../../app/signing/sign.js'
import { addressesOf } from '../../app/vault/addresses.js'
import { createVaultFile } from '../../app/vault/create-vault.js'
import { registerVault } from '../../app/vault/register-vault.js'
import { toHex } from '../../base/bytes.js'
import { errorOf } from '../../base/error.js'
import { p2sh32Script, witnessScript } from '../../bitcoin/standard-scripts.js'
import { addressOf } from '../../chain/address.js'
import { parseFeeRate } from '../../chain/fee-rate.js'
import type { Network } from '../../chain/network.js'
import { writeWhole } from '../../platform/write-file.js'
import type { ScriptType } from '../../spend/script-type.js'
import { scriptTypesOn } from '../../spend/script-types.js'
import { cosignerName } from '../../vault/cosigners.js'
import { GAP } from '../../vault/search.js'
import type { Outcome } from '../command.js'
import { outcome as combined } from '../commands/combine.js'
import { outcome as finalized } from '../commands/finalize.js'
import { outcome as generated } from '../commands/key-generate.js'
import { outcome as handedOut } from '../commands/key-xpub.js'
import { outcome as proposed } from '../commands/propose.js'
import { outcome as reviewed } from '../commands/review.js'
import { outcome as signed } from '../commands/sign.js'
import { outcome as derived } from '../commands/vault-address.js'
import { outcome as created } from '../commands/vault-create.js'
import { outcome as registered } from '../commands/vault-register.js'
import { outcome as verified } from '../commands/verify.js'
import { printText } from '../print.js'
import { renderFindings } from '../render/findings.js'
import { shown } from '../render/shown.js'
import { openSession, type Session, styleOn } from '../session.js'
import { fund } from './funding.js'

const OFFICERS = ['akira', 'beatrice', 'chidi'] as const
type Officer = (typeof OFFICERS)[number]

/** Somebody outside, behind a hash of 32 zero bytes. */
function payeeOn({ chain }: Network): Uint8Array {
  const hash = new Uint8Array(32)
  return chain.forkId ? p2sh32Script(hash) : witnessScript({ version: 0, program: hash })
}

/** sat/vB, where nodes relay it. */
const FEE_RATE = 12

/** What the ceremony ends in. */
interface CeremonyResult {
  readonly txid: string
  readonly hex: string
  readonly signedBy: string[][]
}

/**
 * A whole 2-of-3 ceremony in a folder: three homes, a vault, a payment, two signatures, a transaction. Every step is what
 * a command does, and is shown with the line that would have it done.
 */
export async function runCeremony(
  folder: string,
  network: Network,
  context: Session,
): Promise<CeremonyResult> {
  const stage = new Stage(folder, network, context)
  await stage.write('password.txt', 'correct horse battery staple\n')
  for (const officer of OFFICERS) await stage.makeKey(officer)
  await stage.makeVault()
  await stage.receive()
  const digest = await stage.propose()
  await stage.sign('akira', digest)
  await stage.sign('beatrice', digest)
  await stage.combine()
  const { final, reviewed } = await stage.finalize()
  await stage.verify()
  const { cosigners } = reviewed.facts.vault
  const signedBy = final.signedBy.map(places => places.map(place => cosignerName({ cosigners }, place)))
  return { txid: final.txid, hex: toHex(final.bytes), signedBy }
}

/** A step of the ceremony: what a person reads of it, and the line that would have it done. */
interface Step<R> {
  readonly what: string
  readonly line: string
  /** Whose machine it is done on; nobody's in particular where none is named. */
  readonly at?: Officer
  readonly prevtxs?: readonly string[]
  readonly work: (session: Session) => Promise<R>
  readonly told: (result: R) => Outcome
}

class Stage {
  readonly #folder: string
  readonly #network: Network
  readonly #context: Session
  /** The usual one there. */
  readonly #scriptType: ScriptType
  readonly #secrets: { readonly passwordFile: string; readonly passphraseFile: undefined }

  constructor(folder: string, network: Network, context: Session) {
    this.#folder = folder
    this.#network = network
    this.#context = context
    this.#scriptType = scriptTypesOn(network)[0] as ScriptType
    this.#secrets = { passwordFile: this.#path('password.txt'), passphraseFile: undefined }
  }

  async write(name: string, text: string): Promise<void> {
    await writeWhole(this.#path(name), Buffer.from(text), { mode: 0o600 })
  }

  async makeKey(officer: Officer): Promise<void> {
    await this.#show({
      what: `${officer} makes a key (in earnest: with dice, and the words on paper)`,
      line: `key generate --home ${officer} --name ${officer} --network ${this.#network.name} --no-dice --words-out ${officer}.words.txt --password-file password.txt --work-factor 12`,
      at: officer,
      work: session =>
        generateKey(session, {
          ...{ name: officer, network: this.#network, words: 24, language: 'english', workFactor: 12 },
          ...{ ...this.#secrets, dice: undefined, diceOnly: false, noDice: true },
          ...{ backup: undefined, wordsOut: this.#path(`${officer}.words.txt`), entropyOut: undefined },
          ...{ iKnow: false, allowOnline: false },
        }),
      told: generated,
    })
    await this.#show({
      what: `${officer} hands out a cosigner file`,
      line: `key xpub --home ${officer} --name ${officer} --script-type ${this.#scriptType.name} --out ${officer}.cosigner.json`,
      at: officer,
      work: session =>
        handOutKey(session, {
          ...{
            name: officer,
            scriptType: this.#scriptType,
            account: undefined,
            path: undefined,
            format: 'cosigner',
          },
          ...{ out: this.#path(`${officer}.cosigner.json`), allowOnline: false, tokenFile: [] },
        }),
      told: handedOut,
    })
  }

  async makeVault(): Promise<void> {
    const cosigners = OFFICERS.map(officer => `--cosigner ${officer}.cosigner.json`).join(' ')
    const { vault } = await this.#show({
      what: 'one of them puts the vault together',
      line: `vault create --name treasury --threshold 2 ${cosigners} --script-type ${this.#scriptType.name} --network ${this.#network.name} --out treasury.vault.json`,
      work: session =>
        createVaultFile(session, {
          ...{
            name: 'treasury',
            threshold: 2,
            scriptType: this.#scriptType,
            network: this.#network,
            unsorted: false,
          },
          ...{ scriptHash: undefined, scheme: undefined },
          cosigner: OFFICERS.map(officer => this.#path(`${officer}.cosigner.json`)),
          ...{ tokenFile: [], out: this.#path('treasury.vault.json') },
        }),
      told: created,
    })
    for (const officer of OFFICERS) await this.#register(officer, vault.digest.hex)
  }

  async #register(officer: Officer, digest: string): Promise<void> {
    await this.#show({
      what: `${officer} compares the digest with the others and registers the vault`,
      line: `vault register treasury.vault.json --home ${officer} --digest ${digest} --password-file password.txt`,
      at: officer,
      work: session =>
        registerVault(session, {
          ...{ file: this.#path('treasury.vault.json'), watchOnly: false, digest },
          ...{ ...this.#secrets, allowOnline: false },
        }),
      told: registered,
    })
  }

  async receive(): Promise<void> {
    const { addresses } = await this.#show({
      what: 'two payments come in',
      line: 'vault address treasury --home akira --count 2',
      at: 'akira',
      work: session => addressesOf(session, { vault: 'treasury', index: 0, count: 2, change: false }),
      told: derived,
    })
    const coins = addresses.map(({ address, lock }) => ({ address, script: lock.scriptPubKey }))
    const { snapshot, previous } = fund(coins, this.#network)
    await this.write('utxos.json', snapshot)
    await this.write('prevtxs.hex', previous)
  }

  /** The digest of what is proposed. */
  async propose(): Promise<string> {
    const { code } = this.#network.chain.unit
    const [address, amount] = [addressOf(payeeOn(this.#network), this.#network), `0.5${code.toLowerCase()}`]
    const rate = Math.max(FEE_RATE, this.#network.relay.leastRate)
    const { reviewed } = await this.#show({
      what: `akira proposes a payment of 0.5 ${code}`,
      line: `propose --home akira --vault treasury --utxos utxos.json --prevtxs prevtxs.hex --to ${address}=${amount} --fee-rate ${rate} --height 840 --reference INV-2026-117 --out payout.psbt`,
      at: 'akira',
      prevtxs: [this.#path('prevtxs.hex')],
      work: session =>
        proposePayment(session, {
          ...{ ...NO_EVIDENCE, height: 840, utxos: [this.#path('utxos.json')], vault: 'treasury' },
          ...{ to: [{ address, amount }], payouts: [], allowDuplicates: false },
          ...{ sweep: [], cancel: undefined, replace: undefined, childOf: undefined, data: [], coin: [] },
          ...{
            feeRate: parseFeeRate(String(rate)),
            fee: undefined,
            longTermRate: undefined,
            changeIndex: undefined,
          },
          ...{ consolidate: false, maxInputs: undefined, allowUnconfirmed: false, memo: undefined },
          ...{ reference: 'INV-2026-117', proposer: undefined, key: undefined, renews: undefined },
          ...{ allowOnline: false, plain: false, psbtVersion: 0, base64: false },
          out: this.#path('payout.psbt'),
        }),
      told: proposed,
    })
    return reviewed.facts.digest.hex
  }

  async sign(officer: Officer, digest: string): Promise<void> {
    const known = { ...NO_EVIDENCE, psbt: this.#path('payout.psbt'), vault: 'treasury', gapLimit: GAP.most }
    await this.#show({
      what: `${officer} reviews it`,
      line: `review payout.psbt --home ${officer} --vault treasury`,
      at: officer,
      work: async session =>
        single(
          await reviewProposals(session, {
            ...{
              ...known,
              key: undefined,
              allowOnline: false,
              succeeds: [],
              html: undefined,
              svg: undefined,
            },
          }),
        ),
      told: reviewed,
    })
    await this.#show({
      what: `${officer} signs what was reviewed`,
      line: `sign payout.psbt --home ${officer} --key ${officer} --vault treasury --approve ${digest} --password-file password.txt --out payout.signed-${officer}.psbt`,
      at: officer,
      work: async session =>
        single(
          await signProposals(session, {
            ...{ ...known, ...this.#secrets, key: officer, allowOnline: false, succeeds: [] },
            ...{ approve: { digest, code: undefined }, base64: false },
            out: this.#path(`payout.signed-${officer}.psbt`),
          }),
        ),
      told: signed,
    })
  }

  async combine(): Promise<void> {
    await this.#show({
      what: 'anybody combines the signatures',
      line: 'combine payout.signed-akira.psbt payout.signed-beatrice.psbt --home chidi --vault treasury --require-complete --out payout.combined.psbt',
      at: 'chidi',
      work: async session =>
        single(
          await combineProposals(session, {
            ...{ ...NO_EVIDENCE, vault: 'treasury', gapLimit: GAP.most, requireComplete: true },
            psbt: ['akira', 'beatrice'].map(officer => this.#path(`payout.signed-${officer}.psbt`)),
            ...{ base64: false, out: this.#path('payout.combined.psbt') },
          }),
        ),
      told: combined,
    })
  }

  async finalize(): Promise<FinalizedFile> {
    return await this.#show({
      what: 'and makes the transaction',
      line: 'finalize payout.combined.psbt --home chidi --vault treasury --out payout.tx',
      at: 'chidi',
      work: async session =>
        single(
          await finalizeProposals(session, {
            ...{ ...NO_EVIDENCE, vault: 'treasury', gapLimit: GAP.most, labelsOut: undefined },
            ...{ psbt: this.#path('payout.combined.psbt'), out: this.#path('payout.tx') },
          }),
        ),
      told: finalized,
    })
  }

  async verify(): Promise<void> {
    await this.#show({
      what: 'chidi, who did not sign, checks who did',
      line: 'verify payout.tx --home chidi --vault treasury --proposal payout.psbt',
      at: 'chidi',
      work: session =>
        verifyTransaction(session, {
          ...{ ...NO_EVIDENCE, vault: 'treasury' },
          ...{ tx: this.#path('payout.tx'), proposal: this.#path('payout.psbt') },
        }),
      told: verified,
    })
  }

  /** Shows a step, does it where nobody is asked anything, and shows what came of it. */
  async #show<R>({ what, line, at, prevtxs = [], work, told }: Step<R>): Promise<R> {
    const { io } = this.#context
    const style = styleOn('stderr', this.#context)
    printText(io, 'stderr', shown`\n${style.dim(`# ${what}`)}\n${style.bold(`$ ringi ${line}`)}\n`)
    const home = at === undefined ? undefined : this.#path(at)
    const common = { home, prevtxs, json: false, yes: false, force: false, wait: undefined, lang: undefined }
    const session = await openSession({ ...io, terminal: undefined }, common)
    const result = await work(session).finally(() => session.progress.clear())
    const { text, findings = [], failure } = told(result)
    printText(io, 'stderr', shown`${text(style)}${renderFindings(findings, style)}`)
    if (failure === undefined) return result
    throw errorOf(failure)
  }

  #path(name: string): string {
    return join(this.#folder, name)
  }
}

/** What came of a file: in the demo there are no folders of proposals. */
function single<R extends object>(result: R | BatchReport | ReviewedBatch): R {
  if (isOfFolder(result)) throw new TypeError('The demo has no folder of proposals.')
  return result
}

function isOfFolder(result: object): result is BatchReport | ReviewedBatch {
  return 'batch' in result
}
