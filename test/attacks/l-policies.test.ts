import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  activating,
  approved,
  attested,
  coinsOf,
  copyOf,
  inForce,
  makeScene,
  policyOf,
  type Scene,
  STRANGER,
} from '../cli/policy/scene.js'
import type { Document } from '../support/program.js'
import { RawPsbt } from './toolkit/raw-psbt.js'
import { refusedUntouched } from './toolkit/scene.js'

const RULES = '  proposal-limit: { max: 0.3btc }\n'
const LOOSER = '  proposal-limit: { max: 5btc }\n'
const HOME = 'homes/officer-1'
const PINNED = `${HOME}/policies/treasury.json`

let made: Scene
let scene: Scene
let first: string
/** Version 1 is in force with everybody; large.psbt breaks it, small.psbt does not. */
let large: string
let small: string
beforeAll(async () => {
  made = await makeScene()
  const head = 'exceptions: { any: 2, rules: [proposal-limit] }\n'
  first = await inForce(made, 'first', policyOf(made, RULES, head), [1, 2, 3])
  large = (await made.propose('large', '0.4btc')).digest
  small = (await made.propose('small', '0.2btc')).digest
})
beforeEach(() => {
  scene = copyOf(made)
})

type Codes = Parameters<typeof refusedUntouched>[2]
const refused = async (line: string | readonly string[], codes: Codes) =>
  await refusedUntouched(scene.office, line, codes)
const sign = (name: 'large' | 'small', officer = 1, out = `${name}.${officer}`) =>
  scene.signing(officer, name, name === 'large' ? large : small, out)
const next = (rules: string, head = '') => policyOf(scene, rules, `version: 2\nprevious: ${first}\n${head}`)
const codesOf = ({ findings }: Document) => findings.map(({ severity, code }) => `${severity} ${code}`)
const json = (name: string) => JSON.parse(readFileSync(scene.office.path(name), 'utf8'))

