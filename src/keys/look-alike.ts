/** Letters that look like Latin ones, each before the one it looks like: what TR 39 lists and names are written with. */
const DOUBLES =
  'аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSοoνvιiαaρpκkυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXօoոnսuıiɑaɡg0o1lIl'

const LETTERS = [...DOUBLES]
const LATIN_OF: ReadonlyMap<string, string> = new Map(
  LETTERS.flatMap((letter, at) => (at % 2 === 0 ? [[letter, LETTERS[at + 1] as string] as const] : [])),
)

/** Whether people could take two names for the same: they differ in capitals, width or letters of another script. */
export function lookAlike(a: string, b: string): boolean {
  return fold(a) === fold(b) || skeleton(a) === skeleton(b)
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

// To and fro: some doubles are capitals that look like small letters, and some double another double.
function skeleton(name: string): string {
  const latin = (text: string) => Array.from(text, letter => LATIN_OF.get(letter) ?? letter).join('')
  return latin(latin(name.normalize('NFKC'))).toLowerCase()
}

const SCRIPTS = [/\p{sc=Latin}/u, /\p{sc=Cyrillic}/u, /\p{sc=Greek}/u, /\p{sc=Armenian}/u, /\p{sc=Cherokee}/u]

/** Whether a name has letters of several scripts whose letters look alike, which nobody's name has. */
export function mixesScripts(name: string): boolean {
  return SCRIPTS.filter(script => script.test(name)).length > 1
}
