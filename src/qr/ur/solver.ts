import { xor } from './fountain.js'

interface Equation {
  /** Which fragments are in the sum: one byte each, 0 or 1. */
  readonly members: Uint8Array
  readonly data: Uint8Array
}

/**
 * Finds fragments from sums of them, by Gaussian elimination as sums come in: any parts that suffice do, and what is
 * kept is never more than one sum a fragment.
 */
export class Solver {
  readonly #rows: (Equation | undefined)[]

  constructor(count: number) {
    this.#rows = Array.from({ length: count }, () => undefined)
  }

  /** Fragments for which there is no sum yet that could give them, from 0. */
  get missing(): number[] {
    return this.#rows.flatMap((row, index) => (row === undefined ? [index] : []))
  }

  /**
   * Takes the sum of the fragments at `indexes`. False where what is known already says that this sum is another one.
   */
  add(indexes: readonly number[], data: Uint8Array): boolean {
    const members = new Uint8Array(this.#rows.length)
    for (const index of indexes) members[index] = 1
    const row = { members, data: data.slice() }
    for (let at = members.indexOf(1); at >= 0; at = members.indexOf(1, at)) {
      const known = this.#rows[at]
      if (known === undefined) {
        this.#rows[at] = row
        return true
      }
      xor(members, known.members)
      xor(row.data, known.data)
    }
    return row.data.every(byte => byte === 0)
  }

  /** All fragments in order, once none is missing. */
  solve(): Uint8Array[] {
    const rows = this.#rows as Equation[]
    for (let at = rows.length - 1; at >= 0; at--) {
      const { members, data } = rows[at] as Equation
      for (let i = members.indexOf(1, at + 1); i >= 0; i = members.indexOf(1, i + 1))
        xor(data, (rows[i] as Equation).data)
      members.fill(0)
      members[at] = 1
    }
    return rows.map(({ data }) => data)
  }
}
