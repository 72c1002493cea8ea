import { formatMoney, type Money } from '../../chain/money.js'
import type { EvidenceKind, StatedKind } from '../../rules/evidence/evidence.js'
import type { Sentences } from '../speaker.js'

/** What is to be given, and how. */
const EVIDENCE: Readonly<Record<EvidenceKind, string>> = {
  coins: 'コイン (アカウント方式のチェーンなので、この稟議は動かしません)',
  logs: 'ほかの署名者のログと、それぞれの新しいチェックポイント (--history)',
  history: 'ログと、それに対する署名者のチェックポイント (--history LOG)',
  balances: '残高報告 (--balances FILE)',
  labels: 'ラベル (--labels FILE)',
  confirmations: 'コインの一覧 (--utxos FILE)',
  height: 'ブロックの高さ (--height N)',
  vaults:
    'ポリシーに書かれたすべての金庫のファイル (--other-vault FILE、またはホームへの ringi vault register)',
  proposer: '起案者が署名した稟議 (propose --key NAME)',
  firstSeen:
    '稟議を見た記録 (署名する端末での review --key NAME、またはほかの端末の --history LOG とM人のチェックポイント)',
}

const STATED: Readonly<Record<StatedKind, string>> = {
  balances: '誰も署名していない残高報告',
  labels: '誰も署名していないラベル',
  confirmations: '誰も署名していないコインの一覧',
  height: '誰も署名していないブロックの高さ',
}

const FAULTS = {
  lacks: 'には、交換された端末で署名した分がありません',
  ends: 'は、ここで知られている本人のチェックポイントより手前で終わっています',
  early: 'は、まだ来ていない時刻のものです',
  old: 'は、古すぎます',
}

const DAYS = { mon: '月', tue: '火', wed: '水', thu: '木', fri: '金', sat: '土', sun: '日' }

/** What rules say that go by a balance statement. */
const STATEMENT = {
  'statement-early': '残高報告が、まだ来ていない時刻のものです。',
  'statement-old': ({ hours }: { readonly hours: number }) =>
    `残高報告が${hours}時間より古くなっています。新しいものを指定してください。`,
  'statement-passed': ({ number }: { readonly number: number }) =>
    `番号${number}の残高報告がすでに使われています。これはそれより古いか、同じ番号の別のものです。`,
  'statement-less': ({ stated, spent }: { readonly stated: Money; readonly spent: Money }) =>
    `残高報告では金庫に ${formatMoney(stated)} ありますが、この稟議は ${formatMoney(spent)} を使います。新しいものを指定してください。`,
}

/** What rules say that go by the clock. */
const CLOCK = { clock: (mark: Mark) => `${isAhead(mark)}この時計では何も数えられません。` }

/** What a note of a proposal has to be. */
const noteOf = (note: 'メモ' | '参照番号') => ({
  missing: `稟議に${note}がありません。${note}が必要です。`,
  pattern: ({ pattern }: { readonly pattern: string }) => `${note}が ${pattern} の形になっていません。`,
})

// Nothing is wrong with a proposal whose signatures only come in the wrong order.
const FIRST_THE_OTHERS =
  'ほかの人が署名したら、その人のファイルに署名してください。同意した場合は --consent FILE を付けて署名してください。'

const MISSING_PEOPLE = 'ポリシーが、いない人を求めています。'

const FORKED = 'どちらか一方しか有効になり得ないポリシーの版が2つ、必要な人数に承認されています。'

/** What a policy lets pass that lacks a rule. */
const WITHOUT = {
  'allowed-destinations': 'どこにでも支払えます。',
  'rolling-limit': '大きな支払いを、いくつもの小さな支払いに分けられます。',
  quorum: 'どの金額でも、任意のM人の署名者で署名できます。',
  logs: 'ログから数えるものは、それぞれの端末の中だけで守られます。',
}

const NAMED = { rule: 'ルール', value: '選べる値', group: 'グループ', place: '送金先' }

