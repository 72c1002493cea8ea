import { type Blanks, head } from './blanks.js'

/** The savings of a family. */
export function family(blanks: Blanks): string {
  const { vault, coins, smallest } = blanks
  return `${head(blanks, 'family', 'Savings of a family: small amounts, slowly, and a reserve that stays.')}
# In an emergency all of you together can let one proposal pass these rules.
exceptions:
  any: ${vault.cosigners.length}
  rules: [proposal-limit, rolling-limit, cooling-off, vault-floor]

rules:
  # How much.
  proposal-limit:
    max: ${coins('0.5')}
  rolling-limit:
    windows:
      - { days: 31, max: ${coins('0.5')} }
  vault-floor:
    min: ${coins('1')}
    max-age-hours: 168
  fee-limit:
    max-share: 5%

  # When: a night's sleep lies between the idea and the signature.
  cooling-off:
    hours: 24

  # What nobody in the family needs, and a thief might.
  op-return:
    max: 0
  locktime:
    allow: height
  # The change goes to the change branch. An address that was given to somebody is no place for it.
  self-transfers:
    allow: no

  # Worth a look.
  address-reuse:
    payments: yes
    severity: warn
  dust:
    below: ${smallest(5000n)}
  memo:
    required: yes
    severity: warn
`
}
