/** Static files: style sheets, scripts, icons, robots.txt, OpenSearch description and schemas. */

import { embedScript } from '../../plugins/embeds/embed-script.ts'
import { frameHeightReleases, headlinesReleases } from '../../plugins/embeds/releases.ts'
import { embedStyle } from '../../plugins/embeds/style.ts'
import { feedsJsonSchema, feedsSchemaPath } from '../directory/feeds-json.ts'
import { renderOpenSearch } from '../directory/open-search.ts'
import { candorJsonSchema } from '../disclosure/json-schema.ts'
import { faviconIco, faviconSvg } from '../pages/favicon.ts'
import { pageWords } from '../pages/page-words.ts'
import { articleSheet, commonSheet, formsSheet, type Sheet } from '../pages/style.ts'
import { allTerms, type Terms, termsOf } from '../rights/ai-rights.ts'
import { renderRsl, rslMediaType } from '../rights/rsl.ts'
import { robotsLicense, robotsRules, tdmrepJson, tdmrepPath } from '../rights/statements.ts'
import type { Site } from '../settings/site.ts'
import type { StaticFile } from './fixed.ts'

const hour = 3600
const day = 86_400
const plainText = 'text/plain; charset=utf-8'
const css = 'text/css; charset=utf-8'
const script = 'text/javascript; charset=utf-8'

const robots = (
  { origin, basePath, pollMinutes }: Site,
  hasApi: boolean,
  terms: Terms | null,
) => `# Readers, aggregators and search engines are welcome${hasApi || terms ? '' : ': nothing here is off limits'}.
# The feeds change at any time; asking every ${pollMinutes} minutes is fine, with If-None-Match it costs next to nothing.
#   ${origin}${basePath}/rss.xml
#   ${origin}${basePath}/atom.xml
#   ${origin}${basePath}/feed.json
${terms ? `# What machines may do with what they read here (https://contentsignals.org/, IETF aipref, https://rslstandard.org/):\n${robotsLicense(terms)}` : ''}User-agent: *
${terms ? robotsRules(terms) : ''}Disallow:${hasApi ? ` ${basePath}/api/` : ''}
Sitemap: ${origin}${basePath}/sitemap.xml
Sitemap: ${origin}${basePath}/news-sitemap.xml
`

type PathFile = StaticFile & { readonly path: string }

/** A file whose name changes with its text. */
const release =
  (mediaType: string) =>
  ({ path, text }: Sheet): PathFile => ({
    ...{ path, body: () => text, mediaType, maxAgeSeconds: 365 * day, immutable: true },
  })

export const sheetFile = release(css)

/** A file that can change: `maxAgeSeconds` is how long clients may use it without revalidation. */
const file = (
  path: string,
  maxAgeSeconds: number,
  mediaType: string,
  body: StaticFile['body'],
): PathFile => ({
  ...{ path, body, mediaType, maxAgeSeconds },
})

type StaticParts = {
  readonly site: Site
  /** There is a publishing API, which is not for crawlers. */
  readonly hasApi: boolean
  /** IndexNow wants a file with this name and content; `null` for none. */
  readonly indexNowKey: string | null
}

/** All static files; `path` is below the base path. */
export function staticFiles({ site, hasApi, indexNowKey }: StaticParts): readonly PathFile[] {
  const terms = termsOf(site)
  const schema = 'application/schema+json'
  return [
    ...[commonSheet, formsSheet, articleSheet].map(sheetFile),
    ...[...headlinesReleases, ...frameHeightReleases, embedScript(pageWords({ site }).words)].map(
      release(script),
    ),
    file('/embed/headlines.css', hour, css, () => embedStyle),
    file('/favicon.svg', day, 'image/svg+xml', () => faviconSvg),
    // Or a redirect to the newsroom's own icon (src/core/routes/pages.ts).
    ...(site.iconUrl === null ? [file('/favicon.ico', day, 'image/x-icon', () => faviconIco)] : []),
    file('/robots.txt', day, plainText, () => robots(site, hasApi, terms)),
    ...(terms ? allTerms(terms) : []).map((each) =>
      file(each.documentPath, hour, rslMediaType, () => renderRsl(each)),
    ),
    ...(indexNowKey === null
      ? []
      : [file(`/${indexNowKey}.txt`, hour, plainText, () => indexNowKey)]),
    file('/ns/1.0/candor.schema.json', hour, schema, () => `${asciiJson(candorJsonSchema)}\n`),
    file(feedsSchemaPath, hour, schema, () => `${JSON.stringify(feedsJsonSchema, null, 2)}\n`),
    file('/opensearch.xml', day, 'application/opensearchdescription+xml', () =>
      renderOpenSearch(site),
    ),
  ]
}

/** Files that crawlers look for at the root of a host, whatever the base path is. */
export function rootFiles(site: Site): readonly PathFile[] {
  const terms = termsOf(site)
  return terms === null ? [] : [file(tdmrepPath, hour, 'application/json', () => tdmrepJson(terms))]
}

/** Escapes all other characters: a class of invisible characters would be unreadable. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[^\n -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
