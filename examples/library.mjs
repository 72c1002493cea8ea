// A whole 2-of-3 ceremony with Ringi as a library: keys, vault, proposal, review, two signatures, transaction.
// Run it with `node examples/library.mjs`; it ends with the transaction in hex.
import { createHash, randomBytes } from 'node:crypto'
import {
  combine,
  cosignerKey,
  createVault,
  ExtendedPrivateKey,
  encodeTransaction,
  finalize,
  mnemonicOf,
  networkNamed,
  parseFeeRate,
  parsePath,
  parsePayment,
  propose,
  review,
  scriptTypeNamed,
  seedOf,
  sign,
  verify,
} from 'ringi'

const network = networkNamed('regtest')
const scriptType = scriptTypeNamed('p2wsh')

// Everybody makes a key and hands out its public half at the account's path.
const path = parsePath(scriptType.accountPath(network, 0))
const masters = ['akira', 'beatrice', 'chidi'].map(name => {
  const words = mnemonicOf(randomBytes(32), 'english')
  return { name, master: ExtendedPrivateKey.fromSeed(seedOf(words, ''), network) }
})
const cosigners = masters.map(({ name, master }) => ({
  name,
  fingerprint: master.fingerprint,
  path,
  xpub: master.derive(path).neuter(),
}))

// 2 of 3. The digest's twelve words are what people compare.
const vault = createVault({ name: 'treasury', network, scriptType, required: 2, cosigners })
console.error(`vault     ${vault.digest.words}`)

// A coin of the vault, and the whole transaction that made it: here invented, in earnest from a node.
const deposit = {
  version: 2,
  inputs: [
    { txid: '11'.repeat(32), vout: 0, scriptSig: Uint8Array.of(0x51), sequence: 0xffffffff, witness: [] },
  ],
  outputs: [{ value: 150_000_000n, script: vault.addressAt(0, 0).lock.scriptPubKey }],
  locktime: 0,
}
const raw = encodeTransaction(deposit)
const sha256 = bytes => createHash('sha256').update(bytes).digest()
const txid = sha256(sha256(raw)).reverse().toString('hex')
const [{ value, script }] = deposit.outputs
const funds = {
  utxos: [{ outPoint: { txid, vout: 0 }, value, script, confirmations: 6 }],
  previous: new Map([[txid, raw]]),
}

const payee = 'bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj'
const { psbt } = propose(
  vault,
  funds,
  { payments: [parsePayment(`${payee}=0.5btc`, network)] },
  { feeRate: parseFeeRate('12') },
)

// Review is the only way to something that can be signed. `digest` is what the officers approve.
const { digest, totals, findings } = review(vault, psbt).facts
console.error(`proposal  ${digest.words}`)
console.error(`leaves    ${totals.payments + totals.fee} sats, ${findings.length} finding(s)`)

// Two officers sign, each on their own copy, each after a review of their own.
const copies = masters.slice(0, 2).map(({ name, master }) => ({
  name,
  psbt: sign(review(vault, psbt), cosignerKey(vault, master)).psbt,
}))

const { reviewed } = combine(vault, copies)
const final = finalize(reviewed)
const { inputs, matchesProposal } = verify(vault, final.transaction, { proposal: review(vault, psbt) })

const signers = inputs[0].signedBy.map(place => vault.cosigners[place].name).sort()
if (!matchesProposal || signers.join() !== 'akira,beatrice') throw new Error('Not what was proposed.')
console.error(`signed by ${signers.join(', ')}`)
console.log(Buffer.from(final.bytes).toString('hex'))
