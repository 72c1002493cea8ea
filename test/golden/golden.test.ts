import { vi } from 'vitest'
import { compareAll } from './golden.js'
import { withMemory } from './memory.js'
import { doctored } from './scenarios/doctored.js'
import { folders } from './scenarios/folders.js'
import { formats } from './scenarios/formats.js'
import { keys } from './scenarios/keys.js'
import { logs } from './scenarios/logs.js'
import { oldHomes } from './scenarios/old-homes.js'
import { payments } from './scenarios/payments.js'
import { policies } from './scenarios/policies.js'
import { proposals } from './scenarios/proposals.js'
import { terminal } from './scenarios/terminal.js'
import { tools } from './scenarios/tools.js'
import { usage } from './scenarios/usage.js'
import { vaults } from './scenarios/vaults.js'

// What these give depends on nothing but what they are given, and the same keys and words are reckoned hundreds of times.
vi.mock('tiny-secp256k1', async original => await withMemory(original, 'pointFromScalar'))
vi.mock('@noble/hashes/scrypt', async original => await withMemory(original, 'scrypt'))

compareAll([
  ...[keys, vaults, ...formats, ...payments, proposals, doctored, folders],
  ...[...policies, ...logs, ...oldHomes, ...tools, ...terminal, ...usage],
])
