import type { Sentences } from '../../speaker.js'

export const appSigning: Sentences<'app/signing'> = {
  'proposal.changed-meanwhile': {
    sentence:
      '承認したときの状態ではなくなりました。ポリシー、根拠、警告、金額のどれかが変わっています。署名はしていません。',
    hint: 'もう一度審査してください。何が変わったかが表示されます。',
  },
  'signature.nothing-to-sign': {
    proposal: ({ name }) => `${name} はすべての入力に署名済みです。何も変更していません。`,
  },
  'confirm.refused': {
    succession: {
      sentence: 'では、その鍵は別の場所で使われています。署名はしていません。',
      hint: 'どこで使われているかを調べてください。ログが偽物なら --history から外し、ほかの人が鍵を持っているなら、コインを移してください。',
    },
  },
  'file.changed': {
    sentence: ({ file }) => `承認の間に ${file} が変わりました。署名はしていません。`,
    hint: '誰が変えたのかを調べ、それからもう一度審査してください。',
  },
}
