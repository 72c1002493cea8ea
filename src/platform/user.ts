import { readFileSync } from 'node:fs'

const USERS = '/etc/passwd'

/**
 * What the operating system calls the user who runs the program; their number where its own list has no name for it. Read
 * from the file, because Node.js would ask the system's name service, which may be behind a socket.
 */
export function userName(): string {
  const number = process.getuid?.()
  return (number === undefined ? undefined : nameOf(number)) ?? `user ${number ?? 'unknown'}`
}

// passwd(5): the name, a place for a password, the number, and more, with colons between them.
function nameOf(number: number): string | undefined {
  try {
    const rows = readFileSync(USERS, 'utf8').split('\n')
    return rows.map(row => row.split(':')).find(([, , own]) => own === String(number))?.[0]
  } catch {
    return undefined
  }
}
