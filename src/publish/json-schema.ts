/** Schemas of bodies as JSON Schema (2020-12), the dialect of OpenAPI 3.1. */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'

type Json = Readonly<Record<string, unknown>>

/** Checks that JSON Schema cannot express are rules in words: the codes of `errors`. */
export function schemaOf(schema: GenericSchema): Json {
  const { $schema: _, ...json } = toJsonSchema(schema, {
    errorMode: 'ignore',
    typeMode: 'input',
    target: 'draft-2020-12',
    // Objects of strict.ts say that a further member never holds; generators of clients know `false` only.
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'object_with_rest' ? { ...jsonSchema, additionalProperties: false } : null,
  })
  return json
}
