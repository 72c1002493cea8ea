import { type Blanks, head } from './blanks.js'

/** An estate. */
export function estate(blanks: Blanks): string {
  const { vault, first, second, coins } = blanks
  const of = vault.cosigners.length
  const { any: required } = vault.primary.quorum
  return `${head(blanks, 'estate', 'An estate: to the heirs, a month after it was proposed, with the notary.')}
groups:
  heirs: ${first}
  notary: ${second}

# Whom the will names. Fill in the addresses and take the # away, here and below.
# places:
#   daughter:
#     owner: daughter
#     addresses: [bc1q…]
#   son:
#     owner: son
#     addresses: [bc1q…]
#   tax-office:
#     owner: estate
#     addresses: [bc1q…]

# Nobody alters the will alone.
changes:
  any: ${of}
exceptions:
  any: ${of}
  rules: [cooling-off, proposal-limit]

rules:
  # allowed-destinations:
  #   places: [daughter, son, tax-office]
  # One transaction for each heir, so that each can be shown alone.
  # segregation:
  #   to: [daughter, son, estate]
  proposal-limit:
    max: ${coins('2')}

  # The time lock on paper: the script knows none, the machines of all cosigners hold to this one. A proposal waits for
  # 30 days, in which the others can object, and has 60 more to be signed.
  cooling-off:
    hours: 720
  expiry:
    hours: 2160

  quorum:
    tiers:
      - { any: ${required}, including: { notary: 1 } }
  locktime:
    allow: height
  op-return:
    max: 0
  fee-limit:
    max-share: 1%
  memo:
    required: yes
  reference:
    required: yes
    pattern: "Probate ####/*"
`
}
