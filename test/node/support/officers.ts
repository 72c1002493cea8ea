import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BIP32Factory } from 'bip32'
import { mnemonicToSeedSync } from 'bip39'
import { networks } from 'bitcoinjs-lib'
import * as curve from 'tiny-secp256k1'
import { ringi } from './program.js'

const BIP32 = BIP32Factory(curve)

/** Somebody with a key, on a machine of their own. */
export interface Officer {
  readonly name: string
  readonly home: string
}

/** The officers of a company, hired when they are first needed, and a folder for what travels between them. */
export class Company {
  readonly folder = mkdtempSync(join(tmpdir(), 'ringi-company-'))
  readonly passwordFile = this.write('password.txt', 'correct horse battery staple\n', 0o600)
  readonly #officers: Officer[] = []
  #files = 0

  /** `count` officers, from place `first` on. */
  async officers(count: number, first = 0): Promise<Officer[]> {
    while (this.#officers.length < first + count) await this.#hire()
    return this.#officers.slice(first, first + count)
  }

  /** A name for a file that does not exist yet. */
  path(name: string): string {
    return join(this.folder, `${this.#files++}-${name}`)
  }

  /** Writes a file and returns its path. */
  write(name: string, content: string | Uint8Array, mode = 0o644): string {
    const path = join(this.folder, name)
    writeFileSync(path, content, { mode })
    return path
  }

  /** `descriptor` with the extended public key of `officer` in it replaced by the private one. */
  withPrivateKey(descriptor: string, { name }: Officer): string {
    const words = readFileSync(join(this.folder, `${name}.words`), 'utf8').trim()
    const master = BIP32.fromSeed(mnemonicToSeedSync(words), networks.regtest)
    const fingerprint = Buffer.from(master.fingerprint).toString('hex')
    return descriptor.replace(
      new RegExp(`(\\[${fingerprint}/([^\\]]+)\\])tpub[1-9A-Za-z]+`),
      (_, origin, path) => `${origin}${master.derivePath(`m/${path.replaceAll('h', "'")}`).toBase58()}`,
    )
  }

  dissolve(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  async #hire(): Promise<void> {
    const name = `officer-${this.#officers.length + 1}`
    const officer = { name, home: join(this.folder, name) }
    await ringi(
      ...['key', 'generate', '--home', officer.home, '--name', name, '--network', 'regtest', '--no-dice'],
      ...['--words-out', join(this.folder, `${name}.words`), '--password-file', this.passwordFile],
      ...['--work-factor', '1'],
    )
    this.#officers.push(officer)
  }
}
