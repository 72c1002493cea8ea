import { utf8, utf8Text } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import type { Field } from '../bitcoin/psbt-fields.js'
import { parseName } from '../keys/name.js'
import { LONGEST_NOTE, type Notes } from '../proposal/notes.js'
import { encodeProprietary, parseProprietary, RINGI } from './codec/proprietary.js'
import type { Psbt } from './codec/psbt.js'
import type { MapPlace } from './codec/validate/place.js'

// Subtype 3 keeps fields of another version of PSBTs, 6 carries checkpoints.
const SUBTYPE = { memo: 0, reference: 1, proposer: 4, signed: 5 } as const
const LABEL_SUBTYPE = 2

// Where each is read from. Anywhere else nobody would see it.
const SUBTYPES_IN = { global: Object.values(SUBTYPE), input: [], output: [LABEL_SUBTYPE] } as const

type NoteName = keyof typeof SUBTYPE

/** The global fields that carry `notes`. Throws `memo.too-long`. */
export function noteFields(notes: Notes): Field[] {
  return (Object.keys(SUBTYPE) as NoteName[]).flatMap(name => {
    const text = notes[name]
    return text === undefined ? [] : [textField(SUBTYPE[name], text)]
  })
}

/** `psbt` with another statement of its proposer. Throws `memo.too-long`. */
export function withStatement(psbt: Psbt, signed: string): Psbt {
  const others = psbt.fields.filter(field => !isNote(field, SUBTYPE.signed))
  return { ...psbt, fields: [...others, ...noteFields({ signed })] }
}

/** The field of an output that carries the label of its payment. Throws `memo.too-long`. */
export function labelField(label: string): Field {
  return textField(LABEL_SUBTYPE, label)
}

/** Throws `memo.too-long` where a memo, reference or label has more bytes than a note may have. */
export function requireNote(text: string): Uint8Array {
  const bytes = utf8(text)
  if (bytes.length <= LONGEST_NOTE) return bytes
  throw new RingiError('memo.too-long', { most: LONGEST_NOTE })
}

function textField(subtype: number, text: string): Field {
  const bytes = requireNote(text)
  return encodeProprietary(RINGI, subtype, new Uint8Array(0), bytes)
}

/** The notes in global fields. Throws `psbt.memo-malformed`. */
export function notesIn(fields: readonly Field[]): Notes {
  const memo = textIn(fields, SUBTYPE.memo)
  const reference = textIn(fields, SUBTYPE.reference)
  const proposer = nameIn(fields, SUBTYPE.proposer)
  const signed = textIn(fields, SUBTYPE.signed)
  return {
    ...(memo === undefined ? {} : { memo }),
    ...(reference === undefined ? {} : { reference }),
    ...(proposer === undefined ? {} : { proposer }),
    ...(signed === undefined ? {} : { signed }),
  }
}

// A name that no cosigner can have would never be found to be one's.
function nameIn(fields: readonly Field[], subtype: number): string | undefined {
  const name = textIn(fields, subtype)
  try {
    return name === undefined ? undefined : parseName(name)
  } catch (cause) {
    throw new RingiError('psbt.memo-malformed', { why: 'proposer' }, { cause })
  }
}

/** The label in an output's fields. Throws `psbt.memo-malformed`. */
export function labelIn(fields: readonly Field[]): string | undefined {
  return textIn(fields, LABEL_SUBTYPE)
}

function textIn(fields: readonly Field[], subtype: number): string | undefined {
  const note = fields.find(field => isNote(field, subtype))
  if (note === undefined) return undefined
  const text = note.value.length > LONGEST_NOTE ? undefined : utf8Text(note.value)
  if (text !== undefined) return text
  throw new RingiError('psbt.memo-malformed', { why: 'text' })
}

/** All texts that `psbt` brings for people: memo, reference, proposer and labels. Throws `psbt.memo-malformed`. */
export function textsIn({ fields, outputs }: Psbt): string[] {
  const labels = outputs.map(output => labelIn(output.fields))
  return [...Object.values(notesIn(fields)), ...labels].filter(text => text !== undefined)
}

/** Whether `field` is one that Ringi itself writes notes into, in a map of this kind. */
export function isNoteField(field: Field, kind: MapPlace['kind']): boolean {
  return SUBTYPES_IN[kind].some(subtype => isNote(field, subtype))
}

function isNote(field: Field, subtype: number): boolean {
  const own = parseProprietary(field)
  return own?.identifier === RINGI && own.subtype === subtype && own.keydata.length === 0
}

/** `psbt` without memo, reference, proposer and labels. */
export function withoutNotes(psbt: Psbt): Psbt {
  const strip = (fields: readonly Field[], kind: MapPlace['kind']) =>
    fields.filter(field => !isNoteField(field, kind))
  const outputs = psbt.outputs.map(output => ({ ...output, fields: strip(output.fields, 'output') }))
  return { ...psbt, fields: strip(psbt.fields, 'global'), outputs }
}
