import { describe, expect, test } from 'vitest'
import type { Notice } from '../../src/app/person.js'
import { untilRight } from '../../src/app/until-right.js'
import { RingiError } from '../../src/base/error.js'
import { parseDice } from '../../src/keys/dice.js'
import { personWith } from './person-with.js'

/** What comes of these answers, how many were asked for, and what was told in between. */
async function answering(...answers: string[]) {
  const told: Notice[] = []
  let asked = 0
  const ask = async () => answers[asked++] ?? ''
  const person = personWith({ tell: async notice => void told.push(notice) })
  const outcome = await untilRight(person, ask, parseDice).catch((error: unknown) => error)
  return { outcome, asked, left: told.map(notice => notice.tells === 'wrong-answer' && notice.left) }
}

test('a right answer is asked for once', async () => {
  expect(await answering('12 3')).toEqual({ outcome: '123', asked: 1, left: [] })
})

test('a slip costs the answer alone, and how many tries are left is told', async () => {
  expect(await answering('12 9', '0', '456')).toEqual({ outcome: '456', asked: 3, left: [2, 1] })
})

test('the third wrong answer is the last', async () => {
  const { outcome, asked } = await answering('9', '99', '1 2 9', '456')
  expect(outcome).toMatchObject({ code: 'dice.malformed', details: { position: 5 } })
  expect(asked).toBe(3)
})

test('nothing gives up, with what was wrong', async () => {
  const { outcome, asked } = await answering('1 9')
  expect(outcome).toMatchObject({ code: 'dice.malformed', details: { position: 3 } })
  expect(asked).toBe(2)
})

describe('is not asked again', () => {
  test('where nobody is there to answer', async () => {
    const nobody = async () => {
      throw new RingiError('confirm.needed', { why: 'dice', flag: '--dice' })
    }
    await expect(untilRight(personWith({}), nobody, parseDice)).rejects.toThrowCode('confirm.needed')
  })

  test('where it was no wrong answer that went wrong', async () => {
    const broken = async () => {
      throw new TypeError('a bug')
    }
    await expect(untilRight(personWith({}), broken, parseDice)).rejects.toThrow('a bug')
  })
})
