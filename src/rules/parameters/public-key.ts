import { text } from './scalar.js'

/** A key that vouches for something: 33 bytes in hex, as `ringi policy vouch --key NAME` prints it. */
export const PUBLIC_KEY = text<string>(
  { why: 'public-key' },
  digits => (/^0[23][0-9a-f]{64}$/.test(digits) ? digits : undefined),
  digits => digits,
  '^0[23][0-9a-f]{64}$',
)
