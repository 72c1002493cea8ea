import { toHex } from '../../base/bytes.js'
import { addressOf, decodeAddress } from '../../chain/address.js'
import { networkNamed } from '../../chain/network.js'
import { expandMultipath } from '../../descriptor/multipath.js'
import { keysOf, type OutputDescriptor } from '../../descriptor/output-descriptor.js'
import { parseDescriptor } from '../../descriptor/parse.js'
import { printDescriptor } from '../../descriptor/print.js'
import { parseName } from '../../keys/name.js'
import { compile, scriptAt } from '../../spend/compile.js'
import { Locator } from '../../vault/locate.js'
import { SEARCHED } from '../../vault/search.js'
import type { Vault } from '../../vault/vault.js'
import { list, named, optional, record, required, type Values } from '../parameters/collection.js'
import { count, text } from '../parameters/scalar.js'

/** An address of a policy, in the spelling that its script gives (Bech32 may also be written in capitals). */
export interface Address {
  readonly address: string
  readonly script: Uint8Array
}

/** An address of the policy's network. */
export const ADDRESS = text<Address>(
  { why: 'address' },
  (address, { network }) => {
    const script = decodeAddress(address, networkNamed(network))
    return { address: addressOf(script, networkNamed(network)), script }
  },
  ({ address }) => address,
)

/** A ranged or single output descriptor with its checksum (BIP 380). */
const DESCRIPTOR = text<OutputDescriptor>(
  { why: 'descriptor' },
  (body, { network }) => {
    const descriptor = parseDescriptor(body, { network: networkNamed(network), checksum: 'required' })
    // Printing refuses private keys, and scripts what cannot be derived.
    printDescriptor(descriptor)
    for (const one of expandMultipath(descriptor)) scriptAt(one, 0)
    return descriptor
  },
  printDescriptor,
)

/** A vault's digest, 64 hex digits. */
export const DIGEST = text<string>(
  { why: 'digest' },
  digits => (/^[0-9a-f]{64}$/.test(digits) ? digits : undefined),
  digits => digits,
  '^[0-9a-f]{64}$',
)

/** A name as keys and vaults have it. */
export const NAME = text<string>({ why: 'name' }, parseName, name => name)

const RANGED = record('a descriptor', {
  descriptor: required(DESCRIPTOR),
  range: optional(count('looser', 1, 10_000), 'other'),
})

const FIELDS = {
  owner: optional(NAME, 'other'),
  addresses: optional(list(ADDRESS, { more: 'looser' }), 'looser'),
  descriptors: optional(
    list(RANGED, { more: 'looser', key: ({ descriptor }) => printDescriptor(descriptor) }),
    'looser',
  ),
  vault: optional(DIGEST, 'looser'),
}

/** A destination that rules speak of by name: addresses, descriptors, another vault, and whose coins lie there. */
type Place = Values<typeof FIELDS>

/** One of them. */
export const PLACE = record('a place', FIELDS)

/** The policy's places, by name. */
export const PLACES = named(NAME, PLACE, 'other')

/** A descriptor of one branch, of which no script but the first has been derived yet. */
interface Range {
  readonly place: string
  readonly descriptor: OutputDescriptor
  /** Hex. */
  readonly first: string
  readonly length: number
}

/**
 * Says which of a policy's places a script belongs to. Descriptors are derived once, and only when somebody asks for a
 * script that looks like theirs: that takes seconds where ranges are long.
 */
export class PlaceBook {
  readonly #places: ReadonlyMap<string, Place>
  readonly #byScript = new Map<string, string[]>()
  readonly #locators = new Map<string, Locator>()
  #ranges: readonly Range[]
  /** How many scripts the descriptors stand for. */
  readonly size: number

  constructor(places: ReadonlyMap<string, Place>) {
    this.#places = places
    for (const [name, { addresses = [] }] of places)
      for (const { script } of addresses) this.#add(name, script)
    this.#ranges = [...places].flatMap(([place, { descriptors = [] }]) =>
      descriptors.flatMap(({ descriptor, range = SEARCHED.policyPlace }) =>
        expandMultipath(descriptor).map(one => rangeOf(place, one, range)),
      ),
    )
    this.size = this.#ranges.reduce((sum, { length }) => sum + length, 0)
  }

  /** The names of the places that `script` belongs to; `vaults` are those that this machine knows. */
  placesOf(script: Uint8Array, vaults: readonly Vault[]): string[] {
    const hex = toHex(script)
    this.#deriveAlike(hex)
    const fixed = this.#byScript.get(hex) ?? []
    const inVaults = [...this.#places].flatMap(([name, { vault: digest }]) => {
      const vault = digest === undefined ? undefined : vaults.find(one => one.isNamedBy(digest))
      return vault !== undefined && this.#locate(vault, script) ? [name] : []
    })
    return [...new Set([...fixed, ...inVaults])]
  }

  /** The names of the places that have an owner. */
  get owned(): string[] {
    return [...this.#places].flatMap(([name, { owner }]) => (owner === undefined ? [] : [name]))
  }

  /** Whose coins lie at a place. */
  ownerOf(place: string): string | undefined {
    return this.#places.get(place)?.owner
  }

  /** The place's other vault, by digest. */
  vaultOf(place: string): string | undefined {
    return this.#places.get(place)?.vault
  }

  #locate(vault: Vault, script: Uint8Array): boolean {
    const locator = this.#locators.get(vault.digest.hex) ?? new Locator(vault)
    this.#locators.set(vault.digest.hex, locator)
    return locator.locate(script, SEARCHED.policyPlace) !== undefined
  }

  #deriveAlike(script: string): void {
    const alike = this.#ranges.filter(({ first }) => kindOf(first) === kindOf(script))
    if (alike.length === 0) return
    this.#ranges = this.#ranges.filter(range => !alike.includes(range))
    for (const { place, descriptor, length } of alike) {
      const scriptsAt = compile(descriptor)
      for (let index = 0; index < length; index++) this.#add(place, scriptsAt(index).scriptPubKey)
    }
  }

  #add(name: string, script: Uint8Array): void {
    const hex = toHex(script)
    const names = this.#byScript.get(hex)
    if (names === undefined) this.#byScript.set(hex, [name])
    else if (!names.includes(name)) names.push(name)
  }
}

function rangeOf(place: string, descriptor: OutputDescriptor, range: number): Range {
  const isRanged = keysOf(descriptor).some(({ wildcard }) => wildcard !== 'none')
  return { place, descriptor, first: toHex(scriptAt(descriptor, 0)), length: isRanged ? range : 1 }
}

/** Scripts of one kind (P2WPKH, P2SH, …) are of one length and begin alike. */
function kindOf(script: string): string {
  return `${script.length} ${script.slice(0, 2)}`
}
