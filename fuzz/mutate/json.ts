import type { Random } from '../random.js'
import { mutateText } from './text.js'

/** A place in a JSON value: what holds it, and under which name. */
interface Place {
  readonly holder: Record<string, unknown>
  readonly name: string
}

const ODDITIES: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 0.5, 1e-9, 1e21, 2 ** 31, 2 ** 53, 20999999.9769, 21000000.00000001],
  ...['', 'null', ' ', '\ud800', [], {}, [[]], [null], { length: 1 }, JSON.parse('{"__proto__":1}')],
]

/** `text` with a value in it dropped, doubled, replaced or mixed in from `other`; undefined where it is not JSON. */
export function mutateJson(text: string, random: Random, other: string): string | undefined {
  const root = { value: parsed(text) }
  const foreign = { value: parsed(other) ?? 0 }
  if (root.value === undefined) return undefined
  for (let left = 1 + random.below(2); left > 0; left--) {
    const places = placesIn(root)
    if (places.length > 0) change(random.pick(places), random, random.pick(placesIn(foreign)))
  }
  const printed = JSON.stringify(root.value, null, random.pick([0, 2, '\t'])) ?? 'null'
  return random.oneIn(20) ? doubledMember(printed, random) : printed
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function placesIn(value: unknown): Place[] {
  const places: Place[] = []
  const rest = [value]
  while (rest.length > 0) {
    const holder = rest.pop()
    if (typeof holder !== 'object' || holder === null) continue
    for (const [name, inner] of Object.entries(holder)) {
      places.push({ holder: holder as Record<string, unknown>, name })
      rest.push(inner)
    }
  }
  return places
}

function change({ holder, name }: Place, random: Random, other: Place): void {
  const value = holder[name]
  const way = random.below(8)
  if (way < 3 && typeof value === 'string')
    put(holder, name, mutateText(value, random, String(other.holder[other.name])))
  else if (way < 3 && typeof value === 'number') put(holder, name, nearby(value, random))
  else if (way === 3) put(holder, name, structuredClone(random.pick(ODDITIES)))
  else if (way === 4) remove(holder, name)
  else if (way === 5) put(holder, name, structuredClone(other.holder[other.name]))
  else if (way === 6) add(holder, mutateText(name, random, other.name), value)
  else exchange(holder, name, random.pick(Object.keys(holder)))
}

// An assignment to __proto__ would set the prototype, and could close a circle.
function put(holder: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true })
}

function nearby(value: number, random: Random): number {
  return random.pick([value + 1, value - 1, -value, value * 10, value / 10, value + 1e-9, Math.fround(value)])
}

function remove(holder: Record<string, unknown>, name: string): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 1)
  else delete holder[name]
}

function add(holder: Record<string, unknown>, name: string, value: unknown): void {
  if (Array.isArray(holder)) holder.push(structuredClone(value))
  else put(holder, name, structuredClone(value))
}

function exchange(holder: Record<string, unknown>, one: string, other: string): void {
  const kept = holder[one]
  put(holder, one, holder[other])
  put(holder, other, kept)
}

/** A member written twice, which JSON.parse takes and other readers take otherwise. */
function doubledMember(text: string, random: Random): string {
  const members = [...text.matchAll(/"(?:[^"\\]|\\.)*":\s*("(?:[^"\\]|\\.)*"|[\d.]+|true|false|null)/g)]
  if (members.length === 0) return text
  const { 0: member, index } = random.pick(members)
  const twin = random.oneIn(2)
    ? member
    : `${member.slice(0, member.indexOf(':'))}:${random.pick(['0', '""', 'null'])}`
  return `${text.slice(0, index)}${twin},${text.slice(index)}`
}
