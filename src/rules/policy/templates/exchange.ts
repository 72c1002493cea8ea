import { type Blanks, head } from './blanks.js'

/** The cold wallet of an exchange. */
export function exchange(blanks: Blanks): string {
  const { vault, owner, first, second, coins } = blanks
  const { any: required } = vault.primary.quorum
  return `${head(blanks, 'exchange-cold', 'Cold wallet of an exchange: refills the hot wallet, and pays nobody else.')}
groups:
  operations: ${first}
  security: ${second}

# The destinations that the rules speak of. Put the hot wallet's descriptor here, and take the # away, here and below.
# places:
#   hot-wallet:
#     owner: ${owner}
#     descriptors:
#       - descriptor: wpkh([…]xpub…/0/*)#checksum
#         range: 1000

# A later version of this policy has to be approved by so many.
changes:
  any: ${required}
  including: { security: 1 }

# Who can let one proposal pass one of these rules.
exceptions:
  any: ${required}
  including: { security: 1 }
  rules: [rolling-limit, logs, signing-hours]

rules:
  # Where coins may go.
  # allowed-destinations:
  #   places: [hot-wallet]
  # segregation:
  #   to: [${owner}]
  # refill:
  #   place: hot-wallet
  #   share: 5%
  #   max-age-hours: 24
  script-types:
    allow: [p2wpkh, p2wsh, p2tr]
  op-return:
    max: 0
  change-outputs:
    max: 1

  # How much. A window of blocks holds where a machine's clock is wrong.
  proposal-limit:
    max: ${coins('50')}
  rolling-limit:
    windows:
      - { hours: 24, max: ${coins('100')} }
      - { days: 7, max: ${coins('300')} }
      - { blocks: 144, max: ${coins('100')} }
  # What the others have signed counts as well: their logs have to be at hand, with new checkpoints.
  logs:
    max-age-hours: 72
  vault-share:
    max: 10%
    max-age-hours: 24
  fee-limit:
    max: ${coins('0.01')}
    max-rate: 200

  # Who.
  quorum:
    tiers:
      - { up-to: ${coins('10')}, any: ${required} }
      - { any: ${required}, including: { security: 1 } }
  separation-of-duties:

  # When.
  signing-hours:
    zone: Asia/Tokyo
    windows:
      - { days: [mon, tue, wed, thu, fri], from: "09:00", to: "18:00" }
  expiry:
    hours: 48
  locktime:
    allow: height

  # Which coins.
  confirmations:
    min: 6
  coin-labels:
    unlabelled: deny
    frozen: deny
  address-reuse:

  # What it has to say.
  reference:
    required: yes
    pattern: "REFILL-####-*"
  unique-reference:
`
}