/** The records of policies and of their tests, by their English names. */
const RECORDS: Readonly<Record<string, string>> = {
  'a policy': 'ポリシー',
  'a tier': '段階',
  'a window': '期間',
  'a quorum': '人数の定め',
  'a descriptor': 'ディスクリプタ',
  'a place': '送金先',
  'a policy test': 'ポリシーのテスト',
  'a case': 'ケース',
  'a payment': '支払い',
  'a coin': 'コイン',
  'something signed before': '以前に署名したもの',
}

export const rules: Sentences<'rules'> = {
  'rule.evidence-missing': ({ rule, kind, signers }) =>
    `ルール ${rule} を判定できません。足りないもの: ${EVIDENCE[kind]}${signers === undefined ? '' : `。署名が必要です: ${signersIn(signers)} (--voucher FILE)`}`,
  'rule.evidence-unsigned': ({ rule, kind }) =>
    `ルール ${rule} を、${STATED[kind]}をもとに判定しました。用意した人の言い分にすぎません。`,
  'rule.excepted': ({ found, reasons, approvers }, say) =>
    `${say(found)} 例外が承認されています: 「${reasons.join('; ')}」(${approvers.join('、')})`,
  'rule.allowed-destinations': ({ payee }) => `${nameOf(payee)} は、ポリシーが認める支払先ではありません。`,
  'rule.denied-destinations': ({ payee }) => `${nameOf(payee)} は、ポリシーが禁止する支払先です。`,
  'rule.payment-limit': ({ payee, sum, most }) =>
    `${nameOf(payee)} に ${formatMoney(sum)} が支払われます。1つの支払先には ${formatMoney(most)} までです。`,
  'rule.proposal-limit': ({ leaves, most }) =>
    `手数料と合わせて ${formatMoney(leaves)} が出ます。1つの稟議では ${formatMoney(most)} までです。`,
  'rule.rolling-limit': {
    ...CLOCK,
    signed: told => overrun(told, 'に署名済みです'),
    possible: told => overrun(told, 'に署名済みか、分かっている限りではまだ出るおそれがあります'),
    'height-below': ({ height, known, entry, log }) =>
      `ブロックの高さ${height}は、ログ ${log} の${entry}番目の記録にある${known}より低くなっています。`,
    'height-impossible': ({ height, known, time, expected }) =>
      `ブロックの高さ${height}はありえません。時計と、${time} の高さ${known}からすると、およそ${expected}です。`,
    'height-jump': ({ height, above, highest }) =>
      `ブロックの高さ${height}は、ログが知る最も高い${highest}より${above}高くなっています。`,
  },
  'rule.vault-share': {
    ...STATEMENT,
    more: ({ before, after, holds, percent, most }) =>
      `署名済みの ${formatMoney(before)} を含め、これで ${formatMoney(after)} が出ることになります。一度に出せるのは、金庫の ${formatMoney(holds)} の${percent}%、${formatMoney(most)} までです。`,
  },
  'rule.vault-floor': {
    ...STATEMENT,
    less: ({ stays, least, before }) =>
      `金庫に残るのは ${formatMoney(stays)} で、${formatMoney(least)} が必要です。ほかに ${formatMoney(before)} が署名済みで、まだ送られるおそれがあります。`,
  },
  'rule.refill': {
    ...STATEMENT,
    amount: ({ place, holds, most }) =>
      `${place} の保有額が ${formatMoney(holds)} になります。置けるのは ${formatMoney(most)} までです。`,
    share: ({ place, holds, all, percent, most }) =>
      `${place} の保有額が ${formatMoney(holds)} になります。置けるのは、全体の ${formatMoney(all)} の${percent}%、${formatMoney(most)} までです。`,
  },
  'rule.logs': {
    few: ({ needed, hours, fit, unfit }) =>
      `自分の分を含めて${needed}人の署名者のログが、それぞれ${hours}時間以内のチェックポイントとともに必要です。あるのは${fit.length === 0 ? '誰のもの' : ` ${fit.join('、')} のもの`}${fit.length === 0 ? 'でもありません' : 'です'}。${unfit.map(({ name, fault }) => `${name} のログ${FAULTS[fault]}。`).join('')}`,
    meanwhile: ({ hours, times }) =>
      `ほかの人が${hours}時間以内に署名した分は、これらのログにないかもしれません。合わせると限度額の${times}倍まで通ることがありますが、それ以上にはなりません。`,
  },
  'rule.fee-limit': {
    amount: ({ fee, most }) =>
      `手数料は ${formatMoney(fee)} です。認められるのは ${formatMoney(most)} までです。`,
    rate: ({ fee, rate, most }) =>
      `手数料は ${formatMoney(fee)}、${rate} sat/vB です。認められるのは ${most} sat/vB までです。`,
    share: ({ fee, of, total, percent }) =>
      `手数料は ${formatMoney(fee)} です。認められるのは、${of === 'payments' ? '支払額' : '動かすコイン'} ${formatMoney(total)} の${percent}%までです。`,
  },
  'rule.quorum': {
    beyond: ({ leaves }) => `${formatMoney(leaves)} が出ます。どの署名者が揃っても認められない額です。`,
    lacking: { sentence: stillNeeds, hint: FIRST_THE_OTHERS },
    first: {
      sentence: ({ first, ...told }) =>
        `${stillNeeds(told)}今署名すると、その人たちなしで完成できてしまいます。先に ${whoMeets(first)} の署名か同意が必要です。`,
      hint: FIRST_THE_OTHERS,
    },
    nobody: {
      sentence: ({ first, ...told }) =>
        `${stillNeeds(told)}まだ誰も署名できません。その後に署名する1人を除き、${whoMeets(first)} の同意が必要です。`,
      hint: FIRST_THE_OTHERS,
    },
    only: {
      sentence: ({ only, ...told }) =>
        `${stillNeeds(told)}まだ署名していない人のうち、今署名できるのは ${only.join('、')} だけです。ほかの人はその後です。`,
      hint: FIRST_THE_OTHERS,
    },
  },
  'rule.separation-of-duties': {
    stranger: ({ name }) => `${name} が起案しましたが、起案を認められた人ではありません。`,
    both: ({ name }) =>
      `${name} は、これか、これが取って代わるものを起案しているため、署名できません。ほかの人の署名が必要です。`,
    keyless: ({ name }) =>
      `${name} が起案したという証拠がありません。ポリシーに、その人の鍵が書かれていません。`,
  },
  'rule.signing-hours': {
    ...CLOCK,
    closed: ({ day, time, zone }) =>
      `${zone} では今${DAYS[day]}曜日の${time}で、署名が認められていない時間です。`,
  },
  'rule.cooling-off': {
    ...CLOCK,
    wait: ({ hours, minutes, until }) =>
      `稟議に署名できるのは、最初に見られてから${hours}時間後です。あと${minutes < 60 ? '' : `${Math.floor(minutes / 60)}時間`}${minutes % 60}分、${until} まで待ってください。`,
  },
  'rule.expiry': {
    ...CLOCK,
    lapsed: ({ seen }) =>
      `最初に見られたのは ${seen} で、もう署名できません。改めて起案してもらってください (propose --key NAME --renews TXID)。`,
    unattested: ({ seen }) => `誰も署名していないログによれば、最初に見られたのは ${seen} です。`,
    renewed: ({ seen, name }) =>
      `最初に見られたのは ${seen} で期限を過ぎていましたが、${name} が改めて起案しました。`,
  },
  'rule.confirmations': {
    unknown: ({ coin }) => `コイン ${coin} は、渡されたどの一覧にもありません。`,
    few: ({ coin, count, least }) => `コイン ${coin} の承認数は${count}で、${least}が必要です。`,
  },
  'rule.coin-labels': {
    frozen: ({ coin }) => `コイン ${coin} は凍結されています。ラベルで使用不可とされています。`,
    bare: ({ coin }) => `コイン ${coin} にも、そのトランザクションにもラベルがありません。`,
  },
  'rule.address-reuse': {
    spent: ({ payee }) => `${nameOf(payee)} は新しいものではありません。この稟議が使うコインのものです。`,
    twice: ({ payee }) => `${nameOf(payee)} は新しいものではありません。この稟議の別の出力と同じです。`,
    paid: ({ payee, txid }) =>
      `${nameOf(payee)} は新しいものではありません。${txid} がすでに支払っています。`,
    change: ({ payee, txid }) =>
      `${nameOf(payee)} は新しいものではありません。${txid} のお釣りが送られています。`,
  },
  'rule.dust': {
    coin: ({ value, least }) =>
      `このコインは少額すぎます。${formatMoney(value)} は ${formatMoney(least)} に足りません。`,
    output: ({ value, least }) =>
      `この出力は少額すぎます。${formatMoney(value)} は ${formatMoney(least)} に足りません。`,
  },
  'rule.segregation': {
    stranger: ({ payee, owner }) =>
      `${nameOf(payee)} は、ポリシーが知る誰のものでもありません。${coinsOf(owner)}は送れません。`,
    other: ({ payee, belongs, owner }) =>
      `${nameOf(payee)} は ${belongs} のものです。${coinsOf(owner)}は送れません。`,
    mixed: ({ sides }) =>
      `1つの稟議で ${sides.map(({ owner }) => owner ?? '部外者').join(' と ')} に支払っています。それぞれ別の稟議にしてください。`,
  },
  'rule.change-outputs': ({ count, most }) =>
    `金庫に戻る出力が${count}個あります。認められるのは${most}個までです。`,
  'rule.self-transfers': '出力がこの金庫の受取アドレスに送られますが、お釣りではありません。',
  'rule.script-types': ({ payee, type, allowed }) =>
    `${nameOf(payee)} は${type === undefined ? '未知の種類' : ` ${type} `}です。支払えるのは ${allowed.join('、')} です。`,
  'rule.locktime': {
    relative: 'このコインには、相対ロックタイム (BIP 68) がかかっています。',
    none: ({ locktime }) =>
      `トランザクションにロックタイム ${locktime} があります。ロックタイムは認められていません。`,
    height: ({ locktime }) =>
      `トランザクションにロックタイム ${locktime} があります。認められるのはブロックの高さだけです。`,
  },
  'rule.op-return': ({ most }) => `この出力はデータを公開します。認められるのは${most}個までです。`,
  'rule.output-count': ({ count, most }) =>
    `金庫から出る出力が${count}個あります。1つの稟議では${most}個までです。`,
  'rule.memo': noteOf('メモ'),
  'rule.reference': noteOf('参照番号'),
  'rule.unique-reference': {
    none: '稟議に参照番号がないため、支払い済みかどうかを誰も判断できません。',
    same: ({ txid }) => `別のコインを使う ${txid} と参照番号が同じです。両方とも支払われるおそれがあります。`,
    unknown: ({ txid }) => `${txid} が別のコインで同じ支払いをしていますが、その参照番号がログにありません。`,
  },
  'log.clock-ahead': isAhead,
  'signature.unaccounted': ({ cosigner }) =>
    `${cosigner} の署名がどのログにもありません。承認して署名したという記録を、誰も残していません。`,
  'log.unattested': {
    signature: ({ cosigner }) =>
      `${cosigner} の署名を記録したログに、どの署名者も署名していません。--history でチェックポイントを渡してください。`,
  },
  'policy.not-in-force': {
    signed: ({ cosigner, at }) => `${cosigner} は ${at} に、有効なポリシーのない端末で署名しました。`,
  },
  'policy.other-version': {
    signed: ({ cosigner, at, policy }) =>
      `${cosigner} は ${at} に、ポリシーの別の版 ${policy} のもとで署名しました。`,
  },
  'proposal.other-transaction': {
    signed: ({ cosigner, proposal }) =>
      `${cosigner} は、指定されたものとは別の稟議 ${proposal} として、これに署名しました。`,
  },
  'policy.other-vault': {
    sentence: ({ policy, vault }) => `ポリシー ${policy} は、${vault} とは別の金庫のものです。`,
    hint: 'ポリシーの vault: に書かれたダイジェストを、ringi vault show の表示と照合してください。',
  },
  'policy.people': {
    stranger: ({ name, group, vault }) =>
      `${MISSING_PEOPLE}グループ ${group} の ${name} は、${vault} の署名者ではありません。`,
    quorum: ({ quorum }) => `${MISSING_PEOPLE}${quorumIn(quorum)}を満たす署名者の組み合わせがありません。`,
    changes: ({ least }) => `${MISSING_PEOPLE}変更には、少なくとも金庫自身と同じ${least}人が必要です。`,
  },
  'policy.not-next': {
    sentence: ({ version }) => `このポリシーは、現在有効な版${version}を直前の版として示していません。`,
    hint: '版は順番に有効にしてください。previous: には直前の版のダイジェストを書きます。',
  },
  'policy.rolled-back': {
    others: {
      sentence: ({ version, old }) => `ほかの人は版${version}を承認しています。版${old}は古いものです。`,
      hint: '新しいほうを有効にしてください。',
    },
    'not-later': {
      sentence: ({ inForce, version }) =>
        `版${inForce}が有効です。版${version}をその後に続けることはできません。`,
      hint: '以前のルールに戻すには、新しい版として書き、承認を受けてください。',
    },
  },
  'policy.forked': {
    given: FORKED,
    approved: {
      sentence: FORKED,
      hint: '両方のダイジェストを previous: に並べた版を有効にすれば解消します。誰が両方を承認したのかを調べてください。',
    },
    told: ({ version, policy }) =>
      `ここで有効な版と競合する、ポリシーの別の版${version}がログにあります: ${policy}`,
    pledged: {
      sentence: ({ cosigner, version, policy }) =>
        `${cosigner} は、同じ版に続く別の版${version}を承認しています: ${policy}`,
      hint: '先に ringi policy revoke でそれを撤回するか、それを previous: に並べた版を承認してください。',
    },
  },
  'policy.unconfirmed': {
    sentence: ({ vault, version }) =>
      `この端末は ${vault} のポリシーを知ったことがありません。版${version}が有効な版かどうかは、ほかの人にしか分かりません。`,
    hint: ({ nonce, needed }) =>
      `ほかの署名者${needed}人に ringi log checkpoint --for ${nonce} を実行してもらい、そのログとチェックポイントを --history で渡してください。または、必要な人数に ringi policy approve --for ${nonce} で承認し直してもらってください。`,
  },
  'policy.line-ends': {
    sentence: ({ digest }) => `ファイルの改行が変えられています。元の改行であれば、ポリシー ${digest} です。`,
    hint: 'USB メモリーや QR コードで、そのままコピーし直してください。git では core.autocrlf を無効にしてください。',
  },
  'policy.rule-without-exception': {
    rule: ({ policy, rule }) => `ポリシー ${policy} は、${rule} の例外を認めていません。`,
  },
  'policy.missing': {
    sentence: ({ vault, version, foundVersion }) =>
      `ログによれば ${vault} ではポリシーの版${version}が有効ですが、このホームには${foundVersion === undefined ? 'ありません' : `版${foundVersion}しかありません`}。`,
    hint: '誰が取り除いたのかを調べてください。ringi policy activate で、その版を承認とともにもう一度有効にできます。',
  },
  'home.damaged': { policy: 'このホームのポリシーが、Ringi の書いたとおりではありません。' },
  'approval.malformed': {
    'no-object': '署名された承認ではありません。1つの JSON オブジェクトになっていません。',
    'other-kind': ({ kind }) =>
      `署名された承認ではありません。このバージョンの Ringi の ${kind} ではありません。`,
    'no-signature': '署名された承認ではありません。署名がありません。',
    'unknown-field': '署名された承認ではありません。あるはずのない項目があります。',
    field: ({ field }) => `署名された承認ではありません。項目 ${field} がないか、正しい形ではありません。`,
  },
  'approval.other-vault': 'この承認は、別の金庫に対するものです。',
  'approval.other-policy': ({ cosigner }) =>
    `${cosigner} が承認したのは、別のポリシーか、このポリシーの別の版です。`,
  'approval.unknown-cosigner': ({ cosigner, vault }) => `金庫 ${vault} に、署名者 ${cosigner} はいません。`,
  'approval.bad-signature': {
    sentence: ({ cosigner }) => `この承認は ${cosigner} の署名ではないか、署名の後で変えられています。`,
    hint: ({ cosigner }) => `何を承認したのかを、別の連絡手段で ${cosigner} に確認してください。`,
  },
  'approval.expired': ({ cosigner, expires }) => `${cosigner} の承認は、${expires} に期限が切れました。`,
  'approval.revoked': {
    approvers: {
      sentence: ({ revokedBy }) => `${revokedBy.join('、')} がこの版の承認を撤回しています。`,
      hint: '理由を調べてください。改めて承認するには、別のダイジェストのファイルが必要です。',
    },
    'for-good': {
      sentence: ({ cosigner }) => `${cosigner} は、この版の承認をすでに撤回しています。`,
      hint: '改めて承認するには、別のダイジェストのファイルが必要です。注釈を1つ加えるだけで構いません。',
    },
  },
  'approval.incomplete': {
    policy: {
      sentence: ({ policy, lacks }) =>
        `ポリシー ${policy} はまだ承認されていません。足りないのは、${lacksIn(lacks)}です。`,
      hint: 'ringi policy approve で署名者の承認を作り、ringi policy activate にすべて渡してください。',
    },
    correction: {
      sentence: ({ missing }) => `署名者があと${missing}人必要です。`,
      hint: '各自の端末で ringi log correct --key により訂正を作り、M人分を渡してください。',
    },
  },
  'correction.disagrees': {
    sentence: '署名者の述べる内容か、対象の記録が一致していません。',
    hint: '別々の記録の訂正は、1つずつ適用してください。',
  },
  'balances.malformed': {
    sentence: '残高報告ではありません。',
    hint: 'JSON で、ringi は 1、kind は balances、time は UTC の時刻、balances は金庫のダイジェストか場所ごとのサトシ単位の額です。number、height、block、coins は、すべて書くか、どれも書かないかのどちらかで、coins の合計は balances と一致させます。',
  },
  'voucher.malformed': {
    sentence: '支払先または報告の保証書ではありません。',
    hint: 'JSON で、ringi は 1、kind は voucher、ほかに address または statement、vault、expires、signature を書きます。',
  },
  'policy.malformed': {
    unknown: {
      sentence: ({ of, record, name }) =>
        `${of === 'field' ? `${recordIn(record ?? 'a policy')}の項目` : NAMED[of]}に「${name}」というものはありません。`,
      hint: ({ known, nearest }) =>
        nearest === undefined ? `あるのは ${known.join('、')} です。` : `${nearest} のことですか。`,
    },
    expected: ({ kind }, say) => `ここには、${say(kind)}を書きます。`,
    other: ({ kind }, say) => `これは、${say(kind)}ではありません。`,
    'no-record': ({ record, fields }) => `${recordIn(record)}は、${fields.join('、')} の対応表です。`,
    lacks: ({ record, field }) => `${recordIn(record)}に、項目 ${field} がありません。`,
    'no-policy': 'ポリシーは、項目と値の対応表です。',
    'no-rule-map': 'rules は、ルールとその設定の対応表です。',
    'no-rule': 'ポリシーには、少なくとも1つのルールが必要です。',
    'no-list': 'ここには、リストを書きます。',
    'no-map': 'ここには、対応表を書きます。',
    'no-node': '文字でもリストでも対応表でもないものがあります。',
    'no-key': '対応表の見出しは、文字でなければなりません。',
    'item-twice': 'このリストに、同じものが2回あります。',
    'key-twice': 'ここに、同じ見出しが2回あります。',
    'few-items': ({ least }) => `このリストには、少なくとも${least}個が必要です。`,
    'many-items': ({ most }) => `このリストは${most}個を超えています。`,
    'many-addresses': ({ most }) =>
      `ディスクリプタのアドレスが、合わせて${most}個を超えています。range を短くしてください。`,
    'many-groups': ({ most }) => `すべて別の人を求める場合、グループは${most}個までです。`,
    'key-of-two': '1つの鍵に、名前が2つ付いています。',
    'few-keys': ({ least }) => `鍵が${least}個ありません。`,
    needs: ({ rule, one }) => `${rule} には、${one.join('、')} のいずれかが必要です。`,
    'note-needs': ({ note }) => `${note} には、required: yes か pattern、またはその両方が必要です。`,
    'refill-needs': 'refill には、max か share、またはその両方が必要です。',
    'owner-needed': 'segregation には、金庫のコインが誰のものかを示す owner: がポリシーの先頭に必要です。',
    'window-of': '期間は、時間と日、またはブロックで書きます。',
    'window-ends': '時間帯の終わりは、始まりと違う時刻でなければなりません。',
    'case-needs': ({ name }) => `ケース「${name}」には、proposal か payments のどちらか一方が必要です。`,
    'too-long': ({ most }) => `${most}文字を超えています。`,
    'too-deep': '入れ子が深すぎます。',
    'byte-order-mark': 'バイト順マークで始まっています。それを付けない UTF-8 で保存してください。',
    empty: '空です。',
    'hidden-line': 'この行に、見えない文字か制御文字があります。',
    'hidden-text': 'この文字列に、見えない文字か制御文字があります。',
    directive: 'ポリシーには、ディレクティブ (%) は書けません。',
    documents: 'ポリシーは1つの文書です。',
    alias: 'ポリシーには、エイリアス (*) は書けません。',
    anchor: 'ポリシーには、アンカー (&) やタグ (!) は書けません。',
    yaml: ({ problem }) => `ポリシーの YAML として読めません: ${problem}`,
    amount: ({ examples }) => `単位の付いた金額 (${examples} など)`,
    count: ({ least, most }) => `${least}から${most}までの整数`,
    share: '0%から100%までの割合 (小数2桁まで。5% や 0.25% など)',
    'fee-rate': 'sat/vB の手数料率 (50 や 2.5 など)',
    choice: ({ choices }) => `${choices.join('、')} のいずれか`,
    flag: 'yes か no',
    reference: ({ to }) => `${NAMED[to]}の名前`,
    description: ({ most }) => `${most}文字までの文`,
    before: '直前の版のダイジェスト、または none',
    'rule-name': 'ルールの名前',
    address: 'ポリシーのネットワークのアドレス',
    descriptor: 'ポリシーのネットワークの、秘密鍵を含まずチェックサムの付いた出力ディスクリプタ',
    digest: '小文字の16進数64桁',
    name: '文字、数字、-、_、. からなる名前',
    'public-key': '16進数66桁の圧縮公開鍵',
    wildcard: ({ most }) =>
      `1文字から${most}文字までのパターン (# は数字、? は任意の1文字、* は任意の文字の並び)`,
    zone: 'Asia/Tokyo のようなタイムゾーン',
    'time-of-day': '00:00 から 24:00 までの時刻 (09:00 など)',
    moment: '秒までの UTC の時刻 (2026-11-22T09:30:00Z など)',
    'file-name': 'ファイルの名前',
    line: '1行の文',
    data: ({ most }) => `1バイトから${most}バイトまでの文`,
    holder: '送金先の名前、または金庫のダイジェスト',
  },
  'policy.open': {
    'no-rule': ({ rule }) => `ルール ${rule} がありません。${WITHOUT[rule]}`,
    'only-warns': ({ rule }) => `ルール ${rule} は、警告するだけです。`,
    keyless: ({ name }) =>
      `${name} は起案できますが、ポリシーにその人の鍵がなく、本人が起案したという証拠がありません。keys に書く鍵は ringi policy vouch --key で表示できます。`,
    'logs-meet': ({ count }) =>
      `署名者${count}人のログがあれば、送られうるどの取引についても署名者の1人に当たります。その人が嘘をつけば漏れますが、1人増やすごとに嘘つき1人に耐えられます。`,
    'logs-miss': ({ count, signers, meeting, cosigners }) =>
      `署名者${count}人のログでは、ほかの${signers}人が署名した取引が漏れることがあります。${cosigners}人のうち${meeting}人なら、署名者の1人に当たります。`,
  },
  'policy.order': {
    first: ({ tier, first }) =>
      `${tierIn(tier)}: 最初に署名できるのは ${first.join('、')} です。ほかの人は、そのうち1人が署名か同意をしてからです。`,
    nobody: ({ tier, needed }) =>
      `${tierIn(tier)}: 最初に署名できる人がいません。その後に署名する1人を除き、次の人の同意が必要です: ${needed.map(({ missing, of }) => `${of.join('、')} のうち${missing}人`).join('、さらに ')}`,
  },
  'policy.unsignable': ({ tier }) => `${tierIn(tier)}: 誰が同意しても、署名できる人がいません。`,
}

