/** The software that made a feed, by its `generator`, and where its users fix the feed. */
import type { Code } from './codes.ts'

type Fixes = Partial<Readonly<Record<Code, string>>>

const kit = (folder: string, rest: string) =>
  `use kits/${folder} of Candor (docs/kits.md): ${rest}.`
const frontMatter = (folder: string, part: string) =>
  kit(folder, `add its ${part}, and the mode of each article to its front matter`)

/**
 * Its name, the words by which it is known, where the feed is made, how disclosures get into it,
 * and fixes of its own.
 */
const known: readonly (readonly [
  name: string,
  pattern: RegExp,
  made: string,
  kit: string,
  fixes?: Fixes,
])[] = [
  [
    ...([
      'WordPress',
      /wordpress/i,
      'wp-includes/feed-rss2.php, with plugins and the theme',
    ] as const),
    kit(
      'wordpress',
      'install the plugin “Candor Disclosure”, and choose the mode of each post in the sidebar',
    ),
    {
      'description-empty': 'Settings → General → Tagline.',
      'summary-only': 'Settings → Reading → “For each post in a feed, include”: full text.',
      'not-well-formed':
        'Remove blank lines before <?php in wp-config.php, plugins and theme; no warning may be printed.',
    },
  ],
  [
    ...(['Ghost', /\bghost\b/i, 'Ghost, or the template for /rss/ in routes.yaml'] as const),
    kit('ghost', 'add its template and routes.yaml, and an internal tag to each post'),
  ],
  [
    ...([
      'Hugo',
      /\bhugo\b/i,
      'layouts/index.rss.xml, or the theme',
      frontMatter('hugo', 'theme component'),
    ] as const),
    { 'summary-only': 'Write .Content instead of .Summary in layouts/index.rss.xml.' },
  ],
  [
    ...([
      'Jekyll',
      /\bjekyll\b/i,
      'feed.xml, or the plugin jekyll-feed',
      frontMatter('jekyll', 'includes'),
    ] as const),
    { 'not-well-formed': 'Use xml_escape for every value in feed.xml: Jekyll escapes nothing.' },
  ],
  [
    ...([
      'Eleventy',
      /eleventy|11ty/i,
      'the template of the feed',
      frontMatter('eleventy', 'filters'),
    ] as const),
    { 'address-relative': 'Use the filter htmlToAbsoluteUrls of @11ty/eleventy-plugin-rss.' },
  ],
  [
    ...([
      'Astro',
      /\bastro\b/i,
      'the endpoint that calls @astrojs/rss',
      frontMatter('astro', 'feed and page'),
    ] as const),
    { 'summary-only': 'Give @astrojs/rss the content of each item.' },
  ],
  [
    'Candor',
    /\bcandor\b/i,
    'Candor: see candor doctor',
    'Candor declares every article: check what rewrites the feed.',
  ],
]

/** The name of the software, `null` for others and where the feed does not say. */
export const softwareOf = (generator: string | null): string | null =>
  known.find(([, pattern]) => pattern.test(generator ?? ''))?.[0] ?? null

/**
 * Fixes of a document are made in its software; those of its delivery are not. `fix` is that of all
 * software.
 */
export function fixIn(software: string | null, code: Code, area: string, fix: string): string {
  const [name, , made = '', ofKit = '', fixes = {}] =
    known.find(([each]) => each === software) ?? []
  if (name === undefined || area === 'delivery') return fix
  if (code.startsWith('disclosure-') || code.startsWith('reviewer-'))
    return `${fix} In ${name}: ${ofKit}`
  return fixes[code] === undefined
    ? `${fix} In ${name}, the feed is made by ${made}.`
    : `In ${name}: ${fixes[code]}`
}
