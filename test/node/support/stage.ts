import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { BitcoinNode } from './node.js'
import type { Company, Officer } from './officers.js'
import { ringi } from './program.js'

/** What kind of vault a ceremony is held with. */
export interface Shape {
  readonly scriptType: 'p2wsh' | 'p2sh-p2wsh' | 'p2sh'
  readonly required: number
  readonly total: number
  readonly unsorted?: boolean
  /** The place of its first cosigner among the company's officers: vaults with different ones share no scripts. */
  readonly from?: number
}

let stages = 0

/** A vault whose officers sit around a node: Ringi's commands on their side, a watch-only wallet on the node's. */
export class Stage {
  readonly vaultFile: string
  readonly name: string
  readonly #node: BitcoinNode
  readonly #company: Company
  readonly officers: readonly Officer[]
  readonly shape: Shape

  private constructor(
    node: BitcoinNode,
    company: Company,
    shape: Shape,
    own: { name: string; officers: readonly Officer[]; vaultFile: string },
  ) {
    this.#node = node
    this.#company = company
    this.shape = shape
    this.name = own.name
    this.officers = own.officers
    this.vaultFile = own.vaultFile
  }

  /** Makes the vault, registers it with every officer, and imports it into a watch-only wallet of the same name. */
  static async open(node: BitcoinNode, company: Company, shape: Shape): Promise<Stage> {
    const name = `vault-${++stages}`
    const officers = await company.officers(shape.total, shape.from)
    const { scriptType } = shape
    const cosigners: string[] = []
    for (const { name: key, home } of officers) {
      const file = company.path('cosigner.json')
      await ringi('key', 'xpub', '--home', home, '--name', key, '--script-type', scriptType, '--out', file)
      cosigners.push('--cosigner', file)
    }
    const vaultFile = company.path('vault.json')
    const created = await ringi(
      ...['vault', 'create', '--name', name, '--threshold', `${shape.required}`, ...cosigners],
      ...['--script-type', scriptType, '--network', 'regtest', '--out', vaultFile],
      ...(shape.unsorted ? ['--unsorted'] : []),
    )
    for (const { home } of officers)
      await ringi('vault', 'register', vaultFile, '--home', home, '--digest', created.digest)
    const stage = new Stage(node, company, shape, { name, officers, vaultFile })
    await stage.#watch()
    return stage
  }

