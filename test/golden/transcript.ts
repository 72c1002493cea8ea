import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import type { Entry, Tree } from './tree.js'

const WIDTH = 110

/** Puts `mark` before every line; a line that does not end gets `¬`. What a terminal would obey is made visible. */
export function marked(mark: string, text: string): string[] {
  if (text === '') return []
  const lines = visible(text).split('\n')
  const last = lines.pop()
  const whole = last === '' ? lines : [...lines, `${last}¬`]
  return whole.map(line => `${mark} | ${line}`)
}

function visible(text: string): string {
  return (
    text
      .replaceAll('\x1b', '␛')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      .replace(/[\x00-\x09\x0b-\x1f\x7f]/g, control => `␀${control.charCodeAt(0).toString(16)}`)
  )
}

/** JSON over several lines; what fits into one stands in one. */
export function layOutJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || flat.length + indent.length <= WIDTH) return flat
  const deeper = `${indent} `
  const items = Array.isArray(value)
    ? value.map(one => layOutJson(one, deeper))
    : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${layOutJson(one, deeper)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${items.map(item => `${deeper}${item}`).join(',\n')}\n${indent}${close}`
}

/** A document that a program printed in one line, over several. */
export function laidOutDocument(text: string): string {
  if (!text.startsWith('{"ringi":') || text.indexOf('\n') !== text.length - 1) return text
  return `${layOutJson(JSON.parse(text))}\n`
}

/** What has come, gone or changed between two states of a folder. */
export function changesBetween(before: Tree, after: Tree): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names.flatMap(name => change(name, before.get(name), after.get(name)))
}

function change(name: string, before: Entry | undefined, after: Entry | undefined): string[] {
  if (after === undefined) return [`  gone ${name}`]
  const mode = after.mode.toString(8)
  if (before === undefined) return [`  new ${name} ${mode}`, ...contentOf(after)]
  const [was, is] = [before.content, after.content]
  const moded = before.mode === after.mode ? '' : ` ${before.mode.toString(8)} to ${mode}`
  if (was === undefined || is === undefined || was.equals(is)) {
    return moded === '' ? [] : [`  changed ${name}${moded}`]
  }
  if (is.subarray(0, was.length).equals(was) && isText(is)) {
    return [`  appended ${name}${moded}`, ...contentOf({ ...after, content: is.subarray(was.length) })]
  }
  return [`  changed ${name}${moded}`, ...contentOf(after)]
}

const LONGEST = 60_000

function contentOf({ content }: Entry): string[] {
  return content === undefined ? [] : marked('     ', describe(content))
}

function describe(content: Buffer): string {
  const latin = content.toString('latin1')
  const age = /^age-encryption\.org\/v1\n-> scrypt \S{22} (\d+)\n/.exec(latin)
  if (age !== null) return `<encrypted with age: scrypt 2^${age[1]}, ${content.length} bytes>\n`
  if (latin.startsWith('psbt\xff'))
    return `${(content.toString('base64').match(/.{1,110}/g) ?? []).join('\n')}\n`
  if (latin.startsWith('\x89PNG')) return `<PNG, ${pixelsOf(content)}>\n`
  if (!isText(content)) {
    return content.length <= 64 ? `<bytes ${content.toString('hex')}>\n` : `<${summary(content)}>\n`
  }
  const text = content.toString('utf8')
  return text.length > LONGEST ? `<text, ${summary(content)}>\n` : text
}

function summary(content: Uint8Array): string {
  return `${content.length} bytes, SHA-256 ${sha256(content)}`
}

/** SHA-256 in hex. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

function isText(content: Buffer): boolean {
  const text = content.toString('utf8')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return Buffer.from(text, 'utf8').equals(content) && !/[\x00-\x08\x0e-\x1f]/.test(text)
}

// How well a picture is packed depends on the version of zlib; what it shows does not.
function pixelsOf(png: Buffer): string {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const size = `${png.readUInt32BE(16)} x ${png.readUInt32BE(20)}`
  return `${size}, SHA-256 of its lines ${sha256(inflateSync(Buffer.concat(parts)))}`
}
