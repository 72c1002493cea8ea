import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { CHAINS } from '../../src/chain/chains.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** What `text` is with `more` before or behind the one place of `mark` in it. */
const behind = (path: string, mark: string, more: string) => put(path, mark, `${mark}${more}`)
const before = (path: string, mark: string, more: string) => put(path, mark, `${more}${mark}`)
function put(path: string, mark: string, whole: string): Edit {
  return {
    path,
    edit: text => {
      expect(text.split(mark).length, `${path}: ${mark}`).toBe(2)
      return text.replace(mark, () => whole)
    },
  }
}

interface Edit {
  readonly path: string
  readonly edit: (text: string) => string
}

/** One more of a kind, as CONTRIBUTING has its recipe: files that are new, and lines in those that are there. */
interface Addition {
  readonly made: Readonly<Record<string, string>>
  readonly edits: readonly Edit[]
}

const EXPLAINED = "{ means: 'a', cost: 'b', todo: 'c' }"

const ADDITIONS: Readonly<Record<string, Addition>> = {
  rule: {
    made: {
      'src/rules/catalogue/moonlight.ts': read('src/rules/catalogue/op-return.ts')
        .replaceAll('op-return', 'moonlight')
        .replaceAll('opReturn', 'moonlight'),
    },
    edits: [
      before(
        'src/rules/catalogue/registry.ts',
        '\n/** One row a rule',
        "import { moonlight } from './moonlight.js'\n",
      ),
      behind('src/rules/catalogue/registry.ts', '  uniqueReference,\n', '  moonlight,\n'),
      before('src/rules/codes.ts', "  'rule.op-return':", "  'rule.moonlight': takes(5, { most: count }),\n"),
      ...['en', 'ja'].flatMap(language => [
        before(
          `src/words/${language}/rules.ts`,
          "  'rule.op-return':",
          "  'rule.moonlight': ({ most }) => String(most),\n",
        ),
        before(
          `src/words/${language}/explanations/rules.ts`,
          "  'rule.op-return': {",
          `  'rule.moonlight': ${EXPLAINED},\n`,
        ),
      ]),
      before('src/words/ja/rule-summaries.ts', "  'rule.op-return':", "  'rule.moonlight': '月',\n"),
    ],
  },
  format: {
    made: {
      'src/formats/moonbook.ts': read('src/formats/vault.ts')
        .replaceAll(/\bvault: Format\b/g, 'moonbook: Format')
        .replace(/name: '[^']+'/, "name: 'moonbook'"),
    },
    edits: [
      before(
        'src/formats/index.ts',
        '\n/** One row a format. */',
        "import { moonbook } from './moonbook.js'\n",
      ),
      behind('src/formats/index.ts', '  electrum,\n', '  moonbook,\n'),
    ],
  },
  network: {
    made: {},
    edits: [
      behind(
        'src/chain/bitcoin/networks.ts',
        '    blocksAtWill: true,\n  },\n',
        "  moonnet: { ...TEST, label: 'moonnet', aliases: [], addresses: testAddresses('moon') },\n",
      ),
    ],
  },
  chain: {
    made: {
      'src/chain/mooncoin/networks.ts': `
import { BITCOIN_NETWORKS } from '../bitcoin/networks.js'
import { bitcoinAddresses } from '../bitcoin/address.js'
import type { NetworkRow } from '../network-row.js'
import { MOONCOIN } from './chain.js'

export const MOONCOIN_NETWORKS = {
  mooncoin: {
    ...BITCOIN_NETWORKS.mainnet,
    chain: MOONCOIN,
    label: 'Mooncoin',
    aliases: [],
    coinType: MOONCOIN.coinType,
    addresses: bitcoinAddresses({ bech32: 'mc', pubKeyHash: 77, scriptHash: 78 }),
  },
} satisfies Readonly<Record<string, NetworkRow>>
`,
      'src/chain/mooncoin/chain.ts': read('src/chain/bitcoin/chain.ts')
        .replace('BITCOIN', 'MOONCOIN')
        .replaceAll('Bitcoin', 'Mooncoin')
        .replace("'BTC'", "'MOON'")
        .replace("'sat'", "'ray'")
        .replace('coinType: 0', 'coinType: 77'),
    },
    edits: [
      before(
        'src/chain/network.ts',
        '\n/** The rows of every chain',
        "import { MOONCOIN_NETWORKS } from './mooncoin/networks.js'\n",
      ),
      behind('src/chain/network.ts', '...BITCOIN_NETWORKS', ', ...MOONCOIN_NETWORKS'),
      before(
        'src/chain/chains.ts',
        '\n/** One row a chain',
        "import { MOONCOIN } from './mooncoin/chain.js'\n",
      ),
      behind('src/chain/chains.ts', '[BITCOIN', ', MOONCOIN'),
    ],
  },
  lock: {
    made: {
      'src/spend/moonlock/moonlock.ts': read('src/spend/multisig/p2wsh.ts')
        .replace("'p2wsh'", "'moonlock'")
        .replace('const p2wsh', 'const moonlock')
        .replaceAll("'../account-path", "'../account-path")
        .replace("'./form.js'", "'../multisig/form.js'")
        .replace("'./type.js'", "'../multisig/type.js'"),
    },
    edits: [
      before('src/spend/script-type.ts', "'p2wsh' |", "'moonlock' | "),
      before(
        'src/spend/script-types.ts',
        '\n/** One row a script type',
        "import { moonlock } from './moonlock/moonlock.js'\n",
      ),
      behind('src/spend/script-types.ts', '  p2sh,\n', '  moonlock,\n'),
    ],
  },
  language: {
    // The folder is that of English, and stands for one that somebody has translated.
    made: {},
    edits: [
      behind(
        'src/words/language.ts',
        'const LANGUAGES = {\n',
        `  xx: {
    catalogue: async () => (await import('./xx/index.js')).english,
    words: async () => (await import('./xx/words.js')).words,
    sheet: async () => (await import('./xx/sheet.js')).sheet,
    doctor: async () => (await import('./xx/doctor.js')).doctor,
    help: async () => (await import('./xx/help.js')).help,
    explanations: async () => (await import('./xx/explanations/index.js')).english,
  },
`,
      ),
    ],
  },
  command: {
    made: { 'src/cli/commands/moon-list.ts': read('src/cli/commands/vault-list.ts') },
    edits: [
      behind(
        'src/cli/registry.ts',
        'ROWS: CommandRows = [\n',
        "  { name: 'moon list', summary: 'moons', load: () => import('./commands/moon-list.js') },\n",
      ),
      before('src/cli/schemas/index.ts', '  ...QR,\n', "  'moon list': VAULTS['vault list'],\n"),
    ],
  },
}

