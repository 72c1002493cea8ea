import { RingiError } from '../base/error.js'
import { keysOf, mapKeys, type OutputDescriptor, type PathStep } from './output-descriptor.js'

/**
 * The descriptors that one with multipath steps `<a;b;…>` stands for, in order; itself alone where it has none
 * (BIP 389). Throws `descriptor.malformed` where the steps of its keys are not equally long.
 */
export function expandMultipath(descriptor: OutputDescriptor): OutputDescriptor[] {
  const length = multipathLength(descriptor)
  if (length === undefined) return [descriptor]
  return Array.from({ length }, (_, branch) =>
    mapKeys(descriptor, key => ({ ...key, path: key.path.map(step => choose(step, branch)) })),
  )
}

/**
 * How many descriptors `descriptor` stands for, or undefined where it has no multipath step. Throws
 * `descriptor.malformed` where its keys do not agree (BIP 389).
 */
export function multipathLength(descriptor: OutputDescriptor): number | undefined {
  const steps = keysOf(descriptor).flatMap(key => key.path)
  const lengths = new Set(steps.flatMap(step => (typeof step === 'number' ? [] : [step.length])))
  if (lengths.size <= 1) return lengths.values().next().value
  throw new RingiError('descriptor.malformed', { why: 'unequal-multipaths' })
}

function choose(step: PathStep, branch: number): number {
  return typeof step === 'number' ? step : (step[branch] as number)
}
