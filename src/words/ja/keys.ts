import type { Sentences } from '../speaker.js'

const FAULTS = {
  faces: '出すぎている目があります',
  run: '同じ目が長く続きすぎています',
  pattern: '同じ並びが繰り返されています',
  pairs: 'ある目のあとに、決まった目が出すぎています',
  'too-even': '偶然にしては均等すぎます',
}

const BLANKS = { 'both-ends': '先頭と末尾', beginning: '先頭', end: '末尾' }

const SECRETS = {
  'key-file': '鍵のファイル',
  mnemonic: '鍵の言葉',
  dice: '鍵の元になるサイコロの目',
  'comparison-words': 'この端末の何も表さない確認の言葉',
}

const LANGUAGES = {
  english: '英語',
  japanese: '日本語',
  korean: '韓国語',
  spanish: 'スペイン語',
  chinese_simplified: '中国語 (簡体字)',
  chinese_traditional: '中国語 (繁体字)',
  french: 'フランス語',
  italian: 'イタリア語',
  czech: 'チェコ語',
  portuguese: 'ポルトガル語',
}

const SHARE_FACTS = {
  scheme: '規格',
  identifier: '識別子',
  extendable: '作られた方式',
  exponent: 'パスフレーズの計算回数',
  'group-threshold': '必要なグループの数',
  'group-count': 'グループの数',
  threshold: '必要な枚数',
  length: '鍵の長さ',
  value: '復元される鍵',
}

const UNITS = { word: '番目の言葉', character: '文字目' }

