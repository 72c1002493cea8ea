/** What a function throws; undefined where it throws nothing. */
export function caught(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}
