import { fromHex, utf8 } from '../../base/bytes.js'
import { canonicalJson } from '../../base/canonical-json.js'
import { taggedHash } from '../../base/hash.js'
import type { LogHead } from '../../log/hash-chain.js'
import type { Home } from '../../platform/home.js'
import type { Policy } from '../../rules/policy/policy.js'
import { type NamedDigest, nameAndDigest, named } from '../../vault/digest.js'
import type { Vault } from '../../vault/vault.js'
import type { VerifiedLog } from '../log/verified-log.js'
import { modelIn } from '../model.js'
import { policyInForce } from '../policy/in-force.js'
import { allVaults, namedIn, pinnedTexts } from '../vaults.js'
import { changesOf, type PinChange, pinsOf } from './pins.js'

/** All that a home holds and that people compare before it is sealed. */
export interface HomeSummary {
  readonly vaults: readonly Vault[]
  /** The vaults that have no coins. */
  readonly accounts: readonly { readonly name: string; readonly digest: NamedDigest }[]
  readonly policies: readonly { readonly vault: Vault; readonly policy: Policy }[]
  readonly head: LogHead
  readonly log: VerifiedLog
  /** How the records differ from what was sealed last. */
  readonly changes: readonly PinChange[]
  /** Of all of it: what a script names that was told what to compare. */
  readonly digest: NamedDigest
}

/** What a home holds. Its log has to have an entry, as that of every home with a key has. */
export async function summaryOf(home: Home, log: VerifiedLog): Promise<HomeSummary> {
  const vaults = await allVaults(home)
  const accounts = (await pinnedTexts(home)).filter(text => modelIn(text) === 'account').map(namedIn)
  const pins = await pinsOf(home)
  const { head, digest } = log.end
  const text = canonicalJson({
    log: head.log,
    seq: head.seq,
    hash: head.hash,
    digest,
    pins: pins.map(pin => ({ ...pin })),
  })
  const policies: { vault: Vault; policy: Policy }[] = []
  for (const vault of vaults) {
    const policy = (await policyInForce(home, vault))?.policy
    if (policy !== undefined) policies.push({ vault, policy })
  }
  return {
    ...{ vaults, policies, head, log },
    accounts: accounts.map(one => ({ name: one.name, digest: named(fromHex(one.digest)) })),
    changes: changesOf(log.claimedSeal?.seal.pins ?? [], pins),
    digest: named(taggedHash('ringi/home', utf8(text))),
  }
}

/** For `--json`. */
export function summaryData({ vaults, accounts, policies, digest }: HomeSummary) {
  return {
    vaults: [...vaults, ...accounts].map(({ name, digest: { hex, words } }) => ({
      name,
      digest: hex,
      words,
    })),
    policies: policies.map(
      ({
        vault,
        policy: {
          name,
          version,
          digest: { hex, words },
        },
      }) => ({
        vault: nameAndDigest(vault),
        ...{ name, version, digest: hex, words },
      }),
    ),
    digest: digest.hex,
  }
}
