import { test } from 'vitest'
import { makeScenes } from './toolkit/scene.js'
test('x', async () => {
  const s = (await makeScenes('p2wsh'))[0]
  const psbt = s.raw().edit(({ outputs }) => { const o = outputs[s.changeOutput] as any; o.value += 50_000_000n })
  console.log(JSON.stringify((await s.review(psbt)).findings), (await s.review(psbt)).error)
  await s.refused(psbt, 'fee.negative', ['sign'])
  await s.refused(psbt, 'fee.negative', ['finalize'])
})
