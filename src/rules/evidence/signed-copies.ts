/** By txid, the names of those whose signatures on every input of some copy of a transaction have been verified. */
export class SignedCopies extends Map<string, ReadonlySet<string>> {
  /** Adds those who have signed one more copy. */
  add(txid: string, names: Iterable<string>): void {
    this.set(txid, new Set([...(this.get(txid) ?? []), ...names]))
  }
}