interface Payee {
  readonly is: 'address' | 'script'
  readonly text: string
}

function nameOf({ is, text }: Payee): string {
  return is === 'address' ? text : `スクリプト ${text}`
}

function coinsOf(owner: string | undefined): string {
  return owner === undefined ? 'ポリシーに名前のない所有者のコイン' : `${owner} のコイン`
}

interface Mark {
  readonly entry: number
  readonly log: string
  readonly theirs: string
  readonly ours: string
}

function isAhead({ entry, log, theirs, ours }: Mark): string {
  return `ログ ${log} の${entry}番目の記録は ${theirs} のものですが、この端末の時計は ${ours} です。`
}

interface Span {
  readonly days?: number | undefined
  readonly hours?: number | undefined
  readonly blocks?: number | undefined
}

interface Overrun {
  readonly before: Money
  readonly after: Money
  readonly most: Money
  readonly span: Span
}

function overrun({ before, after, most, span }: Overrun, how: string): string {
  return `${spanIn(span)}の間に ${formatMoney(before)} ${how}。これで ${formatMoney(after)} になりますが、出せるのは ${formatMoney(most)} までです。`
}

/** `24時間`, `7日`, `144ブロック`. */
function spanIn({ days, hours, blocks }: Span): string {
  return Object.entries({ 日: days, 時間: hours, ブロック: blocks })
    .flatMap(([unit, n]) => (n === undefined ? [] : [`${n}${unit}`]))
    .join('と')
}

