import type { DoctorWords } from '../doctor.js'

export const doctor: DoctorWords = {
  names: {
    network: 'ネットワーク',
    environment: '環境変数',
    swap: 'スワップ',
    'core dumps': 'コアダンプ',
    home: 'ホーム',
    vaults: '金庫',
    seals: '封印',
    terminal: '端末画面',
    clock: '時計',
    versions: 'バージョン',
    program: 'プログラム',
  },
  noInterface: { found: '有効なインターフェースはありません' },
  interfacesUp: interfaces => ({
    found: `有効です: ${interfaces.join('、')}`,
    todo: 'ケーブルを抜き、無線を切ってください。この状態ではメインネットの鍵を使いません。',
  }),
  nothingLoaded: { found: 'ほかのコードを読み込むものはありません' },
  loading: variables => ({
    found: variables.join('、'),
    todo: `誰が設定したのかを調べてから、unset ${variables.join(' ')} を実行してください。`,
  }),
  swapUntold: {
    found: 'ここでは分かりません',
    todo: 'スワップが無効か、暗号化されていることを確かめてください。',
  },
  off: { found: '無効です' },
  swapping: areas => ({
    found: areas.join('、'),
    todo: 'swapoff -a を実行してください。鍵のあるメモリがディスクに書かれるおそれがあります。',
  }),
  dumpsHandled: handler => ({
    found: `${handler} に渡されます`,
    todo: 'root で sysctl -w kernel.core_pattern=core を、このシェルで ulimit -c 0 を実行してください。',
  }),
  dumpsLimited: (limit = 'ここでは分かりません') => ({
    found: limit,
    todo: 'このシェルで ulimit -c 0 を実行してください。',
  }),
  noHome: folder => ({ found: `${folder} (まだありません)` }),
  homeShut: folder => ({ found: folder }),
  homeReadable: (file, folder) => ({
    found: `ほかの利用者が ${file} を読んだり変えたりできます`,
    todo: `内容を確かめてから、chmod -R go= ${folder} を実行してください。`,
  }),
  vaultsRegistered: count => ({ found: `${count}件の登録があります` }),
  twins: twins => ({
    found: `${twins.join('、')} は名前の違う同じ金庫です`,
    todo: 'ほかの担当者が持っているのはどれかを確かめてください。この端末は、そのどれにも署名しません。',
  }),
  noSeal: keys => ({
    found: `${keys.join('、')} の封印がありません`,
    todo: `ringi home seal --key ${keys[0]} を実行してください。封印がないと、パスワードを知らない誰かが金庫、ポリシー、ログを変えても分かりません。それまでは何にも署名しません。`,
  }),
  sealed: count => ({ found: `${count}件` }),
  sealsBehind: keys => ({
    found: `その後、${keys.join('、')} を開かずに書き込みがありました`,
    todo: 'パスワードを尋ねる前に一覧を表示し、次に鍵を開いたときに封印します。',
  }),
  terminalThere: columns => ({ found: `幅${columns}桁` }),
  noTerminal: {
    found: 'ありません',
    todo: '質問ができないため、オプションで答える必要があります。',
  },
  clockRight: time => ({ found: time }),
  clockBehind: time => ({
    found: time,
    todo: '時計がこのプログラムの公開日より遅れています。合わせてください。',
  }),
  versions: versions => ({ found: versions }),
  programUnknown: { found: '分かりません' },
  program: (file, sha256) => ({ found: file, compared: `sha256 ${sha256}` }),
}
