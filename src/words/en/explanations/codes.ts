import type { Explanations } from '../../explanation.js'

export const codes = {
  'qr.does-not-fit': {
    means: 'What is to be shown needs more or larger QR codes than there can be, or than fit the terminal.',
    cost: 'Nothing was shown. Halves of a proposal are of no use to anybody.',
    todo: 'Make a proposal smaller with --slim --vault NAME, choose another --density, write pictures with --png or --html, or carry the file on a medium.',
  },
  'qr.unknown': {
    means: 'What was read is none of the things that Ringi sends or takes.',
    cost: 'Nothing was written. A file that nobody understands could be anything.',
    todo: 'Check that the right codes were filmed. If another program made them, have it export a PSBT, a transaction or a descriptor.',
  },
  'qr.unsupported': {
    means:
      'The codes say that they carry something which Ringi has no use for, such as a seed, an address or another coin.',
    cost: 'Nothing was written.',
    todo: 'Have the other program show a PSBT, a transaction, a descriptor, an account or plain text. If it was a seed, everybody who has seen the codes knows it.',
  },
  'qr.malformed': {
    means:
      'A code, or what all of them amount to, does not have the form that its standard (BBQr or UR) asks for.',
    cost: 'Nothing was written. Damaged data taken as whole could be another payment.',
    todo: 'Read the codes again. If it happens again, the program that shows them has a fault, or somebody has changed them.',
  },
  'qr.part-number': {
    means: 'A code says that it is a part that its message cannot have, such as number 9 of 8.',
    cost: 'Nothing was written.',
    todo: 'Have the codes made again. If it happens again, find out what showed that one.',
  },
  'qr.checksum': {
    means: 'What was read does not have the checksum or the digest that it has to have.',
    cost: 'Nothing was written. Something else than what was shown would have been taken for it.',
    todo: 'Read the codes again, and compare the digest with the machine that shows them.',
  },
  'qr.too-large': {
    means: 'The codes unpack to more data, or say that they have more parts, than anything that Ringi takes.',
    cost: 'Nothing was unpacked. A few codes can be made to unpack to gigabytes and bring a machine to a halt in the middle of a ceremony.',
    todo: 'Do not read these codes again. Ask their sender what they are; carry a file that is really so large on a medium.',
  },
  'qr.not-found': {
    means: 'There is no QR code in the picture, or none that can be read.',
    cost: 'Nothing was written, unless the other pictures held all that was needed.',
    todo: 'Take the picture again: straight on, sharp, without glare, with all of the white margin on it. A lower --density makes codes that are easier to read.',
  },
  'qr.other-message': {
    means: 'Among the codes there is one that belongs to another message.',
    cost: 'Nothing was written. Parts of two proposals put together would be a payment that nobody has proposed.',
    todo: 'Read one message at a time. Empty the folder of older pictures first. If nobody showed a second message, find out where the code came from.',
  },
  'qr.conflict': {
    means: 'The same part was read twice with different content, or a part contradicts the others.',
    cost: 'Nothing was written. One of the two is false, and nobody can tell which.',
    todo: 'Start again with one message alone. If it happens again, somebody may be holding other codes in front of the camera.',
  },
  'qr.type-mismatch': {
    means: 'The codes call their content one thing, and it is another.',
    cost: 'Nothing was written. Something that is labelled falsely may be meant to slip past a check.',
    todo: 'Have the codes made again, and find out what made these.',
  },
  'qr.incomplete': {
    means: 'Some of the codes are still missing.',
    cost: 'Nothing was written: a proposal is taken whole or not at all.',
    todo: 'The hint names the parts that are missing. Photograph those, and read all pictures together.',
  },
  'image.malformed': {
    means: 'The file is no PNG, JPEG or GIF, or it is damaged.',
    cost: 'Nothing was written.',
    todo: 'Copy or take the picture again. Other formats have to be turned into one of these first.',
  },
  'image.too-large': {
    means: 'The picture has more pixels than Ringi decodes, or says that it has.',
    cost: 'Nothing was decoded. A small file can say that it is a picture of many gigabytes.',
    todo: 'Take it with fewer pixels, or cut out the code.',
  },
} satisfies Partial<Explanations>
