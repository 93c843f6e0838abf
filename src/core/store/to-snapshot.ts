/** Rows → snapshot: the articles of one read, and the facts about their family. */
import type { Article } from '../article.ts'
import { closeDirections } from '../text/directions.ts'
import type { ArticleSelection } from './selection.ts'
import type { Excerpt, LeftOut, Marker, Snapshot } from './snapshot.ts'
import type { latestStatement } from './statements.ts'
import { instant, toShowable } from './to-article.ts'
import { toMarker } from './to-marker.ts'

type ListedRow = Awaited<ReturnType<typeof latestStatement>>[number]

export function toSnapshot(
  rows: readonly [ListedRow, ...ListedRow[]],
  selection: ArticleSelection,
  leftOut: LeftOut,
): Snapshot {
  const [{ labels, retired, known, previous, next, unknown, searchable, partChangedAt, ...first }] =
    rows
  const tombstones = first.tombstones.map(({ guid, deletedAt }) => ({
    guid,
    deletedAt: instant(deletedAt),
  }))
  const articles = rows.flatMap(({ article, ...parts }) =>
    article ? (toShowable({ article, ...parts }, leftOut) ?? []) : [],
  )
  const excerpts = new Map(
    rows.flatMap(({ article, excerpt }) =>
      article && excerpt ? [[article.id, toExcerpt(excerpt)] as const] : [],
    ),
  )
  const marker = toMarker(first, selection.family)
  const ownChange = partChangedAt === null ? marker.changedAt : instant(partChangedAt)
  const changedAt = selection.words === null ? ownChange : lastUpdate(articles, marker)
  const named = Object.entries(labels).map(
    ([slug, label]) => [slug, closeDirections(label)] as const,
  )
  const family = { labels: new Map(named), retired, known, previous, next, unknown }
  return { articles, tombstones, excerpts, searchable, ...family, ...marker, changedAt }
}

/** Most changes of the family do not affect a search, which has no marker of its own. */
const lastUpdate = (articles: readonly Article[], { changedAt }: Marker) =>
  articles.length === 0
    ? changedAt
    : new Date(Math.max(...articles.map(({ updatedAt }) => Number(updatedAt))))

/** Parses the text of `article_excerpt`, which encloses each match in U+0002 and U+0003. */
function toExcerpt(marked: string): Excerpt {
  const parts = marked.split('\u0002').flatMap((text, index) => {
    const [first = '', rest = ''] = text.split('\u0003')
    return [
      { text: first, found: index > 0 },
      { text: rest, found: false },
    ]
  })
  return parts.filter(({ text }) => text !== '')
}
