import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './program.js'
import type { CaseOffice } from './public-cases.js'

/** The options of `propose` that name the vault of the examples and its two coins. */
export const OFFICE_COINS = '--vault treasury.vault.json --utxos utxos.json --prevtxs prevtxs.hex'

/** Lays the vault of the examples and its two coins into an office, as the examples make them. */
export async function officeWithCoins(office: CaseOffice): Promise<void> {
  office.write(
    'treasury.vault.json',
    readFileSync(join(projectRoot, 'examples/policies/treasury.vault.json')),
  )
  const fund = join(projectRoot, 'examples/support/fund.mjs')
  execFileSync(process.execPath, [fund, 'treasury.vault.json', '1.5btc', '0.8btc'], {
    cwd: office.folder,
    stdio: 'pipe',
  })
}
