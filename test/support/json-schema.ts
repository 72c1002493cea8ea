import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import { type Document, run } from './program.js'

const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true })

/** Asserts that something is as the schema of this name says, which the program itself prints. */
export async function expectAsInSchema(name: string, value: unknown): Promise<void> {
  const { json } = await run(['schema', ...name.split(' '), '--json'])
  const schema = json?.data.schema as { title: string }
  const validate = ajv.getSchema(name) ?? ajv.compile({ ...schema, $id: name })
  expect(validate(value), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true)
}

/** Asserts that a document is as the schema of its command says. */
export async function checkSchema(document: Document): Promise<void> {
  await expectAsInSchema(document.command, document)
}
