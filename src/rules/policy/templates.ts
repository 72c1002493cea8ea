import type { Vault } from '../../vault/vault.js'

/** What templates are filled with. */
interface Blanks {
  readonly vault: Vault
  readonly owner: string
  /** All cosigners but the last, and the last: a start, to be set right by hand. */
  readonly first: string
  readonly second: string
}

const TEMPLATES: Readonly<Record<string, (blanks: Blanks) => string>> = {
  exchange:
    blanks => `${head(blanks, 'exchange-cold', 'Cold wallet of an exchange: refills the hot wallet, and pays nobody else.')}
groups:
  operations: [${blanks.first}]
  security: [${blanks.second}]

# Destinations that the rules speak of. Put the hot wallet's descriptor or addresses here.
# places:
#   hot-wallet:
#     owner: ${blanks.owner}
#     descriptors:
#       - descriptor: wpkh([…]xpub…/0/*)#checksum
#         range: 1000

# Who can let one proposal pass one of these rules.
exceptions:
  any: ${blanks.vault.threshold.required}
  including: { security: 1 }
  rules: [rolling-limit, signing-hours]

rules:
  # allowed-destinations:
  #   places: [hot-wallet]
  # refill:
  #   place: hot-wallet
  #   share: 5%
  proposal-limit:
    max: 50btc
  rolling-limit:
    windows:
      - { hours: 24, max: 100btc }
      - { days: 7, max: 300btc }
  quorum:
    tiers:
      - { up-to: 10btc, any: ${blanks.vault.threshold.required} }
      - { any: ${blanks.vault.threshold.required}, including: { security: 1 } }
  fee-limit:
    max: 0.01btc
    max-rate: 200
  signing-hours:
    zone: Asia/Tokyo
    windows:
      - { days: [mon, tue, wed, thu, fri], from: "09:00", to: "18:00" }
  op-return:
    max: 0
  reference:
    required: yes
`,
  treasury:
    blanks => `${head(blanks, 'treasury', 'Treasury of a company: invoices, each with its reference.')}
rules:
  payment-limit:
    max: 1btc
  rolling-limit:
    windows:
      - { days: 7, max: 3btc }
      - { days: 31, max: 8btc }
  fee-limit:
    max-rate: 100
    max-share: 2%
  separation-of-duties:
  reference:
    required: yes
    pattern: "INV-####-*"
  op-return:
    max: 0
  dust:
    below: 1000sat
`,
  family:
    blanks => `${head(blanks, 'family', 'Savings of a family: small amounts at once, large ones slowly.')}
rules:
  proposal-limit:
    max: 0.5btc
  rolling-limit:
    windows:
      - { days: 31, max: 0.5btc }
  cooling-off:
    hours: 24
  fee-limit:
    max-share: 5%
`,
  estate:
    blanks => `${head(blanks, 'estate', 'An estate: nothing leaves but by an exception that all have approved.')}
exceptions:
  any: ${blanks.vault.threshold.of}
  rules: [proposal-limit]

rules:
  proposal-limit:
    max: 0.01btc
  cooling-off:
    hours: 168
  op-return:
    max: 0
`,
}

/** The names of the templates. */
export const TEMPLATE_NAMES = Object.keys(TEMPLATES)

/** A policy to start from, for `vault`, whose coins are `owner`'s. */
export function policyFromTemplate(template: string, vault: Vault, owner: string): string {
  const names = vault.cosigners.map(({ name }) => name)
  const fill = TEMPLATES[template] as (blanks: Blanks) => string
  return fill({ vault, owner, first: names.slice(0, -1).join(', '), second: names.slice(-1).join(', ') })
}

function head({ vault, owner }: Blanks, name: string, description: string): string {
  return `# A spending policy: who may sign what. ringi policy lint checks it, docs/policy.md explains every rule.
# It is in force once enough cosigners have approved it (ringi policy approve, ringi policy activate).
ringi: 1
kind: policy
name: ${name}
network: ${vault.network.name}
# ringi vault show ${vault.name}
vault: ${vault.digest.hex}
version: 1
previous: none
description: "${description}"
owner: ${owner}
`
}
