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
  return inert(JSON.stringify({ title, ...others, _candor: candor }))
}

/** Where a program shows the line as Markdown, no value in it is a link or other markup. */
const inert = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"(:?)/g, (text, colon) =>
    colon === ''
      ? text.replace(/[[\]<>&`*_~]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)
      : text,
  )
