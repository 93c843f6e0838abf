/**
 * Entry → JSON-LD for the newsroom's own page of the article: a `NewsArticle` of schema.org. Its
 * members are those of docs/vocabulary/news-article.schema.json.
 */
import { modes } from 'candor-disclosure/disclosure/modes.ts'
import type { Part } from 'candor-disclosure/disclosure/parts.ts'
import { schemaOrgSource } from 'candor-disclosure/disclosure/vocabularies.ts'
import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { rfc3339 } from '../text/dates.ts'
import type { Entry, EntryPicture } from './feed.ts'
import { nonEmptyList } from './json-members.ts'

/**
 * Members without a value are `undefined`. Model, provider and date of generation have no property
 * in schema.org.
 */
export function articleJsonLd(entry: Entry, site: Site): JsonObject {
  const { disclosure, author, picture, terms } = entry
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    identifier: entry.id,
    url: entry.url,
    headline: entry.title,
    // With the label: search results and previews show it.
    description: entry.summary || undefined,
    datePublished: rfc3339(entry.published),
    dateModified: rfc3339(entry.updated),
    inLanguage: entry.language,
    creativeWorkStatus: entry.status === 'canceled' ? 'Retracted' : undefined,
    author: named('Person', author?.name, author?.url),
    editor: named('Person', disclosure?.reviewedBy),
    publisher: named('Organization', site.title, `${rootOf(site)}/`),
    publishingPrinciples: site.policyUrl,
    license: (terms ?? site).licenseUrl ?? undefined,
    digitalSourceType: sourceOf(disclosure?.digitalSourceType),
    backstory: disclosure?.statement,
    ...(disclosure && partMembers(disclosure.parts)),
    image: picture === null ? undefined : pictureMember(picture),
    citation: nonEmptyList(entry.sources, ({ url, title, publisher, language }) => ({
      ...named('CreativeWork', title, url),
      ...{ publisher: named('Organization', publisher), inLanguage: language ?? undefined },
    })),
    correction: nonEmptyList(entry.corrections, ({ text, date, url }) => ({
      '@type': 'CorrectionComment',
      text,
      datePublished: rfc3339(date),
      url: url ?? undefined,
    })),
  }
}

/** schema.org has no property for a part made by AI, so each is a work of its own. */
function partMembers(parts: readonly Part[]): JsonObject {
  const original = parts.find(({ translatedFrom }) => translatedFrom !== null)?.translatedFrom
  return {
    translationOfWork: original ? { '@type': 'CreativeWork', inLanguage: original } : undefined,
    hasPart: nonEmptyList(parts, ({ name, mode, reviewedBy }) => ({
      ...{ '@type': 'CreativeWork', name, digitalSourceType: sourceOf(modes[mode].iptc) },
      editor: named('Person', reviewedBy),
    })),
  }
}

const pictureMember = ({
  url,
  mediaType,
  alt,
  credit,
  digitalSourceType,
}: EntryPicture): JsonObject => ({
  ...{ '@type': 'ImageObject', contentUrl: url, encodingFormat: mediaType || undefined },
  ...{ description: alt || undefined, creditText: credit ?? undefined },
  digitalSourceType: sourceOf(digitalSourceType),
})

const named = (type: string, name?: string | null, url?: string | null): JsonObject | undefined =>
  name ? { '@type': type, name, url: url ?? undefined } : undefined

function sourceOf(term?: string | null): string | undefined {
  const member = term ? schemaOrgSource(term) : null
  return member === null ? undefined : `https://schema.org/${member}`
}
