/**
 * Which rules the database itself names when an article is written by SQL: all of them, one after
 * the other.
 */
import type { PGlite, Transaction } from '@electric-sql/pglite'
import { constraintOf } from '../../../src/core/store/writer-database.ts'
import type { ArticleRows } from '../../../src/plugins/publish/store/stored-article.ts'

/** Names that the API has for keys. */
const renamed: Readonly<Record<string, string>> = {
  articles_guid_unique: 'guid_is_unique',
  article_topics_topic_slug_topics_slug_fk: 'topic_exists',
}

/** Triggers, of which this meets none that are for rows that break other rules. */
export const lateRules: readonly string[] = [
  'unknown_is_imported',
  'correction_is_not_in_the_future',
  'review_is_not_in_the_future',
]

/** Triggers that need no other rows, by their rules. */
const rowTriggers: Readonly<Record<string, string>> = {
  body_is_not_too_long: 'articles_limit_new_body',
  body_has_not_too_many_elements: 'articles_limit_new_elements',
  reviewer_of_a_part_is_a_human: 'articles_part_reviewers',
}
/** The rule of a trigger before the row. */
const hostRule = 'source_url_has_an_ascii_host'

/**
 * Writes the row, each time without the rules that it was refused for, until nothing refuses it.
 * Nothing stays.
 */
async function refusalsOf(
  tx: Transaction,
  table: string,
  row: object,
  conflict = '',
): Promise<readonly string[]> {
  const given = Object.entries(row).filter(([, value]) => value !== undefined)
  const names = given.map(([name]) => name).join(', ')
  const statement = `insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, $1) ${conflict}`
  const found: string[] = []
  await tx.exec('savepoint row')
  for (let written = false; !written; ) {
    await tx.exec('savepoint attempt')
    try {
      await tx.query(statement, [JSON.stringify(Object.fromEntries(given))])
      written = true
    } catch (error) {
      await tx.exec('rollback to attempt')
      const name = constraintOf(error)
      if (name === undefined || found.includes(name)) throw error
      found.push(name)
      await tx.exec(
        lateRules.includes(name) || name in rowTriggers || name === hostRule
          ? `alter table ${table} disable trigger user`
          : `alter table ${table} drop constraint ${name}`,
      )
      if (table !== 'articles') continue
      // Other triggers need rows that keep the rules.
      await tx.exec('alter table articles disable trigger user')
      for (const [rule, trigger] of Object.entries(rowTriggers)) {
        if (!found.includes(rule)) await tx.exec(`alter table articles enable trigger ${trigger}`)
      }
    }
  }
  await tx.exec('rollback to row')
  return found.map((name) => renamed[name] ?? name)
}

/** `owner` is the id of an article that is there, for the parts. */
export async function rulesBySql(
  client: PGlite,
  rows: ArticleRows,
  owner: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  await client.transaction(async (tx) => {
    const add = async (table: string, row: object, conflict?: string) => {
      for (const name of await refusalsOf(tx, table, row, conflict)) found.add(name)
    }
    await add('articles', rows.article)
    const parts = { sources: rows.sources, corrections: rows.corrections ?? [] }
    for (const [table, list] of Object.entries(parts)) {
      for (const [index, part] of list.entries()) {
        await add(table, {
          ...part,
          article_id: owner,
          ...(table === 'sources' && { position: 1000 + index }),
        })
      }
    }
    const made = new Set(rows.topics.flatMap(({ slug, label }) => (label === null ? [] : [slug])))
    for (const { slug, label } of rows.topics) {
      // A topic that the same body makes exists.
      if (label === null && !made.has(slug))
        await add(
          'article_topics',
          { article_id: owner, topic_slug: slug },
          'on conflict do nothing',
        )
      await add('topics', { slug, label: label ?? '–' }, 'on conflict do nothing')
    }
    await tx.rollback()
  })
  return found
}
