/** What tests use of the package, which has no types of its own. */
declare module 'slip39' {
  interface Options {
    readonly passphrase: string
    readonly threshold: number
    readonly groups: readonly (readonly [threshold: number, count: number])[]
  }
  const slip39: {
    fromArray(
      secret: readonly number[],
      options: Options,
    ): { fromPath(path: string): { mnemonics: string[] } }
    recoverSecret(mnemonics: readonly string[], passphrase: string): number[]
  }
  export default slip39
}
