import { spawn, spawnSync } from 'node:child_process'
import { LAUNCHER } from './program.js'

/** Whether a program is installed here. */
export function isThere(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** What a dialogue came to: the exit status, and all that stood on the terminal. */
export interface Dialogue {
  readonly exit: number
  readonly screen: string
}

/**
 * Runs the program on a terminal of its own, by Debian's `expect`. `script` is Tcl with `ask PATTERN` (waits for it on
 * the screen) and `type TEXT` (with the Enter key) at hand; what it needs of the outside is in `env`.
 */
export async function dialogue(
  argv: readonly string[],
  script: string,
  { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<Dialogue> {
  const words = [process.execPath, LAUNCHER, ...argv].map(word => `{${word}}`).join(' ')
  const whole = `
    set timeout 60
    match_max 200000
    proc ask {pattern} {
      expect {
        -re $pattern { return $expect_out(0,string) }
        timeout { puts "NOT ASKED: $pattern"; exit 97 }
        eof { puts "ENDED BEFORE: $pattern"; exit [lindex [wait] 3] }
      }
    }
    proc type {text} { sleep 0.1; send -- "$text\\r" }
    spawn ${words}
    ${script}
    expect eof
    exit [lindex [wait] 3]`
  const child = spawn('expect', ['-c', whole], {
    cwd,
    env: { PATH: process.env.PATH, TERM: 'xterm', HOME: '/nonexistent', ...env },
  })
  let screen = ''
  child.stdout.on('data', part => {
    screen += part
  })
  return await new Promise(resolve => child.on('close', exit => resolve({ exit: exit ?? -1, screen })))
}