  async #watch(): Promise<void> {
    await this.#node.call('createwallet', [this.name, true, true])
    const file = this.#company.path('core.json')
    await ringi('vault', 'export', this.vaultFile, '--format', 'core', '--out', file)
    const imported = await this.call('importdescriptors', [JSON.parse(readFileSync(file, 'utf8'))])
    expect(imported).toEqual([{ success: true }, { success: true }])
  }

  /** The vault that `vault import` makes of what the watch-only wallet lists. */
  // biome-ignore lint/suspicious/noExplicitAny: as in program.ts
  async importedBack(): Promise<any> {
    const listed = this.#company.write(
      `${this.name}.descriptors.json`,
      await this.#node.print('listdescriptors', [], this.name),
    )
    const out = this.#company.path('vault.json')
    return await ringi('vault', 'import', listed, '--name', this.name, '--network', 'regtest', '--out', out)
  }

  /** A wallet of Bitcoin Core that holds the key of `officer` and knows the vault; its name. */
  async cosignerWallet(officer: Officer): Promise<string> {
    const wallet = `${this.name}-${officer.name}`
    await this.#node.call('createwallet', [wallet, false, true])
    const { content } = await ringi('vault', 'export', this.vaultFile, '--format', 'core')
    const requests: object[] = []
    for (const request of content) {
      const [public_] = request.desc.split('#')
      const desc = this.#company.withPrivateKey(public_, officer)
      const { checksum } = await this.#node.call('getdescriptorinfo', [desc])
      requests.push({ ...request, desc: `${desc}#${checksum}`, timestamp: 'now' })
    }
    const imported = await this.#node.call('importdescriptors', [requests], wallet)
    expect(imported.map(({ success }: { success: boolean }) => success)).toEqual([true, true])
    return wallet
  }

  /** A call to the vault's watch-only wallet. */
  // biome-ignore lint/suspicious/noExplicitAny: as BitcoinNode.call
  async call(method: string, params: unknown[] = []): Promise<any> {
    return await this.#node.call(method, params, this.name)
  }

  async addresses(count: number, { change = false, first = 0 } = {}): Promise<string[]> {
    const { addresses } = await ringi(
      ...['vault', 'address', this.vaultFile, '--index', `${first}`, '--count', `${count}`],
      ...(change ? ['--change'] : []),
    )
    return addresses.map(({ address }: { address: string }) => address)
  }

  /** Pays each amount (in BTC, as text) to the next receiving address, in one transaction, and mines it. */
  async fund(amounts: readonly string[], first = 0): Promise<void> {
    const addresses = await this.addresses(amounts.length, { first })
    await this.#node.pay(Object.fromEntries(addresses.map((address, i) => [address, amounts[i] as string])))
  }

  /** What the wallet prints for listunspent, in a file. */
  async unspent(): Promise<string> {
    const printed = await this.#node.print('listunspent', [0], this.name)
    return this.#company.write(`${this.name}-${stages++}.unspent.json`, printed)
  }

  /** What the node prints for scantxoutset of the vault's descriptors, in a file. */
  async scanned(): Promise<string> {
    const { content } = await ringi('vault', 'export', this.vaultFile, '--format', 'core')
    const objects = content.map(({ desc }: { desc: string }) => ({ desc, range: 100 }))
    return this.#company.write(
      `${this.name}-${stages++}.scan.json`,
      await this.#node.print('scantxoutset', ['start', objects]),
    )
  }

  /** The full transactions of the wallet's coins, one a line, in a file. */
  async previous(): Promise<string> {
    const coins: { txid: string }[] = await this.call('listunspent', [0])
    return await this.transactions(new Set(coins.map(({ txid }) => txid)))
  }

  async transactions(txids: Iterable<string>): Promise<string> {
    const lines: string[] = []
    for (const txid of txids) lines.push(await this.#node.call('getrawtransaction', [txid]))
    return this.#company.write(`${this.name}-${stages++}.hex`, lines.map(line => `${line}\n`).join(''))
  }

  /** Proposes with the coins that listunspent prints, unless `options` name others. */
  // biome-ignore lint/suspicious/noExplicitAny: as in program.ts
  async propose(...options: string[]): Promise<any> {
    const coins = options.includes('--utxos') ? [] : ['--utxos', await this.unspent()]
    const height = await this.#node.call('getblockcount')
    const out = this.#company.path('payout.psbt')
    return await ringi(
      ...['propose', '--home', this.#first.home, '--vault', this.name, ...coins],
      ...['--prevtxs', await this.previous(), '--height', `${height}`, '--out', out, ...options],
    )
  }

  get #first(): Officer {
    return this.officers[0] as Officer
  }

  /** The digest of a PSBT's review, which officers approve. */
  async review(psbt: string): Promise<string> {
    const { digest } = await ringi('review', psbt, '--home', this.#first.home, '--vault', this.name)
    return digest
  }

  /** Signs as `officer` what was approved; the path of the signed file. */
  async sign(psbt: string, officer: Officer, digest: string): Promise<string> {
    const { home, name } = officer
    const out = this.#company.path(`signed-${name}.psbt`)
    await ringi(
      ...['sign', psbt, '--home', home, '--key', name, '--vault', this.name, '--approve', digest],
      ...['--password-file', this.#company.passwordFile, '--out', out],
    )
    return out
  }

  /** Has the last M officers review once and sign each their own copy; the paths of those. */
  async signAll(psbt: string): Promise<string[]> {
    const digest = await this.review(psbt)
    const signed: string[] = []
    for (const officer of this.officers.slice(-this.shape.required))
      signed.push(await this.sign(psbt, officer, digest))
    return signed
  }

  /** Combines files; the path of the result. */
  async combine(files: readonly string[], ...options: string[]): Promise<string> {
    const out = this.#company.path('combined.psbt')
    await ringi(
      'combine',
      ...files,
      '--home',
      this.#first.home,
      '--vault',
      this.name,
      '--out',
      out,
      ...options,
    )
    return out
  }

  /** Finalizes a PSBT; what Ringi says of the transaction. */
  // biome-ignore lint/suspicious/noExplicitAny: as in program.ts
  async finalize(psbt: string): Promise<any> {
    const out = this.#company.path('payout.tx')
    const home = this.#first.home
    const final = await ringi('finalize', psbt, '--home', home, '--vault', this.name, '--out', out)
    expect(readFileSync(out, 'utf8')).toBe(`${final.hex}\n`)
    const { signedBy } = await ringi(
      ...['verify', out, '--home', home, '--vault', this.name, '--proposal', psbt],
    )
    expect(signedBy).toEqual(final.signedBy)
    return final
  }

  /** Signatures, combination and transaction of a proposal. */
  // biome-ignore lint/suspicious/noExplicitAny: as in program.ts
  async complete(psbt: string): Promise<any> {
    return await this.finalize(await this.combine(await this.signAll(psbt), '--require-complete'))
  }

  /** The node takes the transaction, agrees with what Ringi said of it, and mines it. */
  async settle(final: {
    hex: string
    txid: string
    wtxid: string
    vsize: number
    fee: string
  }): Promise<void> {
    const [answer] = await this.#node.call('testmempoolaccept', [[final.hex]])
    expect(answer).toMatchObject({ allowed: true, txid: final.txid, wtxid: final.wtxid, vsize: final.vsize })
    expect(Math.round(answer.fees.base * 1e8)).toBe(Number(final.fee))
    expect(await this.#node.call('sendrawtransaction', [final.hex])).toBe(final.txid)
    await this.#node.mine()
  }
}

/** What Core calls the addresses of such a vault. */
export function coreAddressType({ scriptType }: Shape): string {
  return { p2wsh: 'bech32', 'p2sh-p2wsh': 'p2sh-segwit', p2sh: 'legacy' }[scriptType]
}

/** The fee rate is at least what was asked for, in sat/vB, and at most 2% more. */
export function expectRate({ fee, vsize }: { fee: string; vsize: number }, asked: number): void {
  expect(Number(fee)).toBeGreaterThanOrEqual(asked * vsize)
  expect(Number(fee)).toBeLessThanOrEqual(1.02 * asked * vsize)
}
