/** One way to spend what a template locks: who has to sign. */
export interface SpendPath {
  /** What it is called among the others; `primary` is the first of every template. */
  readonly name: string
  /** So many of these cosigners, by their places in the vault. */
  readonly quorum: { readonly any: number; readonly of: readonly number[] }
}
