import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The wallet that mines and pays. */
const MINER = 'miner'

/** A Bitcoin Core node on regtest, in a folder of its own, spoken to over JSON-RPC on the loopback interface. */
export class BitcoinNode {
  readonly #process: ChildProcess
  readonly #folder: string
  readonly #port: number
  #knowsVersion2 = false

  private constructor(process: ChildProcess, folder: string, port: number) {
    this.#process = process
    this.#folder = folder
    this.#port = port
  }

  /** Starts `program`, waits until it answers, and mines three block rewards that can be spent. */
  static async start(program: string): Promise<BitcoinNode> {
    const folder = mkdtempSync(join(tmpdir(), 'ringi-node-'))
    const port = await freePort()
    const options = [
      '-regtest',
      '-server',
      '-listen=0',
      '-dnsseed=0',
      '-txindex',
      '-fallbackfee=0.0001',
      '-maxtxfee=1',
      '-keypool=25',
      '-printtoconsole=0',
      '-dbcache=16',
      `-datadir=${folder}`,
      `-rpcport=${port}`,
    ]
    const errors = openSync(join(folder, 'stderr'), 'w')
    const node = new BitcoinNode(
      spawn(program, options, { stdio: ['ignore', 'ignore', errors] }),
      folder,
      port,
    )
    closeSync(errors)
    await node.#untilReady()
    await node.call('createwallet', [MINER])
    await node.mine(103)
    node.#knowsVersion2 = (await node.call('help', ['createpsbt'])).includes('psbt_version')
    return node
  }

  /** Whether it knows PSBTs of version 2 (BIP 370). */
  get knowsVersion2(): boolean {
    return this.#knowsVersion2
  }

  /** Stops the node and removes all that it wrote. */
  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const exited = once(this.#process, 'exit')
      this.#process.kill('SIGTERM')
      await exited
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** The result of a call, or an Error with the node's own message. */
  // biome-ignore lint/suspicious/noExplicitAny: every call answers in its own shape, and the tests are what checks them
  async call(method: string, params: unknown[] = [], wallet?: string): Promise<any> {
    return JSON.parse(await this.print(method, params, wallet))
  }

  /** The result of a call as the node prints it: the JSON text, with its numbers as they were written. */
  async print(method: string, params: unknown[] = [], wallet?: string): Promise<string> {
    const body = JSON.stringify({ jsonrpc: '1.0', id: 0, method, params })
    const answer = await this.#post(body, wallet === undefined ? '/' : `/wallet/${wallet}`)
    const printed = /^\{"result":(.*),"error":null,"id":0\}\s*$/s.exec(answer)?.[1]
    if (printed === undefined) throw new Error(`${method}: ${answer.slice(0, 500)}`)
    return printed
  }

  /** A new address of somebody outside, who is the miner. */
  async newAddress(type = 'bech32'): Promise<string> {
    return await this.call('getnewaddress', ['', type], MINER)
  }

  /** What testmempoolaccept says of a transaction in hex. */
  async accepts(hex: string): Promise<{ allowed: boolean; vsize: number; fees: { base: number } }> {
    return (await this.call('testmempoolaccept', [[hex]]))[0]
  }

  /** Pays amounts in BTC to addresses from the miner's wallet, in one transaction, and mines it. Returns its id. */
  async pay(payments: Readonly<Record<string, string>>): Promise<string> {
    const txid = await this.call('sendmany', ['', payments], MINER)
    await this.mine()
    return txid
  }

  /** Mines blocks, for the miner's wallet. */
  async mine(blocks = 1): Promise<void> {
    await this.call('generatetoaddress', [blocks, await this.newAddress()])
  }

  async #untilReady(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (this.#process.exitCode !== null) break
      const answer = await this.call('getblockcount').catch(() => undefined)
      if (answer !== undefined) return
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    const reason = readFileSync(join(this.#folder, 'stderr'), 'utf8')
    await this.stop()
    throw new Error(`The node does not answer. ${reason}`)
  }

  async #post(body: string, path: string): Promise<string> {
    const cookie = readFileSync(join(this.#folder, 'regtest', '.cookie'), 'utf8')
    return await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: this.#port, path, method: 'POST', auth: cookie }
      const post = request(options, response => {
        const chunks: Buffer[] = []
        response.on('data', chunk => chunks.push(chunk))
        response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
      })
      post.on('error', reject)
      post.end(body)
    })
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
