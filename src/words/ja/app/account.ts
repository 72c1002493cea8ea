import type { Sentences } from '../../speaker.js'

export const appAccount: Sentences<'app/account'> = {
  'usage.invalid': {
    'one-recipient': {
      sentence: 'アカウントからの支払いの送付先は一つです。',
      hint: '--to を一度だけ指定し、ほかの送付先には別の稟議を作ってください。',
    },
    'no-proposal': {
      sentence: 'これらのファイルの中に稟議がありません。',
      hint: '最初の署名者が署名した稟議と、連署を指定してください。',
    },
  },
  'key.other-network': {
    account: {
      sentence: ({ key, keyNetwork, network }) =>
        `鍵 ${key} は ${keyNetwork} のものです。本物の資産と試験用の資産で同じ鍵は使えません。${network} はもう一方の種類です。`,
      hint: '別の鍵を作ってください。',
    },
    file: {
      sentence: ({ file, wanted }) => `${file} は ${wanted} のものではありません。`,
      hint: 'そのネットワークの鍵を渡すよう、持ち主に頼んでください。',
    },
  },
  'vault.no-coins': {
    sentence: ({ name }) =>
      `金庫 ${name} はアカウントで、コインがありません。この操作はコインのある金庫のためのものです。`,
    hint: 'この金庫でできるのは、propose、review、sign、combine、finalize、verify です。',
  },
  'vault.no-account': ({ name }) =>
    `金庫 ${name} にはコインがあり、アカウントではありません。この操作はアカウントの金庫のためのものです。`,
  'vault.other-model': {
    account: ({ flag }) => `${flag} はコインのある金庫のためのものですが、この金庫はアカウントです。`,
    coins: ({ flag }) => `${flag} はアカウントの金庫のためのものですが、この金庫にはコインがあります。`,
  },
  'vault.one-can-burn': ({ vault }) =>
    `金庫 ${vault} の署名者は、ほかの署名者の連署を手に入れれば、だれでも一人で、アカウントの全額を手数料として失わせることができます。残高を小さく保ち、連署は送信担当者だけに渡してください。`,
  'vault.deposit-untried': {
    sentence: ({ name }) =>
      `金庫 ${name} のアカウントには、まだ入金しないでください。必要な数の署名者が署名した出金を、この端末はまだ見ていません。`,
    hint: 'まず少額を出金し、この端末でfinalizeしてください。',
  },
  'publisher.other': {
    sentence: ({ vault }) => `この識別鍵は、金庫 ${vault} の送信担当者のものではありません。`,
    hint: '連署をまとめるのは、送信担当者の端末だけです。',
  },
}
