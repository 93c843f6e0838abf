/** The description of the API in OpenAPI 3.1, made of the schemas that parse its bodies. */
import { articleBody, correctionBody, retractionBody } from './article-body.ts'
import { batchBody } from './batch-body.ts'
import { answered } from './described-answers.ts'
import { eventFilters, filters, readerFilters } from './filter.ts'
import { schemaOf } from './json-schema.ts'
import { partnerAnswers, partnerPaths } from './openapi-partners.ts'
import {
  always,
  header,
  idempotencyKey,
  json,
  ok,
  pathName,
  problems,
  query,
  ref,
  type Status,
  writing,
} from './openapi-parts.ts'
import { webhookAnswers, webhookPaths } from './openapi-webhooks.ts'
import { partnerBody } from './partner-body.ts'
import { allRules } from './rules.ts'
import { webhookBody } from './webhook-body.ts'
import { atomic, dryRun } from './write-parameters.ts'

const name = pathName(
  'The external id, the guid or the id of the article, percent-encoded. PUT makes an article with this external id.',
)
const ifMatch = header('If-Match', 'Write only if the article still has this ETag.')
const ifNoneMatch = header('If-None-Match', '`*`: write only if the article does not exist.')
const written = { '200': ok('Changed, or as it was: `changed` says which.', ref('Written')), ...problems(...writing) }

const action = (operationId: string, summary: string, body: string | null) => ({
  parameters: [name],
  post: {
    operationId,
    summary,
    parameters: [...query(dryRun), ifMatch, idempotencyKey],
    ...(body !== null && { requestBody: { required: true, ...json(ref(body)) } }),
    responses: {
      ...written,
      '200': ok(
        'As of a PUT. If the request was repeated, and the article changed since: what was done, without the article.',
        ref('WrittenOnce'),
      ),
    },
  },
})

const eventList = (...more: Status[]) => ({
  parameters: query(...eventFilters),
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
      parameters: [...query(dryRun), ifMatch, ifNoneMatch],
      requestBody: { required: true, ...json(ref('ArticleBody')) },
      responses: { '201': ok('A new article.', ref('Written')), ...written },
    },
    patch: {
      operationId: 'patchArticle',
      summary: 'Changes members of an article (RFC 7396)',
      parameters: [...query(dryRun), ifMatch],
      requestBody: { required: true, content: { 'application/merge-patch+json': { schema: { type: 'object' } } } },
      responses: written,
    },
    delete: {
      operationId: 'deleteArticle',
      summary: 'Deletes an article; feeds that showed it get a tombstone',
      parameters: [...query(dryRun), ifMatch],
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
      parameters: query(...filters),
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
      parameters: query(...readerFilters),
      responses: { '200': ok('The report.', ref('ReaderReport'), false), ...problems('400', ...always, '404') },
    },
  },
  '/batch': {
    post: {
      operationId: 'runBatch',
      summary: 'Runs up to 100 operations in one transaction',
      parameters: [...query(dryRun, atomic), idempotencyKey],
      requestBody: { required: true, ...json(ref('BatchBody')) },
      responses: {
        '200': ok('All were done, or each for itself.', ref('BatchResult'), false),
        ...problems('400', ...always, '409', '413', '415', '422'),
      },
    },
  },
  ...webhookPaths,
  ...partnerPaths,
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

type Described = {
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly { readonly in: string }[]
}

/** What the API can be asked for, by `operationId`. */
export const operations = new Map(
  Object.entries<Readonly<Record<string, unknown>>>(paths).flatMap(([path, item]) =>
    ['get', 'put', 'patch', 'delete', 'post'].flatMap((method) => {
      const described = item[method] as Described | undefined
      return described ? [[described.operationId, { ...described, method: method.toUpperCase(), path }] as const] : []
    }),
  ),
)

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
      WebhookBody: schemaOf(webhookBody),
      PartnerBody: schemaOf(partnerBody),
      ...answered,
      ...webhookAnswers,
      ...partnerAnswers,
    },
  },
})
