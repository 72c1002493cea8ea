import type { HelpWords } from '../help.js'

export const help: HelpWords = {
  title: 'ringi: multisig cold storage for Bitcoin, offline',
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  everyCommand: 'Every command takes:',
  more: 'ringi help <command> tells more.',
  usual: value => `(default: ${value})`,
  described: english => english,
}
