/**
 * Reads articles in JSON-LD: `digitalSourceType`, `editor`, `citation` and `correction` of
 * schema.org.
 */
import { isObject, type JsonObject, jsonIn, textIn, textsIn } from '../parse/json-values.ts'
import { resolved } from '../parse/xml-element.ts'
import type { UnmergedItem } from './declaration.ts'
import { candorFacts } from './reading-candor.ts'
import { workParts } from './reading-parts.ts'
import { declaration, inherited, readTerm } from './reading-values.ts'

const articleType = /(?:Article|Posting|Report|Review|CreativeWork)$/

/** Works of a script, and source types of each: a finding says that more were left out. */
const maxWorks = 1000

/**
 * Articles in a `<script>`, at the top, in a `@graph` or in a list. What is broken is left out.
 * `base` is the address of the page.
 */
export function readJsonLd(script: string, base: string | null): readonly UnmergedItem[] {
  return worksIn(jsonIn(script), 0)
    .slice(0, maxWorks)
    .map((work) => readWork(work, base))
}

function worksIn(value: unknown, depth: number): readonly JsonObject[] {
  if (depth > 4) return []
  if (Array.isArray(value)) return value.flatMap((each) => worksIn(each, depth + 1))
  if (!isObject(value)) return []
  if (typesOf(value).some((type) => articleType.test(type))) return [value]
  return ['@graph', 'mainEntity', 'itemListElement', 'item'].flatMap((name) =>
    worksIn(value[name], depth + 1),
  )
}

const typesOf = (work: JsonObject): readonly string[] =>
  listOf(work['@type']).filter((type): type is string => typeof type === 'string')

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value == null ? [] : [value]

/** A text, or the name or address of a thing. */
const textOf = (value: unknown): string | null =>
  isObject(value)
    ? (Object.values(textsIn(value, 'name', 'headline', '@id', 'url')).find(Boolean) ?? null)
    : textIn({ value }, 'value')

const firstText = (value: unknown): string | null => listOf(value).map(textOf).find(Boolean) ?? null

function readWork(work: JsonObject, base: string | null): UnmergedItem {
  // Each of its terms has both.
  const type = typesOf(work).find((each) => articleType.test(each))
  const at = `${type?.slice(-100)}.digitalSourceType`
  const reviewedBy = inherited(firstText(work['editor']))
  const [translated] = listOf(work['translationOfWork']).filter(isObject)
  const original = translated ? inherited(firstText(translated['inLanguage'])) : null
  const [citations, corrections] = [listOf(work['citation']), listOf(work['correction'])]
  return {
    id: textIn(work, '@id'),
    url: resolved(firstText(work['url']) ?? firstText(work['mainEntityOfPage']), base),
    title: firstText(work['headline']) ?? firstText(work['name']),
    language: firstText(work['inLanguage']),
    published: textIn(work, 'datePublished'),
    updated: textIn(work, 'dateModified'),
    summary: firstText(work['description']),
    contentHtml: null,
    // An editor is named for other reasons too.
    found: [
      ...listOf(work['digitalSourceType'])
        .slice(0, maxWorks)
        .flatMap((value) => (isObject(value) ? textIn(value, '@id') : null) ?? textOf(value) ?? [])
        .map((term) => declaration('json-ld', at, term, { ...readTerm(term), reviewedBy })),
      ...workParts(listOf(work['hasPart']).slice(0, maxWorks), original, firstText),
    ],
    ...candorFacts(
      { sources: citations.map(toSource), corrections: corrections.map(toCorrection) },
      base,
    ),
    isRetracted: /^(?:retracted|canceled)$/i.test(firstText(work['creativeWorkStatus']) ?? ''),
  }
}

/**
 * Converts to members of `_candor`. A text instead of a thing is its address, or the text of a
 * correction.
 */
const toSource = (citation: unknown): JsonObject =>
  isObject(citation)
    ? {
        url: citation['url'] ?? citation['@id'],
        title: citation['name'] ?? citation['headline'],
        publisher: firstText(citation['publisher']),
        language: firstText(citation['inLanguage']),
      }
    : { url: citation }

const toCorrection = (correction: unknown): JsonObject =>
  isObject(correction)
    ? { ...correction, date: correction['datePublished'] ?? correction['dateCreated'] }
    : { text: correction }

/** What is read of an article that says nothing. */
export const emptyItem = readWork({}, null)
