import { readFileSync } from 'node:fs'
import { address as codec } from 'bitcoinjs-lib'
import { beforeAll, expect, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { payee } from '../support/ceremony.js'
import { hex, toHex } from './toolkit/bytes.js'
import type { RawPsbt } from './toolkit/raw-psbt.js'
import { makeScenes, refusedUntouched, type Scene } from './toolkit/scene.js'

let scene: Scene
beforeAll(async () => {
  scene = (await makeScenes('p2wsh'))[0]
})

const propose = (to: string, amount = '0.1btc') => [
  ...`propose --vault treasury --home ${scene.team.homeOf('officer-1')} --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 5 --out c.psbt --to`.split(
    ' ',
  ),
  `${to}=${amount}`,
]

test('C the honest address is paid', async () => {
  await scene.office.ok([...propose(payee('regtest')), '--force'])
})

test('C1 an address that is not the vault’s is not found in it', async () => {
  const { office, team } = scene
  const home = team.homeOf('officer-1')
  const { addresses } = await office.ok(`vault address treasury --home ${home} --index 3`)
  expect(await office.ok(`vault find treasury ${addresses[0].address} --home ${home}`)).toMatchObject({
    index: 3,
  })
  const line = `vault find treasury ${payee('regtest')} --home ${home} --limit 20`
  await refusedUntouched(office, line, 'vault.address-not-found')
})

test('C2 C3 addresses of other networks', async () => {
  const bytes = new Uint8Array(32).fill(1)
  for (const to of [
    payee('mainnet'),
    payee('testnet'),
    payee('signet'),
    codec.toBase58Check(bytes.slice(12), 0),
    codec.toBase58Check(bytes.slice(12), 5),
  ]) {
    await refusedUntouched(scene.office, propose(to), 'address.other-network')
  }
})

test('C2 C3 a key and a vault of two networks', async () => {
  const { office } = scene
  await office.ok(
    'key restore --home homes/officer-1 --name signet --network signet --words-file officer-1.words.txt --password-file password.txt --work-factor 1',
  )
  const line = scene.line('sign', ['honest-0.psbt']).map(word => (word === 'officer-1' ? 'signet' : word))
  await refusedUntouched(office, line, 'key.other-network')
})

test('C4 witness versions that nobody knows, and programs that nobody can spend', async () => {
  for (const [version, length] of [
    [2, 32],
    [16, 2],
    [1, 20],
    [1, 40],
  ] as const) {
    const to = codec.toBech32(new Uint8Array(length).fill(1), version, 'bcrt')
    await refusedUntouched(scene.office, propose(to), [
      'address.unknown-witness-version',
      'address.malformed',
    ])
  }
  const scripts: [Code, string][] = [
    ['address.unknown-witness-version', `5220${'01'.repeat(32)}`],
    ['address.unknown-witness-version', `5128${'01'.repeat(40)}`],
    ['address.unknown-witness-version', '60020101'],
    ['output.unspendable', `0019${'01'.repeat(25)}`],
    ['output.unspendable', `00020101`],
    ['output.unspendable', `5120${'ff'.repeat(32)}`],
  ]
  for (const [code, script] of scripts) await scene.refused(payingTo(script), code, ['review', 'sign'])
})

/** Another address with the ends of that of `script`. */
function twinOf(script: Uint8Array): { first: string; twin: string } {
  const first = codec.fromOutputScript(script, regtest)
  // Ends of the data part; the checksum decides the last ones.
  for (let i = 0; i < 3_000_000; i++) {
    const bytes = script.slice(2)
    bytes.set([i & 255, (i >> 8) & 255, (i >> 16) & 255], 10)
    const twin = codec.toBech32(bytes, 0, 'bcrt')
    if (twin !== first && twin.slice(-4) === first.slice(-4)) return { first, twin }
  }
  throw new Error('no twin found')
}

test('C5 an address that looks like another one at both ends', async () => {
  const known = `0014${'12'.repeat(20)}`
  const { first, twin } = twinOf(hex(known))
  expect(twin.slice(0, 10)).toBe(first.slice(0, 10))
  const psbt = payingTo(known).edit(({ outputs }) => {
    outputs.push({ value: 5_000n, script: codec.toOutputScript(twin, regtest) })
  })
  const { findings } = await scene.review(psbt)
  expect(findings).toContainEqual(expect.objectContaining({ code: 'output.look-alike', severity: 'warn' }))
  const { stdout } = await scene.office.run(scene.line('review', ['evil.psbt']))
  for (const whole of [first, twin]) expect(stdout).toContain(whole.match(/.{1,4}/g)?.join(' '))
})

test('C5 an address that looks like one that was paid before', async () => {
  const known = `0014${'34'.repeat(20)}`
  const { twin } = twinOf(hex(known))
  const look = async (script: Uint8Array) => {
    const { findings } = await scene.review(payingTo(toHex(script)))
    return findings.filter(({ code }) => code === 'output.look-alike').map(({ severity }) => severity)
  }
  const poisoned = codec.toOutputScript(twin, regtest)
  expect(await look(poisoned)).toEqual([])
  const { data } = await scene.review(payingTo(known))
  const sign = scene.line('sign', ['evil.psbt'], 'paid.psbt')
  await scene.office.ok(sign.map(word => (word === scene.digest ? data.digest : word)))
  expect(await look(poisoned)).toEqual(['warn'])
  expect(await look(hex(known))).toEqual([])
})

test('C6 characters in an address that cannot be seen, or are others than they seem', async () => {
  const good = payee('regtest')
  const bad = [
    `${good.slice(0, 20)}\u200b${good.slice(20)}`,
    `\u202e${good}`,
    `${good}\u00a0`,
    ` ${good}`,
    good.replace('1', 'l'),
    good.replace('c', 'с'),
    good.slice(0, 10) + good.slice(10).toUpperCase(),
    good.slice(0, -1),
    `${good}q`,
    good.replace(/.$/, last => (last === 'q' ? 'p' : 'q')),
    '',
    'x'.repeat(5000),
  ]
  for (const to of bad) await refusedUntouched(scene.office, propose(to), 'address.malformed')
  const rows = bad.slice(0, 10).map(to => `"${to}",1btc,x`)
  scene.office.write('evil.csv', `address,amount,label\n${rows.join('\n')}\n`)
  const line = propose('x').slice(0, -2)
  const { error } = await refusedUntouched(
    scene.office,
    [...line, '--payouts', 'evil.csv'],
    'payouts.malformed',
  )
  // Blanks around a cell are a habit of spreadsheets, and no part of it.
  const blank = rows.filter(row => /^"\s|\s",/.test(row))
  expect(blank).toHaveLength(2)
  expect(error?.details.lines).toHaveLength(rows.length - blank.length)
})

test('C7 an index beyond the gap limit is warned of', async () => {
  const { office, team } = scene
  const line = `vault address treasury --home ${team.homeOf('officer-1')} --index`
  expect((await office.document(`${line} 5`)).findings).toEqual([])
  const { findings } = await office.document(`${line} 5000`)
  expect(findings).toContainEqual(expect.objectContaining({ code: 'vault.gap', severity: 'warn' }))
  for (const index of ['2147483648', '-1', '1.5', '1e3', '99999999999']) {
    await refusedUntouched(office, `${line} ${index}`, ['usage.invalid', 'vault.index-range'])
  }
  await refusedUntouched(office, `${line} 2147483647 --count 2`, 'vault.index-range')
})

test('amounts, fees, coins and snapshots that are absurd', async () => {
  const to = payee('regtest')
  for (const amount of [
    '-1btc',
    '0.1',
    '1e3sat',
    '21000001btc',
    '99999999999999999999999sat',
    '0.000000001btc',
    'NaNbtc',
    '0x10sat',
    '１btc',
    'Infinitybtc',
  ]) {
    const { exit } = await scene.office.document(propose(to, amount))
    expect([2, 3]).toContain(exit)
  }
  for (const amount of ['0sat', '1sat'])
    await refusedUntouched(scene.office, propose(to, amount), 'output.dust')
  const rows = JSON.parse(readListunspent())
  const edits: object[] = [
    { amount: -1 },
    { amount: '0.2' },
    { amount: 1e300 },
    { amount: 21_000_001 },
    { amount: 0.123456789 },
    { amount: null },
    { vout: -1 },
    { vout: 1.5 },
    { vout: 2 ** 40 },
    { txid: 'x' },
    { scriptPubKey: 'zz' },
    { confirmations: -5 },
    { confirmations: 1e20 },
  ]
  for (const edit of edits) {
    scene.office.write('evil.json', JSON.stringify([{ ...rows[0], ...edit }, ...rows.slice(1)]))
    const line = propose(to).map(word => (word === 'listunspent.json' ? 'evil.json' : word))
    await refusedUntouched(scene.office, line, 'utxos.malformed')
  }
  const lies: [Code | Code[], object][] = [
    ['utxo.amount-mismatch', { amount: 19 }],
    [['utxo.script-mismatch', 'utxo.amount-mismatch'], { vout: 0 }],
    ['utxo.prevtx-mismatch', { vout: 9 }],
    ['utxo.prevtx-missing', { txid: '1'.repeat(64) }],
  ]
  for (const [code, lie] of lies) {
    scene.office.write('evil.json', JSON.stringify([{ ...rows[0], ...lie }]))
    const line = propose(to).map(word => (word === 'listunspent.json' ? 'evil.json' : word))
    await refusedUntouched(scene.office, line, code)
  }
  const twice = readListunspent().replace(
    /"amount": [\d.]+/,
    one => `"amount": 0.3, "amou\\u006et${one.slice(7)}`,
  )
  expect(JSON.parse(twice)).toEqual(rows)
  for (const text of [
    twice,
    '',
    '{}',
    '[[[[]]]]',
    `${'['.repeat(60_000)}`,
    `${'['.repeat(60_000)}${']'.repeat(60_000)}`,
    'null',
    '[null]',
    '{"unspents":[]}',
    '{"__proto__":[]}',
  ]) {
    scene.office.write('evil.json', text)
    const line = propose(to).map(word => (word === 'listunspent.json' ? 'evil.json' : word))
    await refusedUntouched(scene.office, line, ['utxos.malformed', 'coins.none'])
  }
})

test('whoever is paid is not displaced by another one without a word', async () => {
  const [one, two] = [payee('regtest'), payee('regtest', 1)]
  const rest = propose(one).filter(word => word !== '--to' && !word.includes('='))
  scene.office.write('one.csv', `address,amount\n${one},0.1btc\n`)
  scene.office.write('two.csv', `address,amount\n${two},0.1btc\n`)
  for (const twice of [
    ['--sweep', one, '--sweep', two],
    ['--payouts', 'one.csv', '--payouts', 'two.csv'],
    ['--payouts', 'one.csv', '--to', `${two}=0.1btc`],
  ])
    await refusedUntouched(scene.office, [...rest, ...twice], 'usage.invalid')
})

const regtest = {
  bech32: 'bcrt',
  pubKeyHash: 0x6f,
  scriptHash: 0xc4,
  wif: 0xef,
  messagePrefix: '',
  bip32: { public: 0, private: 0 },
}

function payingTo(script: string): RawPsbt {
  const psbt = scene.raw().edit(({ outputs }) => {
    const payment = outputs[1 - scene.changeOutput] as { script: Uint8Array }
    payment.script = hex(script)
  })
  return psbt
}

function readListunspent(): string {
  return readFileSync(scene.office.path('listunspent.json'), 'utf8')
}
