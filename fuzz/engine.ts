import { RingiError } from '../src/base/error.js'
import { Coverage } from './coverage.js'
import { Random } from './random.js'
import type { Target } from './target.js'

/**
 * Longer than this, thrice in a row, is a finding. Inputs have less than a megabyte: what takes linear time is done in
 * a fraction of it even on a busy machine, what takes quadratic time needs minutes.
 */
const MOST_MILLISECONDS = 5000

const LARGEST_CORPUS = 4000
const LARGEST_PARENT = 16 * 1024

/** An input that a parser does not stand. */
export interface Found {
  readonly target: string
  readonly input: Uint8Array
  /** What went wrong. */
  readonly problem: string
}

/** What a run over one target came to. */
export interface Tally {
  readonly target: string
  readonly executions: number
  readonly accepted: number
  readonly milliseconds: number
  readonly corpus: number
  readonly branches: number
  readonly findings: readonly Found[]
}

/** When a run ends, whichever is reached first, and what it starts from. */
export interface Plan {
  readonly seed: string
  readonly seconds: number
  readonly executions: number
  /** Further inputs to start from: earlier findings, conformance data. */
  readonly more: readonly Uint8Array[]
  /** Told of every input before it is parsed, for whoever watches from outside. */
  readonly onInput?: (input: Uint8Array) => void
}

/** Feeds a target for a while, each input made from one that did something new. */
export async function fuzz(target: Target, plan: Plan): Promise<Tally> {
  const run = new Run(target, plan)
  for (const input of [...target.seeds(), ...plan.more]) await run.execute(input)
  while (!run.over) await run.execute(run.next())
  return run.tally
}

class Run {
  readonly #coverage = new Coverage()
  readonly #corpus: Uint8Array[] = []
  readonly #findings = new Map<string, Found>()
  readonly #random: Random
  readonly #start = performance.now()
  #executions = 0
  #accepted = 0

  constructor(
    readonly target: Target,
    readonly plan: Plan,
  ) {
    this.#random = new Random(`${plan.seed} ${target.name}`)
  }

  get over(): boolean {
    return (
      this.#executions >= this.plan.executions ||
      performance.now() - this.#start >= 1000 * this.plan.seconds ||
      this.#findings.size >= 20
    )
  }

  get tally(): Tally {
    return {
      target: this.target.name,
      executions: this.#executions,
      accepted: this.#accepted,
      milliseconds: Math.round(performance.now() - this.#start),
      corpus: this.#corpus.length,
      branches: this.#coverage.branches,
      findings: [...this.#findings.values()],
    }
  }

  next(): Uint8Array {
    return this.target.mutate(this.#parent(), this.#random, this.#parent())
  }

  // What was found last is where the frontier is: half of the parents come from there.
  #parent(): Uint8Array {
    const { length } = this.#corpus
    const from = this.#random.oneIn(2) ? Math.max(0, length - 30) : 0
    return this.#corpus[from + this.#random.below(length - from)] ?? new Uint8Array(0)
  }

  async execute(input: Uint8Array): Promise<void> {
    this.#executions++
    this.plan.onInput?.(input)
    this.#coverage.start()
    const before = performance.now()
    const { answer, accepted, problem } = await attempt(this.target, input)
    const took = performance.now() - before
    if (accepted) this.#accepted++
    if (problem !== undefined) this.#report(input, problem)
    if (this.#coverage.isNew(answer)) this.#keep(input)
    if (took > MOST_MILLISECONDS && (await isSlow(this.target, input))) {
      this.#report(input, `slow: more than ${MOST_MILLISECONDS} ms for ${input.length} bytes`)
    }
  }

  // What was blown up would slow down everything that is made from it.
  #keep(input: Uint8Array): void {
    if (input.length > LARGEST_PARENT) return
    if (this.#corpus.length < LARGEST_CORPUS) this.#corpus.push(input)
    else this.#corpus[this.#random.below(LARGEST_CORPUS)] = input
  }

  #report(input: Uint8Array, problem: string): void {
    const kind = problem.split('\n').slice(0, 2).join().replace(/\d+/g, '0').slice(0, 120)
    const known = this.#findings.get(kind)
    if (known !== undefined && known.input.length <= input.length) return
    this.#findings.set(kind, { target: this.target.name, input, problem })
  }
}

/** What one execution came to; `problem` where it is a finding. */
export interface Attempt {
  readonly answer: string
  readonly accepted: boolean
  readonly problem?: string
}

/** Feeds one input to a target. */
export async function attempt(target: Target, input: Uint8Array): Promise<Attempt> {
  try {
    const result = target.check(input)
    return { answer: typeof result === 'string' ? result : await result, accepted: true }
  } catch (error) {
    if (error instanceof RingiError && error.code !== 'internal.bug') {
      return { answer: `${error.code} ${error.details.field ?? ''}`, accepted: false }
    }
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { answer: 'finding', accepted: false, problem }
  }
}

/** Whether an input takes too long every time, and not just once because the machine was busy. */
async function isSlow(target: Target, input: Uint8Array): Promise<boolean> {
  for (let left = 2; left > 0; left--) {
    const before = performance.now()
    await attempt(target, input)
    if (performance.now() - before <= MOST_MILLISECONDS) return false
  }
  return true
}
