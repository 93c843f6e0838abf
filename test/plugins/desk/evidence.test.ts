/** Evidence as a schema. */
import { readFile } from 'node:fs/promises'
import { toJsonSchema } from '@valibot/to-json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'
import { evidenceForm } from '../../../src/plugins/desk/evidence/evidence.ts'
import { buildEvidence } from './build-evidence.ts'

it('is as docs/evidence.schema.json describes it', async () => {
  const schema = toJsonSchema(evidenceForm, { target: 'draft-2020-12', errorMode: 'ignore' })
  expect(
    JSON.parse(
      await readFile(new URL('../../../docs/evidence.schema.json', import.meta.url), 'utf8'),
    ),
  ).toEqual(schema)
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema as object)
  const evidence = await buildEvidence()
  expect([validate(evidence), validate.errors]).toEqual([true, null])
  expect(validate({ ...evidence, version: 2 })).toBe(false)
})
