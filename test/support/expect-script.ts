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
 * the screen, and gives what came up to it) and `type TEXT` (with the Enter key) at hand; what it needs of the outside
 * is in `env`.
 */
export async function dialogue(
  argv: readonly string[],
  script: string,
  { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<Dialogue> {
  const words = [process.execPath, LAUNCHER, ...argv].map(word => `{${word}}`).join(' ')
  const whole = `
    set timeout 30
    match_max 200000
    proc ask {pattern} {
      expect {
        -re $pattern { return $expect_out(buffer) }
        timeout { puts "NOT ASKED: $pattern"; exit 97 }
        eof { puts "ENDED BEFORE: $pattern"; exit [lindex [wait] 3] }
      }
    }
    # The cursor comes back when a question is done; until then it is drawn again with every key.
    proc type {text} { send -- "$text\\r"; expect -re {\\[\\?25h} }
    spawn ${words}
    if {[catch {
      ${script}
    } problem]} { puts $problem; exit 98 }
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
