import type { Sentences } from '../speaker.js'

export const secondOpinion: Sentences<'second-opinion'> = {
  'signature.disagreement': {
    sentence: 'The second opinion disagrees with what was just made; nothing was written.',
    hint: 'This machine may be faulty. Do not sign on it; check the proposal and sign it on another one.',
  },
}
