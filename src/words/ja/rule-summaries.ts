import type { RuleCode } from '../../rules/engine/rule.js'
import type { RuleSummary } from '../words.js'

/** What is said of rules, by none of them. */
type About = 'rule.evidence-missing' | 'rule.evidence-unsigned' | 'rule.excepted'

const SUMMARIES: Readonly<Record<Exclude<RuleCode, About>, string>> = {
  'rule.allowed-destinations':
    '支払先は、一覧にある場所とアドレス、または指定された鍵が保証するアドレスだけです。',
  'rule.denied-destinations': '一覧にある場所とアドレスには、ほかのルールが許しても支払いません。',
  'rule.payment-limit': '一つの稟議で、一つの支払先が受け取る額に上限があります。',
  'rule.proposal-limit': '一つの稟議で金庫から出る額に、手数料を含めて上限があります。',
  'rule.rolling-limit':
    '時間、日数またはブロック数のどの期間にも、金庫から出る額に上限があります。ログから数えます。',
  'rule.vault-share':
    '一度に金庫から出る額は、署名済みでまだ送られうるものも含めて、残高に対する割合を超えません。',
  'rule.vault-floor':
    '金庫には、残高報告と、署名済みでまだ送られうるすべての取引から数えて、必ず一定の額が残ります。',
  'rule.logs':
    '自分を含む一定数の署名者のログが、新しいチェックポイントとともに手元にあるときだけ署名します。',
  'rule.fee-limit': '手数料の額、sat/vB での率、支払いに対する割合に上限があります。',
  'rule.quorum': '金額に応じて、どの署名者の組み合わせで足りるかを定めます。',
  'rule.separation-of-duties': '起案した人は署名できません。起案できる人は限られ、起案に署名します。',
  'rule.signing-hours': '署名できるのは、指定された地域の時計で、決まった曜日と時間だけです。',
  'rule.cooling-off': 'ログが稟議を初めて知ってから、一定の時間がたつまで署名できません。',
  'rule.expiry': 'ログが稟議を初めて知ってから、一定の時間が過ぎると署名できません。',
  'rule.confirmations': '使うコインには、一定数の承認（ブロック）が必要です。',
  'rule.coin-labels': 'ラベルのないコイン、使わないとラベルに記されたコインは使いません（BIP 329）。',
  'rule.address-reuse': 'お釣りは新しいアドレスに戻します。指定があれば支払いも同じです。',
  'rule.dust': '使うコインと出力は、どれも一定の額を下回りません。',
  'rule.segregation': '金庫の所有者のコインは、定められた所有者にだけ送り、混ぜません。',
  'rule.refill': '支払い後にその場所が持つ額は、上限と、全体に対する割合を超えません。',
  'rule.change-outputs': 'お釣りの出力の数に上限があります。',
  'rule.self-transfers':
    '自分の受取アドレスへの出力を、お釣りと同じく戻るものとして数えるか、または認めません。',
  'rule.script-types': '支払先は、定められた種類のスクリプトだけです。',
  'rule.locktime': '取引に許されるロックタイムの種類を定めます。',
  'rule.op-return': 'データを公開する出力（OP_RETURN）の数に上限があります。',
  'rule.output-count': '支払いの数に上限があります。',
  'rule.memo': '稟議にはメモがあり、決まった形をしています。',
  'rule.reference': '稟議には参照番号があり、決まった形をしています。',
  'rule.unique-reference': '一つの参照番号で署名されるのは一度だけです。ログから調べます。',
}

/** What a rule holds to, in Japanese. */
export const ruleSummary: RuleSummary = ({ code, summary }) => {
  const summaries: Readonly<Partial<Record<RuleCode, string>>> = SUMMARIES
  return summaries[code] ?? summary
}
