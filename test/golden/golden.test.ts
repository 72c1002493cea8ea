import { compareAll } from './golden.js'
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

compareAll([
  ...[keys, vaults, ...formats, ...payments, proposals, doctored, folders],
  ...[...policies, ...logs, ...oldHomes, ...tools, ...terminal, ...usage],
])
