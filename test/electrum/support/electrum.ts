import { execFile, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'vitest'
import { NETWORKS } from '../../../src/chain/network.js'
import { ExtendedPublicKey } from '../../../src/keys/extended-key.js'
import { toSlip132 } from '../../../src/keys/slip132.js'
import type { ScriptTypeName } from '../../../src/spend/script-type.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

// What Debian installs: the program, and the library that it is made of.
const PROGRAM = '/usr/bin/electrum'
const PYTHON = '/usr/bin/python3'

/** Tests with a real Electrum; where it is not installed they are skipped with a notice. */
export function describeWithElectrum(title: string, body: () => void): void {
  if (answers()) describe(title, body)
  else describe.skip(`${title}: skipped, electrum is not installed`, body)
}

function answers(): boolean {
  return existsSync(PYTHON) && spawnSync(PROGRAM, ['--offline', 'version'], { timeout: 60_000 }).status === 0
}

/** A cosigner as `vault show --json` gives it. */
export interface ShownCosigner {
  readonly fingerprint: string
  readonly path: string
  readonly xpub: string
}

const KINDS: Readonly<Record<ScriptTypeName, string>> = {
  p2wsh: 'p2wsh',
  'p2sh-p2wsh': 'p2wsh-p2sh',
  p2sh: 'standard',
  // Electrum knows neither.
  p2sh20: '',
  p2sh32: '',
}

/** What Electrum makes a wallet of: its own words, and the other cosigners' keys. */
export interface WalletPlan {
  readonly words: string
  readonly scriptType: ScriptTypeName
  readonly required: number
  readonly own: ShownCosigner
  readonly others: readonly ShownCosigner[]
}

/** Electrum without a network, on regtest, in a folder of its own, with one wallet. */
export class Electrum {
  readonly folder = temporaryFolder()
  readonly wallet: string

  /** With a wallet file, or one that {@link make} is to write. */
  constructor(content?: string) {
    this.wallet = join(this.folder, 'wallet')
    if (content !== undefined) writeFileSync(this.wallet, content, { mode: 0o600 })
  }

  /** Has Electrum make a multisig wallet with a private key of its own. */
  async make({ words, scriptType, required, own, others }: WalletPlan): Promise<void> {
    const asked = {
      file: this.wallet,
      words: words.trim(),
      path: electrumPath(own.path),
      kind: KINDS[scriptType],
      type: `${required}of${1 + others.length}`,
      others: others.map(({ fingerprint, path, xpub }) => ({
        fingerprint,
        path: electrumPath(path),
        xpub: toSlip132(ExtendedPublicKey.parse(xpub, NETWORKS.regtest), scriptType),
      })),
    }
    await execute(PYTHON, [join(import.meta.dirname, 'make-wallet.py')], JSON.stringify(asked))
  }

  /** What a command prints. */
  async run(...words: readonly string[]): Promise<string> {
    const options = ['--offline', '--regtest', '--forgetconfig', '-D', this.folder, '-w', this.wallet]
    return (await execute(PROGRAM, [...words, ...options])).trim()
  }

  /** The first addresses of a branch. */
  async addresses(branch: 'receiving' | 'change'): Promise<string[]> {
    return JSON.parse(await this.run('listaddresses', `--${branch}`))
  }
}

function electrumPath(path: string): string {
  return `m/${path.replaceAll('h', "'")}`
}

async function execute(program: string, words: readonly string[], input = ''): Promise<string> {
  return await new Promise((resolve, reject) => {
    const child = execFile(program, words, { maxBuffer: 2 ** 26, timeout: 120_000 }, (error, out, err) => {
      if (error) reject(new Error(`electrum ${words[0]}: ${err.slice(-2000)}${out.slice(-500)}`))
      else resolve(out)
    })
    child.stdin?.end(input)
  })
}
