/**
 * The facts of an article for programs, before its text: one line of JSON, the item of the JSON
 * Feed without its texts. `readDisclosure` of candor-disclosure reads it.
 */
import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import type { Entry, Feed } from '../../core/feed/feed.ts'
import { renderJsonFeed } from '../../core/feed/json-feed.ts'

/** The title comes first: that of a retracted article says so. */
export function frontMatter(feed: Feed, entry: Entry): string {
  // Without a feed around it, the item says its language.
  const alone = { ...feed, language: '', entries: [{ ...entry, contentHtml: null }] }
  const [item] = (JSON.parse(renderJsonFeed(alone)) as { items: readonly [JsonObject] }).items
  const { title, content_text: _, summary: __, _candor, ...others } = item
  // Nobody can check a signature without the text that was signed.
  const { statement: ___, ...candor } = _candor as JsonObject
  return toInertJson({ title, ...others, _candor: candor })
}

const special = '[]<>&`*_~'
/** The first of as many noncharacters, which no text has (legal-text.ts). */
const first = 0xfdd0

/** Where a program shows the line as Markdown, no value in it is a link or other markup. */
const toInertJson = (value: JsonObject): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'string'
      ? each.replace(/[[\]<>&`*_~]/g, (character) =>
          String.fromCharCode(first + special.indexOf(character)),
        )
      : each,
  ).replace(
    /[\ufdd0-\ufdd8]/g,
    (mark) => `\\u00${special.charCodeAt(mark.charCodeAt(0) - first).toString(16)}`,
  )
