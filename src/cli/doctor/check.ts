/** What `doctor` found out about one thing. */
export interface Check {
  readonly name: string
  readonly status: 'green' | 'yellow' | 'red'
  readonly found: string
  /** Empty where nothing is to be done. */
  readonly todo: string
}
