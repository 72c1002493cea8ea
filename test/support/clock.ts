const Real = Date

/** Has every clock of this process show `now`, Unix milliseconds, and go on from there, whatever else it is busy with. */
export function setClock(now: number): void {
  const ahead = now - Real.now()
  globalThis.Date = class extends Real {
    constructor(...given: [] | [number]) {
      super(...((given.length === 0 ? [Real.now() + ahead] : given) as [number]))
    }
    static override now(): number {
      return Real.now() + ahead
    }
  } as typeof Date
}

/** Has them show the time again. */
export function resetClock(): void {
  globalThis.Date = Real
}
