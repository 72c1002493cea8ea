import type { RuleCode } from '../rules/engine/rule.js'

/** Says what a rule holds to, in one sentence; in English a rule says so itself. */
export type RuleSummary = (rule: { readonly code: RuleCode; readonly summary: string }) => string

/** Work that takes its time, and says how far it has got. */
export type Doing =
  | 'signing'
  | 'reviewing'
  | 'combining'
  | 'finalizing'
  | 'searching'
  | 'deriving'
  | 'proving'

/** The words that people’s text is made of, in one language. */
export interface Words {
  readonly error: string
  readonly hint: string
  readonly severity: { readonly info: string; readonly warn: string; readonly block: string }
  readonly vault: string
  readonly network: string
  readonly type: string
  readonly threshold: (required: number, of: number) => string
  readonly digest: string
  readonly identity: string
  readonly unsigned: string
  readonly approval: string
  readonly words: string
  readonly firstAddress: string
  readonly account: string
  readonly address: string
  readonly publicKey: string
  readonly publisher: string
  readonly feeOnly: string
  readonly balance: string
  readonly announced: string
  readonly window: (opens: string, closes: string) => string
  readonly initiator: string
  readonly message: string
  readonly alsoPaid: string
  readonly mosaics: string
  readonly askRegisterAccount: string
  readonly askAccountRisk: string
  readonly descriptor: string
  readonly file: string
  readonly proposal: string
  readonly reference: string
  readonly memo: string
  readonly proposer: string
  readonly leaves: string
  readonly nothingLeaves: string
  readonly comesBack: string
  readonly change: string
  readonly self: string
  readonly label: string
  readonly notAddress: string
  readonly data: string
  readonly fee: string
  readonly feeOf: (percent: string) => string
  readonly package: string
  readonly packageOf: (count: number, vsize: number) => string
  readonly publishes: string
  readonly published: {
    readonly hex: (count: number) => string
    readonly text: (count: number) => string
  }
  readonly consolidates: string
  readonly consolidation: (count: number, fee: string, fewer: number, without: string) => string
  readonly replaces: string
  readonly replacement: (paid: string, least: string) => string
  readonly total: string
  readonly spends: string
  readonly coins: (count: number, amount: string) => string
  readonly unproven: string
  readonly canBeMined: string
  readonly notBefore: {
    readonly block: (height: number) => string
    readonly time: (seconds: number) => string
  }
  readonly signatures: string
  readonly signedBy: { readonly all: string; readonly some: string; readonly none: string }
  readonly progress: (count: number, required: number) => string
  readonly readAs: string
  readonly canSign: string
  readonly cannotSign: string
  readonly canFinalize: string
  readonly cannotFinalize: string
  readonly compare: string
  readonly key: string
  readonly fingerprint: string
  readonly path: string
  readonly transaction: string
  readonly size: string
  readonly input: string
  readonly index: string
  readonly none: string
  readonly log: string
  readonly entries: string
  readonly head: string
  readonly sealedHead: string
  readonly unsealedSince: string
  readonly pinChanges: { readonly added: string; readonly changed: string; readonly gone: string }
  readonly andMore: (count: number) => string
  readonly notSealedChecked: string
  readonly askSeal: string
  readonly keepTwin: (names: string) => string
  readonly seals: string
  readonly hasEntry: (entry: number, of: number) => string
  readonly signedBySomebody: (name: string) => string
  readonly askTotal: (total: string) => string
  readonly policy: string
  readonly version: (number: number) => string
  readonly owner: string
  readonly description: string
  readonly groups: string
  readonly places: string
  readonly changes: string
  readonly exceptions: string
  readonly checkpoints: string
  readonly statementsBy: string
  readonly clockTolerance: string
  readonly minutes: (count: number) => string
  readonly expected: string
  readonly rules: string
  readonly sameRules: string
  readonly effect: { readonly looser: string; readonly tighter: string; readonly other: string }
  readonly absent: string
  readonly approvedBy: string
  readonly revokedBy: string
  readonly expires: string
  readonly inNoLog: string
  readonly proposals: string
  readonly already: string
  readonly passes: string
  readonly otherFiles: (count: number) => string
  readonly covered: string
  readonly filesThatAre: string
  readonly commandsThatPrint: string
  readonly askPolicy: (answer: string) => string
  readonly askVouch: string
  readonly askHeight: string
  readonly askCorrection: string
  readonly askCorrected: string
  readonly corrected: string
  readonly rightly: string
  readonly endsHere: string
  readonly askStatement: string
  readonly statement: string
  readonly height: string
  readonly block: string
  readonly spentCoins: string
  readonly askSucceeds: string
  readonly askActivate: string
  readonly askUnheard: (names: string) => string
  readonly askException: (answer: string) => string
  readonly askAssumeOrigins: string
  readonly askRegister: string
  readonly askContent: string
  readonly onlyOne: string
  readonly askMissing: (flag: string, what: string) => string
  readonly askPassword: (key: string) => string
  /** With so many characters at least. */
  readonly askNewPassword: (least: number) => string
  readonly askAgain: string
  readonly askPassphrase: string
  readonly askPassphraseAgain: string
  readonly askWords: string
  readonly askWord: (position: number) => string
  readonly shares: string
  readonly sharesNeeded: (needed: number, of: number) => string
  readonly groupsNeeded: (needed: number, of: number) => string
  readonly identifier: string
  readonly askShare: (number: number) => string
  readonly shareTitle: (number: number, of: number, group: number | undefined) => string
  readonly triesLeft: (left: number) => string
  readonly askDice: (still: number) => string
  readonly wordsTitle: string
  readonly systemRandomness: (hex: string) => string
  readonly doing: Readonly<Record<Doing, string>>
  readonly written: string
  readonly content: string
  readonly codes: string
  readonly codesOf: (count: number, size: number) => string
  readonly partsRead: (have: number, total: number) => string
  readonly unchecked: string
  readonly player: (frame: number, total: number, perSecond: number, stopped: boolean) => string
  readonly ruleSummary: RuleSummary
}

