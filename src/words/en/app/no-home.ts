/** What is said where there is no home. */
export const NO_HOME = {
  sentence: ({ home }: { home: string }) => `There is no home at ${home}.`,
  hint: ({ nearest }: { nearest?: string | undefined }) =>
    nearest === undefined
      ? 'Name the folder that has it, with --home or in RINGI_HOME.'
      : `Did you mean --home ${nearest}?`,
}
