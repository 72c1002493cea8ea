import { userInfo } from 'node:os'

/** What the operating system calls the user who runs the program; their number where it knows no name. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`
  }
}
