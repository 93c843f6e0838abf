/**
 * The expected reading of a golden document, derived from its articles. test/product/golden/languages.json
 * holds the words.
 */

import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import { partsLabel } from 'candor-disclosure/disclosure/part-labels.ts'
import type { Article } from '../../../src/core/article.ts'
import type { Disclosure } from '../../../src/core/disclosure/disclosure.ts'
import { partsStatement } from '../../../src/core/disclosure/part-statements.ts'
import { asNotice } from '../../../src/core/feed/build-feed.ts'
import { type Format, formats } from '../../../src/core/request/address.ts'
import { descriptionOf, type Site } from '../../../src/core/settings/site.ts'
import { writtenDay } from '../../../src/core/text/dates.ts'
import { dateFormFor } from '../../../src/core/words/dates.ts'
import { wordsFor } from '../../../src/core/words/spoken.ts'
import { wordsIn } from '../../../src/core/words/words.ts'
import { type GoldenName, goldenNews, goldenText } from '../golden/golden-news.ts'

const sourceTypes: Readonly<Record<AuthorshipMode, string>> = {
  'ai-autonomous': 'trainedAlgorithmicMedia',
  'ai-assisted': 'compositeWithTrainedAlgorithmicMedia',
  'human-only': 'digitalCreation',
}

export type ExpectedItem = ReturnType<typeof expectedItem>
/** The main feed leads to that of corrections, in the site's language. */
const descriptionWithCorrections = (site: Site): string => {
  const { origin, basePath, language } = site
  const text = descriptionOf(site).text.trim()
  return `${text}${text.endsWith('.') ? '' : '.'} ${wordsIn('families', language).words.corrections}: ${origin}${basePath}/corrections/`
}

export type ExpectedFeed = ReturnType<typeof expectedFeed>

export function expectedFeed(name: GoldenName, format: Format) {
  const { site, selection, snapshot } = goldenNews[name]
  const root = `${site.origin}${site.basePath}`
  const own = selection.family === 'corrections' ? 'Corrections and retractions' : null
  const home = own === null ? `${root}/` : `${root}/corrections/`
  return {
    title: own === null ? site.title : `${site.title}: ${own}`,
    description:
      own === null ? descriptionWithCorrections(site) : `${own}. ${descriptionOf(site).text}`,
    language: site.language,
    link: home,
    publisher: { name: site.title, uri: `${root}/` },
    self: `${home}${format.file}${selection.limit === site.feedLength ? '' : `?limit=${selection.limit}`}`,
    selfType: format.mediaType.replace('; charset=utf-8', ''),
    hub: site.hubUrls[0],
    policy: site.policyUrl,
    // A licence of Creative Commons says nothing of articles that are stricter: it stands with the
    // others (docs/rights.md).
    license: snapshot.articles.some(({ aiRights }) => aiRights !== null)
      ? undefined
      : orUndefined(site.licenseUrl),
    rights: orUndefined(site.rights),
    email: orUndefined(site.contactEmail),
    // The channel's e-mail address, which readers would show for items without an author.
    contact: snapshot.articles.every(({ byline }) => byline)
      ? orUndefined(site.contactEmail)
      : undefined,
    logo: orUndefined(site.logoUrl),
    icon: orUndefined(site.iconUrl),
    ttl: site.pollMinutes,
    updated: snapshot.changedAt.toISOString(),
    updatedInSeconds: inSeconds(snapshot.changedAt),
    deleted: snapshot.tombstones.map(({ guid, deletedAt }) => ({
      id: guid,
      when: deletedAt.toISOString(),
    })),
  }
}

/** One per article, in the order of the feed. The full text is that of the JSON Feed. */
export function expectedItems(name: GoldenName): readonly ExpectedItem[] {
  const { site, snapshot } = goldenNews[name]
  const items: readonly { content_html: string }[] = JSON.parse(
    goldenText(name, formats.json),
  ).items
  return snapshot.articles
    .map(asNotice)
    .map((article, index) => expectedItem(article, site, items[index]?.content_html))
}

function expectedItem(article: Article, site: Site, content: string | undefined) {
  const { disclosure, picture, retraction, notice } = article
  const byline = legal(article.byline ?? '').trim()
  const shown = retraction === null ? picture : null
  return {
    guid: article.guid,
    link: URL.parse(article.url)?.href ?? 'https://news.example.org/',
    title: legal(`${opening(article)}${titleLabel(article)}${article.title}`),
    published: article.publishedAt.toISOString(),
    publishedInSeconds: inSeconds(article.publishedAt),
    updated: article.updatedAt.toISOString(),
    summary: (notice === null ? summary(article) : noticed(article, site)) || undefined,
    content: content || undefined,
    author: byline || undefined,
    language: article.language === site.language ? undefined : article.language,
    topics: article.topics.map(({ label }) => legal(label)),
    tag: tagOf(article) || undefined,
    tags: [...article.topics.map(({ label }) => legal(label)), tagOf(article)].filter(Boolean),
    status: retraction === null ? undefined : 'canceled',
    /** Without a disclosure, nothing says whether an AI took part. */
    ai: disclosure === null ? undefined : disclosure.mode === 'human-only' ? 'false' : 'true',
    disclosure: disclosure && {
      mode: disclosure.mode,
      tag: tagOf(article) || undefined,
      sourceType: `http://cv.iptc.org/newscodes/digitalsourcetype/${sourceTypes[disclosure.mode]}`,
      statement: statement(article, disclosure),
      model: text(disclosure.model),
      provider: text(disclosure.provider),
      reviewedBy: text(disclosure.reviewedBy),
      date: disclosure.generatedAt?.toISOString(),
    },
    sources: article.sources
      .filter(({ url }) => /^https?:/.test(url))
      .map(({ url, title, language, publisher, accessedAt }) => ({
        href: uri(url),
        title: legal(title),
        hreflang: orUndefined(language),
        publisher: text(publisher),
        accessed: accessedAt?.toISOString(),
      })),
    picture: shown && {
      url: uri(shown.url),
      type: shown.mediaType,
      size: orUndefined(shown.byteLength),
      width: orUndefined(shown.width),
      height: orUndefined(shown.height),
      alt: legal(shown.alt),
      credit: text(shown.credit),
      sourceType: text(shown.digitalSourceType),
    },
    corrections: [...article.corrections, ...(notice ? [notice] : [])].map(
      ({ text: what, date, url }) => ({
        text: legal(what),
        date: date.toISOString(),
        url: url === null ? undefined : uri(url),
      }),
    ),
  }
}