describe('L6 a policy that was rejected changes nothing', () => {
  /** Nothing can put it in force, and the one in force still is. */
  async function changesNothing(line: string, codes: Codes): Promise<void> {
    await refused(line, codes)
    expect((await scene.office.ok(scene.as(1, 'policy show'))).digest).toBe(first)
    await refused(sign('large'), 'rule.proposal-limit')
  }

  test('malformed, of another vault, or naming people whom there are not', async () => {
    const { office } = scene
    const cases: [string, Codes][] = [
      [next('  proposal-limt: { max: 5btc }\n'), 'policy.malformed'],
      [next(`${LOOSER}${LOOSER}`), 'policy.malformed'],
      [`${next(LOOSER)}unknown: 1\n`, 'policy.malformed'],
      [next(LOOSER).replace(/^vault: .*/m, `vault: ${'c'.repeat(64)}`), 'policy.other-vault'],
      [next(LOOSER, 'groups: { board: [nobody] }\n'), 'policy.people'],
      [next(LOOSER, 'changes: { any: 1 }\n'), 'policy.people'],
    ]
    for (const [text, code] of cases) {
      office.write('bad.yaml', text)
      await changesNothing(scene.as(1, 'policy activate bad.yaml --yes'), code)
      await refused(scene.as(1, 'policy approve bad.yaml --key officer-1 --out bad.json'), code)
    }
  })

  test('not approved, not by enough, or not the next one', async () => {
    const { office } = scene
    await approved(scene, 'two', next(LOOSER), [1])
    await changesNothing(scene.as(1, 'policy activate two.yaml --yes'), 'approval.incomplete')
    await changesNothing(activating(scene, 1, 'two', [1]), 'approval.incomplete')
    await changesNothing(activating(scene, 1, 'two', [1, 1]), 'approval.incomplete')
    const others: [string, Codes][] = [
      [`version: 3\nprevious: ${'b'.repeat(64)}\n`, 'policy.not-next'],
      ['version: 2\nprevious: none\n', 'policy.not-next'],
      [`version: 1\nprevious: ${first}\n`, ['policy.rolled-back', 'policy.malformed']],
    ]
    for (const [head, codes] of others) {
      office.write('other.yaml', policyOf(scene, LOOSER, head))
      await changesNothing(scene.as(1, 'policy activate other.yaml --yes'), codes)
    }
  })

  test('changed by a byte since it was approved', async () => {
    const { office } = scene
    const text = next(LOOSER)
    await approved(scene, 'two', text)
    for (const edited of [
      text.replaceAll('\n', '\r\n'),
      `${text} `,
      `${text}\n`,
      text.replace('max: 5btc', 'max: 5.0btc'),
      text.replace('max: 5btc', 'max:  5btc'),
    ]) {
      office.write('two.yaml', edited)
      await changesNothing(activating(scene, 1, 'two'), [
        'approval.other-policy',
        'policy.malformed',
        'policy.line-ends',
      ])
    }
    office.write('two.yaml', text)
    await office.ok(activating(scene, 1, 'two'))
  })

  test('with approvals that are not what they say', async () => {
    const { office } = scene
    await approved(scene, 'two', next(LOOSER), [1, 2])
    const own = json('two.1.json')
    const line = scene.as(1, 'policy activate two.yaml --yes --approval two.1.json --approval forged.json')
    const cases: [object, Codes][] = [
      // One cosigner under two names, and another’s name for one’s own signature.
      [{ ...own, cosigner: 'officer-2' }, 'approval.bad-signature'],
      [{ ...json('two.2.json'), cosigner: 'officer-3' }, 'approval.bad-signature'],
      [{ ...own, cosigner: '\u043efficer-2' }, ['approval.unknown-cosigner', 'approval.malformed']],
      [{ ...own, cosigner: 'officer-1 ' }, ['approval.unknown-cosigner', 'approval.malformed']],
      [{ ...json('two.2.json'), expires: '2099-01-01T00:00:00Z' }, 'approval.bad-signature'],
      [{ ...json('two.2.json'), approved: '2026-01-01T00:00:00Z' }, 'approval.bad-signature'],
      [{ ...json('two.2.json'), version: '1' }, 'approval.bad-signature'],
      [{ ...json('two.2.json'), signature: own.signature }, 'approval.bad-signature'],
      [{ ...json('two.2.json'), signature: '' }, ['approval.bad-signature', 'approval.malformed']],
      [{ ...json('two.2.json'), comment: 'x' }, 'approval.malformed'],
      [json('first.2.json'), 'approval.other-policy'],
    ]
    for (const [forged, code] of cases) {
      office.write('forged.json', JSON.stringify(forged))
      await changesNothing(line, code)
    }
  })

  test('approved for another vault of the same cosigners', async () => {
    const { office, team } = scene
    const cosigners = [1, 2, 3].map(one => `--cosigner officer-${one}.cosigner.json`).join(' ')
    const other = await office.ok(
      `vault create --home homes/nobody --name other --threshold 1 --script-type p2wsh --network regtest ${cosigners}`,
    )
    const ELSEWHERE = '--home homes/elsewhere'
    await office.ok(
      `key restore --name officer-1 ${ELSEWHERE} --network regtest --words-file officer-1.words.txt --password-file password.txt --work-factor 1`,
    )
    await office.ok(`vault register other.vault.json ${ELSEWHERE} --digest ${other.digest}`)
    office.write('other.yaml', policyOf(scene, LOOSER).replace(team.vault.digest, other.digest))
    const { digest } = await office.ok('policy show other.yaml')
    await office.ok(
      `policy approve other.yaml ${ELSEWHERE} --vault other --key officer-1 --approve ${digest} --password-file password.txt --out other.1.json`,
    )
    await approved(scene, 'two', next(LOOSER), [2])
    const line = scene.as(1, 'policy activate two.yaml --yes --approval two.2.json --approval other.1.json')
    await changesNothing(line, 'approval.other-vault')
    const { policy } = json('two.2.json')
    const moved = { ...json('other.1.json'), vault: team.vault.digest, policy, version: '2' }
    office.write('other.1.json', JSON.stringify(moved))
    await changesNothing(line, 'approval.bad-signature')
  })

  test('looser, and only given with --policy', async () => {
    scene.office.write('looser.yaml', next(LOOSER))
    await refused(`${sign('large')} --policy looser.yaml`, 'rule.proposal-limit')
    scene.office.write('tighter.yaml', next('  proposal-limit: { max: 0.1btc }\n'))
    await refused(`${sign('small')} --policy tighter.yaml`, 'rule.proposal-limit')
    expect(await scene.office.document(sign('small'))).toMatchObject({ ok: true })
  })
})

