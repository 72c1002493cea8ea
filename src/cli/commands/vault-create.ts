import type { Context } from '../../app/context.js'
import { chooseTarget, inFile, readText, writeText } from '../../app/files.js'
import { openRecord, readTokens } from '../../app/keys/bsms.js'
import { listed } from '../../base/text.js'
import { NETWORK_NAMES } from '../../chain/network.js'
import { readCosigner } from '../../formats/foreign-cosigner.js'
import type { Cosigner } from '../../vault/cosigner.js'
import { createVault } from '../../vault/create.js'
import { doubtsAbout } from '../../vault/doubts.js'
import { formatVault } from '../../vault/file.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, NETWORK, SCRIPT_TYPE, wholeNumber } from '../option-types.js'
import { TOKEN_FILE } from '../options/keys.js'
import { type Asked, flag, optional, repeatable, required } from '../parameters.js'
import { vaultData, vaultText } from '../render/vault.js'

const PARAMETERS = {
  name: required('--name <name>', 'what to call the vault', NAME),
  threshold: required('--threshold <m>', 'how many cosigners must sign', wholeNumber(0, 1000)),
  scriptType: required('--script-type <type>', 'p2wsh, p2sh-p2wsh or p2sh', SCRIPT_TYPE),
  network: required('--network <network>', listed(NETWORK_NAMES, 'or'), NETWORK),
  unsorted: flag('--unsorted', 'keys in scripts stand in the order given, not in that of BIP 67'),
  out: optional('--out <file>', 'the vault file (NAME.vault.json; - for standard output)', FILE),
  cosigner: repeatable(
    '--cosigner <file>',
    'a cosigner file, a key record (BIP 129), or a signer’s key; once for each',
    FILE,
  ),
  tokenFile: TOKEN_FILE,
}

type VaultCreateRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: VaultCreateRequest): Promise<Outcome> {
  const { name, network, scriptType, threshold } = request
  const target = await chooseTarget(context, request.out ?? `${name}.vault.json`, request.cosigner)
  const tokens = await readTokens(request.tokenFile)
  const cosigners: Cosigner[] = []
  for (const file of request.cosigner) {
    const text = await readText(context.io, file)
    const fallback = `cosigner-${cosigners.length + 1}`
    cosigners.push(
      inFile(file, () => {
        const opened = openRecord(text, tokens)
        return readCosigner(opened.text, { network, scriptType, fallback, token: opened.token })
      }),
    )
  }
  const vault = createVault({
    name,
    network,
    scriptType,
    required: threshold,
    cosigners,
    sorted: !request.unsorted,
  })
  const { file, raw } = await writeText(context, target, formatVault(vault))
  return {
    data: { ...vaultData(vault), file },
    findings: doubtsAbout(vault),
    raw,
    text: style => vaultText(vault, style, file),
  }
}
