/**
 * A generated article as rows of the newsroom's tables. Equal options and index give equal rows on
 * every machine.
 */
import type { articles, corrections, sources } from '../../schema/tables.ts'
import type { GeneratorOptions } from './options.ts'
import { bodyOf, sentenceOf, titleOf } from './prose.ts'
import { below, oneIn, pick, type Random, randomFor, uuidFrom } from './random.ts'
import { type Words, words } from './words.ts'

type ArticleRow = Omit<typeof articles.$inferInsert, 'audience'>
type SourceRow = typeof sources.$inferInsert
type CorrectionRow = Omit<typeof corrections.$inferInsert, 'id'>

export type GeneratedArticle = {
  readonly article: ArticleRow & {
    readonly id: string
    readonly guid: string
    readonly publishedAt: Date
  }
  readonly sources: readonly SourceRow[]
  /** Slugs, each once. */
  readonly topics: readonly string[]
  readonly corrections: readonly CorrectionRow[]
}

/** The ten years of the generated articles, fixed in the past. */
const firstMs = Date.UTC(2016, 10, 1)
const lastMs = Date.UTC(2026, 10, 1)
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const languages = ['en', 'en', 'en', 'de', 'fr', 'es', 'ar'] as const
const origin = 'https://newsroom.example.org'
const places = [
  'harbour',
  'river',
  'valley',
  'station',
  'market',
  'bridge',
  'island',
  'forest',
  'hill',
  'lake',
] as const
const institutions = [
  'archive',
  'council',
  'museum',
  'records',
  'library',
  'survey',
  'school',
  'theatre',
] as const
/**
 * Eighty publishers with a domain each, and one with many hosts; RFC 2606 §2 and §3 reserve these
 * domains.
 */
const suffixes = ['example', 'example', 'example', 'example.org'] as const

/**
 * Prefix of the guids of one generated newsroom. It contains every option, so no other newsroom has
 * it.
 */
export const guidPrefix = ({ articles: count, topics, sources: each, seed }: GeneratorOptions) =>
  `tag:newsroom.example.org,2026:generated/${count}-${topics}-${each}-${seed}/`

export const topicSlug = (index: number) => `topic-${index + 1}`

/** `index` counts from 0, oldest first. */
export function generateArticle(options: GeneratorOptions, index: number): GeneratedArticle {
  const random = randomFor(options.seed, index)
  const id = uuidFrom(random)
  const language = pick(random, languages)
  const phrases = words[language]
  const step = (lastMs - firstMs) / options.articles
  const publishedMs = firstMs + Math.floor(index * step + below(random, Math.floor(step)))
  const sourceRows = Array.from({ length: options.sources }, (_, n) =>
    sourceRow(random, phrases, id, n, publishedMs),
  )
  const publishedAt = new Date(publishedMs)
  const year = publishedAt.getUTCFullYear()
  return {
    article: {
      id,
      guid: `${guidPrefix(options)}${index}`,
      url: `${origin}/${year}/${index}`,
      title: titleOf(random, phrases),
      standfirst: `${sentenceOf(random, phrases)} ${sentenceOf(random, phrases)}`,
      bodyHtml: bodyOf(random, phrases, sourceRows[0]?.url),
      byline: 'Generated newsroom',
      bylineUrl: `${origin}/about`,
      language,
      publishedAt,
      updatedAt: oneIn(random, 10) ? new Date(publishedMs + below(random, dayMs)) : null,
      ...disclosureColumns(random, phrases, publishedMs),
      ...pictureColumns(random, phrases, `${origin}/pictures/${year}/${index}.jpg`),
      ...statusColumns(random, phrases, publishedMs),
    },
    sources: sourceRows,
    topics: topicsOf(random, options.topics),
    corrections: oneIn(random, 30)
      ? [correctionRow(phrases, id, publishedMs + below(random, dayMs))]
      : [],
  }
}

/** Three in five articles are written by an AI alone, one with a reviewer, one by people. */
function disclosureColumns(random: Random, phrases: Words, publishedMs: number) {
  const disclosureMode = pick(random, [
    'ai-autonomous',
    'ai-autonomous',
    'ai-autonomous',
    'ai-assisted',
    'human-only',
  ])
  if (disclosureMode === 'human-only') return { disclosureMode }
  return {
    disclosureMode,
    disclosureModel: `example-model-${1 + below(random, 3)}`,
    disclosureProvider: 'Example AI',
    ...(disclosureMode === 'ai-assisted'
      ? { reviewedBy: phrases.reviewer, reviewedAt: new Date(publishedMs) }
      : {}),
    generatedAt: new Date(publishedMs - below(random, 30) * minuteMs),
  }
}

/** One article in three has a picture. */
function pictureColumns(random: Random, phrases: Words, pictureUrl: string) {
  if (!oneIn(random, 3)) return {}
  return {
    pictureUrl,
    pictureType: 'image/jpeg',
    pictureBytes: 40_000 + below(random, 200_000),
    pictureWidth: 1200,
    pictureHeight: 675,
    pictureAlt: phrases.pictureAlt,
    pictureCredit: 'Generated newsroom',
    pictureSourceType: pick(random, ['trainedAlgorithmicMedia', 'digitalCapture']),
  }
}

/** One article in two hundred is retracted, with a notice; all others are published. */
function statusColumns(random: Random, phrases: Words, publishedMs: number) {
  if (!oneIn(random, 200)) return { status: 'published' }
  return {
    status: 'retracted',
    retractionReason: phrases.retraction,
    retractedAt: new Date(publishedMs + dayMs),
  }
}

function sourceRow(
  random: Random,
  phrases: Words,
  articleId: string,
  index: number,
  publishedMs: number,
): SourceRow {
  const domain = `${pick(random, places)}-${pick(random, institutions)}.${pick(random, suffixes)}`
  return {
    articleId,
    position: index + 1,
    url: `https://${domain}/documents/${below(random, 1_000_000)}`,
    title: titleOf(random, phrases),
    publisher: domain,
    language: pick(random, languages),
    accessedAt: new Date(publishedMs - below(random, 600) * minuteMs),
  }
}

const correctionRow = (phrases: Words, articleId: string, correctedMs: number): CorrectionRow => ({
  articleId,
  text: phrases.correction,
  correctedAt: new Date(correctedMs),
  url: `${origin}/corrections`,
})

/** One to three topics. The first topics have the most articles, as in a real newsroom. */
function topicsOf(random: Random, count: number): string[] {
  const slugs = Array.from({ length: 1 + below(random, 3) }, () =>
    topicSlug(below(random, 1 + below(random, count))),
  )
  return [...new Set(slugs)]
}
