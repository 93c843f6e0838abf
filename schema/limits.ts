/**
 * How long the texts of a newsroom may be. Each limit is far above use: a feed holds many articles,
 * and readers take it whole.
 */

/** The characters of a title or a name. */
const name = 1000
/** The characters of longer texts: RFC 9110 §4.1 asks programs to take addresses of 8,000 bytes. */
const [address, passage] = [8000, 10_000]

/**
 * In characters (code points), by table and column. `body_html` has a limit in bytes, which the
 * owner can change.
 */
export const longest = {
  articles: {
    url: address,
    title: name,
    standfirst: passage,
    byline: name,
    byline_url: address,
    retraction_reason: passage,
    disclosure_model: name,
    disclosure_provider: name,
    disclosure_statement: passage,
    reviewed_by: name,
    picture_url: address,
    picture_alt: passage,
    picture_credit: name,
  },
  sources: { url: address, title: name, publisher: name },
  topics: { label: name },
  corrections: { text: passage, url: address },
} as const

/** Prefixes of the names of rules. */
export const rulePrefixes = {
  articles: '',
  sources: 'source_',
  topics: 'topic_',
  corrections: 'correction_',
} as const

/** Sources, topics, corrections or partners of one article. */
export const maxParts = 500

/** Elements (start tags) of `body_html`: schema/functions/rules.sql. */
export const maxElements = 20_000

/** Partners in one answer, and so in metrics. The API makes no more (src/plugins/partners/store.ts). */
export const maxPartners = 1000
