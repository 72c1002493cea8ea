import { concat, equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { bigEndian32, crc32 } from './crc32.js'

/** The word of every byte (BCR-2020-012), sixteen a line. */
const BYTEWORDS: readonly string[] = [
  'able acid also apex aqua arch atom aunt away axis back bald barn belt beta bias',
  'blue body brag brew bulb buzz calm cash cats chef city claw code cola cook cost',
  'crux curl cusp cyan dark data days deli dice diet door down draw drop drum dull',
  'duty each easy echo edge epic even exam exit eyes fact fair fern figs film fish',
  'fizz flap flew flux foxy free frog fuel fund gala game gear gems gift girl glow',
  'good gray grim guru gush gyro half hang hard hawk heat help high hill holy hope',
  'horn huts iced idea idle inch inky into iris iron item jade jazz join jolt jowl',
  'judo jugs jump junk jury keep keno kept keys kick kiln king kite kiwi knob lamb',
  'lava lazy leaf legs liar limp lion list logo loud love luau luck lung main many',
  'math maze memo menu meow mild mint miss monk nail navy need news next noon note',
  'numb obey oboe omit onyx open oval owls paid part peck play plus poem pool pose',
  'puff puma purr quad quiz race ramp real redo rich road rock roof ruby ruin runs',
  'rust safe saga scar sets silk skew slot soap solo song stub surf swan taco task',
  'taxi tent tied time tiny toil tomb toys trip tuna twin ugly undo unit urge user',
  'vast very veto vial vibe view visa void vows wall wand warm wasp wave waxy webs',
  'what when whiz wolf work yank yawn yell yoga yurt zaps zero zest zinc zone zoom',
].flatMap(line => line.split(' '))

// The minimal style keeps the first and the last letter of each word, which tell all of them apart.
const MINIMAL = BYTEWORDS.map(word => `${word[0]}${word[3]}`)
const BYTES: ReadonlyMap<string, number> = new Map(MINIMAL.map((letters, byte) => [letters, byte]))
const CHECKSUM_BYTES = 4

/** `bytes` and their CRC-32 as bytewords in the minimal style (BCR-2020-012), in lower case. */
export function encodeBytewords(bytes: Uint8Array): string {
  return Array.from(concat(bytes, bigEndian32(crc32(bytes))), byte => MINIMAL[byte]).join('')
}

/** The bytes of bytewords in the minimal style, lower case. Throws `qr.malformed`, `qr.checksum`. */
export function decodeBytewords(text: string): Uint8Array {
  const whole = new Uint8Array(Math.ceil(text.length / 2))
  for (let at = 0; at < whole.length; at++) {
    const byte = BYTES.get(text.slice(2 * at, 2 * at + 2))
    if (byte === undefined) throw new RingiError('qr.malformed', { why: 'bytewords' })
    whole[at] = byte
  }
  const bytes = whole.subarray(0, -CHECKSUM_BYTES)
  if (whole.length > CHECKSUM_BYTES && equalBytes(bigEndian32(crc32(bytes)), whole.subarray(-CHECKSUM_BYTES)))
    return bytes
  throw new RingiError('qr.checksum', { why: 'frame' })
}
