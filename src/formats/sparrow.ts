import { RingiError } from '../base/error.js'
import type { NetworkName } from '../chain/network.js'
import { privateKeyGiven } from '../keys/extended-key-version.js'
import { branchDescriptor } from '../spend/branch-descriptor.js'
import type { ScriptTypeName } from '../spend/script-type.js'
import { SCRIPT_TYPES } from '../spend/script-types.js'
import type { TemplateKey } from '../spend/template-key.js'
import { descriptorsIn } from './descriptor.js'
import { templateOfDescriptors } from './descriptor-template.js'
import { foreignKey, keyCalled } from './foreign-key.js'
import { networkCalled } from './foreign-network.js'
import type { ForeignWallet, Format } from './format.js'
import { Members } from './members.js'
import { requireCount } from './refusals.js'
import { scriptTypeCalled } from './script-type-name.js'
import { isSparrow, type WalletSource } from './source.js'

/**
 * The file that Sparrow writes for "Output Descriptor": the descriptor of both branches and each alone, with comments. The
 * wallet file of its older versions, plain JSON, is read too.
 */
export const sparrow: Format = {
  name: 'sparrow',
  label: 'Sparrow',
  isJson: false,
  recognises: source => isSparrow(source) || source.json?.policyType !== undefined,
  networkIn: ({ json }) => (json === undefined ? undefined : sparrowNetwork(json)),
  read: source =>
    source.json === undefined
      ? { template: templateOfDescriptors(descriptorsIn(source.lines), source, { checksum: 'usual' }) }
      : readSparrowWallet(source.json, source),
  write: ({ descriptor, template }) =>
    [
      ['# Receive and change descriptor (BIP389):', descriptor],
      ['# Receive descriptor (Bitcoin Core):', branchDescriptor(template, 0)],
      ['# Change descriptor (Bitcoin Core):', branchDescriptor(template, 1)],
    ]
      .map(lines => `${lines.join('\n')}\n`)
      .join('\n'),
}

/** The keys stand in the policy by names that Sparrow makes of their labels. */
const POLICY = /^[a-z(]+sortedmulti\((\d{1,2})((?:,[^,()]{1,80}){1,20})\)+$/

/** The network that a wallet file of Sparrow names. Throws `vault.malformed`. */
function sparrowNetwork(json: object): NetworkName | undefined {
  const name = new Members(json).optionalText('network')
  return name === undefined ? undefined : networkCalled(name)
}

/** Reads a wallet file of Sparrow as it was before 1.6, plain JSON. Throws as `Format.read`. */
function readSparrowWallet(json: object, source: WalletSource): ForeignWallet {
  const file = new Members(json)
  if (!file.text('policyType').startsWith('MULTI'))
    throw new RingiError('vault.malformed', { why: 'not-multisig' })
  const scriptType = scriptTypeCalled(file.text('scriptType'), 'scriptType')
  const keystores = file.list('keystores').map(keystore => new Members(keystore, 'keystore'))
  for (const keystore of keystores) refusePrivate(keystore)
  const required = thresholdIn(file, scriptType, keystores.length)
  const keys = keystores.map((one, i) => keyIn(one, i, scriptType, source))
  return {
    template: SCRIPT_TYPES[scriptType].template({ required, sorted: true, keys }),
    names: keystores.map(keystore => keystore.optionalText('label')),
  }
}

function refusePrivate(keystore: Members): void {
  if (['seed', 'masterPrivateExtendedKey', 'xprv'].some(name => keystore.has(name))) throw privateKeyGiven()
}

function thresholdIn(file: Members, scriptType: ScriptTypeName, keys: number): number {
  const script = file.members('defaultPolicy').members('miniscript').text('script')
  const [, required, names = ''] = POLICY.exec(script) ?? []
  const form = SCRIPT_TYPES[scriptType].descriptor(`sortedmulti(${required}${names})`)
  if (required === undefined || form !== script)
    throw new RingiError('vault.malformed', { why: 'sparrow-policy' })
  requireCount(names.split(',').length - 1, keys)
  return Number(required)
}

function keyIn(
  keystore: Members,
  place: number,
  scriptType: ScriptTypeName,
  source: WalletSource,
): TemplateKey {
  const origin = keystore.members('keyDerivation')
  const fingerprint = origin.text('masterFingerprint')
  const path = origin.text('derivationPath')
  const texts = { fingerprint, path, xpub: keystore.text('extendedPublicKey') }
  return foreignKey(texts, { scriptType, source, called: keyCalled(place, keystore.optionalText('label')) })
}
