import { localTime } from '../local-time.js'
import type { WaysOut } from '../speaker.js'

export const waysOut: WaysOut = {
  proposal: ({ code }, hint) =>
    `意味は ringi explain ${code} --lang ja で分かります。${hint || '起案者に新しい稟議をもらってください。'}`,
  copy: (_, hint) =>
    hint || 'このファイルを除き、何が起きたのかを調べて、署名者に署名し直してもらってください。',
  command: ({ code }, hint) =>
    `${hint}意味、防げた損失、対応は、ringi explain ${code} --lang ja で分かります。`,
  waiting: ({ args: { from } }) =>
    `この端末がこの稟議を見たことはログにあります。${localTime('ja', from)}から署名できます。`,
  'unsealed-waiting': () =>
    '待ち時間は、ringi review --key NAME か、パスワードを入力した sign で、見たことを封印した時から始まります。',
}
