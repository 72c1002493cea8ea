import type { Sentences } from '../speaker.js'

export const secondOpinion: Sentences<'second-opinion'> = {
  'signature.disagreement': {
    sentence: '今作ったものが、独立した二つ目の計算の結果と一致しません。何も書き込んでいません。',
    hint: 'この端末は故障しているおそれがあります。この端末では署名せず、稟議を確かめたうえで別の端末で署名してください。',
  },
}
