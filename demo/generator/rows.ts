/** One generated article as rows of the newsroom's tables: the same for the same options and index, on every machine. */
import type { articles, corrections, sources } from '../../schema/tables.ts'
import type { GeneratorOptions } from './options.ts'
import { bodyOf, sentenceOf, titleOf } from './prose.ts'
import { below, oneIn, pick, type Random, randomFor, uuidFrom } from './random.ts'
import { type Words, words } from './words.ts'

type ArticleRow = typeof articles.$inferInsert
type SourceRow = typeof sources.$inferInsert
type CorrectionRow = Omit<typeof corrections.$inferInsert, 'id'>

export type GeneratedArticle = {
  readonly article: ArticleRow & { readonly id: string; readonly guid: string; readonly publishedAt: Date }
  readonly sources: readonly SourceRow[]
  /** Slugs, each once. */
  readonly topics: readonly string[]
  readonly corrections: readonly CorrectionRow[]
}

/** Ten years that lie in the past, and stay where they are. */
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
const kinds = ['archive', 'council', 'museum', 'records', 'library', 'survey', 'school', 'theatre'] as const
/** Eighty publishers with a domain of their own, and one with many hosts (RFC 2606 §2 reserves them all). */
const zones = ['example', 'example', 'example', 'example.org'] as const

/** What all guids of one generated newsroom begin with, and nothing else's: it holds every option. */
export const guidPrefix = ({ articles: count, topics, sources: each, seed }: GeneratorOptions) =>
  `tag:newsroom.example.org,2026:generated/${count}-${topics}-${each}-${seed}/`

export const topicSlug = (index: number) => `topic-${index + 1}`

/** The `index` counts from 0, oldest first. */
export function generateArticle(options: GeneratorOptions, index: number): GeneratedArticle {
  const random = randomFor(options.seed, index)
  const id = uuidFrom(random)
  const language = pick(random, languages)
  const say = words[language]
  const step = (lastMs - firstMs) / options.articles
  const publishedMs = firstMs + Math.floor(index * step + below(random, Math.floor(step)))
  const sourceRows = Array.from({ length: options.sources }, (_, n) => sourceRow(random, say, id, n, publishedMs))
  const publishedAt = new Date(publishedMs)
  const year = publishedAt.getUTCFullYear()
  return {
    article: {
      id,
      guid: `${guidPrefix(options)}${index}`,
      url: `${origin}/${year}/${index}`,
      title: titleOf(random, say),
      standfirst: `${sentenceOf(random, say)} ${sentenceOf(random, say)}`,
      bodyHtml: bodyOf(random, say, sourceRows[0]?.url),
      byline: 'Generated newsroom',
      bylineUrl: `${origin}/about`,
      language,
      publishedAt,
      updatedAt: oneIn(random, 10) ? new Date(publishedMs + below(random, dayMs)) : null,
      ...disclosureColumns(random, say, publishedMs),
      ...pictureColumns(random, say, `${origin}/pictures/${year}/${index}.jpg`),
      ...statusColumns(random, say, publishedMs),
    },
    sources: sourceRows,
    topics: topicsOf(random, options.topics),
    corrections: oneIn(random, 30) ? [correctionRow(say, id, publishedMs + below(random, dayMs))] : [],
  }
}

/** Most are written by an AI alone, some with a reviewer, a few by people. */
function disclosureColumns(random: Random, say: Words, publishedMs: number) {
  const disclosureMode = pick(random, ['ai-autonomous', 'ai-autonomous', 'ai-autonomous', 'ai-assisted', 'human-only'])
  if (disclosureMode === 'human-only') return { disclosureMode }
  return {
    disclosureMode,
    disclosureModel: `example-model-${1 + below(random, 3)}`,
    disclosureProvider: 'Example AI',
    reviewedBy: disclosureMode === 'ai-assisted' ? say.reviewer : null,
    generatedAt: new Date(publishedMs - below(random, 30) * minuteMs),
  }
}

/** Every third has one. */
function pictureColumns(random: Random, say: Words, pictureUrl: string) {
  if (!oneIn(random, 3)) return {}
  return {
    pictureUrl,
    pictureType: 'image/jpeg',
    pictureBytes: 40_000 + below(random, 200_000),
    pictureWidth: 1200,
    pictureHeight: 675,
    pictureAlt: say.pictureAlt,
    pictureCredit: 'Generated newsroom',
    pictureSourceType: pick(random, ['trainedAlgorithmicMedia', 'digitalCapture']),
  }
}

/** One in two hundred is retracted, with a notice; all others are published. */
function statusColumns(random: Random, say: Words, publishedMs: number) {
  if (!oneIn(random, 200)) return { status: 'published' }
  return { status: 'retracted', retractionReason: say.retraction, retractedAt: new Date(publishedMs + dayMs) }
}

function sourceRow(random: Random, say: Words, articleId: string, index: number, publishedMs: number): SourceRow {
  const domain = `${pick(random, places)}-${pick(random, kinds)}.${pick(random, zones)}`
  return {
    articleId,
    position: index + 1,
    url: `https://${domain}/documents/${below(random, 1_000_000)}`,
    title: titleOf(random, say),
    publisher: domain,
    language: pick(random, languages),
    accessedAt: new Date(publishedMs - below(random, 600) * minuteMs),
  }
}

const correctionRow = (say: Words, articleId: string, correctedMs: number): CorrectionRow => ({
  articleId,
  text: say.correction,
  correctedAt: new Date(correctedMs),
  url: `${origin}/corrections`,
})

/** One to three; the first ones of the list are the busiest, as everywhere. */
function topicsOf(random: Random, count: number): string[] {
  const slugs = Array.from({ length: 1 + below(random, 3) }, () => topicSlug(below(random, 1 + below(random, count))))
  return [...new Set(slugs)]
}
