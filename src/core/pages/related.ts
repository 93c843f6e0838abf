/** Links to related feeds: the other feeds that contain the newest articles of this feed. */

import { modes } from 'candor-disclosure/disclosure/modes.ts'
import { html } from 'hono/html'
import type { Article } from '../article.ts'
import { familyName, familyOf, familyPath, groups } from '../families/families.ts'
import { languageOf, registrableDomain } from '../families/members.ts'
import type { FeedRequest } from '../request/selection.ts'
import { familiesOf } from '../store/selection.ts'
import type { Snapshot } from '../store/snapshot.ts'
import { wordsIn } from '../words/words.ts'
import { type Html, languageAttributes, languageName, type View } from './layout.ts'
import { pageWords } from './page-parts.ts'

/** Maximum number of links per family. The directory lists all feeds. */
const maxLinks: Readonly<Record<string, number>> = {
  topics: 4,
  sources: 3,
  languages: 5,
  modes: 3,
  reviewed: 1,
}

/**
 * In each family, feeds with the most of these articles come first, then corrections. Leaves out
 * the families of `request`.
 */
export function relatedFeeds(
  view: View,
  { articles, labels }: Snapshot,
  request: FeedRequest,
): Html {
  const { site } = view
  const { language, words } = pageWords(view)
  const groupNames = wordsIn('families', language, site.words).words.groups
  const chosen = new Set<string>(familiesOf(request))
  const topicLabels = new Map(
    articles.flatMap(({ topics }) => topics.map(({ slug, label }) => [slug, label] as const)),
  )
  const counts = new Map<string, number>()
  for (const key of articles.flatMap((article) => [...new Set(familiesWith(article))])) {
    if (!chosen.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const ranked = [...counts].toSorted(
    ([one, count], [other, more]) => more - count || (one < other ? -1 : 1),
  )
  const keys = Object.entries(maxLinks).flatMap(([path, length]) =>
    ranked
      .map(([key]) => key)
      .filter((key) => familyOf(key).family.path === path)
      .slice(0, length),
  )
  const related = [...keys, ...(chosen.has('corrections') ? [] : ['corrections'])]
  const nameOf = (key: string) => {
    const { family, member } = familyOf(key)
    if (family.path === 'languages') return languageName(member, language)
    const name = familyName(site, key, topicLabels.get(member) ?? labels.get(member) ?? null)
    return html`<bdi${languageAttributes(site.language, language)}>${name}</bdi>`
  }
  // The links to groups make every feed reachable from every other with two clicks.
  return html`<nav class="related" aria-labelledby="related-title"><h2 class="over" id="related-title">${words.feed.related}</h2>
<ul class="near">
${related.map((key) => html`<li><a href="${site.basePath}${familyPath(key)}">${nameOf(key)}</a></li>\n`)}</ul>
<p>${words.feed.all} ${groups.map((group, index) => html`${index > 0 ? ' · ' : ''}<a href="${site.basePath}/${group || 'feeds'}/">${group === '' ? words.finder.title : groupNames[group]}</a>`)}</p></nav>`
}

/** The families of an article, as `article_families` has them, without `all` and `corrections`. */
export function familiesWith({
  topics,
  sources,
  language,
  disclosure,
}: Article): readonly string[] {
  const domains = sources.flatMap(({ url }) => {
    const domain = URL.canParse(url) ? registrableDomain.parse(new URL(url).hostname) : undefined
    return domain === undefined ? [] : [`sources/${domain}`]
  })
  return [
    ...topics.map(({ slug }) => `topics/${slug}`),
    ...domains,
    `languages/${languageOf.parse(language) ?? language}`,
    ...(disclosure ? [`modes/${disclosure.mode}`] : []),
    ...(disclosure && modes[disclosure.mode].reviewed ? ['reviewed'] : []),
  ]
}
