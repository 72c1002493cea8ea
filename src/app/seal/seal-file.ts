import { record, text } from '../../base/shape.js'
import { parseStrictJson } from '../../base/strict-json.js'
import { formatSeal, parseSeal, type Seal } from '../../log/seal.js'
import type { Home } from '../../platform/home.js'
import type { SealKey } from '../../platform/seal-key.js'

/** A seal as it lies in a home. Before the key is opened that it was made with, it is but a claim. */
export interface ClaimedSeal {
  readonly seal: Seal
  readonly mac: string
}

/** What the file of a seal holds: its line, and the MAC of that under the key. */
const SEALED = record({ seal: text, mac: text })

/** The seal of a home under the key called `name`, if there is one that can be read. */
export async function readSeal(home: Home, name: string): Promise<ClaimedSeal | undefined> {
  // Whether it is true is found out with the key; the home's own MAC says nothing that the key's does not.
  const content = await home.read('seals', name).catch(() => undefined)
  const sealed = content === undefined ? undefined : parseStrictJson(content)
  if (!SEALED(sealed)) return undefined
  const seal = parseSeal(sealed.seal)
  return seal === undefined || seal.key !== name ? undefined : { seal, mac: sealed.mac }
}

/** The seals of a home under all of its keys that have one. */
export async function readSeals(home: Home): Promise<ClaimedSeal[]> {
  const names = await home.names('keys')
  const seals = await Promise.all(names.map(name => readSeal(home, name)))
  return seals.filter(seal => seal !== undefined)
}

/** Writes the seal of a home, which has to be locked. */
export async function writeSeal(home: Home, seal: Seal, key: SealKey): Promise<ClaimedSeal> {
  const line = formatSeal(seal)
  const mac = key.mac(line)
  await home.pin('seals', seal.key, JSON.stringify({ seal: line, mac }), true)
  return { seal, mac }
}
