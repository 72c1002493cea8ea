// The proposals that are measured: a 2-of-3 P2WSH vault on regtest sweeps n coins, each at an address of its own and
// made by a previous transaction of about 11 kB, as an exchange's batch withdrawals are. Always the same bytes.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  combine,
  cosignerKey,
  createVault,
  ExtendedPrivateKey,
  encodePsbt,
  encodeTransaction,
  formatPath,
  formatVault,
  mnemonicOf,
  networkNamed,
  parseFeeRate,
  parsePath,
  parsePreviousTransactions,
  parseSnapshot,
  propose,
  review,
  scriptTypeNamed,
  seedOf,
  sign,
  uniqueUtxos,
} from '../dist/index.js'

export const OFFICERS = ['akira', 'beatrice', 'chidi']
export const FEE_RATE = '10'
/** Somebody outside: the witness program of 32 zero bytes, on regtest. */
export const PAYEE = {
  address: 'bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj',
  script: Uint8Array.of(0, 32, ...new Uint8Array(32)),
}

const network = networkNamed('regtest')
const path = parsePath('48h/1h/0h/2h')

export const wordsOf = officer => mnemonicOf(sha256(`bench ${officer}`), 'english')
export const seedOfOfficer = officer => seedOf(wordsOf(officer), '')
export const masterOf = officer => ExtendedPrivateKey.fromSeed(seedOfOfficer(officer), network)

/** The vault, made anew: a vault remembers what it has derived, and no measurement may profit from the one before. */
export function freshVault() {
  const cosigners = OFFICERS.map(name => {
    const master = masterOf(name)
    return { name, fingerprint: master.fingerprint, path, xpub: master.derive(path).neuter() }
  })
  return createVault({ name: 'bench', network, scriptType: scriptTypeNamed('p2wsh'), required: 2, cosigners })
}

export const keyOf = officer => cosignerKey(freshVault(), masterOf(officer))

/** What a proposal is made of, from the texts that Bitcoin Core prints. */
export function fundsIn(snapshot, previous) {
  return {
    utxos: uniqueUtxos(parseSnapshot(snapshot).utxos),
    previous: parsePreviousTransactions([previous]),
  }
}

export const proposeSweep = (vault, funds) =>
  propose(vault, funds, { sweep: PAYEE }, { feeRate: parseFeeRate(FEE_RATE) }).psbt

/** Writes everything that concerns proposals of `count` inputs into `folder`: see {@link readFixture}. */
export function writeFixture(folder, count) {
  mkdirSync(folder, { recursive: true })
  const save = (name, content) => writeFileSync(join(folder, name), content)
  const vault = freshVault()
  save('vault.json', formatVault(vault))
  const coins = Array.from({ length: count }, (_, index) => coin(vault, index))
  const snapshot = `${JSON.stringify(
    coins.map(({ row }) => row),
    null,
    2,
  )}\n`
  const previous = `${coins.map(({ hex }) => hex).join('\n')}\n`
  save('utxos.json', snapshot)
  save('prevtxs.hex', previous)
  const proposal = proposeSweep(vault, fundsIn(snapshot, previous))
  save('proposal.psbt', encodePsbt(proposal))
  const reviewed = review(vault, proposal)
  const signed = OFFICERS.slice(0, 2).map(name => ({ name, psbt: sign(reviewed, keyOf(name)).psbt }))
  for (const { name, psbt } of signed) save(`signed-${name}.psbt`, encodePsbt(psbt))
  save('combined.psbt', encodePsbt(combine(vault, signed).psbt))
}

/** The files of a fixture, as bytes. */
export function readFixture(folder) {
  const read = name => Uint8Array.from(readFileSync(join(folder, name)))
  return {
    snapshot: readFileSync(join(folder, 'utxos.json'), 'utf8'),
    previous: readFileSync(join(folder, 'prevtxs.hex'), 'utf8'),
    proposal: read('proposal.psbt'),
    signed: OFFICERS.slice(0, 2).map(name => read(`signed-${name}.psbt`)),
    combined: read('combined.psbt'),
  }
}

function coin(vault, index) {
  const { lock, address } = vault.addressAt(0, index)
  const bytesAt = randomBytes(index)
  const vout = index % 200
  const value = 200_000n + BigInt(index)
  const payments = Array.from({ length: 250 }, () => ({
    value: 50_000n + BigInt(bytesAt(1)[0]),
    script: Uint8Array.of(0, 20, ...bytesAt(20)),
  }))
  const outputs = payments.toSpliced(vout, 1, { value, script: lock.scriptPubKey })
  const inputs = Array.from({ length: 20 }, () => ({
    txid: hex(bytesAt(32)),
    vout: 0,
    scriptSig: new Uint8Array(0),
    sequence: 0xfffffffd,
    witness: [bytesAt(71), bytesAt(33)],
  }))
  const transaction = { version: 2, inputs, outputs, locktime: 0 }
  const txid = hex(sha256(sha256(encodeTransaction(transaction, false))).reverse())
  const key = ({ cosigner, publicKey }) =>
    `[${vault.cosigners[cosigner].fingerprint}/${formatPath(path)}/0/${index}]${hex(publicKey)}`
  const row = {
    txid,
    vout,
    address,
    label: '',
    scriptPubKey: hex(lock.scriptPubKey),
    amount: Number(value) / 1e8,
    confirmations: 100,
    spendable: true,
    solvable: true,
    desc: `wsh(multi(2,${lock.keys.map(key).join()}))`,
    safe: true,
  }
  return { row, hex: hex(encodeTransaction(transaction)) }
}

// Mulberry32, seeded with the coin's number.
function randomBytes(seed) {
  let state = (seed + 1) * 0x9e3779b1
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) & 0xff
  }
  return length => Uint8Array.from({ length }, next)
}

function sha256(data) {
  return Uint8Array.from(createHash('sha256').update(data).digest())
}

function hex(bytes) {
  return Buffer.from(bytes).toString('hex')
}
