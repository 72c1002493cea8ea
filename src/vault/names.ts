import { type Finding, finding } from '../bitcoin/finding.js'
import { mixesScripts } from '../keys/look-alike.js'
import type { Vault } from './vault.js'

/** Warns of names that mix letters of scripts that look alike: one that reads like another name. */
export function checkNames({ name, cosigners }: Vault): Finding[] {
  return [name, ...cosigners.map(cosigner => cosigner.name)].filter(mixesScripts).map(mixed => {
    const message = `The name ${mixed} mixes letters of different scripts that look alike.`
    return finding('warn', 'text.suspicious', message)
  })
}
