/** The longest memo or reference in UTF-8 bytes. */
export const LONGEST_NOTE = 1000

/** What a proposer tells the officers. It travels with the proposal and proves nothing. */
export interface Notes {
  readonly memo?: string
  readonly reference?: string
  /** The name of who proposes. */
  readonly proposer?: string
  /** The proposer's signed statement, as its file is; whether it holds, rules find out. No digest covers it. */
  readonly signed?: string
}
