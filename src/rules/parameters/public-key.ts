import { text } from './scalar.js'

/** A key that vouches for something: 33 bytes in hex, as `ringi policy vouch --key NAME` prints it. */
export const PUBLIC_KEY = text<string>(
  'a compressed public key of 66 hex digits',
  digits => (/^0[23][0-9a-f]{64}$/.test(digits) ? digits : undefined),
  digits => digits,
  '^0[23][0-9a-f]{64}$',
)
