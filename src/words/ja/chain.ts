import type { TypedUnit } from '../../chain/codes.js'
import type { Sentences } from '../speaker.js'

export const chain: Sentences<'chain'> = {
  'internal.bug': {
    'no-signing-key': '鍵のないままメッセージに署名しようとしました。',
    'no-address': 'アドレスのないスクリプトを、アドレスのあるものとして扱いました。',
  },
  'amount.unit-missing': {
    sentence: ({ typed }) => `金額 ${typed} に単位がありません。`,
    hint: ({ typed, units }) => `${units.map(unit => `${typed}${unit}`).join(' または ')} と書いてください。`,
  },
  'amount.malformed': {
    sentence: ({ typed }) => `${JSON.stringify(typed)} は金額として読めません。`,
    hint: ({ units }) => `${units.map(typedIn).join('、または ')} のように書いてください。`,
  },
  'amount.other-unit': {
    sentence: ({ typed, belongs, wanted }) =>
      `金額 ${typed} は ${belongs} のものですが、支払うのは ${wanted} のコインです。`,
    hint: ({ unit }) => `0.5${unit} のように書いてください。`,
  },
  'fee-rate.malformed': {
    sentence: ({ typed }) => `${JSON.stringify(typed)} は手数料率として読めません。`,
    hint: '12 や 2.5 のように、sat/vB で、0より大きく小数3桁までの数字で書いてください。',
  },
  'amount.out-of-range': ({ value, smallest, code, millions }) =>
    `${value} ${smallest} は金額の範囲 (0から${Math.round(millions * 100)}万${code}) にありません。`,
  'address.malformed': {
    sentence: ({ chain }) => `${chain} のアドレスではありません。文字かチェックサムが違います。`,
    hint: '元から全体をコピーし直してください。付け足し、省略、大文字と小文字の変更はできません。',
  },
  'address.unknown-witness-version': ({ address, version, bytes }) =>
    `アドレス ${address} はウィットネスバージョン${version} (${bytes}バイト) のもので、今は誰も安全に使えません。`,
  'address.former': {
    sentence: ({ address, chain }) =>
      `アドレス ${address} は ${chain} で廃止された古い表記です。今はビットコインの表記であり、取り違えるとコインを失います。`,
    hint: ({ successor }) =>
      `今の表記のアドレスを受取人に出してもらってください。今の表記では ${successor} になります。`,
  },
  'address.taproot-inactive': {
    address: ({ address, network }) =>
      `アドレス ${address} は Taproot のものです。${network} で Taproot が有効になったとは確認できず、送ったものは誰にでも取られるおそれがあります。`,
    output: ({ network }) =>
      `出力は Taproot でロックされています。${network} で Taproot が有効になったとは確認できず、送ったものは誰にでも取られるおそれがあります。`,
  },
  'address.other-network': ({ address, belongs, wanted }) =>
    `アドレス ${address} は ${belongs} のもので、${wanted} のものではありません。`,
  'network.unknown': {
    sentence: ({ name }) => `${JSON.stringify(name)} というネットワークはありません。`,
    hint: ({ known }) => `ネットワークは ${known.join('、')} です。`,
  },
  'network.accounts': {
    sentence: ({ network }) => `${network} にはコインがなく、アカウントがあります。専用の鍵は作りません。`,
    hint: 'ほかのネットワークの鍵の言葉がそのまま使えます。ringi key xpub --network nem で公開鍵を渡せます。',
  },
  'message.malformed': {
    bip137:
      'メッセージの署名ではありません。先頭の1バイトと r、s を base64 で表したもの (BIP 137) が必要です。',
  },
}

function typedIn({ code, decimals, smallest }: TypedUnit): string {
  const whole = `0.5${code} (小数は${decimals}桁まで)`
  return smallest === undefined ? whole : `${whole} や 50000${smallest}`
}
