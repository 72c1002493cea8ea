import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Tally } from './engine.js'

/** What a worker is to do next. */
export interface Order {
  readonly target: string
  readonly seed: string
  readonly seconds: number
  readonly executions: number
}

/** What a worker knows from the start. */
export interface WorkerData {
  readonly root: string
  /** Two integers: how many inputs there were, and the length of the one that is being parsed. */
  readonly header: SharedArrayBuffer
  /** That input. */
  readonly content: SharedArrayBuffer
}

const LARGEST_INPUT = 1024 * 1024

/** No input is parsed for so long that this could be anything but an endless loop. */
const HANG_SECONDS = 30

/** A thread that fuzzes, watched from outside: what hangs or kills it becomes a finding too. */
export class WatchedWorker {
  readonly #data: WorkerData
  readonly #file: string
  #worker: Worker | undefined

  constructor(root: string, folder: string) {
    this.#data = { root, header: new SharedArrayBuffer(8), content: new SharedArrayBuffer(LARGEST_INPUT) }
    this.#file = join(folder, 'worker.js')
  }

  /** Carries out an order. Never fails: a thread that is gone is a tally with a finding. */
  async run(order: Order): Promise<Tally> {
    const start = performance.now()
    const worker = this.#alive()
    const before = this.#count
    worker.postMessage(order)
    try {
      return await this.#answer(worker)
    } catch (error) {
      await this.stop()
      const input = new Uint8Array(this.#data.content).slice(0, new Int32Array(this.#data.header)[1])
      const finding = { target: order.target, input, problem: (error as Error).message }
      const executions = this.#count - before
      const milliseconds = Math.round(performance.now() - start)
      return {
        target: order.target,
        executions,
        accepted: 0,
        milliseconds,
        corpus: 0,
        branches: 0,
        findings: [finding],
      }
    }
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = undefined
  }

  get #count(): number {
    return Atomics.load(new Int32Array(this.#data.header), 0)
  }

  #alive(): Worker {
    this.#worker ??= new Worker(this.#file, { workerData: this.#data })
    return this.#worker
  }

  #answer(worker: Worker): Promise<Tally> {
    return new Promise((resolve, reject) => {
      let last = this.#count
      const watch = setInterval(() => {
        const count = this.#count
        if (count === last) settle(() => reject(new Error(`hang: more than ${HANG_SECONDS} s`)))
        last = count
      }, 1000 * HANG_SECONDS)
      const settle = (how: () => void) => {
        clearInterval(watch)
        for (const [event, listener] of listeners) worker.off(event, listener)
        how()
      }
      // biome-ignore lint/suspicious/noExplicitAny: each event brings something else
      const listeners: [string, (value: any) => void][] = [
        ['message', (tally: Tally) => settle(() => resolve(tally))],
        ['error', (error: Error) => settle(() => reject(error))],
        ['exit', () => settle(() => reject(new Error('the thread has ended')))],
      ]
      for (const [event, listener] of listeners) worker.on(event, listener)
    })
  }
}
