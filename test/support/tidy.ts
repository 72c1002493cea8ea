// Files of tests share a process: behind each of them the clock is the machine's again, and its folders are gone.
import { afterAll, beforeEach, vi } from 'vitest'
import { counted, countFrom } from './prepared.js'
import { removeTemporaryFolders } from './temporary-folder.js'

countFrom()
beforeEach(() => {
  const before = counted()
  return () => countFrom(before)
})
afterAll(() => {
  vi.useRealTimers()
  removeTemporaryFolders()
})
