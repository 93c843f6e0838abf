/**
 * The description of the API in OpenAPI 3.1, made of its routes and of the schemas that parse its
 * bodies.
 */
import { jsonLdMediaType } from './answer.ts'
import { type Json, ref, schemaOf, text } from './json-schema.ts'
import type { ApiParameter } from './parameters.ts'
import { headers, type Route, type Routes, refusals } from './route.ts'
import { allRules } from './rules.ts'

const json = (schema: Json, mediaType = 'application/json') => ({
  content: { [mediaType]: { schema } },
})

const articleName =
  'The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id.'

function variableOf({ path, nameMeans }: Route): Json | null {
  const [, name] = /\{(\w+)\}/.exec(path) ?? []
  if (name === undefined) return null
  const schema =
    name === 'code' ? { ...text, enum: Object.keys(allRules) } : { ...text, minLength: 1 }
  const description = path.startsWith('/articles/') ? articleName : nameMeans
  return { name, in: 'path', required: true, ...(name === 'name' && { description }), schema }
}

const queryOf = (parameters: readonly ApiParameter[]) =>
  parameters.map(({ name, description, schema }) => ({ name, in: 'query', description, schema }))

/** The refusals of all routes with scopes. */
const always = ['401', '403', '429', '503'] as const
/** Answers with the ETag of an article. */
const tagged: readonly string[] = ['Article', 'Written', 'WrittenOnce']
const etag = { ETag: { description: 'Of the article, for `If-Match`.', schema: text } }

/** Why a route can refuse a request: what it takes and names says it, and `refuses`. */
function refusalsOf({ method, path, scopes, query, headers: own, body, refuses = [] }: Route) {
  const writes = method !== 'GET'
  return [
    ...(scopes === null ? [] : always),
    ...(writes || query ? (['400'] as const) : []),
    ...(path.includes('{') ? (['404'] as const) : []),
    ...(writes && method !== 'DELETE' ? (['409'] as const) : []),
    ...(own?.includes('If-Match') ? (['412'] as const) : []),
    ...(body ? (['413', '415', '422'] as const) : []),
    ...refuses,
  ]
}

function describe(operationId: string, route: Route) {
  const { summary, scopes, query = [], headers: own = [], body } = route
  const parameters = [
    ...queryOf(query),
    ...own.map((name) => ({ name, in: 'header', description: headers[name], schema: text })),
  ]
  const answered = Object.entries(route.answers).map(([status, [{ name }, description]]) => {
    const withTag = tagged.includes(name) && { headers: etag }
    return [
      status,
      {
        description,
        ...json(ref(name), name === 'ArticleJsonLd' ? jsonLdMediaType : undefined),
        ...withTag,
      },
    ]
  })
  const refused = refusalsOf(route).map((status) => {
    return [
      status,
      { description: refusals[status], ...json(ref('Problem'), 'application/problem+json') },
    ]
  })
  const content =
    body === 'Patch'
      ? json({ type: 'object' }, 'application/merge-patch+json')
      : body && json(ref(body.name))
  return {
    operationId,
    summary,
    ...(scopes === null && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(content && { requestBody: { required: true, ...content } }),
    responses: Object.fromEntries([...answered, ...refused]),
  }
}

function describePaths(routes: Routes): Readonly<Record<string, Json>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, route] of Object.entries(routes)) {
    const variable = variableOf(route)
    paths[route.path] ??= variable ? { parameters: [variable] } : {}
    Object.assign(paths[route.path] ?? {}, {
      [route.method.toLowerCase()]: describe(operationId, route),
    })
  }
  return paths
}

/** Bodies first, then answers, in the order of the routes. */
function describeSchemas(routes: Routes): Readonly<Record<string, Json>> {
  const all = Object.values(routes)
  const bodies = all.flatMap(({ body }) =>
    body === undefined || body === 'Patch' ? [] : [[body.name, schemaOf(body.schema)]],
  )
  const groups = all.flatMap(({ answers }) => Object.values(answers).map(([{ group }]) => group))
  return Object.assign(Object.fromEntries(bodies), ...new Set(groups))
}

/** `base` is the address of the API, without a slash at its end. */
export const describeApi = (base: string, routes: Routes) => ({
  openapi: '3.1.1',
  info: {
    title: 'Candor publishing API',
    version: '1.0.0',
    description: 'Publishes articles with their sources and the disclosure of how they were made.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: base }],
  security: [{ token: [] }],
  paths: describePaths(routes),
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'candor_…' } },
    schemas: describeSchemas(routes),
  },
})
