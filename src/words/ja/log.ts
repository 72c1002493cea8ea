import { formatMoney } from '../../chain/money.js'
import type { Sentences } from '../speaker.js'

const CHANGED =
  '記録が変更、移動、追加、または削除されています。ほかの人の写しやチェックポイントと照合してください。'

const CUT_OFF =
  'その後にログが切り詰められたか、書き直されています。ほかの人が持っている写しと照合してください。'

export const log: Sentences<'log'> = {
  'log.malformed': {
    'no-json': 'ログの記録ではありません。正規化された JSON ではありません。',
    'event-fields': 'ログの記録ではありません。項目が、その出来事のものではありません。',
    'entry-fields': 'ログの記録ではありません。どの記録にもあるはずの項目が足りません。',
  },
  'log.line-ends': {
    sentence: 'このログの改行が書き換えられています。各行の末尾に CR があります。',
    hint: '書き込んだ端末から、そのままコピーし直してください。内容は正しいままで、sed "s/\\r$//" で元に戻せます。',
  },
  'log.version': {
    sentence: 'このログは、より新しい版の Ringi のものです。',
    hint: '書き込んだ版で読んでください。',
  },
  'log.tampered': {
    malformed: ({ problem }, say) => say(problem),
    number: {
      sentence: ({ line, expected }) => displaced(line, `ここには${expected}番の記録があるはずです`),
      hint: CHANGED,
    },
    previous: {
      sentence: ({ line }) => displaced(line, '直前の記録が、これを書いたときの直前の記録と違います'),
      hint: CHANGED,
    },
    'other-log': { sentence: ({ line }) => displaced(line, '別のログのものです'), hint: CHANGED },
    'not-later': {
      sentence: ({ line }) => displaced(line, '時刻が、直前の記録より後ではありません'),
      hint: CHANGED,
    },
    earlier: ({ line }) => `${line}行目の記録の時刻が、直前の記録より前になっています。`,
    'not-signed': {
      sentence: ({ line }) => `ログの${line}番の記録は、チェックポイントで署名されたものではありません。`,
      hint: CUT_OFF,
    },
  },
  'log.truncated': {
    known: {
      sentence: ({ line, hash }) => `ログは${line}番の記録で終わっていて、記録 ${hash} がありません。`,
      hint: CUT_OFF,
    },
  },
  'log.forked': {
    sentence: ({ log, entry }) => `ログ ${log} の2つの写しが、${entry}番の記録から食い違っています。`,
    hint: 'どちらかが偽物か、同じホームが複製されて2か所で使われました。',
  },
  'log.amount-changed': ({ outPoint, before, value, txid, ...unit }) =>
    `コイン ${outPoint} の金額が、ある記録では ${formatMoney({ value: before, ...unit })}、${txid} の記録では ${formatMoney({ value, ...unit })} です。`,
  'log.coins-twice': ({ txids }) =>
    `${txids.join(' と ')} が同じコインを使っています。採掘されるのは、そのうち1つだけです。`,
  'log.signature-missing': ({ actor, name, fingerprint, txid, time }) =>
    `${actor} が、${time} に、${name} (${fingerprint}) による ${txid} の署名を見ていますが、その鍵のある端末のログには、どれにも記録がありません。`,
  'log.own-elsewhere': {
    older: ({ log, entry }) =>
      `この端末の鍵には、別のログ ${log} (${entry}番の記録まで) があります。この端末が置き換えた端末のものかどうかは、sign のときに尋ねます。`,
    uncounted: ({ log }) =>
      `この端末が置き換えた端末で署名されたものが、ここでは分かりません。限度額の計算に入っていません。そのログは ${log} です。`,
  },
  'checkpoint.malformed': {
    file: {
      sentence: 'ログのチェックポイントではありません。',
      hint: 'チェックポイントは ringi log checkpoint で書き出せます。',
    },
  },
  'checkpoint.bad-signature': {
    cosigner: {
      sentence: ({ name }) => `チェックポイントの署名が、${name} のものではありません。`,
      hint: '信用しないでください。署名者が手元に持っている写しをもらってください。',
    },
  },
  'checkpoint.other-log': {
    vault: 'このチェックポイントは、別の金庫の署名者が署名したものです。',
    log: ({ log }) => `このチェックポイントはログ ${log} のもので、そのログはここにありません。`,
  },
}

function displaced(line: number, why: string): string {
  return `${line}行目の記録は、そこにあるはずのものではありません。${why}。`
}
