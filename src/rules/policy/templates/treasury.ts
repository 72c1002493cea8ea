import { type Blanks, head } from './blanks.js'

/** The treasury of a company. */
export function treasury(blanks: Blanks): string {
  const { vault, first, second, coins, smallest } = blanks
  const { any: required } = vault.primary.quorum
  return `${head(blanks, 'treasury', 'Treasury of a company: invoices, each with its reference.')}
groups:
  finance: ${first}
  directors: ${second}

# Who can let one proposal pass one of these rules: a large invoice, or one that was forgotten.
exceptions:
  any: ${required}
  including: { directors: 1 }
  rules: [payment-limit, proposal-limit, expiry]

rules:
  # Where coins may go: to what somebody has vouched for with a key of their own, and never to these addresses.
  # allowed-destinations:
  #   vouched-by:
  #     treasurer: 02…
  # denied-destinations:
  #   addresses: [bc1q…]
  op-return:
    max: 0
  output-count:
    max: 20

  # How much.
  payment-limit:
    max: ${coins('1')}
  proposal-limit:
    max: ${coins('2')}
  rolling-limit:
    windows:
      - { days: 7, max: ${coins('3')} }
      - { days: 31, max: ${coins('8')} }
  fee-limit:
    max-rate: 100
    max-share: 2%

  # Who.
  quorum:
    tiers:
      - { up-to: ${coins('0.75')}, any: ${required} }
      - { any: ${required}, including: { directors: 1 } }
  separation-of-duties:

  # When: three days after it was proposed, a payment has to be proposed anew.
  expiry:
    hours: 72

  # What it has to say.
  reference:
    required: yes
    pattern: "INV-####-*"

  # Worth a look, and no reason to refuse.
  dust:
    below: ${smallest(1000n)}
    severity: warn
`
}