// Everything that is added is used: what prints this knows of it by the registries alone.
const PROBE = `
import { RULES } from './rules/catalogue/registry.js'
import { RULES_CODES } from './rules/codes.js'
import { FORMATS } from './formats/index.js'
import { CHAINS } from './chain/chains.js'
import { NETWORKS, NETWORK_NAMES } from './chain/network.js'
import { parseAmount } from './chain/amount.js'
import { formatAmount } from './chain/money.js'
import { SCRIPT_TYPES } from './spend/script-types.js'
import { LANGUAGE_CODES, explanationsIn, speakerIn } from './words/language.js'
import { COMMANDS } from './cli/registry.js'

const script = new Uint8Array([0, 32, ...new Uint8Array(32)])
const { hint } = await speakerIn('xx')
console.log(JSON.stringify({
  rule: RULES.some(({ code }) => code === 'rule.moonlight') && RULES_CODES['rule.moonlight'].exit,
  explained: (await explanationsIn('ja'))['rule.moonlight'],
  format: FORMATS.map(({ name }) => name).includes('moonbook'),
  network: NETWORK_NAMES.includes('moonnet') && NETWORKS.moonnet.addresses.encode(script)?.slice(0, 5),
  chain: CHAINS.map(({ unit }) => unit.code),
  amount: formatAmount(150_000_000n, NETWORKS.mooncoin),
  parsed: String(parseAmount('1.5moon', NETWORKS.mooncoin)),
  lock: SCRIPT_TYPES.moonlock.descriptor('x'),
  languages: LANGUAGE_CODES,
  hint: hint({ code: 'descriptor.not-multipath', args: {} }) !== undefined,
  command: COMMANDS[0]?.name,
}))
`

const folder = join(temporaryFolder(), 'ringi')

beforeAll(() => {
  for (const name of ['src', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { made, edits } of Object.values(ADDITIONS)) {
    for (const [path, text] of Object.entries(made)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    for (const { path, edit } of edits)
      writeFileSync(join(folder, path), edit(readFileSync(join(folder, path), 'utf8')))
  }
  cpSync(join(folder, 'src/words/en'), join(folder, 'src/words/xx'), { recursive: true })
  writeFileSync(join(folder, 'src/probe.ts'), PROBE)
})

test('one more of each kind compiles with what its recipe touches, and nothing else', () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const run = () => execFileSync(process.execPath, [tsc, '--noEmit', '-p', folder], { encoding: 'utf8' })
  try {
    run()
  } catch (error) {
    expect((error as { stdout: string }).stdout).toBe('')
    throw error
  }
})

test('and is there for whoever goes by the registries', async () => {
  const outfile = join(folder, 'probe.mjs')
  const banner = { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" }
  const entryPoints = [join(folder, 'src/probe.ts')]
  await build({
    entryPoints,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    banner,
  })
  const printed = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }))
  expect(printed).toEqual({
    rule: 5,
    explained: { means: 'a', cost: 'b', todo: 'c' },
    format: true,
    network: 'moon1',
    chain: CHAINS.map(({ unit }) => unit.code).toSpliced(1, 0, 'MOON'),
    amount: '1.50000000 MOON',
    parsed: '150000000',
    lock: 'wsh(x)',
    languages: ['xx', 'en', 'ja'],
    hint: true,
    command: 'moon list',
  })
})
