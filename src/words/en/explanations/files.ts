import type { Explanations } from '../../explanation.js'

export const files = {
  'file.missing': {
    means: 'There is no file at the place that was given.',
    cost: 'Nothing was done.',
    todo: 'Check the name and the folder, and whether the medium with the file is plugged in.',
  },
  'file.exists': {
    means: 'There is a file of that name already, and Ringi does not write over it.',
    cost: 'Nothing was changed. Written over, it could have been the only copy of a signed proposal or a vault.',
    todo: 'Choose another name for the result. Use --force only when you know that the old file is no longer needed.',
  },
  'file.unreadable': {
    means: 'The file is there but could not be read, because of its permissions or a fault of the medium.',
    cost: 'Nothing was done.',
    todo: 'Check the permissions. If the medium is at fault, copy the file again from its source and use another medium.',
  },
  'file.unwritable': {
    means:
      'The result could not be written: the folder may be missing, or the medium full, write-protected, or closed to you.',
    cost: 'Nothing was lost and no incomplete file was left.',
    todo: 'Make room or choose another place, and run the command again.',
  },
  'file.not-regular': {
    means:
      'What was given is not an ordinary file but a folder, a link or a device, or it is not a folder where one is needed.',
    cost: 'A link can lead to another file than the one you believe, and so make you disclose or replace something else.',
    todo: 'Give the ordinary file or folder itself. If you did not expect a link there, find out who made it.',
  },
  'file.too-large': {
    means: 'The file is larger than anything that Ringi needs to read.',
    cost: 'Nothing was done. Oversized files are a way to bring a program to a halt in the middle of a ceremony.',
    todo: 'Check that it is the right file, and ask its sender for it again.',
  },
  'file.changed': {
    means: 'The file is not the one that it was a moment ago: it changed between checking and use.',
    cost: 'What was reviewed would not have been what was signed. That is how a payment is replaced behind an officer’s back.',
    todo: 'Do not sign. Find out which person or program wrote to the file, copy the original again, and review it from the start.',
  },
  'file.malformed': {
    means: 'The content of the file is not text of the kind that was expected.',
    cost: 'Nothing was done.',
    todo: 'Check that it is the right file. If it was edited or sent by mail, ask for it again in its original form.',
  },
  'file.unchecked': {
    means:
      'A check came upon a file that it cannot look into: a picture, an archive, another binary file, or frames of QR codes.',
    cost: 'There may be a proposal in it that an officer is handed later, and that no check has seen.',
    todo: 'Take the file out of the folder that is checked, or put the proposal that is in it there itself.',
  },
  'file.not-proposal': {
    means: 'With --strict, a check allows proposals and nothing else, and this file is none.',
    cost: 'What does not belong into a folder of proposals may be there to be taken for one.',
    todo: 'Take the file out of the folder, or check without --strict: other files are then listed.',
  },
} satisfies Partial<Explanations>
