import { digitsOf } from '../../chain/amount.js'
import { NEM } from '../../chain/nem/chain.js'
import type { Sentences } from '../speaker.js'

export const nem: Sentences<'nem'> = {
  'internal.bug': { 'no-nem-review': 'ReviewedNem を作れるのは審査だけです。' },
  'nem.key-malformed': {
    sentence: 'NEM の秘密鍵ではありません。',
    hint: '64桁の16進数です。単語や拡張鍵は、それぞれの方法で渡してください。',
  },
  'nem.malformed': {
    bytes: ({ problem }, say) => `NEM の取引ではありません。${say(problem)}`,
    'too-large': 'NEM の取引ではありません。大きすぎます。',
    spelling: 'この NEM の取引は、ノードが書く形になっていません。',
    order: 'この取引の署名者またはモザイクが、ノードが書く順に並んでいません。',
    cosignatures: 'この取引の中に連署が入っています。ノードはそこでは連署を受け付けません。',
    size: 'NEM の取引ではありません。一部の長さが、あるべき長さと違います。',
    kind: 'NEM の取引ではありません。メッセージか署名者の変更が、存在しない種類のものです。',
    names: 'NEM の取引ではありません。中の名前かアドレスが正しくありません。',
    count: 'NEM の取引ではありません。モザイクか変更の数が上限を超えています。',
    network: 'この取引は、知られている NEM のどのネットワークのものでもありません。',
  },
  'nem.type-refused': ({ type, version }) =>
    `種類 ${type}、バージョン${version} の取引は、金庫が行うものではありません。`,
  'nem.proposal-malformed': {
    sentence: 'NEM アカウントの稟議ではないか、書かれたときのままではありません。',
    hint: '起案者にファイルをもう一度求めてください。',
  },
  'nem.cosignature-malformed': {
    sentence: '稟議への連署ではないか、書かれたときのままではありません。',
    hint: '署名者にファイルをもう一度求めてください。',
  },
  'nem.announcements': '取引の通知ではありません。16進数の data と signature の一覧が必要です。',
  'nem.mosaic-definition': {
    sentence: 'ノードが出力するモザイクの定義ではありません。',
    hint: 'ノードでは /namespace/mosaic/definition で出力されます。',
  },
  'nem.window': {
    backwards: '有効期間の終わりが、始まりより前になっています。',
    range: '有効期間が、NEM で数えられる時刻の外にあります。',
    long: ({ seconds, hours }) =>
      `有効期間が${seconds}秒あります。ノードが受け付けるのは${hours}時間までです。`,
  },
  'nem.window-closed': {
    sentence: ({ closed }) => `有効期間は ${closed} に終わりました。もうどのノードも受け付けません。`,
    hint: 'これから始まる有効期間で、新しい稟議を作ってください。',
  },
  'nem.fee-low': ({ part, fee, least }) =>
    `${PARTS[part]}の手数料は ${xem(fee)} です。ノードが受け付けるのは ${xem(least)} からです。`,
  'nem.fee-high': ({ part, fee, most }) =>
    `${PARTS[part]}の手数料は ${xem(fee)} です。${xem(most)} を超えるものは、誤りか盗みとみなします。`,
  'nem.pays-nothing': 'この送金では何も支払われません。',
  'nem.message': {
    encrypted: 'メッセージが暗号化されているため、誰も審査できません。',
    unreadable: 'メッセージが空か、長すぎるか、目に見えない文字を含んでいます。',
  },
  'nem.mosaic': {
    unknown: ({ mosaic }) => `モザイク ${mosaic} が何であるかは、ここでは誰も示していません。`,
    levy: ({ mosaic }) => `モザイク ${mosaic} の送付には、取引に書かれない徴収金がかかります。`,
    fraction: ({ mosaic }) => `モザイク ${mosaic} の最小単位に満たない端数が送られることになります。`,
    nothing: ({ mosaic }) => `モザイク ${mosaic} は、少しも送られないことになります。`,
    'look-alike': ({ mosaic }) => `モザイク ${mosaic} は XEM に似た名前ですが、XEM ではありません。`,
  },
  'nem.mosaic-sent': ({ mosaic, quantity, divisibility }) =>
    `モザイク ${mosaic} を ${digitsOf(quantity, divisibility)} 送ります。XEM での限度額には数えられません。`,
  'nem.recipient': {
    self: ({ address }) => `送付先 ${address} は、この金庫そのものです。`,
    cosigner: ({ address, name }) => `送付先 ${address} は、署名者 ${name} のアカウントです。`,
  },
  'nem.pays-again': {
    unnamed: ({ address, hash, closes }) =>
      `${address} には ${hash} でも支払われます (${closes} まで)。両方とも実行されえますが、この稟議はそれを挙げていません。`,
    named: ({ address, hash, closes }) =>
      `二度目の支払いです。${address} には ${hash} でも支払われます (${closes} まで)。両方とも実行されえます。`,
    unknown: ({ address, hash }) =>
      `稟議によれば ${address} には ${hash} でも支払われますが、その取引はここでは知られていません。`,
  },
  'nem.other-vault': {
    digest: ({ vault }) => `この稟議は、金庫 ${vault} とは別の金庫のために作られました。`,
    key: ({ vault }) => `この取引は、金庫 ${vault} とは別のアカウントのものです。`,
    network: ({ vault }) => `この取引は、金庫 ${vault} とは別のネットワークのものです。`,
  },
  'nem.initiator': 'この取引をまとめることになっている人は、金庫の署名者ではありません。',
  'nem.cosigners': ({ added, removed, required, of }) =>
    `署名者が変わります。以後は${of}人のうち${required}人が署名します。追加: ${named(added)}、解任: ${named(removed)}。`,
  'nem.cosigner-change': {
    removed: '署名者でない人を外すことになっています。',
    added: 'すでに署名者である人を加えることになっています。',
    several: 'ノードは、一度に1人の署名者しか外しません。',
    threshold: 'この変更のあとでは、アカウントを誰も動かせなくなります。',
    key: '誰も持ちえない鍵で、署名者を加えることになっています。',
    nothing: 'この署名者の変更では、何も変わりません。',
  },
  'nem.signature': {
    'no-cosigner': ({ part, by }) => `${from(by)}${PARTS[part]}に署名したのは、金庫の署名者ではありません。`,
    window: ({ part, by }) => `${from(by)}${PARTS[part]}の有効期間が、対象の取引と違います。`,
    network: ({ part, by }) => `${from(by)}${PARTS[part]}は、別のネットワークのものです。`,
    invalid: ({ part, by }) => `${from(by)}${PARTS[part]}の署名が無効です。`,
    twice: ({ part, by }) => `${from(by)}${PARTS[part]}がありますが、この人はすでに署名しています。`,
    'other-inner': ({ part, by }) => `${from(by)}${PARTS[part]}は、別の取引のためのものです。`,
    'other-initiator': ({ part, by }) =>
      `${from(by)}${PARTS[part]}は、稟議が指名した最初の署名者のものではありません。`,
  },
  'nem.surplus-cosignature': ({ count }) =>
    `連署が必要な数より${count}件多くあります。遅れて届いたものはノードが拒みます。`,
  'nem.outer-missing': {
    sentence: '最初の署名者が、まだこの取引をまとめていません。',
    hint: '指名された最初の署名者が先に署名します。',
  },
  'nem.other-outer': '最初の署名者が、この取引を二通りにまとめています。',
  'nem.other-proposal': 'これらは、すべてが一つの稟議のものではありません。',
  'nem.changed': '審査のあとで稟議が変わりました。',
  'nem.conversion': {
    fee: ({ fee }) => `変換の手数料が ${xem(fee)} になっています。意図したものとは考えられません。`,
    other: ({ vault }) => `この取引では、アカウントは金庫 ${vault} になりません。`,
    signature: 'この変換には、アカウントの鍵による有効な署名がありません。',
  },
  'nem.snapshot': {
    sentence: 'ノードが出力するアカウントの情報ではありません。',
    hint: 'ノードでは /account/get で出力されます。',
  },
  'nem.snapshot-differs': {
    account: ({ address, vault }) =>
      `ノードが示しているのは ${address} で、金庫 ${vault} のアカウントではありません。`,
    'not-converted': ({ address }) =>
      `アカウント ${address} には署名者がいません。中にあるすべてを、1つの鍵で動かせます。`,
    converted: ({ address }) => `アカウント ${address} には、すでに署名者がいます。`,
    cosigners: ({ of }) => `ノードが示す${of}人の署名者は、金庫の署名者と一致しません。`,
    threshold: ({ required }) => `ノードによれば${required}人の署名が必要です。金庫の定めと一致しません。`,
  },
  'nem.funded-early': ({ balance, most }) =>
    `変換の前のアカウントに ${xem(balance)} が入っていて、1つの鍵で動かせます。変換に必要なのは ${xem(most)} です。`,
  'key.not-in-vault': { account: ({ vault }) => `この鍵は、金庫 ${vault} の署名者のものではありません。` },
  'vault.malformed': {
    account: 'アカウント型の金庫のファイルではありません。',
    'account-key': '金庫の鍵に、誰も持ちえないものがあります。',
    publisher: '公表担当の宛先が、age の受信者 (age1…) ではありません。',
  },
  'vault.digest': {
    account: {
      sentence: '金庫ファイルが自己矛盾しています。署名者から導いた内容と一致しません。',
      hint: '途中で変更されたか壊れています。もう一度受け取り、12語を声に出して照合してください。',
    },
  },
  'vault.threshold': {
    account: ({ required, of }) =>
      `${of}人中${required}人というしきい値は使えません。1から${of}までにしてください。`,
  },
  'vault.cosigner-count': {
    account: ({ count, most }) => `アカウントの署名者は1人から${most}人までです。${count}人にはできません。`,
  },
  'vault.duplicate-key': {
    account: ({ names }) => `${named(names)} の鍵が同じです。1人が両方の署名をできてしまいます。`,
  },
  'vault.duplicate-name': {
    account: ({ names }) => `${named(names)} という2人の署名者の名前は、取り違えるおそれがあります。`,
  },
  'cosigner.malformed': { nem: 'NEM の署名者の鍵のファイルではありません。' },
  'cosigner.bad-signature': {
    nem: {
      sentence: 'この署名者ファイルは、中の鍵が署名したものではありません。',
      hint: '使わないでください。別の経路で署名者に連絡し、作り直して送ってもらってください。',
    },
  },
  'signature.incomplete': {
    account: {
      sentence: ({ signed, required }) => `必要な${required}人のうち${signed}人が署名しました。`,
      hint: ({ missing }) => `まだ署名できる人: ${missing.join('、')}`,
    },
  },
  'signature.nothing-to-sign': { nem: 'この鍵はすでに署名しています。何も変更していません。' },
  'signature.self-check': { nem: '作ったばかりの署名を検証できません。何も書き出していません。' },
}

const PARTS = {
  transfer: '送金',
  modification: '署名者の変更',
  multisig: 'それをまとめる取引',
  cosignature: '連署',
}

function from(by: string | undefined): string {
  return by === undefined ? '' : `${by} の`
}

function xem(amount: bigint): string {
  return `${digitsOf(amount, NEM.unit.decimals)} ${NEM.unit.code}`
}

function named(names: readonly string[]): string {
  return names.length === 0 ? 'なし' : names.join('、')
}
