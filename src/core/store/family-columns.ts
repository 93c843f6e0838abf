/**
 * The columns of `latestStatement` about the family itself: its name, its archive, and whether it
 * exists.
 */
import { type SQL, sql } from 'drizzle-orm'
import { everListed, instantText, jsonList, textArray } from './conditions.ts'
import { listingsOfPart } from './selected-listings.ts'
import {
  type ArchivePart,
  type ArticleSelection,
  formsOf,
  otherFamiliesOf,
  privateFamily,
  slugOf,
} from './selection.ts'
import type { Snapshot } from './snapshot.ts'

/** Each row has the same values. */
export function familyColumns(selection: ArticleSelection) {
  const { family, part, words } = selection
  const forms = formsOf(selection)
  const [form] = forms
  const slug = slugOf(family)
  const beside = otherFamiliesOf(selection)
  const slugs = [family, ...beside].map(slugOf).filter((each) => each !== null)
  return {
    labels:
      slugs.length === 0
        ? sql<Record<string, string>>`'{}'::json`
        : sql<
            Snapshot['labels']
          >`(select coalesce(json_object_agg(slug, label), '{}') from topics where slug = any(${textArray(slugs)}))`,
    searchable:
      words === null
        ? sql<boolean>`false`
        : sql<boolean>`exists (select from article_queries(${words}))`,
    retired: sql<{
      movedTo: string | null
    } | null>`(select json_build_object('movedTo', moved_to) from retired_topics where slug = ${slug})`,
    known:
      part === null
        ? sql<boolean>`${everIn(forms, sql`${family}`)}`
        : sql<boolean>`exists (select from archive_parts where family = ${form(family)} and month = ${part.month} and part = ${part.number})`,
    previous: previousPart(selection),
    next: archivePart(
      form(family),
      part === null ? sql`false` : sql`(month, part) > (${part.month}, ${part.number}::int)`,
      sql`asc`,
      part?.isPrivate,
    ),
    /**
     * Time of the last change of a part: one of its articles changed, or the part or its successor
     * was closed. Most changes of the family do not affect a part.
     */
    partChangedAt:
      part === null
        ? sql<string | null>`null`
        : instantText(sql`(select max(changed) from (
            select max(l.changed_at) as changed
              from ${listingsOfPart(form(family), part, sql`left_at is null`)}
            union all select max(l.changed_at)
              from ${listingsOfPart(form(family), part, sql`left_at is not null`)}
            union all select closed_at from archive_parts
            where family = ${form(family)} and month = ${part.month} and part = ${part.number}
            union all select min(closed_at) from archive_parts
            where family = ${form(family)} and (month, part) > (${part.month}, ${part.number}::int)
            ${part.isPrivate ? sql`union all select max(closed_at) from archive_parts where family = ${family}` : sql``}
          ) as changes)`),
    unknown:
      beside.length === 0
        ? sql<Snapshot['unknown']>`'[]'::json`
        : jsonList<Snapshot['unknown']>(
            sql`json_build_object('family', name, 'movedTo', moved_to)`,
            sql`unnest(${textArray(beside)}) as named(name) left join retired_topics r on 'topics/' || r.slug = name
              where not ${everIn(forms, sql`name`)} or moved_to is not null`,
          ),
  }
}

/** Says whether an article was ever listed in the family in one of its forms. */
const everIn = (forms: ReturnType<typeof formsOf>, family: SQL) =>
  sql`(${sql.join(
    forms.map((form) => everListed(form('') === '' ? family : sql`${form('')} || ${family}`)),
    sql` or `,
  )})`

/** Behind the archive of private articles comes that of the public ones. */
function previousPart({ family, part, audience }: ArticleSelection) {
  const before = part && sql`(month, part) < (${part.month}, ${part.number}::int)`
  if (audience === undefined || (part !== null && !part.isPrivate))
    return archivePart(family, before, sql`desc`)
  const own = archivePart(privateFamily(audience, family), before, sql`desc`, true)
  return sql<ArchivePart | null>`coalesce(${own}, ${archivePart(family, null, sql`desc`)})`
}

const archivePart = (
  family: string,
  where: SQL | null,
  order: SQL,
  isPrivate = false,
) => sql<ArchivePart | null>`(
  select json_build_object('month', month, 'number',
    part${isPrivate ? sql`, 'isPrivate', true` : sql``}) from archive_parts
  where family = ${family}${where === null ? sql`` : sql` and ${where}`}
  order by month ${order}, part ${order} limit 1
)`
