import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { makeTeam, Office, type Shape, type Team, VAULT } from '../../support/ceremony.js'
import type { Document, Way } from '../../support/program.js'
import type { BitcoinNode } from './node.js'
import { withPrivateKey } from './private-descriptor.js'

let wallets = 0

/** The data that a command prints. */
export type Data = Document['data']

/** A vault whose officers sit around a node: Ringi's commands on their side, a watch-only wallet on the node's. */
export class Stage {
  readonly node: BitcoinNode
  readonly team: Team
  readonly #wallet = `vault-${++wallets}`
  readonly #cosignerWallets = new Map<string, string>()
  #files = 0

  private constructor(node: BitcoinNode, team: Team) {
    this.node = node
    this.team = team
  }

  /** Makes keys and a vault, registers it with every officer, and imports it into a watch-only wallet of Core. */
  static async open(node: BitcoinNode, shape: Shape, way?: Way): Promise<Stage> {
    const stage = new Stage(node, await makeTeam(new Office(way), shape))
    await node.call('createwallet', [stage.#wallet, true, true])
    const imported = await stage.call('importdescriptors', [await stage.coreImport()])
    expect(imported).toEqual([{ success: true }, { success: true }])
    return stage
  }

  get office(): Office {
    return this.team.office
  }

  /** Runs a command about the vault in the first officer's home. */
  async ok(line: string): Promise<Data> {
    return await this.office.ok(`${line} --home ${this.home}`)
  }

  /** The first officer's home. */
  get home(): string {
    return this.team.homeOf(this.team.officers[0] as string)
  }

  /** A call to the vault's watch-only wallet. */
  // biome-ignore lint/suspicious/noExplicitAny: as BitcoinNode.call
  async call(method: string, params: unknown[] = []): Promise<any> {
    return await this.node.call(method, params, this.#wallet)
  }

  /** What `vault export --format core` writes: a request for each branch. */
  async coreImport(): Promise<{ desc: string }[]> {
    const file = this.name('core.json')
    await this.ok(`vault export ${VAULT} --format core --out ${file}`)
    return JSON.parse(readFileSync(this.office.path(file), 'utf8'))
  }

  /** A wallet of Core that holds the key of `officer` and knows the vault; its name. */
  async cosignerWallet(officer: string): Promise<string> {
    const known = this.#cosignerWallets.get(officer)
    if (known !== undefined) return known
    const wallet = `${this.#wallet}-${officer}`
    this.#cosignerWallets.set(officer, wallet)
    await this.node.call('createwallet', [wallet, false, true])
    const words = readFileSync(this.office.path(`${officer}.words.txt`), 'utf8')
    const requests: object[] = []
    for (const request of await this.coreImport()) {
      const desc = withPrivateKey(request.desc.split('#')[0] as string, words)
      const { checksum } = await this.node.call('getdescriptorinfo', [desc])
      requests.push({ ...request, desc: `${desc}#${checksum}`, timestamp: 'now', range: [0, 20] })
    }
    const imported = await this.node.call('importdescriptors', [requests], wallet)
    expect(imported).toMatchObject([{ success: true }, { success: true }])
    return wallet
  }

  /** A name that no file has yet. */
  name(ending: string): string {
    return `${++this.#files}-${ending}`
  }

  async addresses(count: number, options = ''): Promise<string[]> {
    const { addresses } = await this.ok(`vault address ${VAULT} --count ${count}${options}`)
    return addresses.map(({ address }: { address: string }) => address)
  }

  /** Pays amounts of BTC, each to its own receiving address from the first one on, in one transaction, and mines it. */
  async fund(amounts: readonly string[]): Promise<void> {
    const addresses = await this.addresses(amounts.length)
    await this.node.pay(Object.fromEntries(addresses.map((address, i) => [address, amounts[i] as string])))
  }

  /** What the watch-only wallet prints for a call, in a file. */
  async printed(method: string, params: unknown[] = []): Promise<string> {
    const text = await this.node.print(method, params, this.#wallet)
    return this.office.write(this.name(`${method}.json`), text)
  }

  /** What the node prints for scantxoutset of the vault's descriptors, in a file. */
  async scanned(): Promise<string> {
    const branches = (await this.coreImport()).map(({ desc }) => ({ desc, range: 100 }))
    return await this.printed('scantxoutset', ['start', branches])
  }

  /** The full transactions of the wallet's coins, in a file. */
  async previous(): Promise<string> {
    const coins: { txid: string }[] = await this.call('listunspent', [0])
    return await this.transactions(coins.map(({ txid }) => txid))
  }

  /** Full transactions as getrawtransaction prints them, one a line, in a file. */
  async transactions(txids: readonly string[]): Promise<string> {
    const lines: string[] = []
    for (const txid of new Set(txids)) lines.push(await this.node.call('getrawtransaction', [txid]))
    return this.office.write(this.name('prevtxs.hex'), lines.join('\n'))
  }

  /** The content of a PSBT file as Core takes it. */
  base64(file: string): string {
    return readFileSync(this.office.path(file)).toString('base64')
  }

  /** Proposes with the coins in `utxos`, or else with what listunspent prints. */
  async propose(options: string, utxos?: string): Promise<Data> {
    const coins = utxos ?? (await this.printed('listunspent'))
    const height = await this.node.call('getblockcount')
    const files = `--utxos ${coins} --prevtxs ${await this.previous()} --out ${this.name('payout.psbt')}`
    return await this.ok(`propose --vault ${VAULT} ${files} --height ${height} ${options}`)
  }

  /** Reviews a PSBT, which has to be without objections. */
  async review(psbt: string): Promise<Data> {
    return await this.ok(`review ${psbt} --vault ${VAULT}`)
  }

  /** Signs as `officer` what was approved; the file of the signed copy. */
  async sign(psbt: string, officer: string, digest: string): Promise<string> {
    const out = this.name(`${officer}.psbt`)
    const signed = await this.office.asApproved(
      `sign ${psbt} --home ${this.team.homeOf(officer)} --key ${officer} --vault ${VAULT} --approve ${digest} --password-file password.txt --out ${out}`,
    )
    expect(signed).toMatchObject({ ok: true, exit: 0 })
    return out
  }

  /** Has the last M officers sign each their own copy; the files of those. */
  async signAll({ file, digest }: Data): Promise<string[]> {
    const signed: string[] = []
    for (const officer of this.team.officers.slice(-this.team.shape.required))
      signed.push(await this.sign(file, officer, digest))
    return signed
  }

  /** Combines files that are complete together; the file of the result. */
  async combine(files: readonly string[]): Promise<string> {
    const out = this.name('combined.psbt')
    await this.ok(`combine ${files.join(' ')} --vault ${VAULT} --require-complete --out ${out}`)
    return out
  }

  /** Finalizes a PSBT and verifies the transaction; what Ringi says of it. */
  async finalize(psbt: string): Promise<Data> {
    const out = this.name('payout.tx')
    const final = await this.ok(`finalize ${psbt} --vault ${VAULT} --out ${out}`)
    const verified = await this.ok(`verify ${out} --vault ${VAULT} --proposal ${psbt}`)
    expect(verified).toMatchObject({ matchesProposal: true, signedBy: final.signedBy, vsize: final.vsize })
    return final
  }

  /** Signatures, combination and transaction of a proposal. */
  async complete(proposal: Data): Promise<Data> {
    return await this.finalize(await this.combine(await this.signAll(proposal)))
  }

  /** The node takes the transaction, agrees with what Ringi said of it, and mines it. */
  async settle({ hex, txid, wtxid, vsize, fee }: Data): Promise<void> {
    const answer = await this.node.accepts(hex)
    expect(answer).toMatchObject({ allowed: true, txid, wtxid, vsize })
    expect(Math.round(answer.fees.base * 1e8)).toBe(Number(fee))
    expect(await this.node.call('sendrawtransaction', [hex])).toBe(txid)
    await this.node.mine()
  }
}

/** What Core calls the addresses of such a vault. */
export function coreAddressType({ scriptType = 'p2wsh' }: Shape): string {
  return { p2wsh: 'bech32', 'p2sh-p2wsh': 'p2sh-segwit', p2sh: 'legacy', p2sh20: '', p2sh32: '' }[scriptType]
}

/** The fee rate is at least what was asked for, in sat/vB, and at most 2% more. */
export function expectRate({ fee, vsize }: Data, asked: number): void {
  expect(Number(fee)).toBeGreaterThanOrEqual(asked * vsize)
  expect(Number(fee)).toBeLessThanOrEqual(1.02 * asked * vsize)
}