export const keys: Sentences<'keys'> = {
  'internal.bug': { 'wiped-key': '消去したあとの秘密鍵を使おうとしました。' },
  'name.malformed': {
    sentence: '名前に使えない文字があるか、名前が長すぎます。',
    hint: ({ most }) =>
      `文字と数字を1個から${most}個までで書いてください。間に - _ . を使えますが、空白は使えません。`,
  },
  'entropy.weak': {
    system: {
      sentence: 'この端末の乱数は壊れています。',
      hint: 'この端末で鍵を作らないでください。',
    },
    length: {
      sentence: ({ bytes }) => `端末の乱数は、${bytes}バイトちょうどか、なしでなければなりません。`,
      hint: ({ bytes }) => `16進数で${2 * bytes}桁です。`,
    },
    nothing: { sentence: '鍵の元になるものがありません。', hint: 'サイコロを振ってください。' },
  },
  'dice.too-few': ({ words, least }) => `${words}語の鍵には、サイコロを${least}回以上振る必要があります。`,
  'dice.biased': {
    sentence: ({ fault }) => `正しいサイコロの目とは思えません。${FAULTS[fault]}。`,
    hint: '別のサイコロですべて振り直し、出た目を書き留めてください。',
  },
  'dice.malformed': {
    digits: 'サイコロの目は1から6の数字です。',
    character: {
      sentence: ({ position }) => `${position}文字目がサイコロの目ではありません。`,
      hint: '出た順に、1回につき1から6の数字を1つ書いてください。',
    },
  },
  'mnemonic.malformed': {
    'no-list': {
      sentence: '入力された言葉は、BIP 39 のどの単語表のものでもありません。',
      hint: ({ known }) =>
        `単語表があるのは${known.map(name => LANGUAGES[name]).join('、')}です。Monero と、バージョン2より前の Electrum の単語表は、これらとは別のものです。`,
    },
    words: {
      sentence: ({ language, positions }) =>
        `${LANGUAGES[language]}の単語表にない言葉があります。${positions.map(at => `${at}番目`).join('、')}です。`,
      hint: '紙と1文字ずつ見比べてください。',
    },
    length: ({ wordCount, possible }) =>
      `ニーモニックの語数は${possible.join('、')}のいずれかです。入力されたのは${wordCount}語でした。`,
  },
  'mnemonic.checksum': {
    sentence: 'どの言葉も単語表にありますが、組み合わせがニーモニックになっていません。',
    hint: '言葉が違うか、順番が入れ替わっています。紙と見比べてください。',
  },
  'mnemonic.comparison-words': {
    sentence: 'これは確認の言葉で、鍵ではありません。',
    hint: '確認の言葉はダイジェストを表すもので、ここから鍵は作れません。鍵の紙から写したものであれば、どれかの言葉を写し間違えています。',
  },
  'mnemonic.electrum': {
    sentence:
      'これは Electrum のシードで、BIP 39 のものではありません。ほかのプログラムに入れると、空の財布が開きます。',
    hint: 'その財布は Electrum に置いたまま、ここで新しい鍵を作ってそこへ支払うか、その署名者としての署名を Electrum で行ってください。Electrum の言葉でなければ、どれかの言葉を写し間違えています。',
  },
  'mnemonic.slip39': {
    sentence:
      'これは SLIP-39 (シャミア分割) のシェアの1枚で、BIP 39 のものではありません。シードは複数のシェアから復元されます。',
    hint: 'ringi key restore の --shares に、必要な枚数のシェアを指定してください。',
  },
  'mnemonic.well-known': {
    sentence: 'このニーモニックは公に知られており、誰でもコインを使えます。',
    hint: '新しい鍵を作ってください。この鍵は、テスト用ネットワークでの練習だけに使ってください。',
  },
  'mnemonic.language': {
    unknown: {
      sentence: 'その名前の単語表は BIP 39 にありません。',
      hint: ({ known }) =>
        `言語は${known.map(({ language, code }) => `${LANGUAGES[language]} (${code})`).join('、')}です。`,
    },
    ambiguous: {
      sentence: ({ languages }) =>
        `この言葉は、${languages.map(({ language }) => LANGUAGES[language]).join('と')}のどちらのニーモニックとしても成り立ちます。`,
      hint: ({ languages }) =>
        `${languages.map(({ code }) => `--language ${code}`).join(' か ')} で、どちらかを指定してください。`,
    },
  },
  'share.malformed': {
    'mixed-case': {
      sentence: 'この codex32 のシェアには、大文字と小文字が混ざっています。',
      hint: 'すべてをどちらか一方で書いてください。',
    },
    prefix: { sentence: 'codex32 の文字列ではありません。', hint: 'codex32 は必ず MS1 で始まります。' },
    length: {
      sentence: 'このシェアは、文字か言葉の数が足りないか、多すぎます。',
      hint: '紙と見比べてください。1つ抜けているか、2度書かれていることがあります。',
    },
    threshold:
      'この codex32 の文字列は、ありえない内容を示しています。必要枚数は2から9、秘密そのものであれば0です。',
    identifier: {
      sentence: 'codex32 の識別子は4文字です。',
      hint: 'b、i、o、1 を除く小文字と数字で書いてください。',
    },
    groups: 'このシェアは、存在するより多くのグループを必要としています。',
    padding:
      'このシェアでは、0でなければならないビットが立っています。このようなシェアを作るプログラムはありません。',
    character: {
      sentence: ({ position }) => `${position}文字目は codex32 の文字ではありません。`,
      hint: '使われるのは、B、I、O、1 を除く英字と数字です。紙と見比べてください。',
    },
    words: {
      sentence: ({ positions }) =>
        `SLIP-39 の単語表にない言葉があります。${positions.map(at => `${at}番目`).join('、')}です。`,
      hint: '紙と1文字ずつ見比べてください。',
    },
  },
  'share.checksum': {
    sentence: ({ unit, position }) =>
      position === undefined
        ? 'このシェアは写し間違えています。チェックサムが合いません。'
        : `このシェアは写し間違えています。おそらく${position}${UNITS[unit]}です。チェックサムが合いません。`,
    hint: '紙と見比べてください。自動では直しません。別の鍵になるおそれがあるためです。',
  },
  'shares.mismatch': {
    sentence: ({ fact }) => `これらのシェアは同じ組のものではありません。${SHARE_FACTS[fact]}が違います。`,
    hint: '紙に書かれた内容で分け、同じ鍵の、同じ日に作られたものを使ってください。',
  },
  'shares.repeated': {
    sentence: '同じシェアが2枚あります。',
    hint: '同じ鍵の別のシェアを使ってください。',
  },
  'shares.too-few': {
    members: ({ have, needed, group }) =>
      `${group === undefined ? '' : `グループ${group}では、`}シェアが${needed}枚必要ですが、${have}枚しかありません。`,
    groups: ({ have, needed }) =>
      `${needed}グループ分のシェアが必要ですが、揃っているのは${have}グループ分です。`,
  },
  'shares.split': {
    codex32: ({ most }) => `codex32 の必要枚数は2から9枚、全体は${most}枚までです。`,
    slip39: ({ most }) =>
      `SLIP-39 は${most}グループ、1グループ${most}枚までです。数枚のうち1枚で復元できる分け方は鍵の複製になるため、1枚中1枚としてのみ作れます。`,
  },
  'passphrase.characters': {
    sentence: 'SLIP-39 のシェアのパスフレーズに使えるのは、英語キーボードの英字、数字、記号だけです。',
    hint: 'それ以外の文字はプログラムごとに書き表し方が違い、そのたびに別の鍵になります。',
  },
  'passphrase.outer-blank': ({ at }) =>
    `パスフレーズの${BLANKS[at]}に、空白か目に見えない文字があります。これもパスフレーズの一部で、ないと別の鍵が開きます。`,
  'path.malformed': {
    'child-number': 'BIP 32 の子の番号ではありません。',
    path: {
      sentence: '鍵のパスとして読めません。',
      hint: "48h/0h/0h/2h のように、2147483647までの10進数で書き、強化する段には h か ' を付けてください。",
    },
    origin: {
      sentence: '鍵の出どころとして読めません。',
      hint: '[d34db33f/48h/0h/0h/2h] のように書いてください。',
    },
    'origin-with-m': '鍵の出どころのパスに m は書きません。',
  },
  'path.too-deep': {
    bip32: 'BIP 32 の段数は255までです。',
    path: ({ most }) => `パスの段数が${most}を超えています。`,
  },
  'path.unusual': {
    hardened: {
      sentence: '公開鍵から強化された鍵を導くことはできません。',
      hint: '拡張公開鍵より下の段は、どれも強化しないでください。',
    },
  },
  'extended-key.malformed': {
    damaged: {
      sentence: '拡張鍵 (BIP 32) ではありません。',
      hint: '元から全体をコピーし直してください。写し間違いはチェックサムで必ず見つかります。',
    },
    slip132: {
      sentence: '拡張鍵 (BIP 32) ではありません。',
      hint: '古い SLIP 132 の書き方になっています。',
    },
  },
  'extended-key.private': {
    'public-expected': {
      sentence: '公開鍵があるべき場所に、秘密鍵があります。',
      hint: 'この文字列を見た人は、誰でもコインを使えます。鍵は失われたものとして扱い、コインを移してください。',
    },
  },
  'secret.in-content': {
    sentence: ({ kind }) =>
      `中に${SECRETS[kind]}があります。表示したり、ほかへ渡したりしてはならないものです。`,
    hint: ({ kind }) =>
      kind === 'comparison-words'
        ? '鍵の言葉を1つ写し間違えたものかもしれません。この端末にある金庫、ポリシー、稟議の確認の言葉であれば、表示できます。'
        : '見た人は誰でもコインを使えます。鍵は知られたものとして扱ってください。',
  },
  'extended-key.network': {
    sentence: ({ wanted }) => `この拡張鍵は ${wanted} のものではありません。`,
    hint: ({ beginnings }) =>
      `${beginnings.map(({ letter, networks }) => `${letter} で始まる鍵は ${networks.join('、')}`).join('、')} のものです。`,
  },
  'extended-key.origin': {
    sentence: '拡張鍵が、その出どころの記載と食い違っています。',
    hint: '深さ、子の番号、親のいずれかが違います。持ち主に、パスとともに出力し直してもらってください。',
  },
  'fingerprint.malformed': '鍵のフィンガープリントは16進数8桁です。',
  'cosigner.malformed': {
    'key-record': {
      sentence: '鍵の記録 (BIP 129、第1段階) ではありません。',
      hint: '記録は5行です。BSMS 1.0、トークン、出どころの付いた鍵、説明、署名が並びます。',
    },
  },
  'cosigner.bad-signature': {
    'key-record': {
      sentence: '鍵の記録の署名が、その中の鍵によるものではありません。',
      hint: 'この鍵は使わないでください。別の経路で持ち主に連絡し、記録をもらい直してください。',
    },
  },
}
