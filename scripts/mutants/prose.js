// Keeps sentences for people out of mutation testing: tests assert codes, never prose, so no test may notice when a
// sentence changes. Codes, field names and domain tags are words without a space, and stay in.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const REASON = 'A sentence for people, which tests leave alone.'

const keyOf = ({ key }) => key?.name ?? key?.value

/** The text of a string or template, with a letter for what a template fills in. */
function textOf({ type, value, quasis }) {
  if (type === 'StringLiteral') return value
  return type === 'TemplateLiteral' ? quasis.map(quasi => quasi.value.cooked).join('x') : ''
}

/** Two words or more, or the comma between them; what ends a line belongs to a protocol (BIP 137). */
const isSentence = text => /\S \S|^, $/.test(text) && !text.endsWith('\n')

const isHint = node => node.type === 'ObjectProperty' && keyOf(node) === 'hint'

/** A hint, an object that holds nothing else, or a sentence. */
const isProse = node =>
  isHint(node) ||
  (node.type === 'ObjectExpression' && node.properties.length > 0 && node.properties.every(isHint)) ||
  isSentence(textOf(node))

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'prose', {
    shouldIgnore: ({ node }) => (isProse(node) ? REASON : undefined),
  }),
]
