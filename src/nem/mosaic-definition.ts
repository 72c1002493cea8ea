import { RingiError } from '../base/error.js'
import { list, matching, open, optional, text } from '../base/shape.js'
import { parseUniqueJson } from '../base/unique-json.js'
import { type MosaicSupply, XEM_SUPPLY } from '../chain/nem/fees.js'
import { isMosaicName, type Mosaic, mosaicId } from './mosaic.js'

/** What is known of a mosaic. It proves nothing: a node says it. */
export interface MosaicDefinition extends MosaicSupply, Pick<Mosaic, 'namespace' | 'name'> {
  /** Whether its transfers cost something that no transaction says. */
  readonly levy: boolean
}

/** XEM itself, which can be sent as a mosaic as well. */
export const XEM_DEFINITION: MosaicDefinition = {
  namespace: 'nem',
  name: 'xem',
  supply: XEM_SUPPLY,
  divisibility: 6,
  levy: false,
}

const LONGEST_FILE = 20_000

const DIGITS = matching(/^(?:0|[1-9]\d{0,9})$/)

const DEFINITION = open({
  id: open({ namespaceId: text, name: text }),
  properties: list(open({ name: text, value: text })),
  levy: optional(open({})),
})

/**
 * A mosaic's definition as nodes print it (`/namespace/mosaic/definition`), with or without what stands around it there.
 * Throws `nem.mosaic-definition`.
 */
export function parseMosaicDefinition(file: string): MosaicDefinition {
  const value = parseUniqueJson(file, LONGEST_FILE)
  const found = AROUND(value) ? value.mosaic : value
  if (!DEFINITION(found)) throw malformed()
  const { namespaceId: namespace, name } = found.id
  const [divisibility, supply] = ['divisibility', 'initialSupply'].map(
    wanted => found.properties.find(one => one.name === wanted)?.value,
  )
  if (!isMosaicName({ namespace, name }) || !DIGITS(divisibility) || !DIGITS(supply)) throw malformed()
  if (Number(divisibility) > 6) throw malformed()
  const levy = Object.keys(found.levy ?? {}).length > 0
  return { namespace, name, supply: BigInt(supply), divisibility: Number(divisibility), levy }
}

const AROUND = open({ mosaic: DEFINITION })

function malformed(): RingiError {
  return new RingiError('nem.mosaic-definition')
}

/** The definition of a mosaic among those that are given, or XEM's. */
export function definitionOf(
  mosaic: Mosaic,
  given: readonly MosaicDefinition[],
): MosaicDefinition | undefined {
  return [XEM_DEFINITION, ...given].find(one => mosaicId(one) === mosaicId(mosaic))
}

/** Whether a mosaic is XEM. */
export function isXem(mosaic: Pick<Mosaic, 'namespace' | 'name'>): boolean {
  return mosaicId(mosaic) === mosaicId(XEM_DEFINITION)
}
