/**
 * What an entry of a log is worth: who has spoken for it beside the entry itself. What speaks against a proposal counts
 * whatever that is; what speaks for it only as far as this says.
 */
export type Worth =
  /** Whoever brought it may have written it. */
  | { readonly by: 'nobody' }
  /** The same, and taken as it is, with a warning, since no policy asks for more. */
  | { readonly by: 'bearer' }
  /** This machine's own log has it; `since` (Unix milliseconds) is the time of the first seal that covers it, if any. */
  | { readonly by: 'home'; readonly since: number | undefined }
  /**
   * Checkpoints of these cosigners cover it: by name, since when (Unix milliseconds) one's own sealed log has recorded
   * such a checkpoint, undefined where it has not.
   */
  | { readonly by: 'cosigners'; readonly since: ReadonlyMap<string, number | undefined> }

export const NOBODY: Worth = { by: 'nobody' }

/** Whether anything speaks for the entry at all, or it is taken as if something did. */
export function isAttested({ by }: Worth): boolean {
  return by !== 'nobody'
}

/** Whether this machine's own log has the entry, and a key has sealed it. */
export function isSealedHere(worth: Worth): boolean {
  return worth.by === 'home' && worth.since !== undefined
}

const RANKS = ['nobody', 'bearer', 'cosigners', 'home'] as const

/** What an entry is worth that was met twice. */
export function greaterWorth(one: Worth, other: Worth): Worth {
  if (one.by === 'cosigners' && other.by === 'cosigners') {
    const names = new Set([...one.since.keys(), ...other.since.keys()])
    const earlier = (name: string) => earliest([one.since.get(name), other.since.get(name)])
    return { by: 'cosigners', since: new Map([...names].map(name => [name, earlier(name)])) }
  }
  if (one.by === 'home' && other.by === 'home')
    return { by: 'home', since: earliest([one.since, other.since]) }
  return RANKS.indexOf(other.by) > RANKS.indexOf(one.by) ? other : one
}

/** The earliest of some times; undefined where there is none. */
export function earliest(times: Iterable<number | undefined>): number | undefined {
  let first: number | undefined
  for (const time of times) if (time !== undefined && !(time >= (first ?? Infinity))) first = time
  return first
}
