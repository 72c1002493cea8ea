import { describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { decodeTransaction } from '../../src/bitcoin/transaction.js'
import { NETWORKS } from '../../src/chain/network.js'
import { ExtendedPrivateKey, ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { parsePath } from '../../src/keys/path.js'
import { formatAnnouncements, parseAnnouncements } from '../../src/nem/announcement.js'
import { decodeNem, decodeSignedNem } from '../../src/nem/codec/decode.js'
import { encodeNem } from '../../src/nem/codec/encode.js'
import { formatCosignature, parseCosignature } from '../../src/nem/cosignature-file.js'
import { createNemCosignerFile, parseNemCosignerFile } from '../../src/nem/cosigner-file.js'
import { parseNemPrivateKey } from '../../src/nem/keys.js'
import { parseMosaicDefinition } from '../../src/nem/mosaic-definition.js'
import { formatNemProposal, parseNemProposal } from '../../src/nem/proposal.js'
import { reviewNem } from '../../src/nem/review/review.js'
import { combineNem } from '../../src/nem/roles/combine.js'
import { finalizeNem } from '../../src/nem/roles/finalize.js'
import { parseAccountSnapshot } from '../../src/nem/snapshot.js'
import { formatAccountVault, parseAccountVault } from '../../src/nem/vault.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { createCosignerFile, parseCosignerFile } from '../../src/vault/cosigner.js'
import { createVault } from '../../src/vault/create.js'
import { formatVault, parseVault } from '../../src/vault/file.js'
import { cosigned, keyOf, PAYMENT_TO_PAYEE, VAULT, wrapped } from './team.js'

const WRAPPED = wrapped(PAYMENT_TO_PAYEE)
const COSIGNED = cosigned('ben', PAYMENT_TO_PAYEE)
const STATED = { name: 'aoi', network: VAULT.network, path: '44h/1h/0h/0h/0h' }

/** The files of this room, each with its reader. */
const OURS: Readonly<Record<string, { file: string; read: (file: string) => unknown }>> = {
  vault: { file: formatAccountVault(VAULT), read: parseAccountVault },
  cosigner: { file: createNemCosignerFile(STATED, keyOf('aoi')), read: parseNemCosignerFile },
  proposal: { file: formatNemProposal(WRAPPED), read: parseNemProposal },
  cosignature: { file: formatCosignature(COSIGNED), read: parseCosignature },
  announcements: {
    file: formatAnnouncements(finalizeNem(reviewNem(VAULT, combineNem([WRAPPED], [COSIGNED])))),
    read: parseAnnouncements,
  },
}

const path = parsePath('48h/0h/0h/2h')

/** A cosigner on Bitcoin, of the same kind of seed. */
function bitcoiner(name: string) {
  const master = ExtendedPrivateKey.fromSeed(sha256(utf8(name)), NETWORKS.mainnet)
  const account = master.derive(path)
  return { account, cosigner: { name, fingerprint: master.fingerprint, path, xpub: account.neuter() } }
}

const [aoi, ben] = [bitcoiner('aoi'), bitcoiner('ben')]

const THEIRS: Readonly<Record<string, { file: string; read: (file: string) => unknown }>> = {
  'vault of Bitcoin': {
    file: formatVault(
      createVault({
        ...{
          name: 'vault',
          network: NETWORKS.mainnet,
          scriptType: SCRIPT_TYPES.p2wsh,
          required: 1,
          sorted: true,
        },
        cosigners: [aoi.cosigner, ben.cosigner],
      }),
    ),
    read: parseVault,
  },
  'cosigner of Bitcoin': {
    file: createCosignerFile({ ...aoi.cosigner, network: 'mainnet', scriptType: 'p2wsh' }, aoi.account),
    read: parseCosignerFile,
  },
  'extended key': {
    file: aoi.cosigner.xpub.toString(),
    read: file => ExtendedPublicKey.parse(file, NETWORKS.mainnet),
  },
}

const refused = expect.objectContaining({
  code: expect.stringMatching(/\.([a-z]+-)?(malformed|announcements|snapshot|definition|version)$|^psbt\./),
})

test.each(Object.entries({ ...OURS, ...THEIRS }))('what is taken for its own: %s', (_, { file, read }) => {
  expect(() => read(file)).not.toThrow()
})

describe.each(Object.entries({ ...OURS, ...THEIRS }))('%s', (name, { file }) => {
  const others = Object.entries({ ...OURS, ...THEIRS }).filter(([other]) => other !== name)
  test.each(others)('is no %s', (_, { read }) => {
    expect(() => read(file)).toThrow(refused)
  })

  test('is nothing that a node says, no private key and no PSBT', () => {
    for (const read of [parseAccountSnapshot, parseMosaicDefinition, parseNemPrivateKey])
      expect(() => read(file)).toThrow(refused)
    expect(() => decodePsbt(utf8(file))).toThrow(refused)
  })
})

test('transactions of NEM and of Bitcoin are none of each other', () => {
  const inner = encodeNem(PAYMENT_TO_PAYEE.inner)
  expect(() => decodeTransaction(inner)).toThrowCode('transaction.malformed')
  // The first payment that was ever made.
  const first =
    '0100000001c997a5e56e104102fa209c6a852dd90660a20b2d9c352423edce25857fcd3704000000004847304402204e45e16932b8af514961a1d3a1a25fdf3f4f7732e9d624c6c61548ab5fb8cd410220181522ec8eca07de4860a4acdd12909d831cc56cbbac4622082221a8768d1d0901ffffffff0200ca9a3b00000000434104ae1a62fe09c5f51b13905f07f06b99a2f7159b2225f374cd378d71302fa28414e7aab37397f554a7df5f142c21c1b7303b8a0626f1baded5c72a704f7e6cd84cac00286bee0000000043410411db93e1dcdb8a016b49840f8c53bc1eb68a382e97b1482ecad7b148a6909a5cb2e0eaddfb84ccf9744464f82e160bfa9b8b64f9d4c03f999b8643f656b412a3ac00000000'
  for (const read of [decodeNem, decodeSignedNem])
    expect(() => read(fromHex(first))).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^nem\./) }),
    )
  expect(toHex(inner)).toMatch(/^01010000/)
})
