/** What is said where there is no home. */
export const NO_HOME = {
  sentence: ({ home }: { home: string }) => `${home} にホームはありません。`,
  hint: ({ nearest }: { nearest?: string | undefined }) =>
    nearest === undefined
      ? 'ホームのあるフォルダを、--home または RINGI_HOME で指定してください。'
      : `--home ${nearest} のことですか。`,
}
