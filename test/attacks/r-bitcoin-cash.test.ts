import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { concat, fromHex, toHex, utf8Text } from '../../src/base/bytes.js'
import { INPUT } from '../../src/bitcoin/psbt-fields.js'
import {
  decodeTransaction,
  encodeTransaction,
  type Transaction,
  transactionId,
} from '../../src/bitcoin/transaction.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import type { Psbt, PsbtInput } from '../../src/psbt/codec/psbt.js'
import {
  fundTeam,
  makeTeam,
  Office,
  payee,
  type Spent,
  spend,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { refusedUntouched } from './toolkit/scene.js'

const PREFIX = fromHex(`ef${'bb'.repeat(32)}1005`)

const OPTIONS = ['--to', `${payee('bchreg')}=0.3bch`, '--fee-rate', '1', '--force']

const bytesOf = (office: Office, name: string) => new Uint8Array(readFileSync(office.path(name)))

describe.each(['ecdsa', 'schnorr'] as const)('a vault that signs with %s', scheme => {
  let team: Team
  let office: Office
  let paid: Spent

  beforeAll(async () => {
    office = new Office()
    team = await makeTeam(office, { required: 2, of: 3, scriptType: 'p2sh32', network: 'bchreg', scheme })
    await fundTeam(team, [20_000_000, 15_000_000])
    paid = await spend(team, { options: OPTIONS })
  })

  const line = (door: string, ...files: string[]) =>
    `${door} ${files.join(' ')} --vault ${VAULT} --home homes/officer-1 --out evil.out`
  const signing = (psbt: string) =>
    `sign ${psbt} --key officer-1 --vault ${VAULT} --home homes/officer-1 --password-file password.txt --out evil.out --approve ${'0'.repeat(64)}`
  const honest = () => decodePsbt(bytesOf(office, 'payout.psbt'))
  const write = (psbt: Psbt) => office.write('evil.psbt', encodePsbt(psbt))

  test('pays, and takes no other transaction in its place', async () => {
    const { final, verified } = paid
    expect(final.signedBy[0]).toHaveLength(2)
    expect(verified.matchesProposal).toBe(true)
    const again = `propose --home homes/officer-1 --vault ${VAULT} --replace payout.psbt --fee-rate 3 --out evil.psbt`
    await refusedUntouched(office, again, 'replacement.impossible')
  })

  test('R3 a coin with tokens, in its previous transaction or in a snapshot alone', async () => {
    const rows = JSON.parse(utf8Text(bytesOf(office, 'listunspent.json')) ?? '')
    const [raw = ''] = (utf8Text(bytesOf(office, 'prevtxs.hex')) ?? '').split('\n')
    const holding = withTokens(decodeTransaction(fromHex(raw)))
    office.write('tokens.hex', `${toHex(encodeTransaction(holding))}\n`)
    const txid = transactionId(holding)
    office.write('tokens.json', JSON.stringify([{ ...rows[0], txid }]))
    office.write('told.json', JSON.stringify([{ ...rows[0], tokenData: { category: 'bb'.repeat(32) } }]))
    const propose = (snapshot: string, more = '') =>
      `propose --home homes/officer-1 --vault ${VAULT} --utxos ${snapshot} --prevtxs tokens.hex --prevtxs prevtxs.hex --to ${payee('bchreg')}=0.01bch --fee-rate 1 --out evil.psbt ${more}`.trim()
    await refusedUntouched(office, propose('tokens.json'), 'coin.has-tokens')
    await refusedUntouched(office, propose('tokens.json', `--coin ${txid}:1`), 'coin.has-tokens')
    await refusedUntouched(office, propose('told.json'), 'coin.has-tokens')
    const psbt = honest()
    const fields = (input: PsbtInput) => [
      { type: INPUT.NON_WITNESS_UTXO, keydata: new Uint8Array(0), value: encodeTransaction(holding) },
      ...input.fields.filter(({ type }) => type !== INPUT.NON_WITNESS_UTXO),
    ]
    write({
      ...psbt,
      inputs: psbt.inputs.map((input, i) => (i === 0 ? { ...input, txid, fields: fields(input) } : input)),
    })
    for (const door of [`review evil.psbt --vault ${VAULT} --home homes/officer-1`, signing('evil.psbt')])
      await refusedUntouched(office, door, 'coin.has-tokens')
  })

  test.each([
    ['that can be read', PREFIX],
    ['that cannot', Uint8Array.of(0xef)],
  ])('R3 tokens before the script of an output, %s', async (_, prefix) => {
    const psbt = honest()
    write({
      ...psbt,
      outputs: psbt.outputs.map(output => ({ ...output, script: concat(prefix, output.script), fields: [] })),
    })
    for (const door of [`review evil.psbt --vault ${VAULT} --home homes/officer-1`, signing('evil.psbt')])
      await refusedUntouched(office, door, 'output.has-tokens')
  })

  test('R4 a signature of the other scheme', async () => {
    const signed = decodePsbt(bytesOf(office, 'payout.signed-officer-1.psbt'))
    const other = scheme === 'ecdsa' ? new Uint8Array(65).fill(0x41) : fromHex('300602010102010141')
    write({
      ...signed,
      inputs: signed.inputs.map(input => ({
        ...input,
        fields: input.fields.map(field =>
          field.type === INPUT.PARTIAL_SIG ? { ...field, value: other } : field,
        ),
      })),
    })
    await refusedUntouched(office, line('combine', 'evil.psbt', 'payout.psbt'), 'signature.other-scheme')
  })

  test('R4 checkbits that lie, in a finished transaction and in a proposal that claims to be one', async () => {
    const transaction = decodeTransaction(fromHex((utf8Text(bytesOf(office, 'payout.tx')) ?? '').trim()))
    const lying = (scriptSig: Uint8Array) => {
      const [first = 0] = scriptSig
      // Of 2 of 3, three checkbits are possible, each one opcode; of ECDSA, the dummy is empty.
      return concat(Uint8Array.of(first === 0x56 ? 0x53 : 0x56), scriptSig.subarray(1))
    }
    const inputs = transaction.inputs.map(input => ({ ...input, scriptSig: lying(input.scriptSig) }))
    office.write('evil.tx', `${toHex(encodeTransaction({ ...transaction, inputs }))}\n`)
    const verify = `verify evil.tx --vault ${VAULT} --home homes/officer-1 --proposal payout.psbt`
    await refusedUntouched(office, verify, 'transaction.not-signed')
    const psbt = honest()
    write({
      ...psbt,
      inputs: psbt.inputs.map((input, i) => ({
        ...input,
        fields: [
          ...input.fields,
          {
            type: INPUT.FINAL_SCRIPTSIG,
            keydata: new Uint8Array(0),
            value: inputs[i]?.scriptSig ?? new Uint8Array(0),
          },
        ],
      })),
    })
    await refusedUntouched(office, line('finalize', 'evil.psbt'), 'input.final-unverified')
  })
})

function withTokens(transaction: Transaction): Transaction {
  const outputs = transaction.outputs.map((output, vout) =>
    vout === 1 ? { ...output, script: concat(PREFIX, output.script) } : output,
  )
  return { ...transaction, outputs }
}