interface Quorum {
  readonly any: number
  readonly including: readonly { readonly group: string; readonly least: number }[]
  readonly distinct: boolean
}

/** `任意の3人 (うち security から1人)`. */
function quorumIn({ any, including, distinct }: Quorum): string {
  if (including.length === 0) return `任意の${any}人`
  const groups = including.map(({ group, least }) => `${group} から${least}人`).join('、')
  return `任意の${any}人 (うち ${groups}${distinct ? '、すべて別の人' : ''})`
}

interface Lack {
  readonly missing: number
  readonly groups: readonly string[]
}

/** `security か board から、あと1人`. */
function lacksIn(lacks: readonly Lack[]): string {
  return lacks
    .map(({ missing, groups }) =>
      groups.length === 0 ? `あと${missing}人` : `${groups.join(' か ')} からあと${missing}人`,
    )
    .join('、')
}

function stillNeeds({ quorum, lacks }: { readonly quorum: Quorum; readonly lacks: readonly Lack[] }): string {
  return `この金額について、ポリシーは${quorumIn(quorum)}を求めています。足りないのは、${lacksIn(lacks)}です。`
}

interface Meeting {
  readonly missing: number
  readonly of: readonly string[]
}

/** `akira と beatrice`; `akira、beatrice のうち1人`. */
function whoMeets(meetings: readonly Meeting[]): string {
  return meetings
    .map(({ missing, of }) =>
      of.length === missing ? of.join(' と ') : `${of.join('、')} のうち${missing}人`,
    )
    .join('、さらに ')
}

interface Signers {
  readonly any: number
  readonly of: readonly { readonly name: string; readonly key: string }[]
}

function signersIn({ any, of }: Signers): string {
  return `次のうち${any}人: ${of.map(({ name, key }) => `${name}: ${key}`).join('; ')}`
}

function recordIn(record: string): string {
  return RECORDS[record] ?? record
}

interface Tier {
  readonly upTo?: string | undefined
  readonly quorum?: Quorum | undefined
}

/** `10 BTC まで: 任意の2人`. */
function tierIn({ upTo, quorum }: Tier): string {
  const amount = upTo === undefined ? 'すべての金額' : `${upTo} まで`
  return quorum === undefined ? amount : `${amount}: ${quorumIn(quorum)}`
}
