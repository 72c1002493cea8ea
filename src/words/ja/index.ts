import type { Catalogue } from '../speaker.js'
import { appAccount } from './app/account.js'
import { appBatch } from './app/batch.js'
import { appDoctor } from './app/doctor.js'
import { appKeys } from './app/keys.js'
import { appLog } from './app/log.js'
import { appPolicy } from './app/policy.js'
import { appProposals } from './app/proposals.js'
import { appQr } from './app/qr.js'
import { appSeal } from './app/seal.js'
import { appSigning } from './app/signing.js'
import { appVault } from './app/vault.js'
import { app } from './app.js'
import { cli } from './cli.js'
import { platform } from './platform.js'
import { pure } from './pure.js'

/** Everything that is said in Japanese. */
export const japanese: Catalogue = {
  ...pure,
  rooms: {
    ...pure.rooms,
    platform,
    app,
    'app/keys': appKeys,
    'app/account': appAccount,
    'app/vault': appVault,
    'app/proposals': appProposals,
    'app/signing': appSigning,
    'app/batch': appBatch,
    'app/policy': appPolicy,
    'app/log': appLog,
    'app/seal': appSeal,
    'app/qr': appQr,
    'app/doctor': appDoctor,
    cli,
  },
}
