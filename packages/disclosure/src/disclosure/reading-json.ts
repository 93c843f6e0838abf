/** Reads what items of JSON Feed 1.0 and 1.1 declare, in a feed or by themselves; or ninjs. */
import { isObject, type JsonObject, objectIn, objectsIn, textIn } from '../parse/json-values.ts'
import { UnreadableDocument } from '../parse/unreadable-document.ts'
import { resolved } from '../parse/xml-element.ts'
import { spaced } from '../text/spaced.ts'
import type { Declaration, UnmergedItem, UnmergedReading } from './declaration.ts'
import { candorDeclarations, candorFacts } from './reading-candor.ts'
import { readContent } from './reading-content.ts'
import { readNinjs } from './reading-ninjs.ts'
import { factsOfMembers, foreignInFeed } from './reading-signed-json.ts'
import { categoryDeclaration, inherited } from './reading-values.ts'
import { withForeign } from './signed-item.ts'

/** `null` if it is no feed and no item. Throws an `UnreadableDocument`. */
export function readJsonDocument(
  text: string,
  url: string | null,
  maxItems = Number.POSITIVE_INFINITY,
): UnmergedReading | null {
  const value = parseJson(text)
  if (!isObject(value)) return null
  const isFeed = textIn(value, 'version')?.includes('jsonfeed.org/version/') === true
  const isItem = ['_candor', 'content_html', 'content_text'].some((name) => name in value)
  if (!isFeed && !isItem) return readNinjs(value, maxItems)
  const feed: JsonObject = isFeed ? value : { items: [value] }
  const base = url ?? inherited(textIn(feed, 'feed_url') ?? textIn(feed, 'home_page_url'))
  const language = inherited(textIn(feed, 'language'))
  const items = objectsIn(feed, 'items')
    .slice(0, maxItems)
    .map((item) => readItem(item, language, base))
  const isSigned = items.some(({ statement }) => statement !== null)
  const foreign = isSigned
    ? foreignInFeed(
        value,
        text,
        items.map(({ id }) => id),
      )
    : []
  const generator = objectIn(objectIn(feed, '_candor'), 'generator')
  return {
    format: 'json-feed',
    title: textIn(feed, 'title'),
    url: resolved(textIn(feed, 'home_page_url'), url),
    language,
    generator:
      [textIn(generator, 'name'), textIn(generator, 'version')].filter(Boolean).join(' ') || null,
    found: [],
    items: items.map((item) => withForeign(item, foreign)),
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

function readItem(
  item: JsonObject,
  feedLanguage: string | null,
  base: string | null,
): UnmergedItem {
  const candor = objectIn(item, '_candor')
  const language = inherited(textIn(item, 'language')) ?? feedLanguage
  const contentHtml = textIn(item, 'content_html')
  const url = resolved(textIn(item, 'url'), base) ?? resolved(textIn(item, 'id'), null)
  const summaryText = textIn(item, 'summary')
  const summary = summaryText === null ? null : spaced(summaryText)
  return {
    ...{ id: textIn(item, 'id'), url, summary },
    ...{ title: textIn(item, 'title'), language, contentHtml },
    published: textIn(item, 'date_published'),
    updated: textIn(item, 'date_modified'),
    found: [
      ...candorDeclarations(candor['disclosure'], '_candor.disclosure', language),
      ...readContent(contentHtml),
      ...tagsIn(item),
    ],
    ...candorFacts(candor, base),
    ...(textIn(candor, 'statement') !== null && {
      facts: factsOfMembers(item, { url, language, summary }),
    }),
  }
}

const tagsIn = ({ tags }: JsonObject): readonly Declaration[] =>
  Array.isArray(tags)
    ? Object.values<unknown>(tags).flatMap((tag) =>
        typeof tag === 'string' ? categoryDeclaration('tags', tag, null) : [],
      )
    : []
