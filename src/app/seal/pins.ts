import { createHash } from 'node:crypto'
import type { SealedPin } from '../../log/seal.js'
import type { Home } from '../../platform/home.js'

const KINDS = ['keys', 'policies', 'vaults'] as const

/** Everything that a home keeps, sorted by kind and name, each with the SHA-256 of its content. */
export async function pinsOf(home: Home): Promise<SealedPin[]> {
  const pins: SealedPin[] = []
  for (const kind of KINDS)
    for (const name of await home.names(kind))
      pins.push({ kind, name, sha256: sha256(await home.read(kind, name)) })
  return pins
}

/** `pins` with one more, which is about to be kept. */
export function withPin(
  pins: readonly SealedPin[],
  kind: SealedPin['kind'],
  name: string,
  content: string,
): SealedPin[] {
  const place = (pin: Pick<SealedPin, 'kind' | 'name'>) => `${pin.kind} ${pin.name}`
  const others = pins.filter(pin => place(pin) !== `${kind} ${name}`)
  return [...others, { kind, name, sha256: sha256(content) }].sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** How a record differs from what is sealed. */
export interface PinChange {
  readonly kind: SealedPin['kind']
  readonly name: string
  readonly change: 'added' | 'changed' | 'gone'
}

/** How the records of a home differ from those that are sealed. */
export function changesOf(sealed: readonly SealedPin[], found: readonly SealedPin[]): PinChange[] {
  const before = new Map(sealed.map(pin => [`${pin.kind} ${pin.name}`, pin]))
  const after = new Map(found.map(pin => [`${pin.kind} ${pin.name}`, pin]))
  const gone = sealed.filter(pin => !after.has(`${pin.kind} ${pin.name}`))
  return [
    ...gone.map(({ kind, name }) => ({ kind, name, change: 'gone' as const })),
    ...found.flatMap(({ kind, name, sha256: hash }): PinChange[] => {
      const known = before.get(`${kind} ${name}`)
      if (known === undefined) return [{ kind, name, change: 'added' }]
      return known.sha256 === hash ? [] : [{ kind, name, change: 'changed' }]
    }),
  ]
}

function sha256(content: string | undefined): string {
  return createHash('sha256')
    .update(content ?? '')
    .digest('hex')
}
