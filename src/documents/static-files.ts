/** Static files: style sheets, scripts, icons, robots.txt, OpenSearch description and schemas. */
import { feedsJsonSchema, feedsSchemaPath } from '../directory/feeds-json.ts'
import { renderOpenSearch } from '../directory/open-search.ts'
import { candorJsonSchema } from '../disclosure/json-schema.ts'
import { frameHeightReleases, headlinesReleases } from '../embeds/releases.ts'
import { embedStyle } from '../embeds/style.ts'
import { embedScript } from '../pages/embed-script.ts'
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

/** A style sheet, whose name changes with its text. */
export const sheetFile = ({ path, text }: Sheet) => ({
  path,
  body: text,
  mediaType: css,
  maxAgeSeconds: 365 * day,
  immutable: true,
})

export type StaticParts = {
  readonly site: Site
  /** Whether there is a publishing API, which is not for crawlers. */
  readonly hasApi: boolean
  /** IndexNow wants a file with this name and content; `null` for none. */
  readonly indexNowKey: string | null
}

/** All static files; `path` is below the base path. */
export function staticFiles({
  site,
  hasApi,
  indexNowKey,
}: StaticParts): readonly (StaticFile & { readonly path: string })[] {
  const terms = termsOf(site)
  const { path: makerPath, text: makerText } = embedScript(pageWords({ site }).words)
  return [
    ...[commonSheet, formsSheet, articleSheet].map(sheetFile),
    ...[...headlinesReleases, ...frameHeightReleases].map(({ path, text }) => {
      return {
        path,
        body: text,
        mediaType: script,
        maxAgeSeconds: 365 * day,
        immutable: true,
      }
    }),
    { path: makerPath, body: makerText, mediaType: script, maxAgeSeconds: 365 * day, immutable: true },
    { path: '/embed/headlines.css', body: embedStyle, mediaType: css, maxAgeSeconds: 3600 },
    { path: '/favicon.svg', body: faviconSvg, mediaType: 'image/svg+xml', maxAgeSeconds: day },
    // Or a redirect to the newsroom's own icon (src/routes/pages.ts).
    ...(site.iconUrl === null
      ? [{ path: '/favicon.ico', body: faviconIco, mediaType: 'image/x-icon', maxAgeSeconds: day }]
      : []),
    { path: '/robots.txt', body: robots(site, hasApi, terms), mediaType: plainText, maxAgeSeconds: day },
    ...(terms ? allTerms(terms) : []).map((each) => {
      return { path: each.documentPath, body: renderRsl(each), mediaType: rslMediaType, maxAgeSeconds: hour }
    }),
    ...(indexNowKey === null
      ? []
      : [{ path: `/${indexNowKey}.txt`, body: indexNowKey, mediaType: plainText, maxAgeSeconds: hour }]),
    {
      path: '/ns/1.0/candor.schema.json',
      body: `${asciiJson(candorJsonSchema)}\n`,
      mediaType: 'application/schema+json',
      maxAgeSeconds: 3600,
    },
    {
      path: feedsSchemaPath,
      body: `${JSON.stringify(feedsJsonSchema, null, 2)}\n`,
      mediaType: 'application/schema+json',
      maxAgeSeconds: 3600,
    },
    {
      path: '/opensearch.xml',
      body: renderOpenSearch(site),
      mediaType: 'application/opensearchdescription+xml',
      maxAgeSeconds: day,
    },
  ]
}

/** What crawlers look for at the root of a host, whatever the base path is. */
export function rootFiles(site: Site): readonly (StaticFile & { readonly path: string })[] {
  const terms = termsOf(site)
  if (terms === null) return []
  return [{ path: tdmrepPath, body: tdmrepJson(terms), mediaType: 'application/json', maxAgeSeconds: hour }]
}

/** Other characters are escaped: the class of those that nobody sees would be unreadable. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[^\n -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
