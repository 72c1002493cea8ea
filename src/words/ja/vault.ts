import type { Sentences } from '../speaker.js'

const PARTS = { file: 'ファイル', cosigner: '署名者の記載' }

export const vault: Sentences<'vault'> = {
  'path.unusual': {
    account: {
      sentence: ({ scriptType, network }) =>
        `鍵のパスが、${network} の ${scriptType} の標準のものではありません。`,
      hint: ({ usual }) => `最初のアカウントは ${usual} です。`,
    },
    'other-chain': {
      sentence: ({ name, path, chain }) =>
        chain === undefined
          ? `${name} の鍵は、別のネットワークのパスのものです。`
          : `${name} の鍵は、${chain} のパス ${path} のものです。`,
      hint: ({ network, usual }) => `${network} のパスは ${usual} で始まります。`,
    },
    unhardened: ({ name, path }) =>
      `${name} のパス ${path} に、通常は強化されるのに強化されていない段があります。`,
  },
  'fingerprint.unknown': {
    'cosigner-zeros': ({ name }) =>
      `${name} のマスター鍵のフィンガープリントが、すべて0です。誰の鍵かは、鍵そのものでしか分かりません。鍵の全体を照合してください。`,
    'cosigner-other': ({ name, stated, real, reversed }) =>
      `${name} のマスター鍵のフィンガープリントが ${stated} と書かれていますが、鍵によれば ${real}${reversed ? ' で、逆順に書かれたもの' : ''}です。誰の鍵かは、鍵そのものでしか分かりません。鍵の全体を照合してください。`,
  },
  'cosigner.malformed': {
    'cosigner-file': {
      sentence: '署名者ファイルではないか、この版のものではありません。',
      hint: '`ringi key xpub` が書き出したファイルを、そのまま使ってください。',
    },
  },
  'cosigner.bad-signature': {
    'cosigner-file': {
      sentence: 'この署名者ファイルの内容は、その中の鍵が署名したものではありません。',
      hint: '使わないでください。別の経路で署名者に連絡し、作り直して送ってもらってください。',
    },
  },
  'vault.short-hash':
    'スクリプトのハッシュが20バイトです。ほかの方式を知らないウォレットを使う署名者のためのものです。金庫を作る人の誰かが、同じハッシュになる2つのスクリプトを約2の80乗回の計算で探せる可能性があります。32バイトでは探せません。',
  'cosigner.unsigned': ({ name }) =>
    `${name} の鍵に、その鍵自身による署名がありません。本人のものだと言えるのは ${name} だけです。声で照合してください。`,
  'key.other-network': {
    vault: ({ key, keyNetwork, vault, network }) =>
      `鍵 ${key} は ${keyNetwork} のもので、金庫 ${vault} は ${network} のものです。`,
  },
  'key.not-in-vault': {
    key: ({ vault }) => `この鍵は、金庫 ${vault} の署名者のものではありません。`,
  },
  'vault.malformed': {
    'long-file': noVault('長すぎます'),
    'no-json': noVault('JSON ではないか、同じことが2度書かれています'),
    'other-kind': noVault('別の種類のファイルです'),
    names: noVault('名前、ネットワーク、スクリプトの種類のいずれかが正しくありません'),
    'no-list': noVault('cosigners がリストではありません'),
    'no-object': ({ of }) => noVault(`${PARTS[of]}がオブジェクトではありません`),
    'unknown-field': ({ of }) => noVault(`${PARTS[of]}に、知らない項目があります`),
    'missing-field': ({ of, field }) => noVault(`${PARTS[of]}に項目 ${field} がありません`),
    'other-value': ({ of, field, value }) =>
      noVault(`${PARTS[of]}の項目 ${field} が ${value} ではありません`),
    'other-type': ({ of, field, type }) =>
      noVault(`${PARTS[of]}の項目 ${field} の型が ${type} ではありません`),
    'key-spelling': noVault('鍵の書き方が通常のものではありません'),
    'none-unsigned': noVault('署名のない鍵のための形式なのに、そのような鍵がありません'),
  },
  'vault.version': 'この金庫ファイルは、より新しい Ringi で書かれています。',
  'vault.digest': {
    contradiction: {
      sentence: '金庫ファイルの内容が矛盾しています。書かれたダイジェストが署名者のものと合いません。',
      hint: '途中で書き換えられたか、壊れています。もらい直し、確認の言葉12語を声に出して照合してください。',
    },
  },
  'vault.threshold': ({ most }) => `必要な署名の数は、1から署名者の数 (${most}人) までです。`,
  'vault.cosigner-count': {
    script: ({ scriptType, most, count }) =>
      `${scriptType} の金庫の署名者は1人から${most}人までです。${count}人では作れません。`,
  },
  'vault.duplicate-key': {
    sentence: ({ one, other }) => `${one} と ${other} の鍵が同じです。1人で2人分の署名ができてしまいます。`,
    hint: '署名者はそれぞれ自分の鍵を作ります。署名者ファイルをもらい直してください。',
  },
  'vault.duplicate-name': {
    'look-alike': ({ one, other }) => `${one} と ${other} という、見分けのつきにくい名前の署名者がいます。`,
  },
  'vault.key-mismatch': {
    fingerprint: {
      sentence: ({ vault, name }) =>
        `金庫 ${vault} には、この鍵のフィンガープリントが ${name} の名前で載っていますが、拡張鍵はこの鍵のものではありません。`,
      hint: '誰かが別の鍵にすり替えています。この金庫は使わず、ダイジェストをほかの署名者と照合してください。',
    },
  },
  'text.suspicious': {
    'mixed-scripts': ({ name }) => `名前 ${name} には、見た目の似た異なる文字体系の文字が混ざっています。`,
  },
  'key.damaged': { 'no-key': '鍵のファイルは開きましたが、中に鍵がありません。' },
  'home.damaged': { 'key-record': 'このホームの鍵の記録が、Ringi の書いたとおりではありません。' },
}

function noVault(wrong: string): string {
  return `金庫ファイルではありません。${wrong}。`
}
