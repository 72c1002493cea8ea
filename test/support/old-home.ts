import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Office } from './ceremony.js'

/**
 * Lays a home that the program of version 0.1.0 has made into an office, with the files that belong to it. `twins`: the
 * home `akira` of the README, whose vault `treasury` is registered a second time as `reserve`, with four other bytes in an
 * extended key that enter no script; `payout.psbt` spends from it. `plain`: a home `akira` whose vault `treasury` needs one of
 * two, and a `payout.psbt`.
 */
export function layOldHome(office: Office, name: 'twins' | 'plain'): void {
  const files = JSON.parse(readFileSync(new URL(`../homes/${name}.json`, import.meta.url), 'utf8'))
  for (const [path, base64] of Object.entries<string>(files)) {
    mkdirSync(dirname(office.path(path)), { recursive: true, mode: 0o700 })
    office.write(path, Buffer.from(base64, 'base64'))
  }
}
