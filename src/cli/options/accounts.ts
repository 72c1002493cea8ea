import { FILE, HEX_32, MOMENT, NAME, TEXT } from '../option-types.js'
import { onlyFor, optional, repeatable } from '../parameters.js'

/** The option of commands that review what accounts do. */
export const MOSAIC_DEFINITION = onlyFor(
  'account',
  repeatable('--mosaic-definition <file>', 'NEM: what a node prints of a mosaic that may be sent', FILE),
)

/** The option of commands that read what is encrypted to the publisher. */
export const IDENTITY = onlyFor(
  'account',
  optional('--identity <file>', 'NEM: the age identity of the publisher, as age-keygen writes it', FILE),
)

/** From when until when something can be announced. */
export const OPENS = onlyFor(
  'account',
  optional('--opens <time>', 'NEM: from when on it can be announced, UTC', MOMENT),
)
export const CLOSES = onlyFor(
  'account',
  optional('--closes <time>', 'NEM: until when, at most 24 hours later; 24 hours', MOMENT),
)

/** The options of `propose` that only accounts have. */
export const ACCOUNT_PROPOSAL = {
  message: onlyFor('account', optional('--message <text>', 'NEM: what the recipient is told', TEXT)),
  opens: OPENS,
  closes: CLOSES,
  initiator: onlyFor(
    'account',
    optional('--initiator <name>', 'NEM: the cosigner who signs first and wraps it', NAME),
  ),
  also: onlyFor(
    'account',
    repeatable(
      '--also <hash>',
      'NEM: an earlier payment to the same recipient, which this one is made beside',
      HEX_32,
    ),
  ),
  mosaicDefinition: MOSAIC_DEFINITION,
}

/** The option of commands that compare a vault with what a node says of its account. */
export const SNAPSHOT = onlyFor(
  'account',
  optional('--snapshot <file>', 'NEM: what a node prints of the account (/account/get)', FILE),
)
