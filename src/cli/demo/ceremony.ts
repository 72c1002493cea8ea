import { join } from 'node:path'
import { fromHex } from '../../base/bytes.js'
import { errorOf } from '../../base/error.js'
import { writeWhole } from '../../platform/write-file.js'
import { execute } from '../execute.js'
import { printText } from '../print.js'
import { renderFindings } from '../render/findings.js'
import { shown } from '../render/shown.js'
import { type Session, styleOn } from '../session.js'
import { fund } from './funding.js'

const OFFICERS = ['akira', 'beatrice', 'chidi'] as const
/** Somebody outside: the witness program of 32 zero bytes, on regtest. */
const PAYEE = 'bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj'

/** What the ceremony ends in. */
export interface CeremonyResult {
  readonly txid: string
  readonly hex: string
  readonly signedBy: string[][]
}

/**
 * A whole 2-of-3 ceremony in a folder: three homes, a vault, a payment, two signatures, a transaction. Every step is a
 * command line that goes through the program's own front door, and is shown as it runs.
 */
export async function runCeremony(folder: string, context: Session): Promise<CeremonyResult> {
  const stage = new Stage(folder, context)
  await stage.write('password.txt', 'correct horse battery staple\n')
  for (const officer of OFFICERS) await stage.makeKey(officer)
  await stage.makeVault()
  await stage.receive()
  const { digest } = await stage.run(
    'akira proposes a payment of 0.5 BTC',
    `propose --home akira --vault treasury --utxos utxos.json --prevtxs prevtxs.hex --to ${PAYEE}=0.5btc --fee-rate 12 --height 840 --reference INV-2026-117 --out payout.psbt`,
  )
  await stage.sign('akira', digest as string)
  await stage.sign('beatrice', digest as string)
  await stage.run(
    'anybody combines the signatures',
    'combine payout.signed-akira.psbt payout.signed-beatrice.psbt --home chidi --vault treasury --require-complete --out payout.combined.psbt',
  )
  const final = await stage.run(
    'and makes the transaction',
    'finalize payout.combined.psbt --home chidi --vault treasury --out payout.tx',
  )
  await stage.run(
    'chidi, who did not sign, checks who did',
    'verify payout.tx --home chidi --vault treasury --proposal payout.psbt',
  )
  return final as unknown as CeremonyResult
}

class Stage {
  readonly #folder: string
  readonly #context: Session

  constructor(folder: string, context: Session) {
    this.#folder = folder
    this.#context = context
  }

  async write(name: string, text: string): Promise<void> {
    await writeWhole(join(this.#folder, name), Buffer.from(text), { mode: 0o600 })
  }

  async makeKey(officer: string): Promise<void> {
    await this.run(
      `${officer} makes a key (in earnest: with dice, and the words on paper)`,
      `key generate --home ${officer} --name ${officer} --network regtest --no-dice --words-out ${officer}.words.txt --password-file password.txt --work-factor 12`,
    )
    await this.run(
      `${officer} hands out a cosigner file`,
      `key xpub --home ${officer} --name ${officer} --script-type p2wsh --out ${officer}.cosigner.json`,
    )
  }

  async makeVault(): Promise<void> {
    const cosigners = OFFICERS.map(officer => `--cosigner ${officer}.cosigner.json`).join(' ')
    const { digest } = await this.run(
      'one of them puts the vault together',
      `vault create --name treasury --threshold 2 ${cosigners} --script-type p2wsh --network regtest --out treasury.vault.json`,
    )
    for (const officer of OFFICERS) {
      await this.run(
        `${officer} compares the digest with the others and registers the vault`,
        `vault register treasury.vault.json --home ${officer} --digest ${digest} --password-file password.txt`,
      )
    }
  }

  async receive(): Promise<void> {
    const { addresses } = await this.run(
      'two payments come in',
      'vault address treasury --home akira --count 2',
    )
    const coins = (addresses as { address: string; script: string }[]).map(one => ({
      ...one,
      script: fromHex(one.script),
    }))
    const { snapshot, previous } = fund(coins)
    await this.write('utxos.json', snapshot)
    await this.write('prevtxs.hex', previous)
  }

  async sign(officer: string, digest: string): Promise<void> {
    await this.run(`${officer} reviews it`, `review payout.psbt --home ${officer} --vault treasury`)
    await this.run(
      `${officer} signs what was reviewed`,
      `sign payout.psbt --home ${officer} --key ${officer} --vault treasury --approve ${digest} --password-file password.txt --out payout.signed-${officer}.psbt`,
    )
  }

  /** Runs one command line, shows it, and gives what it answers. */
  async run(what: string, line: string): Promise<Record<string, unknown>> {
    const { io } = this.#context
    const style = styleOn('stderr', this.#context)
    printText(io, 'stderr', shown`\n${style.dim(`# ${what}`)}\n${style.bold(`$ ringi ${line}`)}\n`)
    const words = line.split(' ')
    const argv = words.map((word, i) => (isPath(word, words[i - 1]) ? join(this.#folder, word) : word))
    const { outcome } = await execute(argv, { ...io, terminal: undefined })
    printText(io, 'stderr', shown`${outcome.text(style)}${renderFindings(outcome.findings ?? [], style)}`)
    if (outcome.failure === undefined) return outcome.data as Record<string, unknown>
    throw errorOf(outcome.failure)
  }
}

/** In the ceremony's command lines, homes and whatever has an ending are names in the demo's folder. */
function isPath(word: string, before: string | undefined): boolean {
  return before === '--home' || /\.(?:json|hex|psbt|tx|txt)$/.test(word)
}
