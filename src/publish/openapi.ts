/** The description of the API in OpenAPI 3.1, made of the schemas that parse its bodies. */
import { articleBody, correctionBody, retractionBody } from './article-body.ts'
import { batchBody } from './batch-body.ts'
import { answered } from './described-answers.ts'
import { eventFilters, filters, readerFilters } from './filter.ts'
import { schemaOf } from './json-schema.ts'
import { allRules } from './rules.ts'

type Json = Readonly<Record<string, unknown>>

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Json) => ({ content: { 'application/json': { schema } } })

const name = {
  name: 'name',
  in: 'path',
  required: true,
  description:
    'The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id.',
  schema: { type: 'string', minLength: 1 },
}
const header = (title: string, description: string) => ({
  name: title,
  in: 'header',
  description,
  schema: { type: 'string' },
})
const query = (title: string, description: string, schema: Json = { type: 'string' }) => ({
  name: title,
  in: 'query',
  description,
  schema,
})

const dryRun = query('dry_run', 'Do everything, tell what would be, and undo it.', { type: 'string', enum: ['0', '1'] })
const ifMatch = header('If-Match', 'Write only if the article still has this ETag.')
const ifNoneMatch = header('If-None-Match', '`*`: write only if the article does not exist.')
const idempotencyKey = header(
  'Idempotency-Key',
  'Any key of your own: the same request with it is done once in 24 hours.',
)

const refusals = {
  '400': 'The request cannot be read.',
  '401': 'No token, or one that is unknown, revoked or expired.',
  '403': 'The token may not do this.',
  '404': 'There is no such article.',
  '409': 'It conflicts with other data, or with a request that is being answered.',
  '412': 'The article has changed: `If-Match`.',
  '413': 'The body is too large.',
  '415': 'The body is not JSON.',
  '422': 'The body breaks rules: `errors` names all of them.',
  '429': 'Too many requests: `Retry-After` says when to go on.',
  '503': 'The database is away. Nothing was written.',
}

const problems = (...statuses: (keyof typeof refusals)[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: refusals[status], content: { 'application/problem+json': { schema: ref('Problem') } } },
    ]),
  )
const always = ['401', '403', '429', '503'] as const
const writing = ['400', ...always, '404', '409', '412', '413', '415', '422'] as const

const ok = (description: string, schema: Json, etag = true) => ({
  description,
  ...json(schema),
  ...(etag && { headers: { ETag: { description: 'Of the article, for `If-Match`.', schema: { type: 'string' } } } }),
})

const written = { '200': ok('Changed, or as it was: `changed` says which.', ref('Written')), ...problems(...writing) }

const action = (operationId: string, summary: string, body: string | null) => ({
  parameters: [name],
  post: {
    operationId,
    summary,
    parameters: [dryRun, ifMatch, idempotencyKey],
    ...(body !== null && { requestBody: { required: true, ...json(ref(body)) } }),
    responses: written,
  },
})

const eventList = (...more: (keyof typeof refusals)[]) => ({
  parameters: eventFilters.map(({ name: title, description, schema }) => query(title, description, schema)),
  responses: {
    '200': ok('A page, and the address of the next.', ref('EventList'), false),
    ...problems('400', ...always, ...more),
  },
})

const paths = {
  '/articles/{name}': {
    parameters: [name],
    get: {
      operationId: 'getArticle',
      summary: 'Reads an article, and says which feeds show it',
      responses: { '200': ok('The article.', ref('Article')), ...problems(...always, '404') },
    },
    put: {
      operationId: 'putArticle',
      summary: 'Writes a whole article; the same again changes nothing',
      parameters: [dryRun, ifMatch, ifNoneMatch],
      requestBody: { required: true, ...json(ref('ArticleBody')) },
      responses: { '201': ok('A new article.', ref('Written')), ...written },
    },
    patch: {
      operationId: 'patchArticle',
      summary: 'Changes members of an article (RFC 7396)',
      parameters: [dryRun, ifMatch],
      requestBody: { required: true, content: { 'application/merge-patch+json': { schema: { type: 'object' } } } },
      responses: written,
    },
    delete: {
      operationId: 'deleteArticle',
      summary: 'Deletes an article; feeds that showed it get a tombstone',
      parameters: [dryRun, ifMatch],
      responses: { '200': ok('It is gone.', ref('Deleted'), false), ...problems('400', ...always, '404', '412') },
    },
  },
  '/articles/{name}/corrections': action('correctArticle', 'Adds a correction', 'CorrectionBody'),
  '/articles/{name}/retraction': action(
    'retractArticle',
    'Retracts an article: its reason replaces its text',
    'RetractionBody',
  ),
  '/articles/{name}/withholding': action('withholdArticle', 'Takes an article back, until it is published again', null),
  '/articles': {
    get: {
      operationId: 'listArticles',
      summary: 'Lists articles, the last written first, without their bodies',
      parameters: filters.map(({ name: title, description, schema }) => query(title, description, schema)),
      responses: {
        '200': ok('A page, and the address of the next.', ref('ArticleList'), false),
        ...problems('400', ...always),
      },
    },
  },
  '/articles/{name}/events': {
    parameters: [name],
    get: {
      operationId: 'listArticleEvents',
      summary: 'Lists the changes of an article, the oldest first',
      ...eventList('404'),
    },
  },
  '/events': {
    get: { operationId: 'listEvents', summary: 'Lists the changes of all articles, the oldest first', ...eventList() },
  },
  '/readers': {
    get: {
      operationId: 'getReaders',
      summary: 'Tells how many people read each feed',
      parameters: readerFilters.map(({ name: title, description, schema }) => query(title, description, schema)),
      responses: { '200': ok('The report.', ref('ReaderReport'), false), ...problems('400', ...always, '404') },
    },
  },
  '/batch': {
    post: {
      operationId: 'runBatch',
      summary: 'Runs up to 100 operations in one transaction',
      parameters: [
        dryRun,
        query('atomic', '`0` keeps what is right when another operation is refused.', {
          type: 'string',
          enum: ['0', '1'],
        }),
        idempotencyKey,
      ],
      requestBody: { required: true, ...json(ref('BatchBody')) },
      responses: {
        '200': ok('All were done, or each for itself.', ref('BatchResult'), false),
        ...problems('400', ...always, '409', '413', '415', '422'),
      },
    },
  },
  '/errors/{code}': {
    parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string', enum: Object.keys(allRules) } }],
    get: {
      operationId: 'explainRule',
      summary: 'Explains a rule that a body broke',
      security: [],
      responses: { '200': ok('The rule.', ref('Rule'), false), ...problems('404') },
    },
  },
}

/** `base` is the address of the API, without a slash at its end. */
export const describeApi = (base: string) => ({
  openapi: '3.1.1',
  info: {
    title: 'Candor publishing API',
    version: '1.0.0',
    description: 'Publishes articles with their sources and the disclosure of how they were made.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: base }],
  security: [{ token: [] }],
  paths,
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'candor_…' } },
    schemas: {
      ArticleBody: schemaOf(articleBody),
      CorrectionBody: schemaOf(correctionBody),
      RetractionBody: schemaOf(retractionBody),
      BatchBody: schemaOf(batchBody),
      ...answered,
    },
  },
})