/** A script that a sheet has fonts for. */
export type Script = 'latin' | 'japanese'

/** The words of a sheet, in one language. */
export interface SheetWords {
  readonly title: string
  readonly kind: string
  readonly refused: string
  readonly doNotSign: string
  readonly warnings: (count: number) => string
  readonly nothingFound: string
  readonly leaves: string
  readonly leavesNote: string
  readonly payments: string
  readonly returns: string
  readonly fee: string
  readonly rate: string
  readonly sizeOf: (vsize: number) => string
  readonly flow: string
  readonly flowNote: string
  readonly coins: (count: number) => string
  readonly coinsTitle: string
  readonly destinations: (count: number) => string
  readonly outputsTitle: string
  readonly coin: (index: number) => string
  readonly manyCoins: (count: number) => string
  readonly manyPayments: (count: number) => string
  readonly manyReturns: (count: number) => string
  readonly payment: string
  readonly data: string
  readonly receiving: (index: number) => string
  readonly change: (index: number) => string
  readonly unknown: string
  readonly number: string
  readonly destination: string
  readonly outputKind: string
  readonly outPoint: string
  readonly place: string
  readonly signedBy: string
  readonly sum: string
  readonly findings: string
  readonly where: { readonly input: string; readonly output: string }
  readonly rule: string
  readonly signatures: string
  readonly signaturesNote: (required: number, of: number) => string
  readonly signed: { readonly all: string; readonly some: string; readonly none: string }
  readonly stamp: string
  readonly date: string
  readonly vaultDigest: string
  readonly vaultWords: string
  readonly policy: string
  readonly compare: string
  readonly sealedNote: string
  readonly code: string
  readonly approval: string
  /** Those that a sheet is written in, the most usual first. */
  readonly scripts: readonly Script[]
}
