import { textLike } from '../base/json-schema.js'
import { described, matching, saidAs, where } from '../base/shape.js'
import { isPossible } from './amount.js'

/** An amount in the smallest part of its unit, in decimal digits: at most what there is on any chain. */
export const exactSats = where(matching(/^(?:0|[1-9]\d{0,16})$/), value => isPossible(BigInt(value)))
/** The same, with a schema in fewer words. */
export const sats = described(saidAs(textLike(/^[0-9]+$/), exactSats), 'satoshi')
