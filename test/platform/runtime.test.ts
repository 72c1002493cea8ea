import { fork, spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { loadingVariables, talkingVariables } from '../../src/platform/runtime.js'
import { LAUNCHER } from '../support/program.js'

test.each([
  'NODE_OPTIONS',
  'NODE_COMPILE_CACHE',
  'OPENSSL_CONF',
  'OPENSSL_MODULES',
  'LD_PRELOAD',
  'LD_AUDIT',
])('%s loads other code, unless it is empty or names nothing', name => {
  expect(loadingVariables({ [name]: 'x', PATH: '/bin' })).toEqual([name])
  expect(loadingVariables({ [name]: '' })).toEqual([])
  expect(loadingVariables({ [name]: '/dev/null' })).toEqual([])
})

test('NODE_DEBUG makes Node.js talk', () => {
  expect(talkingVariables({ NODE_DEBUG: 'stream', NODE_DEBUG_NATIVE: 'x' })).toEqual([
    'NODE_DEBUG',
    'NODE_DEBUG_NATIVE',
  ])
  expect(talkingVariables({ NODE_DEBUG: '' })).toEqual([])
})

test('a signal starts no debugger', async () => {
  const child = spawn(process.execPath, [LAUNCHER, 'inspect', '-'], { stdio: ['pipe', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => said.push(part))
  await new Promise(resolve => setTimeout(resolve, 1500))
  child.kill('SIGUSR1')
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(child.exitCode).toBe(null)
  child.stdin.end()
  expect(await new Promise(resolve => child.on('close', resolve))).toBe(3)
  expect(Buffer.concat(said).toString()).not.toContain('ws://')
})

test('the channel of a parent process is closed', async () => {
  const child = fork(LAUNCHER, ['inspect', '-'], { stdio: ['pipe', 'ignore', 'ignore', 'ipc'] })
  await new Promise(resolve => child.on('disconnect', resolve))
  expect(child.exitCode).toBe(null)
  child.stdin?.end()
  expect(await new Promise(resolve => child.on('close', resolve))).toBe(3)
})
