/** Which map of a PSBT: `{ kind: 'input', index: 3 }`. The global map has index 0. */
export interface MapPlace {
  readonly kind: 'global' | 'input' | 'output'
  readonly index: number
}

/** How messages name a map: `input 3`. */
export function titleOf({ kind, index }: MapPlace): string {
  return kind === 'global' ? 'the global map' : `${kind} ${index}`
}
