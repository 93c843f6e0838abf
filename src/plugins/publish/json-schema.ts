/**
 * JSON Schemas (2020-12, the dialect of OpenAPI 3.1) that know the type of the values they
 * describe.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'

export type Json = Readonly<Record<string, unknown>>

declare const type: unique symbol
/** A JSON Schema of values of a type, which only the compiler sees. */
export type Schema<T> = Json & { readonly [type]?: () => T }
export type Described<S> = S extends { readonly [type]?: () => infer T } ? T : never

/**
 * A schema of bodies. Checks that JSON Schema cannot express are rules in words: the codes of
 * `errors`.
 */
export function schemaOf(schema: GenericSchema): Json {
  const { $schema: _, ...json } = toJsonSchema(schema, {
    errorMode: 'ignore',
    typeMode: 'input',
    target: 'draft-2020-12',
    // Objects of strict.ts say that a further member never holds; generators of clients know
    // `false` only.
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'object_with_rest'
        ? { ...jsonSchema, additionalProperties: false }
        : null,
  })
  return json
}

export const text: Schema<string> = { type: 'string' }
export const flag: Schema<boolean> = { type: 'boolean' }
export const number: Schema<number> = { type: 'integer' }
export const dateTime: Schema<string> = { ...text, format: 'date-time' }
export const choice = <const T extends string>(values: readonly T[]): Schema<T> => ({
  type: 'string',
  enum: values,
})
export const list = <T>(items: Schema<T>): Schema<readonly T[]> => ({ type: 'array', items })
export const nullable = <T>(schema: Schema<T>): Schema<T | null> => ({
  ...schema,
  type: [schema['type'], 'null'],
})
export const about = <T>(description: string, schema: Schema<T>): Schema<T> => ({
  ...schema,
  description,
})

type Properties = Readonly<Record<string, Schema<unknown>>>
type Optional<P, Required extends keyof P> = {
  readonly [Name in Exclude<keyof P, Required>]?: Described<P[Name]>
}

export const object = <P extends Properties, Required extends keyof P>(
  properties: P,
  required: readonly Required[],
) =>
  ({ type: 'object', properties, required }) as Schema<
    { readonly [Name in Required]: Described<P[Name]> } & Optional<P, Required>
  >
/** An object that always has all of its members. */
export const whole = <P extends Properties>(properties: P) =>
  object(properties, Object.keys(properties) as readonly (keyof P)[])

/** The component of this name. */
export const ref = <T>(name: string, _schema?: Schema<T>): Schema<T> => ({
  $ref: `#/components/schemas/${name}`,
})
export const anyOf = <T>(...schemas: readonly Schema<T>[]): Schema<T> => ({ anyOf: schemas })

/** A schema that OpenAPI names. */
export type Component<T> = {
  readonly name: string
  readonly schema: Schema<T>
  /** All schemas that were named with it: they can refer to each other. */
  readonly group: Readonly<Record<string, Json>>
}

type Components<Group extends Properties> = {
  readonly [Name in keyof Group]: Component<Described<Group[Name]>>
}

/** Names schemas for answers of routes: `answers: { 200: [answers.Partner, 'The partner.'] }`. */
export function components<Group extends Properties>(group: Group): Components<Group> {
  const named = Object.entries(group).map(([name, schema]) => [name, { name, schema, group }])
  return Object.fromEntries(named)
}

/** The values that a group describes, by the names of their schemas. */
export type AnswersOf<Group extends Properties> = {
  readonly [Name in keyof Group]: Described<Group[Name]>
}
