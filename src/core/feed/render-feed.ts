/** Chooses the renderer of a format. */
import type { FormatKey } from '../request/address.ts'
import { renderAtom } from './atom.ts'
import type { Feed } from './feed.ts'
import { renderJsonFeed } from './json-feed.ts'
import { renderRss } from './rss.ts'

const renderers: Readonly<Record<FormatKey, (feed: Feed) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJsonFeed,
}

/** Same feed, same bytes. */
export const renderFeed = (feed: Feed, format: FormatKey): string => renderers[format](feed)