describe('L6 the policy in force', () => {
  const doors = (): readonly string[] => [
    sign('small'),
    scene.as(1, 'review small.psbt'),
    scene.as(
      1,
      `policy except large.psbt --rule proposal-limit --reason x --key officer-1 --approve ${large} --out x.json`,
    ),
  ]

  test('taken away', async () => {
    rmSync(scene.office.path(PINNED))
    for (const line of doors()) await refused(line, ['policy.missing', 'policy.not-in-force'])
    await refused(sign('small'), 'policy.missing')
    rmSync(scene.office.path(`${HOME}/policies`), { recursive: true })
    await refused(sign('large'), 'policy.missing')
    await refused(`${sign('large')} --policy first.yaml`, 'policy.missing')
    await refused(activating(scene, 1, 'first', [1]), 'approval.incomplete')
    await refused(activating(scene, 1, 'first'), 'home.seal-broken')
    await scene.office.ok(`home seal --key officer-1 --password-file password.txt --yes --home ${HOME}`)
    await scene.office.ok(activating(scene, 1, 'first'))
    await refused(sign('large'), 'rule.proposal-limit')
  })

  test('put back to the version before, whole and rightly pinned', async () => {
    const { office } = scene
    const old = readFileSync(office.path(PINNED))
    await approved(scene, 'two', next('  proposal-limit: { max: 0.1btc }\n'))
    await office.ok(activating(scene, 1, 'two'))
    await refused(sign('small'), 'rule.proposal-limit')
    writeFileSync(office.path(PINNED), old)
    for (const line of doors()) await refused(line, ['policy.missing', 'rule.proposal-limit'])
    await refused(sign('small'), 'policy.missing')
    await refused(activating(scene, 1, 'first'), ['policy.missing', 'policy.rolled-back', 'policy.in-force'])
  })

  test('edited, or brought from another home or under another name', async () => {
    const { office } = scene
    const text = readFileSync(office.path(PINNED), 'utf8')
    writeFileSync(office.path(PINNED), text.replace('0.3btc', '0.9btc'))
    await refused(sign('small'), 'policy.tampered')
    cpSync(office.path('homes/officer-2/policies/treasury.json'), office.path(PINNED))
    await refused(sign('small'), 'policy.tampered')
    renameSync(office.path(PINNED), office.path(`${HOME}/policies/aaa.json`))
    await refused(sign('small'), ['policy.tampered', 'policy.missing'])
  })
})

describe('L6 an exception', () => {
  const except = (officer: number, file = `large.${officer}.json`) =>
    [
      ...scene
        .as(officer, `policy except large.psbt --rule proposal-limit --key officer-${officer}`)
        .split(' '),
      ...`--approve ${large} --password-file password.txt --out ${file} --reason`.split(' '),
      'an invoice that is due',
    ] as const
  const WITH = '--exception large.1.json --exception large.2.json'

  beforeEach(async () => {
    for (const officer of [1, 2]) await scene.office.ok(except(officer))
  })

  test('holds for this proposal alone, and by as many as it takes', async () => {
    const { digest } = await scene.propose('other', '0.41btc')
    await refused(`${scene.signing(1, 'other', digest, 'other.1')} ${WITH}`, 'rule.proposal-limit')
    await refused(`${sign('large')} --exception large.1.json`, 'rule.proposal-limit')
    const seen = await scene.seen(1, 'large', WITH)
    const signed = await scene.office.document(`${scene.signing(1, 'large', seen, 'large.1')} ${WITH}`)
    expect(signed.ok).toBe(true)
    expect(codesOf(signed)).toContain('warn rule.excepted')
  })

  test('cannot be edited', async () => {
    const two = json('large.2.json')
    const other = await scene.propose('other', '0.41btc')
    for (const change of [
      { reason: 'an invoice that is overdue' },
      { rule: 'op-return' },
      { proposal: other.digest },
      { cosigner: 'officer-3' },
      { expires: '2099-01-01T00:00:00Z' },
      { policy: 'a'.repeat(64) },
    ]) {
      scene.office.write('large.2.json', JSON.stringify({ ...two, ...change }))
      const codes = ['approval.bad-signature', 'rule.proposal-limit'] as const
      await refused(`${sign('large')} ${WITH}`, 'policy' in change ? codes : 'approval.bad-signature')
    }
    scene.office.write('large.2.json', JSON.stringify({ ...json('large.1.json'), cosigner: 'officer-2' }))
    await refused(`${sign('large')} ${WITH}`, 'approval.bad-signature')
    scene.office.write('large.2.json', readFileSync(scene.office.path('first.2.json')))
    await refused(`${sign('large')} ${WITH}`, 'approval.malformed')
  })

  test('ends with the version of the policy that it is from', async () => {
    await approved(
      scene,
      'two',
      next('  proposal-limit: { max: 0.35btc }\n', 'exceptions: { any: 2, rules: [proposal-limit] }\n'),
    )
    await scene.office.ok(activating(scene, 1, 'two'))
    await refused(`${sign('large')} ${WITH}`, 'rule.proposal-limit')
  })
})

