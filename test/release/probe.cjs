// What a program would try that wants out: prints the code that each attempt ends with, as JSON.
const attempts = {
  connect: done => require('node:net').connect(9, '127.0.0.1').on('error', done).on('connect', done),
  localSocket: done => require('node:net').connect('/nonexistent').on('error', done),
  listen: done => require('node:net').createServer().on('error', done).listen(0, '127.0.0.1', done),
  tls: done => require('node:tls').connect(9, '127.0.0.1').on('error', done),
  http: done => require('node:http').get('http://127.0.0.1:9999/').on('error', done),
  http2: done => require('node:http2').connect('http://127.0.0.1:9999').on('error', done),
  fetch: () => fetch('http://127.0.0.1:9999/').catch(({ cause }) => cause),
  dns: () => require('node:dns').promises.lookup('example.invalid'),
  dnsServer: () => require('node:dns').promises.resolve4('example.invalid'),
  udp: done => require('node:dgram').createSocket('udp4').on('error', done).bind(0, '127.0.0.1', done),
  spawn: done => require('node:child_process').spawn('/bin/true').on('error', done).on('exit', done),
  exec: () => require('node:child_process').execFileSync('/bin/true'),
  fork: done => require('node:child_process').fork('/nonexistent').on('error', done).on('exit', done),
  worker: done => new (require('node:worker_threads').Worker)('1', { eval: true }).on('error', done).on('exit', done),
  inspector: () => require('node:inspector').open(0, '127.0.0.1'),
  inspectorSession: () => new (require('node:inspector').Session)().connect(),
  addon: () => process.dlopen({ exports: {} }, '/nonexistent.node'),
  binding: () => process.binding('tcp_wrap'),
  wasi: () => new (require('node:wasi').WASI)({ version: 'preview1', preopens: { '/': '/' } }),
}

// Some of Node's modules throw where nobody can catch it.
let uncaught = () => {}
process.on('uncaughtException', error => uncaught(error))

async function codeOf(attempt) {
  const result = await new Promise(resolve => {
    uncaught = resolve
    setTimeout(resolve, 3000, 'nothing happened').unref()
    try {
      const made = attempt(resolve)
      if (typeof made?.on !== 'function') Promise.resolve(made).then(resolve, resolve)
    } catch (error) {
      resolve(error)
    }
  })
  return result?.code ?? String(result)
}

async function main() {
  const codes = {}
  for (const [name, attempt] of Object.entries(attempts)) codes[name] = await codeOf(attempt)
  require('node:fs').writeFileSync(process.argv[2], JSON.stringify(codes))
  process.exit()
}

main()
