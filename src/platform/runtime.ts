/** What in the environment makes Node.js, or the C library below it, load other code into the program. */
const LOADING = [
  'NODE_OPTIONS',
  'NODE_COMPILE_CACHE',
  'OPENSSL_CONF',
  'OPENSSL_MODULES',
  'LD_PRELOAD',
  'LD_AUDIT',
] as const

/** What makes Node.js print what the program reads and types, secrets among it. */
const TALKING = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE'] as const

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The variables through which other code may have come into this process before it started. What has come in can hide
 * itself: they find a slip, not an attacker who has come that far.
 */
export function loadingVariables(env: Environment = process.env): string[] {
  return LOADING.filter(name => isSet(env, name))
}

/** The variables that make Node.js print what the program reads. Nothing takes that back once it has started. */
export function talkingVariables(env: Environment): string[] {
  return TALKING.filter(name => isSet(env, name))
}

function isSet(env: Environment, name: string): boolean {
  return !['', '/dev/null', undefined].includes(env[name])
}

/**
 * Closes what Node.js holds open for others: the debugger, which a signal would start, and the channel of a parent
 * process.
 */
export function closeSideDoors(): void {
  process.on('SIGUSR1', () => {})
  if (process.connected) process.disconnect()
}
