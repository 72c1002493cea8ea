import { NETWORKS } from '../../src/chain/network.js'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import { scriptTypesOn } from '../../src/spend/script-types.js'

/** The script types of Bitcoin, and of what was made of it with witnesses. */
export type BitcoinScriptType = Exclude<ScriptTypeName, 'p2sh20' | 'p2sh32'>

const isBitcoins = (name: ScriptTypeName): name is BitcoinScriptType => name !== 'p2sh20' && name !== 'p2sh32'

/** Their rows, and their names. */
export const BITCOIN_ROWS = scriptTypesOn(NETWORKS.mainnet)
export const BITCOIN_SCRIPT_TYPES = BITCOIN_ROWS.map(({ name }) => name).filter(isBitcoins)