/** The words before the title: those of a notice are in the language of its article. */
function opening(article: Article): string {
  const { retraction, notice } = article
  const { words } = wordsIn('entry', article.language)
  if (notice !== null)
    return withoutTitle(
      notice.kind === 'retraction' ? words.retractionTitle : words.correctionTitle,
    )
  return retraction === null ? '' : withoutTitle(words.retractedTitle)
}

/** A notice always has the short label. */
const titleLabel = ({ notice, disclosure, language }: Article) =>
  notice === null || disclosure === null
    ? ''
    : before(ofMode(wordsIn('titleLabels', language).words, disclosure.mode))

/** The newsroom corrects: its name stands before what was wrong. */
const noticed = ({ notice }: Article, { title }: Site) => legal(`${title}: ${notice?.text}`)

const withoutTitle = (words: string) => words.replace('{title}', '')

const ofMode = (
  words: Readonly<Partial<Record<AuthorshipMode, string>>>,
  mode: AuthorshipMode,
): string => words[mode] ?? ''

const tagOf = ({ disclosure, language }: Article) =>
  disclosure && ofMode(wordsIn('tags', language).words, disclosure.mode)

/** What stands before a text, with the space that its colon needs. */
const before = (words: string): string =>
  words === '' || words.endsWith('：') ? words : `${words} `

/** Labels and statements of parts have a test of their own (test/core/disclosure/parts.test.ts). */
const labelOf = (disclosure: Disclosure, language: string) =>
  partsLabel(disclosure, wordsIn('parts', language).words) ??
  ofMode(wordsIn('labels', language).words, disclosure.mode)

function summary(article: Article): string {
  const { disclosure, retraction, corrections, standfirst, language } = article
  const { corrected, retracted } = wordsIn('entry', language).words
  const label = disclosure === null ? '' : before(labelOf(disclosure, language))
  const newest = corrections.at(-1)
  const correction =
    newest === undefined ? '' : `${withDay(corrected, newest.date, article)}${newest.text} `
  // A label alone is a sentence.
  if (retraction === null && `${correction}${standfirst}` === '')
    return label.replace(/\s*:\s*$/, '.')
  if (retraction === null) return legal(`${label}${correction}${standfirst}`).trim()
  return legal(`${label}${withDay(retracted, retraction.date, article)}${retraction.reason}`)
}

const withDay = (words: string, date: Date, { language }: Article) =>
  before(
    words.replace(
      '{date}',
      writtenDay(date, dateFormFor(wordsIn('entry', language).language === 'en' ? 'en' : language)),
    ),
  )

function statement({ language }: Article, disclosure: Disclosure): string {
  const { mode, reviewedBy, statement: own } = disclosure
  const ofParts = partsStatement(disclosure, language, wordsFor(language))
  const { words } = wordsIn('statements', language)
  return legal(own ?? ofParts ?? words[mode].replaceAll('{reviewed_by}', () => reviewedBy ?? ''))
}

/** The address as RFC 3986 allows it; what is encoded already stays. */
function uri(url: string): string {
  const [before = '', ...after] = new URL(url).href.split('#')
  const encode = (part: string) => encodeURI(part).replace(/%25(?=[\da-f]{2})/gi, '%')
  return [before, ...(after.length > 0 ? [after.join('%23')] : [])]
    .map((part) => encode(part.replace(/%(?![\da-f]{2})/gi, '%25')))
    .join('#')
}

/** Colours, titles of windows and links of terminals. */
const [esc, bell] = ['\x1b', '\x07']
const terminal = new RegExp(
  `${esc}(\\[[\\d;]*m|\\].*?(${bell}|${esc}\\\\))|\x9b[\\d;]+m|\x9d.*?\x9c`,
  'gu',
)

/**
 * The characters that texts keep: those that XML 1.0 does not discourage. Lone surrogates become
 * U+FFFD, and of a terminal's sequence nothing stays.
 */
export const legal = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(terminal, '')
    .replace(/(?![\t\n\r\x7f])[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '')

const inSeconds = (date: Date): string =>
  new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString()

const text = (value: string | null) => (value === null ? undefined : legal(value))

const orUndefined = <Value>(value: Value | null): Value | undefined => value ?? undefined
