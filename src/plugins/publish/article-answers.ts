/** JSON Schemas of what the API answers about articles, and of its refusals. */

import type { JsonObject as JsonLd } from 'candor-disclosure/parse/json-values.ts'
import type { InferInput } from 'valibot'
import { statuses } from '../../../schema/lists.ts'
import { articleMembers } from './article-body.ts'
import {
  about,
  anyOf,
  choice,
  type Described,
  dateTime,
  flag,
  list,
  nullable,
  number,
  object,
  ref,
  type Schema,
  schemaOf,
  text,
  whole,
} from './json-schema.ts'
import { strict } from './strict.ts'
import { warningCodes } from './warnings.ts'

type Members = {
  readonly [Name in keyof typeof articleMembers]: Schema<
    Exclude<InferInput<(typeof articleMembers)[Name]>, undefined>
  >
}
const {
  guid: _,
  unretract: ___,
  ...members
} = schemaOf(strict(articleMembers))['properties'] as Members

const uuid: Schema<string> = { ...text, format: 'uuid' }
const next = nullable(text)

const identity = {
  id: about('The id in the database.', uuid),
  external_id: about('The id that the pipeline gave it.', nullable(text)),
  guid: about('The identity that readers see.', text),
  etag: about('For `If-Match`.', text),
}
const judgement = whole({ accepted: flag, reasons: list(whole({ code: text, detail: text })) })

const article = {
  ...identity,
  ...members,
  topics: list(whole({ slug: text, label: text })),
  status: choice(statuses),
  shown: about('Whether the feeds show it now.', flag),
  reason: about('Why, or why not, and what to do.', text),
  returned: about(
    'If an editor sent this text back, and it waits for another one: when, why, who, and the digest of the text.',
    whole({ at: dateTime, reason: text, editor: text, text_digest: text }),
  ),
  feeds: about(
    'The feeds that show it.',
    list(whole({ family: text, rss: text, atom: text, json: text })),
  ),
  partners: about(
    'By name, if partners are on: whether each gets it, and why not. Left out while judging for this token has taken too long.',
    { type: 'object', additionalProperties: judgement } as Schema<
      Readonly<Record<string, Described<typeof judgement>>>
    >,
  ),
}
const always = [
  ...([
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
  ] as const),
] as const
const changed = {
  result: choice(['created', 'changed', 'unchanged', 'deleted']),
  changed: about('Whether anything was written.', flag),
  dry_run: flag,
}
const event = whole({
  id: about('Orders the events.', number),
  at: dateTime,
  article_id: uuid,
  guid: text,
  action: choice(['created', 'changed', 'deleted']),
  fields: about('What changed.', list(text)),
  status: text,
  text_digest: about(
    'Of title, standfirst and body: docs/articles.md, “The record of changes”.',
    text,
  ),
  disclosure: about('As it was after the change.', { type: 'object' } as Schema<
    Readonly<Record<string, unknown>>
  >),
  role: about('The login in the database.', text),
  actor: about('The name of the token, if the API wrote.', nullable(text)),
})
const fault = object(
  {
    pointer: about('A JSON Pointer into the body.', text),
    code: about('The name of the rule.', text),
    detail: text,
    allowed: list(text),
    see: about('Where the rule is explained.', text),
  },
  ['pointer', 'code', 'detail', 'see'],
)

const warnings = about(
  'What was accepted and is doubtful: docs/publishing.md, “What is doubtful”.',
  list(whole({ pointer: text, code: choice(warningCodes), detail: text })),
)

const written = object({ ...article, ...changed, warnings }, [...always, 'result', 'changed'])
const deleted = object({ id: identity.id, ...changed }, ['id', 'result', 'changed'])
export type Written = Described<typeof written>
export type Deleted = Described<typeof deleted>

const results = list(
  whole({
    name: text,
    status: about('As of a request of its own.', number),
    answer: anyOf<Written | Deleted | ProblemBody>(ref('Written'), ref('Deleted'), ref('Problem')),
  }),
)
type FaultBody = Described<typeof fault>
type ProblemBody = {
  readonly title?: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly FaultBody[]
}

export const articleAnswers = {
  Article: object(article, [
    ...always,
    'body_html',
    'sources',
    'topics',
    'corrections',
    'reason',
    'feeds',
  ]),
  ArticleJsonLd: about(
    'A NewsArticle of schema.org: docs/vocabulary/json-ld.md.',
    whole({ '@context': text, '@type': text }) as Schema<JsonLd>,
  ),
  Written: written,
  WrittenOnce: anyOf<Written | Deleted>(ref('Written'), ref('Deleted')),
  Deleted: deleted,
  ArticleList: whole({ articles: list(object(article, always)), next }),
  EventList: whole({ events: list(event), next }),
  BatchResult: object(
    { kept: about('Whether anything was written.', flag), dry_run: flag, results },
    ['kept', 'results'],
  ),
  Problem: object(
    {
      title: text,
      status: number,
      detail: text,
      errors: list(fault),
      results: about(
        'Of a batch: what each operation would have done, or why it was refused.',
        results,
      ),
    },
    ['title', 'status', 'detail'],
  ),
  Rule: object({ code: text, member: text, requires: text, detail: text, allowed: list(text) }, [
    'code',
    'requires',
    'detail',
  ]),
}
