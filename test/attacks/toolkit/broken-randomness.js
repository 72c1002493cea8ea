// Loaded into the program with `node --import`: a machine whose random numbers are always the same byte.
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const real = crypto.randomBytes
// Names of temporary files, which are shorter, may stay different: it is the key that matters.
crypto.randomBytes = length =>
  length === 32 ? Buffer.alloc(length, Number(process.env.BROKEN_BYTE)) : real(length)
syncBuiltinESMExports()
