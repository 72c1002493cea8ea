import { readFileSync } from 'node:fs'
import { build, type Plugin } from 'esbuild'

/** What a built program can get at beyond its own files. */
export interface Reach {
  /** Modules outside of it, without `node:`. */
  readonly modules: ReadonlySet<string>
  /** The names of {@link WATCHED} that it refers to, where they are not its own. */
  readonly globals: ReadonlySet<string>
  /** Ways to get at more that no reader of the code can follow: computed imports, eval. */
  readonly unclear: readonly string[]
}

/** Names that lead outside, or to anything at all. */
const WATCHED = [
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'BroadcastChannel',
  'Worker',
  'eval',
  'Function',
]

/** Properties by which a process gets at modules that it has not imported. */
const BACK_DOORS =
  /\.\s*(?:binding|_linkedBinding|dlopen|getBuiltinModule|mainModule|constructor\s*\.\s*constructor)\b/g

const SEEN = (name: string) => `reaches:${name}`
const UNCLEAR = ['direct-eval', 'indirect-require', 'unsupported-dynamic-import', 'unsupported-require-call']

/** Follows a built program from its first file, reading its code as a bundler does. */
export async function reachOf(entry: string): Promise<Reach> {
  const modules = new Set<string>()
  const backDoors: string[] = []
  const { warnings, outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: 'unused',
    format: 'esm',
    platform: 'neutral',
    splitting: true,
    ignoreAnnotations: true,
    logLevel: 'silent',
    logLimit: 0,
    logOverride: Object.fromEntries(UNCLEAR.map(id => [id, 'warning' as const])),
    define: Object.fromEntries(
      WATCHED.flatMap(name =>
        ['', 'globalThis.', 'global.', 'self.', 'window.'].map(
          holder => [holder + name, JSON.stringify(SEEN(name))] as const,
        ),
      ),
    ),
    plugins: [recorder(modules, backDoors)],
  })
  const text = outputFiles.map(file => file.text).join('\n')
  return {
    modules,
    globals: new Set(WATCHED.filter(name => text.includes(SEEN(name)))),
    unclear: [...backDoors, ...warnings.filter(({ id }) => UNCLEAR.includes(id)).map(({ text }) => text)],
  }
}

function recorder(modules: Set<string>, backDoors: string[]): Plugin {
  return {
    name: 'recorder',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
        if (kind === 'entry-point') return undefined
        modules.add(path.replace(/^node:/, ''))
        return { path, external: true }
      })
      onLoad({ filter: /\.c?js$/ }, ({ path }) => {
        const code = readFileSync(path, 'utf8')
        backDoors.push(...(code.match(BACK_DOORS) ?? []))
        return { contents: plainRequires(code), loader: 'js' }
      })
    },
  }
}

// What the build puts in for `require` where there may be none; nothing calls it but with a name that can be read.
const HELPER =
  '(x=>typeof require<"u"?require:typeof Proxy<"u"?new Proxy(x,{get:(a,b)=>(typeof require<"u"?require:a)[b]}):x)' +
  '(function(x){if(typeof require<"u")return require.apply(this,arguments);' +
  "throw Error('Dynamic require of \"'+x+'\" is not supported')})"

// The build hides calls of `require` from whoever bundles it again: under another name, and behind one of its own.
function plainRequires(code: string): string {
  return code
    .replace('const require=ringiRequire(import.meta.url);', '')
    .replace(HELPER, '0')
    .replaceAll(/\b__require\d*\((?=["'])/g, 'require(')
}
