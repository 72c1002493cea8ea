/** Which map of a PSBT: `{ kind: 'input', index: 3 }`. The global map has index 0. */
export interface MapPlace {
  readonly kind: 'global' | 'input' | 'output'
  readonly index: number
}
