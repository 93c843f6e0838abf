/** Static files: style sheets, scripts, icons, robots.txt, OpenSearch description and schemas. */

import { feedsJsonSchema, feedsSchemaPath } from '../directory/feeds-json.ts'
import { renderOpenSearch } from '../directory/open-search.ts'
import { candorJsonSchema } from '../disclosure/json-schema.ts'
import { faviconIco, faviconSvg } from '../pages/favicon.ts'
import { articleSheet, commonSheet, formsSheet, type Sheet } from '../pages/style.ts'
import { allTerms, type Terms, termsOf } from '../rights/ai-rights.ts'
import { renderRsl, rslMediaType } from '../rights/rsl.ts'
import { robotsLicense, robotsRules, tdmrepJson, tdmrepPath } from '../rights/statements.ts'
import type { Site } from '../settings/site.ts'
import type { StaticFile } from './fixed.ts'

export const hour = 3600
const day = 86_400
export const plainText = 'text/plain; charset=utf-8'
export const css = 'text/css; charset=utf-8'
const script = 'text/javascript; charset=utf-8'

const robots = (
  { origin, basePath, pollMinutes }: Site,
  closedPaths: readonly string[],
  sitemaps: readonly string[],
  terms: Terms | null,
) => `# Readers, aggregators and search engines are welcome${closedPaths.length > 0 || terms ? '' : ': nothing here is off limits'}.
# The feeds change at any time; asking every ${pollMinutes} minutes is fine, with If-None-Match it costs next to nothing.
#   ${origin}${basePath}/rss.xml
#   ${origin}${basePath}/atom.xml
#   ${origin}${basePath}/feed.json
${terms ? `# What machines may do with what they read here (https://contentsignals.org/, IETF aipref, https://rslstandard.org/):\n${robotsLicense(terms)}` : ''}User-agent: *
${terms ? robotsRules(terms) : ''}${closedPaths.length > 0 ? closedPaths.map((path) => `Disallow: ${basePath}${path}`).join('\n') : 'Disallow:'}
${['/sitemap.xml', '/news-sitemap.xml', ...sitemaps].map((path) => `Sitemap: ${origin}${basePath}${path}\n`).join('')}`

type PathFile = StaticFile & { readonly path: string }

/** A file whose name changes with its text. */
const release =
  (mediaType: string) =>
  ({ path, text }: Sheet): PathFile => ({
    ...{ path, body: () => text, mediaType, maxAgeSeconds: 365 * day, immutable: true },
  })

export const sheetFile = release(css)
export const scriptFile = release(script)

/** A file that can change; `maxAgeSeconds` is how long clients may use it without revalidation. */
export const changingFile = (
  path: string,
  maxAgeSeconds: number,
  mediaType: string,
  body: StaticFile['body'],
): PathFile => ({
  ...{ path, body, mediaType, maxAgeSeconds },
})

/**
 * All static files of the core; `path` is below the base path. Crawlers shall not fetch
 * `closedPaths`, which are below it too, as `sitemaps` are.
 */
export function staticFiles(
  site: Site,
  closedPaths: readonly string[],
  sitemaps: readonly string[],
): readonly PathFile[] {
  const terms = termsOf(site)
  const schema = 'application/schema+json'
  return [
    ...[commonSheet, formsSheet, articleSheet].map(sheetFile),
    changingFile('/favicon.svg', day, 'image/svg+xml', () => faviconSvg),
    // Or a redirect to the newsroom's own icon (src/core/routes/pages.ts).
    ...(site.iconUrl === null
      ? [changingFile('/favicon.ico', day, 'image/x-icon', () => faviconIco)]
      : []),
    changingFile('/robots.txt', day, plainText, () => robots(site, closedPaths, sitemaps, terms)),
    ...(terms ? allTerms(terms) : []).map((each) =>
      changingFile(each.documentPath, hour, rslMediaType, () => renderRsl(each)),
    ),
    changingFile(
      '/ns/1.0/candor.schema.json',
      hour,
      schema,
      () => `${asciiJson(candorJsonSchema)}\n`,
    ),
    changingFile(
      feedsSchemaPath,
      hour,
      schema,
      () => `${JSON.stringify(feedsJsonSchema, null, 2)}\n`,
    ),
    changingFile('/opensearch.xml', day, 'application/opensearchdescription+xml', () =>
      renderOpenSearch(site),
    ),
  ]
}

/** Files that crawlers look for at the root of a host, whatever the base path is. */
export function rootFiles(site: Site): readonly PathFile[] {
  const terms = termsOf(site)
  return terms === null
    ? []
    : [changingFile(tdmrepPath, hour, 'application/json', () => tdmrepJson(terms))]
}

/** Escapes all other characters: a class of invisible characters would be unreadable. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[^\n -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
