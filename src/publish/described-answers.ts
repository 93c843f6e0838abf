/** JSON Schemas of what the API answers about articles and readers, and of its refusals: test/publish/openapi.test.ts holds answers against them. */
import { statuses } from '../../schema/lists.ts'
import { articleMembers } from './article-body.ts'
import { schemaOf } from './json-schema.ts'
import { list, object, text, whole } from './openapi-parts.ts'
import { strict } from './strict.ts'

const flag = { type: 'boolean' } as const

const {
  guid: _,
  minor: __,
  unretract: ___,
  ...members
} = schemaOf(strict(articleMembers))['properties'] as Record<string, object>

const identity = {
  id: { ...text, format: 'uuid', description: 'The id in the database.' },
  external_id: { type: ['string', 'null'], description: 'The id that the pipeline gave it.' },
  guid: { ...text, description: 'The identity that readers see.' },
  etag: { ...text, description: 'For `If-Match`.' },
} as const

const article = {
  ...identity,
  ...members,
  topics: list(object({ slug: text, label: text }, ['slug', 'label'])),
  status: { ...text, enum: statuses },
  shown: { ...flag, description: 'Whether the feeds show it now.' },
  reason: { ...text, description: 'Why, or why not, and what to do.' },
  feeds: {
    ...list(object({ family: text, rss: text, atom: text, json: text }, ['family', 'rss', 'atom', 'json'])),
    description: 'The feeds that show it.',
  },
  partners: {
    type: 'object',
    additionalProperties: object(
      { accepted: flag, reasons: list(object({ code: text, detail: text }, ['code', 'detail'])) },
      ['accepted', 'reasons'],
    ),
    description:
      'By name, if partners are on: whether each gets it, and why not. Left out while judging for this token has taken too long.',
  },
}
const always = [
  'id',
  'external_id',
  'guid',
  'etag',
  'url',
  'title',
  'language',
  'status',
  'disclosure',
  'shown',
] as const
const changed = {
  result: { ...text, enum: ['created', 'changed', 'unchanged', 'deleted'] },
  changed: { ...flag, description: 'Whether anything was written.' },
  dry_run: flag,
} as const
const event = {
  id: { type: 'integer', description: 'Orders the events.' },
  at: { ...text, format: 'date-time' },
  article_id: { ...text, format: 'uuid' },
  guid: text,
  action: { ...text, enum: ['created', 'changed', 'deleted'] },
  fields: { ...list(text), description: 'What changed.' },
  minor: { ...flag, description: 'Whether the writer declared it minor.' },
  status: text,
  text_digest: { ...text, description: 'Of title, standfirst and body: docs/articles.md, “The record of changes”.' },
  disclosure: { type: 'object', description: 'As it was after the change.' },
  role: { ...text, description: 'The login in the database.' },
  actor: { type: ['string', 'null'], description: 'The name of the token, if the API wrote.' },
} as const
const fault = object(
  {
    pointer: { ...text, description: 'A JSON Pointer into the body.' },
    code: { ...text, description: 'The name of the rule.' },
    detail: text,
    allowed: list(text),
    see: { ...text, description: 'Where the rule is explained.' },
  },
  ['pointer', 'code', 'detail', 'see'],
)
const anyOf = (...names: readonly string[]) => ({
  anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
})
const results = list(
  object(
    {
      name: text,
      status: { type: 'integer', description: 'As of a request of its own.' },
      answer: anyOf('Written', 'Deleted', 'Problem'),
    },
    ['name', 'status', 'answer'],
  ),
)
const problem = {
  title: text,
  status: { type: 'integer' },
  detail: text,
  errors: list(fault),
  results: { ...results, description: 'Of a batch: what each operation would have done, or why it was refused.' },
} as const

const number = { type: 'integer' } as const
const date = { ...text, format: 'date', description: 'In UTC.' } as const
const totals = {
  requests: number,
  not_modified: { ...number, description: 'Answered with 304.' },
  bytes: number,
} as const
const readerReport = whole({
  from: date,
  to: date,
  complete: { ...flag, description: '`false` if products with few requests are left out.' },
  days: list(whole({ day: date, subscribers: number, direct_readers: number, ...totals })),
  feeds: list(
    whole({
      family: { ...text, description: '`all`, `topics/science`, …' },
      readers: { ...number, description: 'Subscribers and direct readers.' },
      subscribers: { ...number, description: 'The newest figures that aggregators told.' },
      direct_readers: { ...number, description: 'Estimated, on the newest day that is over.' },
      ...totals,
      aggregators: list(
        whole({
          name: text,
          subscribers: { type: ['integer', 'null'] },
          as_of: { type: ['string', 'null'], format: 'date', description: 'The day of that figure.' },
          ...totals,
        }),
      ),
    }),
  ),
  embeds: list(whole({ host: { ...text, description: 'Empty if it is unknown.' }, family: text, requests: number })),
  errors: list(whole({ route: text, status: number, requests: number })),
})

export const answered = {
  Article: object(article, [...always, 'body_html', 'sources', 'topics', 'corrections', 'reason', 'feeds']),
  Written: object({ ...article, ...changed }, [...always, 'result', 'changed']),
  WrittenOnce: anyOf('Written', 'Deleted'),
  Deleted: object({ id: identity.id, ...changed }, ['id', 'result', 'changed']),
  ArticleList: object({ articles: list(object(article, always)), next: { type: ['string', 'null'] } }, [
    'articles',
    'next',
  ]),
  EventList: object({ events: list(object(event, Object.keys(event))), next: { type: ['string', 'null'] } }, [
    'events',
    'next',
  ]),
  BatchResult: object(
    {
      kept: { ...flag, description: 'Whether anything was written.' },
      dry_run: flag,
      results,
    },
    ['kept', 'results'],
  ),
  ReaderReport: readerReport,
  Problem: object(problem, ['title', 'status', 'detail']),
  Rule: object({ code: text, member: text, requires: text, detail: text, allowed: list(text) }, [
    'code',
    'requires',
    'detail',
  ]),
}
