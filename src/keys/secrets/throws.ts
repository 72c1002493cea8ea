/** So many throws of a die, one after the other, are no amounts and no dates: 50 make a key of twelve words. */
const LEAST_THROWS = 30

const THROWS = new RegExp(`(?<![0-9A-Za-z])[1-6](?:[^0-9A-Za-z]{0,3}[1-6]){${LEAST_THROWS - 1}}`)

/** Numbers of words in their list, four digits each (SeedQR): as many as a mnemonic has words, and not all alike. */
const PLACES =
  /(?<![0-9A-Za-z])(?!(\d{4})(?:[^0-9A-Za-z]{0,3}\1){11})(?:[01]\d{3}|20[0-4]\d)(?:[^0-9A-Za-z]{0,3}(?:[01]\d{3}|20[0-4]\d)){11,23}(?![0-9A-Za-z])/

/** Whether `text` has throws of dice in it that could be those of a key, or a mnemonic as the numbers of its words. */
export function hasThrows(text: string): boolean {
  return THROWS.test(text) || PLACES.test(text)
}
