import { describe, expect, it } from 'vitest'
import { lookAlike, mixesScripts } from '../../src/keys/look-alike.js'

describe('names that look alike', () => {
  it.each([
    ['alice', 'alice'],
    ['alice', 'Alice'],
    ['alice', 'аlice'],
    ['alice', 'аlісе'],
    ['alice', 'a1ice'],
    ['Alice', 'AIice'],
    ['bob', 'b0b'],
    ['bob', 'bоb'],
    ['NINA', 'ΝΙΝΑ'],
    ['vault', 'ｖault'],
    ['treasury', 'TREASURY'],
    ['Ivan', 'Іvan'],
  ])('%s and %s', (a, b) => {
    expect(lookAlike(a, b)).toBe(true)
    expect(lookAlike(b, a)).toBe(true)
  })

  it.each([
    ['alice', 'bob'],
    ['alice', 'alise'],
    ['kai', 'kal'],
    ['cosigner-1', 'cosigner-2'],
    ['officer-10', 'officer-1'],
    ['太郎', '次郎'],
    ['ハナ', 'はな'],
    ['é', 'e'],
  ])('but not %s and %s', (a, b) => {
    expect(lookAlike(a, b)).toBe(false)
  })
})

describe('names that mix scripts', () => {
  it.each(['аlice', 'Ivаn', 'bοb', 'Ꭺlice'])('%s', name => expect(mixesScripts(name)).toBe(true))

  it.each(['alice', 'иван', 'Νίκη', '山田太郎', 'タロウ-2', 'yamada太郎', 'Größe', '김철수', '2_x'])(
    'but not %s',
    name => expect(mixesScripts(name)).toBe(false),
  )
})
