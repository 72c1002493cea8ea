/** What help says, in one language. Commands and options are described in English where they are declared. */
export interface HelpWords {
  /** What the program is. */
  readonly title: string
  readonly usage: string
  readonly arguments: string
  readonly options: string
  readonly everyCommand: string
  readonly more: string
  /** What an option is where it is left out. */
  readonly usual: (value: string) => string
  /** What is said in the place of an English description. */
  readonly described: (english: string) => string
}