describe('L7 a folder', () => {
  test('is blocked by the rules as each of its proposals is', async () => {
    const { office } = scene
    mkdirSync(office.path('batch'))
    renameSync(office.path('large.psbt'), office.path('batch/large.psbt'))
    const review = await office.document(scene.as(1, 'review batch'))
    expect(review).toMatchObject({ exit: 5, error: { code: 'rule.proposal-limit' } })
    const line = scene.as(1, 'sign batch --key officer-1 --password-file password.txt')
    for (const digest of [review.data.batch.digest, large])
      await refused(`${line} --approve ${digest}`, ['rule.proposal-limit', 'proposal.digest-mismatch'])
    await refused(`${line} --yes`, 'confirm.needed')
    expect(existsSync(office.path('batch/large.signed-officer-1.psbt'))).toBe(false)
  })
})

test('L8 a machine with an older policy is told by another’s log', async () => {
  const { office } = scene
  const second = await approved(scene, 'two', next('  proposal-limit: { max: 0.1btc }\n'))
  await office.ok(activating(scene, 2, 'two'))
  const HISTORY = '--history homes/officer-2/log.jsonl'
  expect(codesOf(await office.document(scene.as(1, `review small.psbt ${HISTORY}`)))).toContain(
    'warn policy.behind',
  )
  expect(codesOf(await office.document(scene.as(1, 'review small.psbt')))).not.toContain('warn policy.behind')
  await refused(sign('small', 2), 'rule.proposal-limit')
  const unattended = `sign small.psbt --key officer-1 --password-file password.txt --out s.psbt --yes ${HISTORY}`
  await refused(scene.as(1, unattended), 'confirm.needed')
  await refused(`${sign('small')} ${HISTORY}`, 'proposal.warnings-not-approved')
  const seen = await scene.seen(1, 'small', HISTORY)
  const signed = await office.document(`${scene.signing(1, 'small', seen, 'small.1')} ${HISTORY}`)
  expect(codesOf(signed)).toContain('warn policy.behind')
  const { entries } = await office.ok(`log show --home ${HOME} --event signed`)
  expect(entries).toHaveLength(1)
  const last = readFileSync(office.path(`${HOME}/log.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .at(-1) as string
  expect(JSON.parse(last)).toMatchObject({
    policy: first,
    warnings: expect.arrayContaining(['policy.behind']),
  })
  expect(second).not.toBe(first)
})

describe('L6 people', () => {
  const QUORUM = '  quorum: { tiers: [{ any: 2, including: { security: 1 } }] }\n'
  const GROUPS = 'groups: { security: [officer-3] }\n'

  test('the wrong ones cannot complete it, one after the other or apart', async () => {
    const { office } = scene
    office.write('people.yaml', policyOf(scene, QUORUM, GROUPS))
    const UNDER = '--policy people.yaml'
    for (const officer of [1, 2]) await refused(`${sign('small', officer)} ${UNDER}`, 'rule.quorum')
    await office.ok(`${sign('small', 3)} ${UNDER}`)
    // The others once they see that, and not by the word of a log that no checkpoint covers.
    await refused(`${sign('small', 1)} ${UNDER} --history homes/officer-3/log.jsonl`, 'rule.quorum')
    await office.ok(`${scene.signing(1, 'small.3', small, 'right')} ${UNDER}`)
    await office.ok(scene.as(1, `finalize right.psbt ${UNDER} --out right.tx`))
    // Who knows no policy can sign; no transaction comes of it here.
    for (const officer of [1, 2]) await office.ok(sign('small', officer))
    await office.ok(scene.as(1, 'combine small.1.psbt small.2.psbt --out both.psbt'))
    const { exit } = await refused(scene.as(1, `finalize both.psbt ${UNDER} --out both.tx`), 'rule.quorum')
    expect(exit).toBe(5)
  })

  test('nor do others on another input make up for it', async () => {
    const { office } = scene
    office.write('people.yaml', policyOf(scene, QUORUM, GROUPS))
    const { digest } = await scene.propose(
      'both',
      '0.25btc',
      `--coin ${coinsOf(scene).slice(0, 2).join(' --coin ')}`,
    )
    for (const officer of [1, 2, 3])
      await office.ok(scene.signing(officer, 'both', digest, `both.${officer}`))
    for (const officer of [2, 3])
      await office.ok(scene.as(1, `combine both.1.psbt both.${officer}.psbt --out with.${officer}.psbt`))
    const raw = (name: string) => new RawPsbt(readFileSync(office.path(name)))
    const mixed = raw('with.2.psbt')
    mixed.inputs[1] = raw('with.3.psbt').inputs[1] as (typeof mixed.inputs)[number]
    office.write('mixed.psbt', mixed.bytes())
    const line = scene.as(1, 'finalize mixed.psbt --out mixed.tx')
    await refused(`${line} --policy people.yaml`, 'rule.quorum')
    // The script itself has nothing against it.
    await office.ok(line)
    const history = await attested(office, [1, 2, 3])
    const verify = scene.as(1, `verify mixed.tx --proposal both.psbt ${history}`)
    await office.ok(verify)
    await refused(`${verify} --policy people.yaml`, ['rule.quorum', 'policy.other-version'])
    const { findings } = await office.document(`${verify} --policy people.yaml`)
    expect(findings.map(({ code }) => code)).toContain('rule.quorum')
  })

  test('who has proposed does not sign, by whatever letters', async () => {
    const { office } = scene
    office.write('duties.yaml', policyOf(scene, '  separation-of-duties: {}\n'))
    const propose = (more: string) =>
      `propose --utxos listunspent.json --prevtxs prevtxs.hex --to ${STRANGER}=0.1btc --fee-rate 5 --out duties.psbt --force ${more}`
    const nobody = '--home homes/nobody --vault treasury.vault.json'
    for (const proposer of ['officer-1', 'Officer-1', '\u043efficer-1', 'officer-l', '\uff4ffficer-1']) {
      const proposed = await office.document(propose(`${nobody} --proposer ${proposer}`))
      if (!proposed.ok) {
        expect(proposed.error?.code).toBe('name.malformed')
        continue
      }
      // It is nobody's word, and speaks against whom it names.
      const line = `${scene.signing(1, 'duties', proposed.data.digest, 'd1')} --policy duties.yaml`
      await refused(line, ['rule.evidence-missing', 'rule.separation-of-duties'])
      await refused(line.replaceAll('officer-1', 'officer-2'), 'rule.evidence-missing')
    }
    const { digest } = await office.ok(
      scene.as(1, propose('--key officer-1 --password-file password.txt --proposer officer-1')),
    )
    await refused(
      `${scene.signing(1, 'duties', digest, 'd1')} --policy duties.yaml`,
      'rule.separation-of-duties',
    )
    await office.ok(`${scene.signing(2, 'duties', digest, 'd2')} --policy duties.yaml`)
    const anonymous = await scene.propose('anonymous', '0.1btc')
    await refused(
      `${scene.signing(1, 'anonymous', anonymous.digest, 'd1')} --policy duties.yaml`,
      'rule.evidence-missing',
    )
  })
})
