import { existsSync } from 'node:fs'
import { Command, type Option } from 'commander'
import { describe, expect, it, test } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import {
  APPROVAL,
  ENTRY,
  HEX,
  HEX_32,
  MOMENT,
  type OptionType,
  OUT_POINT,
  oneOf,
  PAYMENT,
  PERIOD,
  wholeNumber,
} from '../../src/cli/option-types.js'
import { optional, repeatable } from '../../src/cli/parameters.js'
import { COMMANDS } from '../../src/cli/registry.js'
import type { Terminal } from '../../src/platform/terminal.js'
import { Office } from '../support/ceremony.js'

const TXID = 'AB'.repeat(32)

test.each<[string, OptionType<unknown>, readonly (readonly [string, unknown])[], readonly string[]]>([
  [
    'a whole number',
    wholeNumber(0, 10),
    [
      ['0', 0],
      ['7', 7],
      ['007', 7],
      ['10', 10],
    ],
    ['', '-1', '11', '1.5', '1e1', '0x5', ' 5', '99999999999999999999', '５', 'NaN'],
  ],
  ['a choice', oneOf(['a', 'b']), [['b', 'b']], ['B', '', 'c', 'a,b']],
  [
    '32 bytes',
    HEX_32,
    [[TXID, TXID.toLowerCase()]],
    ['', 'ab', `${TXID}00`, `${TXID.slice(1)}g`, ` ${TXID}`],
  ],
  [
    'bytes',
    HEX,
    [
      ['', Uint8Array.of()],
      ['AB', Uint8Array.of(0xab)],
    ],
    ['a', 'xy'],
  ],
  [
    'an approval',
    APPROVAL,
    [
      [TXID, { digest: TXID.toLowerCase(), code: undefined }],
      [`${TXID}:Ff`, { digest: TXID.toLowerCase(), code: 'ff' }],
      [`${TXID}:`, { digest: TXID.toLowerCase(), code: '' }],
    ],
    ['', 'yes', ':ff', `${TXID}ff`],
  ],
  [
    'a coin',
    OUT_POINT,
    [[`${TXID}:007`, { txid: TXID.toLowerCase(), vout: 7 }]],
    [TXID, `${TXID}:`, `${TXID}:4294967296`],
  ],
  ['a payment', PAYMENT, [['x=1sat', { address: 'x', amount: '1sat' }]], ['x', 'x=1', 'x=', 'x=1sat=']],
  [
    'a moment',
    MOMENT,
    [
      ['2026-11-22T09:30:00Z', new Date('2026-11-22T09:30:00.000Z')],
      ['2026-11-22T09:30:00.123Z', new Date('2026-11-22T09:30:00.123Z')],
    ],
    ['2026-11-22', '2026-02-30T09:30:00Z', '2026-11-22T09:30:00', 'now'],
  ],
  [
    'a period',
    PERIOD,
    [
      ['2026', '2026'],
      ['2026-11-22T09:30Z', '2026-11-22T09:30'],
    ],
    ['26', '2026-13', '2026-11-31', '2026-1', 'now'],
  ],
  [
    'an entry',
    ENTRY,
    [
      ['12', { seq: 12 }],
      [TXID, { hash: TXID.toLowerCase() }],
    ],
    ['', '-1', 'last'],
  ],
])('%s', (_, type, good, bad) => {
  for (const [text, value] of good) expect(type(text, '--x')).toEqual(value)
  for (const text of bad) {
    const code = expect(() => type(text, '--x'))
    if (text === 'x=1') code.toThrowCode('amount.unit-missing')
    else if (text.startsWith('x=')) code.toThrowCode('amount.malformed')
    else code.toThrowCode('usage.invalid')
  }
})

test('a default is read like what is typed, and a list is one, each command anew', () => {
  const parse = (...argv: string[]) => {
    const command = new Command()
    optional('--n <n>', '', wholeNumber(1, 9), '3').declare(command)
    repeatable('--of <n>', '', wholeNumber(1, 9)).declare(command)
    return command.parse(argv, { from: 'user' }).opts()
  }
  expect(parse()).toEqual({ n: 3 })
  expect(parse('--n', '4', '--of', '1', '--of', '2')).toEqual({ n: 4, of: [1, 2] })
  expect(() => optional('--n <n>', '', wholeNumber(1, 9), '10').declare(new Command())).toThrowCode(
    'usage.invalid',
  )
})

/** What nobody can say wrong: names of files and folders, free text, and what only other files can judge. */
const FREE = new Set(
  'file folder dir csv psbt vault text log file|dir file|txid directory'.split(' ').map(one => `<${one}>`),
)

/** Options whose value only other files can judge: an address by its network, a rule by the policy; and what is published whatever it is. */
const JUDGED_LATER = new Set(['--sweep <address>', '--rule <name>', '--data <hex|text>'])

/** Somebody who must not be asked. */
const NOBODY: Terminal = {
  secret: () => Promise.reject(new Error('asked')),
  line: () => Promise.reject(new Error('asked')),
  confirm: () => Promise.reject(new Error('asked')),
  showOnce: () => Promise.reject(new Error('asked')),
}

/** What no option takes that has a type. */
const NONSENSE = '../∅ '

describe.each(COMMANDS.map(row => [row.name, row] as const))('%s', (name, row) => {
  it('refuses what an option does not take before it reads, asks or makes anything', async () => {
    const parser = new Command()
    const { command: module } = await row.load()
    module.configure(parser)
    const valued = parser.options.filter(({ required, optional }) => required || optional)
    const operands = parser.registeredArguments.filter(one => one.required).map(() => 'nowhere.file')
    for (const option of valued.filter(({ flags }) => !isFree(flags))) {
      const office = new Office()
      const others = valued.filter(one => one.mandatory && one !== option).flatMap(given)
      const line = [...name.split(' '), ...operands, ...others, option.long as string, NONSENSE]
      const { json, exit } = await office.run([...line, '--json'], { terminal: NOBODY })
      expect([option.flags, exit]).toEqual([option.flags, 2])
      const code = (json?.error?.code ?? 'internal.bug') as Code
      expect(EXIT_STATUS[code]).toBe(2)
      expect(existsSync(office.path('homes'))).toBe(false)
    }
  })
})

function isFree(flags: string): boolean {
  const [, placeholder = ''] = flags.split(' ')
  return FREE.has(placeholder) || JUDGED_LATER.has(flags)
}

/** The other options that have to be there, with something of their kind. */
function given({ flags, long }: Option): string[] {
  const [, placeholder = ''] = flags.split(' ')
  const samples: Record<string, string> = {
    '<network>': 'regtest',
    '<type>': 'p2wsh',
    '<0|2>': '2',
    '<m>': '2',
    '<format>': long === '--format' ? 'descriptor' : '',
  }
  return [long as string, samples[placeholder] ?? 'nobody']
}
