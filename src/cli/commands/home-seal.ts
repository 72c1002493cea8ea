import { type SealedHome, sealHome } from '../../app/seal/seal-home.js'
import { sealedEnd } from '../../app/seal/sealing.js'
import { summaryData } from '../../app/seal/summary.js'
import { defineCommand, type Outcome } from '../command.js'
import { HEX_32, NAME, VAULT } from '../option-types.js'
import { ALLOW_ONLINE, PASSWORD_FILE } from '../options/keys.js'
import { optional, required } from '../parameters.js'
import { sealedHeadText } from '../render/seal.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  key: required('--key <name>', 'the key to seal the home under', NAME),
  keep: optional(
    '--keep <vault>',
    'of vaults with the same keys, the one that the others have: the rest gives way to it',
    VAULT,
  ),
  digest: optional(
    '--digest <hex>',
    'the digest of what was compared with the others: seals without asking',
    HEX_32,
  ),
  passwordFile: PASSWORD_FILE,
  allowOnline: ALLOW_ONLINE,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await sealHome(context, request)),
)

/** What is told of it. */
function outcome({ key, summary, seal, findings }: SealedHome): Outcome<DataOf<'home seal'>> {
  return {
    data: { key, counter: seal.counter, ...summaryData(summary), log: sealedEnd(seal) },
    findings,
    text: style => shown`${table([[style.words.seals, seal.counter]])}${sealedHeadText(seal, style)}`,
  }
}
