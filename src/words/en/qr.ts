import type { SentenceEntry, Sentences } from '../speaker.js'

const START_AGAIN = 'Film or photograph one message at a time, and start again.'
const MIXED = 'Frames of two messages were mixed, or one is damaged. Start again with one message alone.'

/** How many numbers of missing frames are listed. */
const LISTED = 20

function damagedPicture(why: string): SentenceEntry<object> {
  return { sentence: `The picture is damaged: ${why}.`, hint: 'Take it again, as PNG, JPEG or GIF.' }
}

export const qr: Sentences<'qr'> = {
  'usage.invalid': {
    'not-shown-as': ({ artefact, type }) => `A ${artefact} cannot be shown as ${type}.`,
  },
  'qr.does-not-fit': {
    'too-many': {
      sentence: ({ frames, most }) =>
        `This would take ${frames} codes, and ${most} is the most there can be.`,
      hint: 'Make a proposal smaller with --slim --vault NAME, choose --density high, or carry the file on a medium.',
    },
    'too-long': 'A frame is longer than the largest QR code can hold.',
  },
  'qr.unknown': 'What was read is nothing that Ringi knows.',
  'qr.unsupported': {
    'bbqr-type': 'These frames say that they carry something Ringi has no use for.',
    'ur-type': ({ type }) => `These frames are of the type ${type}, which Ringi has no use for.`,
    'first-edition': {
      sentence: 'This frame is of the first edition of UR (bc32), which Ringi does not read.',
      hint: 'Programs since 2021 write the second. Update the one that shows it, or take the file instead.',
    },
    'specter-parts': {
      sentence: 'These are frames of Specter’s own form (pMofN), which Ringi does not read.',
      hint: 'They have no checksum: parts of two messages would join. Have them shown as UR or BBQr, or take the file.',
    },
    coin: 'A key in the message is for no chain that Ringi knows.',
    script: 'The message has a script that vaults do not have.',
  },
  'qr.malformed': {
    'long-line': 'A line is longer than a QR code can hold.',
    'long-text': 'This text is longer than a QR code can hold.',
    'no-header': 'A frame has no header of BBQr.',
    encoding: 'A frame has an encoding that BBQr lacks.',
    letters: 'A frame is damaged: its letters are not those of its encoding.',
    lengths: 'The frames do not have the lengths that parts of one message have.',
    'not-ur': 'A frame that begins like UR does not go on like it.',
    bytewords: 'A frame is damaged: its letters are no bytewords.',
    part: 'A frame is damaged: it is no part of a message in several.',
    cbor: 'The message is damaged: it is not the CBOR that UR asks for.',
    'not-utf8': 'The message is damaged: a text in it is not UTF-8.',
    'not-of-type': 'The message is not what the type that its frames name asks for.',
  },
  'qr.part-number': {
    range: ({ part, of }) => `A frame says that it is number ${part} of ${of}.`,
    contradiction: ({ part, of, outside }) =>
      `A frame says that it is number ${outside.part} of ${outside.of}, and inside, ${part} of ${of}.`,
  },
  'qr.checksum': {
    frame: 'A frame is damaged: its checksum is not that of its content.',
    whole: {
      sentence: 'The frames were put together, and do not have the checksum that they state.',
      hint: MIXED,
    },
    digest: {
      sentence: 'This does not have the digest that was expected.',
      hint: 'Read it again, and compare the digest with the machine that shows the codes.',
    },
  },
  'qr.too-large': {
    joined: ({ most }) => `These frames amount to more than ${most} bytes.`,
    stated: ({ bytes, parts }) => `The frames say that they carry ${bytes} bytes in ${parts} parts.`,
  },
  'qr.not-found': {
    'no-code': {
      sentence: 'No QR code could be read.',
      hint: 'Take the picture again: straight on, sharp, with all of the white margin on it.',
    },
  },
  'qr.other-message': {
    frame: { sentence: 'A frame belongs to another message than the first one.', hint: START_AGAIN },
    text: {
      sentence: 'There are codes of several messages, or codes that are no frames.',
      hint: START_AGAIN,
    },
  },
  'qr.conflict': {
    twice: {
      sentence: ({ part }) => `Frame ${part} was read twice, and not with the same content.`,
      hint: MIXED,
    },
    contradiction: {
      sentence: ({ part }) => `Frame ${part} contradicts those that were read before.`,
      hint: MIXED,
    },
  },
  'qr.type-mismatch': {
    sentence: 'What was read is not what its frames say that it is.',
    hint: 'Do not use it. Ask whoever showed it to make the codes again.',
  },
  'qr.incomplete': {
    sentence: ({ have, total }) => `${have} of ${total} parts are there.`,
    hint: ({ format, missing }) => {
      const listed = missing.slice(0, LISTED).join(', ') + (missing.length > LISTED ? ', …' : '')
      return format === 'ur'
        ? `Any ${missing.length} further frames will do; of the plain ones, these are missing: ${listed}.`
        : `These are missing: ${listed}.`
    },
  },
  'image.malformed': {
    'not-picture': { sentence: 'This is no PNG, JPEG or GIF.', hint: 'Take it again, as PNG, JPEG or GIF.' },
    'ends-early': damagedPicture('it ends too early'),
    'no-size': damagedPicture('it has no size'),
    'no-header': damagedPicture('it has no header'),
    kind: damagedPicture('it is of a kind that there is not'),
    checksum: damagedPicture('a checksum is wrong'),
    'no-palette': damagedPicture('its palette is missing'),
    'no-pixels': damagedPicture('its pixels are missing'),
    'scrambled-pixels': damagedPicture('its pixels are scrambled'),
    'pixel-kind': damagedPicture('its pixels are of a kind that there is not'),
    filter: damagedPicture('a row is filtered in a way that there is not'),
    'between-pictures': damagedPicture('there is something between its pictures'),
    'large-frame': damagedPicture('a picture in it is larger than the whole'),
    'not-whole': damagedPicture('it is no whole JPEG'),
  },
  'image.too-large': {
    picture: {
      sentence: ({ width, height }) => `The picture says that it has ${width} × ${height} pixels.`,
      hint: 'Take it with fewer pixels, or cut out the code.',
    },
    film: 'The pictures in this GIF are too many or too large.',
  },
  'file.malformed': { 'no-picture': 'This is neither a picture nor text.' },
  'extended-key.private': {
    'in-codes': {
      sentence: 'There is a private key in what was read.',
      hint: 'Whoever has seen these codes can spend with it. Treat the key as disclosed.',
    },
  },
}
