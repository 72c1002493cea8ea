import type { Catalogue } from '../speaker.js'
import { around } from './around.js'
import { base } from './base.js'
import { bitcoin } from './bitcoin.js'
import { chain } from './chain.js'
import { coins } from './coins.js'
import { descriptor } from './descriptor.js'
import { fileKinds } from './file-kinds.js'
import { formats } from './formats.js'
import { keys } from './keys.js'
import { log } from './log.js'
import { nem } from './nem.js'
import { proposal } from './proposal.js'
import { psbt } from './psbt.js'
import { qr } from './qr.js'
import { rules } from './rules.js'
import { secondOpinion } from './second-opinion.js'
import { spend } from './spend.js'
import { vault } from './vault.js'
import { waysOut } from './ways-out.js'

/** What the rooms of the library say in Japanese. */
export const pure: Catalogue = {
  rooms: {
    base,
    bitcoin,
    chain,
    keys,
    descriptor,
    spend,
    vault,
    coins,
    proposal,
    log,
    psbt,
    rules,
    formats,
    qr,
    'second-opinion': secondOpinion,
    nem,
  },
  around,
  waysOut,
  fileKinds,
}
