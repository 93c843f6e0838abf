/** Pieces of the description in OpenAPI: schemas by name, parameters, and the answers that refuse. */
import type { Parameter } from './filter.ts'

type Json = Readonly<Record<string, unknown>>

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
export const json = (schema: Json) => ({ content: { 'application/json': { schema } } })

export const text = { type: 'string' } as const
/** A point in time, or null. */
export const time = { type: ['string', 'null'], format: 'date-time' } as const
export const list = (items: object) => ({ type: 'array', items }) as const
export const object = (properties: Readonly<Record<string, object>>, required: readonly string[]) =>
  ({ type: 'object', properties, required }) as const
/** An object that always has all of its members. */
export const whole = (properties: Readonly<Record<string, object>>) => object(properties, Object.keys(properties))

/** The segment of a path that names one of several things. */
export const pathName = (description: string) => ({
  name: 'name',
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', minLength: 1 },
})
export const header = (title: string, description: string) => ({
  name: title,
  in: 'header',
  description,
  schema: { type: 'string' },
})
export const query = (...parameters: readonly Parameter[]) =>
  parameters.map(({ name, ...rest }) => ({ name, in: 'query', ...rest }))

export const idempotencyKey = header(
  'Idempotency-Key',
  'Any key of your own: the same request with it is done once in 24 hours.',
)

const refusals = {
  '400': 'The request cannot be read.',
  '401': 'No token, or one that is unknown, revoked or expired.',
  '403': 'The token may not do this.',
  '404': 'There is no such article, webhook or partner.',
  '409': 'It conflicts with other data, or with a request that is being answered.',
  '412': 'The article has changed: `If-Match`.',
  '413': 'The body is too large.',
  '415': 'The body is not JSON, or is compressed.',
  '422': 'The body breaks rules: `errors` names all of them.',
  '429': 'Too many requests: `Retry-After` says when to go on.',
  '503':
    'The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help.',
}

export type Status = keyof typeof refusals

export const problems = (...statuses: Status[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: refusals[status], content: { 'application/problem+json': { schema: ref('Problem') } } },
    ]),
  )
export const always = ['401', '403', '429', '503'] as const
export const writing = ['400', ...always, '404', '409', '412', '413', '415', '422'] as const

export const ok = (description: string, schema: Json, etag = true) => ({
  description,
  ...json(schema),
  ...(etag && { headers: { ETag: { description: 'Of the article, for `If-Match`.', schema: { type: 'string' } } } }),
})
