// Runs targets one after the other, as told by program.ts, and shows in shared memory what is being parsed.
import { parentPort, workerData } from 'node:worker_threads'
import { corpusOf, vectorsFor } from './corpus.js'
import { fuzz } from './engine.js'
import { TARGETS } from './targets/index.js'
import type { Order, WorkerData } from './watched-worker.js'

const { root, header, content } = workerData as WorkerData
const [counts, shown] = [new Int32Array(header), new Uint8Array(content)]

function show(input: Uint8Array): void {
  const length = Math.min(input.length, shown.length)
  shown.set(input.subarray(0, length))
  counts[1] = length
  Atomics.add(counts, 0, 1)
}

parentPort?.on('message', async ({ target: name, seed, seconds, executions }: Order) => {
  const target = TARGETS.find(one => one.name === name)
  if (target === undefined) return
  const more = [...corpusOf(root, name).values(), ...vectorsFor(root, target)]
  parentPort?.postMessage(await fuzz(target, { seed, seconds, executions, more, onInput: show }))
})
