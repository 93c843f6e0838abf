/**
 * Two drafts that wait at the editors' desk of the demo. One was sent back once, and has another
 * text since.
 */
import { eq, inArray, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { articleReturns } from '../schema/desk-tables.ts'
import { articleEvents } from '../schema/record-tables.ts'
import { articles } from '../schema/tables.ts'
import type { DemoArticle } from './demo-article.ts'
import { autonomous, byline } from './disclosures.ts'
import { insertDemo } from './insert-demo.ts'
import { accessed, httpCaching, httpSemantics, timeZones } from './sources.ts'

type Waiting = DemoArticle & {
  readonly sentBack?: { readonly bodyHtml: string; readonly reason: string }
}

export const waiting: readonly Waiting[] = [
  {
    guid: 'urn:uuid:5f0d8a3e-6a53-4f4c-9d0e-2f7a3f9b1c11',
    slug: 'the-answer-without-a-body',
    title: 'The answer without a body',
    standfirst:
      'A feed reader that asks the right question gets an answer of a few bytes. The status is 304.',
    bodyHtml: `
<p>A feed reader asks for the same address many times a day, and most of the time nothing has changed. HTTP has an answer for that case: <code>304 Not Modified</code>.</p>
<p>The server names each version of a document with an <code>ETag</code>. The reader sends that name back in <code>If-None-Match</code>. If it still fits, the answer has a status and a few headers, and no body.</p>
<p>The comparison is weak: two documents count as the same if they mean the same, even where their bytes differ.</p>
`,
    byline,
    language: 'en',
    status: 'draft',
    publishedAt: '2026-05-20T08:00:00Z',
    disclosure: autonomous('2026-05-20T07:30:00Z'),
    sources: [
      accessed(httpSemantics, '2026-05-20T07:10:00Z'),
      accessed(httpCaching, '2026-05-20T07:15:00Z'),
    ],
    topics: ['http', 'syndication'],
  },
  {
    guid: 'urn:uuid:8c2f4b7d-93c1-4c26-8a7e-51d3f0a2e642',
    slug: 'who-keeps-the-time-zones',
    title: 'Who keeps the time zones',
    standfirst:
      'The rules of local time change several times a year. A small database has them all.',
    bodyHtml: `
<p>Most computers take the rules of local time from one place: the Time Zone Database, which its authors also call tz or zoneinfo.</p>
<p>It is updated several times a year, because governments change borders, offsets and daylight-saving rules. The Internet Assigned Numbers Authority publishes it, and anybody may copy it.</p>
`,
    sentBack: {
      bodyHtml: `
<p>Most computers take the rules of local time from one place: the Time Zone Database.</p>
<p>It is updated every month.</p>
`,
      reason:
        'The source does not say “every month”. Say how often it really changes, and who publishes it.',
    },
    byline,
    language: 'en',
    status: 'draft',
    publishedAt: '2026-05-21T08:00:00Z',
    disclosure: autonomous('2026-05-21T07:20:00Z'),
    sources: [accessed(timeZones, '2026-05-21T07:00:00Z')],
    topics: ['time'],
  },
]

/** Also where the newsroom has deleted them: they come once. */
export async function seedWaiting(db: PgDatabase<PgQueryResultHKT>, base: string): Promise<void> {
  const guids = waiting.map(({ guid }) => guid)
  const known = await db
    .select({ id: articleEvents.id })
    .from(articleEvents)
    .where(inArray(articleEvents.guid, guids))
    .limit(1)
  if (known.length > 0) return
  const asPipeline = sql`select set_config('candor.actor', 'demo pipeline', true)`
  await db.transaction(async (tx) => {
    await tx.execute(asPipeline)
    await insertDemo(
      tx,
      waiting.map((draft) => ({ ...draft, bodyHtml: draft.sentBack?.bodyHtml ?? draft.bodyHtml })),
      base,
    )
  })
  await db.transaction(async (tx) => {
    await tx.execute(asPipeline)
    for (const { guid, bodyHtml, sentBack } of waiting) {
      if (!sentBack) continue
      const [row] = await tx
        .select({
          id: articles.id,
          textDigest: sql<string>`candor_text_digest(title, standfirst, body_html)`,
        })
        .from(articles)
        .where(eq(articles.guid, guid))
      if (!row) continue
      await tx.insert(articleReturns).values({
        ...{
          articleId: row.id,
          guid,
          textDigest: row.textDigest,
          editor: 'Demo editor',
          reason: sentBack.reason,
          key: guid,
        },
      })
      await tx.update(articles).set({ bodyHtml }).where(eq(articles.guid, guid))
    }
  })
}
