/** Reads what items of JSON Feed 1.0 and 1.1 declare, in a feed or by themselves. */
import { isObject, type JsonObject, objectIn, objectsIn, textIn } from '../parse/json-values.ts'
import { UnreadableDocument } from '../parse/unreadable-document.ts'
import { resolved } from '../parse/xml-element.ts'
import type { Declaration, UnmergedItem, UnmergedReading } from './declaration.ts'
import { candorDeclarations, candorFacts } from './reading-candor.ts'
import { readContent } from './reading-content.ts'
import { doubtfulMembers, repeatedMembers } from './reading-repeated.ts'
import { categoryDeclaration } from './reading-values.ts'

/** `null` if it is no feed and no item. Throws an `UnreadableDocument`. */
export function readJsonDocument(text: string, url: string | null): UnmergedReading | null {
  const value = parseJson(text)
  if (!isObject(value)) return null
  const isFeed = textIn(value, 'version')?.includes('jsonfeed.org/version/') === true
  const isItem = ['_candor', 'content_html', 'content_text'].some((name) => name in value)
  if (!isFeed && !isItem) return null
  const feed: JsonObject = isFeed ? value : { items: [value] }
  const items = objectsIn(feed, 'items').map((item) => readItem(item, feed, url))
  const repeated = items.some(({ statement }) => statement !== null) ? repeatedMembers(text) : []
  const isIn = (path: string, index: number) =>
    !isFeed || /^items$/i.test(path) || path.startsWith(`items.${index}.`)
  const generator = objectIn(objectIn(feed, '_candor'), 'generator')
  return {
    format: 'json-feed',
    title: textIn(feed, 'title'),
    url: resolved(textIn(feed, 'home_page_url'), url),
    language: textIn(feed, 'language'),
    generator:
      [textIn(generator, 'name'), textIn(generator, 'version')].filter(Boolean).join(' ') || null,
    found: [],
    items: items.map((item, index) => ({
      ...item,
      ...(item.statement !== null && {
        repeated: [...(item.repeated ?? []), ...repeated.filter((path) => isIn(path, index))],
      }),
    })),
    feeds: [],
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    throw new UnreadableDocument('not_well_formed', `The JSON is broken: ${reason}`, {
      cause: error,
    })
  }
}

function readItem(item: JsonObject, feed: JsonObject, url: string | null): UnmergedItem {
  const candor = objectIn(item, '_candor')
  const base = url ?? textIn(feed, 'feed_url') ?? textIn(feed, 'home_page_url')
  const language = textIn(item, 'language') ?? textIn(feed, 'language')
  const contentHtml = textIn(item, 'content_html')
  const at = ['_candor.disclosure', '_candor.disclosure.digital_source_type'] as const
  const declared = isObject(candor['disclosure'])
    ? candorDeclarations(candor['disclosure'], at, language)
    : []
  return {
    id: textIn(item, 'id'),
    url: resolved(textIn(item, 'url'), base) ?? resolved(textIn(item, 'id'), null),
    ...{ title: textIn(item, 'title'), language, contentHtml },
    published: textIn(item, 'date_published'),
    updated: textIn(item, 'date_modified'),
    summary: textIn(item, 'summary')?.replace(/\s+/g, ' ') ?? null,
    found: [...declared, ...readContent(contentHtml), ...tagsIn(item)],
    ...candorFacts(candor, base),
    ...('statement' in candor && { repeated: doubtfulMembers(item) }),
  }
}

const tagsIn = ({ tags }: JsonObject): readonly Declaration[] =>
  Array.isArray(tags)
    ? Object.values<unknown>(tags).flatMap((tag) =>
        typeof tag === 'string' ? categoryDeclaration('tags', tag, null) : [],
      )
    : []
