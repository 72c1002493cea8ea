// Keeps everything that could open a connection or start a process out of what is built.

/** Node's modules that lead outside. A build in which anything imports one of them fails. */
const CONNECTING = [
  'net',
  'tls',
  'http',
  'https',
  'http2',
  'dgram',
  'dns',
  'dns/promises',
  'inspector',
  'inspector/promises',
  'cluster',
  'worker_threads',
]

// Globals that lead outside, where a package mentions one: a JPEG decoder can fetch pictures by itself, and here it cannot.
const ABSENT = { XMLHttpRequest: 'undefined' }

// Commander can start programs as subcommands; Ringi never asks it to, and from here on it cannot.
const STUBBED = ['child_process']

const anyOf = names => new RegExp(`^(node:)?(${names.join('|')})$`)

export const offline = {
  name: 'offline',
  setup({ onResolve, onLoad, initialOptions }) {
    initialOptions.define = { ...initialOptions.define, ...ABSENT }
    onResolve({ filter: anyOf(CONNECTING) }, ({ path, importer }) => ({
      errors: [{ text: `${importer} imports ${path}, which could open a connection` }],
    }))
    onResolve({ filter: anyOf(STUBBED) }, ({ path }) => ({ path, namespace: 'stub' }))
    onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
  },
}
