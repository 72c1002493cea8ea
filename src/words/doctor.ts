/** What is said of a thing that was looked at. */
export interface Told {
  readonly found: string
  /** What is compared character by character, and so stands in a line that is not broken at 80 columns. */
  readonly compared?: string
  /** What there is to do about it, if anything. */
  readonly todo?: string
}

/** The things that `doctor` looks at, by what JSON calls them. */
export type Examined =
  | 'network'
  | 'environment'
  | 'swap'
  | 'core dumps'
  | 'home'
  | 'vaults'
  | 'seals'
  | 'terminal'
  | 'clock'
  | 'versions'
  | 'program'

/** What `doctor` says, in one language. */
export interface DoctorWords {
  readonly names: Readonly<Record<Examined, string>>
  readonly noInterface: Told
  readonly interfacesUp: (interfaces: readonly string[]) => Told
  readonly nothingLoaded: Told
  readonly loading: (variables: readonly string[]) => Told
  readonly swapUntold: Told
  readonly off: Told
  readonly swapping: (areas: readonly string[]) => Told
  readonly dumpsHandled: (handler: string) => Told
  /** `limit` is missing where it cannot be told. */
  readonly dumpsLimited: (limit: string | undefined) => Told
  readonly noHome: (folder: string) => Told
  readonly homeShut: (folder: string) => Told
  readonly homeReadable: (file: string, folder: string) => Told
  readonly vaultsRegistered: (count: number) => Told
  readonly twins: (twins: readonly string[]) => Told
  readonly noSeal: (keys: readonly string[]) => Told
  readonly sealed: (count: number) => Told
  readonly sealsBehind: (keys: readonly string[]) => Told
  readonly terminalThere: (columns: number) => Told
  readonly noTerminal: Told
  readonly clockRight: (time: string) => Told
  readonly clockBehind: (time: string) => Told
  readonly versions: (versions: string) => Told
  readonly programUnknown: Told
  readonly program: (file: string, sha256: string) => Told
}
