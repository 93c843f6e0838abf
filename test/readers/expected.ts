/**
 * The expected reading of a golden document, derived from its articles. Repeats the wire contract's wording on purpose,
 * so that errors in src/words fail the tests.
 */
import type { Article } from '../../src/article.ts'
import type { Disclosure } from '../../src/disclosure/disclosure.ts'
import type { AuthorshipMode } from '../../src/disclosure/modes.ts'
import { type Format, formats } from '../../src/request/formats.ts'
import type { Site } from '../../src/settings/site.ts'
import { writtenDay } from '../../src/text/dates.ts'
import { dateFormFor } from '../../src/words/dates.ts'
import { wordsIn } from '../../src/words/words.ts'
import { type GoldenName, goldenNews, goldenText } from '../golden/golden-news.ts'

type Words = {
  readonly labels: Modes
  readonly tags: Modes
  readonly statements: Modes
  readonly corrected: string
  readonly retracted: string
  readonly retractedTitle: string
  /** In the languages of the golden feed of corrections. */
  readonly correctionTitle?: string
}
type Modes = Readonly<Record<AuthorshipMode, string>>

const modes = (autonomous: string, assisted: string, human = ''): Modes => ({
  'ai-autonomous': autonomous,
  'ai-assisted': assisted,
  'human-only': human,
})

const en: Words = {
  labels: modes('AI-written, no human editor: ', 'AI-assisted: '),
  tags: modes('AI-written', 'AI-assisted'),
  statements: modes(
    'An AI wrote this article on its own; no human editor reviewed it.',
    'Written with the help of AI and reviewed by {reviewed_by}.',
    'Written by a human without generative AI.',
  ),
  corrected: 'Corrected on {date}: ',
  retracted: 'Retracted on {date}: ',
  retractedTitle: 'Retracted: ',
  correctionTitle: 'Correction: ',
}

/** `human-only` has no label and no statement for readers; the demo has its own statement for programs. */
const words: Readonly<Record<string, Words>> = {
  en,
  de: {
    labels: modes('KI-Text ohne menschliche Redaktion: ', 'KI-gestützt: '),
    tags: modes('KI-Text', 'KI-gestützt'),
    statements: modes(
      'Eine KI hat diesen Artikel selbstständig verfasst; kein Mensch hat ihn redigiert.',
      'Mit Hilfe von KI verfasst; geprüft von {reviewed_by}.',
    ),
    corrected: 'Korrigiert am {date}: ',
    retracted: 'Zurückgezogen am {date}: ',
    retractedTitle: 'Zurückgezogen: ',
    correctionTitle: 'Korrektur: ',
  },
  fr: {
    labels: modes('Texte généré par IA, sans relecture humaine : ', 'Assisté par IA : '),
    tags: modes('Texte généré par IA', 'Assisté par IA'),
    statements: modes(
      'Une IA a écrit cet article de façon autonome ; aucun rédacteur humain ne l’a relu.',
      'Rédigé avec l’aide de l’IA et relu par {reviewed_by}.',
    ),
    corrected: 'Corrigé le {date} : ',
    retracted: 'Retiré le {date} : ',
    retractedTitle: 'Article retiré : ',
  },
  es: {
    labels: modes('Texto de IA, sin revisión humana: ', 'Con ayuda de IA: '),
    tags: modes('Texto de IA', 'Con ayuda de IA'),
    statements: modes(
      'Una IA escribió este artículo de forma autónoma; ningún editor humano lo revisó.',
      'Escrito con ayuda de IA y revisado por {reviewed_by}.',
    ),
    corrected: 'Corregido el {date}: ',
    retracted: 'Retirado el {date}: ',
    retractedTitle: 'Retirado: ',
  },
  ar: {
    labels: modes('نص كتبه الذكاء الاصطناعي دون مراجعة بشرية: ', 'بمساعدة الذكاء الاصطناعي: '),
    tags: modes('نص كتبه الذكاء الاصطناعي', 'بمساعدة الذكاء الاصطناعي'),
    statements: modes(
      'كتب الذكاء الاصطناعي هذا المقال بصورة مستقلة، ولم يراجعه أي محرر بشري.',
      'كُتب بمساعدة الذكاء الاصطناعي. مراجعة: {reviewed_by}.',
    ),
    corrected: 'صُحِّح في {date}: ',
    retracted: 'سُحب في {date}: ',
    retractedTitle: 'مقال مسحوب: ',
  },
  pt: {
    labels: modes('Texto de IA, sem revisão humana: ', 'Com ajuda de IA: '),
    tags: modes('Texto de IA', 'Com ajuda de IA'),
    statements: modes('Uma IA escreveu este artigo de forma autónoma; nenhum editor humano o reviu.', ''),
    corrected: 'Corrigido em {date}: ',
    retracted: 'Retirado em {date}: ',
    retractedTitle: 'Retirado: ',
  },
  'pt-BR': {
    labels: modes('Texto de IA, sem revisão humana: ', 'Com ajuda de IA: '),
    tags: modes('Texto de IA', 'Com ajuda de IA'),
    statements: modes('', 'Escrito com a ajuda de IA e revisado por {reviewed_by}.'),
    corrected: 'Corrigido em {date}: ',
    retracted: 'Retirado em {date}: ',
    retractedTitle: 'Retirado: ',
  },
  pl: {
    labels: modes('Tekst AI, bez udziału redaktora: ', 'Z pomocą AI: '),
    tags: modes('Tekst AI', 'Z pomocą AI'),
    statements: modes('', 'Napisano z pomocą sztucznej inteligencji. Weryfikacja: {reviewed_by}.'),
    corrected: 'Poprawiono {date}: ',
    retracted: 'Wycofano {date}: ',
    retractedTitle: 'Wycofano: ',
  },
  he: {
    labels: modes('נכתב בידי בינה מלאכותית, ללא עורך אנושי: ', 'בסיוע בינה מלאכותית: '),
    tags: modes('נכתב בידי בינה מלאכותית', 'בסיוע בינה מלאכותית'),
    statements: modes('הכתבה נכתבה באופן עצמאי בידי בינה מלאכותית; שום עורך אנושי לא בדק אותה.', ''),
    corrected: 'תוקן ב־{date}: ',
    retracted: 'הוסר ב־{date}: ',
    retractedTitle: 'הוסר: ',
  },
  ja: {
    labels: modes('AI作成・人間の編集なし：', 'AI支援：'),
    tags: modes('AI作成', 'AI支援'),
    statements: modes(
      'この記事はAIが自律的に執筆したもので、人間の編集者は確認していません。',
      '',
      '生成AIを使わずに人が執筆しました。',
    ),
    corrected: '{date}に訂正：',
    retracted: '{date}に撤回：',
    retractedTitle: '撤回済み：',
  },
}

const sourceTypes: Readonly<Record<AuthorshipMode, string>> = {
  'ai-autonomous': 'trainedAlgorithmicMedia',
  'ai-assisted': 'compositeWithTrainedAlgorithmicMedia',
  'human-only': 'digitalCreation',
}

export type ExpectedItem = ReturnType<typeof expectedItem>
/** The main feed leads to that of corrections, in the site's language. */
const descriptionOf = ({ description, origin, basePath, language }: Site): string => {
  const text = description.trim()
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
    description: own === null ? descriptionOf(site) : `${own}. ${site.description}`,
    language: site.language,
    link: home,
    publisher: { name: site.title, uri: `${root}/` },
    self: `${home}${format.file}${selection.limit === site.feedLength ? '' : `?limit=${selection.limit}`}`,
    selfType: format.mediaType.replace('; charset=utf-8', ''),
    hub: site.hubUrls[0],
    policy: site.policyUrl,
    // A licence of Creative Commons says nothing of articles that are stricter: it stands with the others (docs/rights.md).
    license: snapshot.articles.some(({ aiRights }) => aiRights !== null) ? undefined : orUndefined(site.licenseUrl),
    rights: orUndefined(site.rights),
    email: orUndefined(site.contactEmail),
    // The channel's e-mail address, which readers would show for items without an author.
    contact: snapshot.articles.every(({ byline }) => byline) ? orUndefined(site.contactEmail) : undefined,
    logo: orUndefined(site.logoUrl),
    icon: orUndefined(site.iconUrl),
    ttl: site.pollMinutes,
    updated: snapshot.changedAt.toISOString(),
    updatedInSeconds: inSeconds(snapshot.changedAt),
    deleted: snapshot.tombstones.map(({ guid, deletedAt }) => ({ id: guid, when: deletedAt.toISOString() })),
  }
}

/** One per article, in the order of the feed. The full text is that of the JSON Feed. */
export function expectedItems(name: GoldenName): readonly ExpectedItem[] {
  const { site, snapshot } = goldenNews[name]
  const items: readonly { content_html: string }[] = JSON.parse(goldenText(name, formats.json)).items
  return snapshot.articles.map((article, index) => expectedItem(article, site, items[index]?.content_html))
}

function expectedItem(article: Article, site: Site, content: string | undefined) {
  const { disclosure, picture, retraction, notice } = article
  const byline = legal(article.byline ?? '').trim()
  const shown = retraction === null ? picture : null
  return {
    guid: article.guid,
    link: URL.parse(article.url)?.href ?? 'https://news.example.org/',
    title: legal(`${opening(article)}${article.title}`),
    published: article.publishedAt.toISOString(),
    publishedInSeconds: inSeconds(article.publishedAt),
    updated: article.updatedAt.toISOString(),
    summary: summary(article) || undefined,
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
        href: new URL(url).href,
        title: legal(title),
        hreflang: orUndefined(language),
        publisher: text(publisher),
        accessed: accessedAt?.toISOString(),
      })),
    picture: shown && {
      url: new URL(shown.url).href,
      type: shown.mediaType,
      size: orUndefined(shown.byteLength),
      width: orUndefined(shown.width),
      height: orUndefined(shown.height),
      alt: legal(shown.alt),
      credit: text(shown.credit),
      sourceType: text(shown.digitalSourceType),
    },
    corrections: [...article.corrections, ...(notice ? [notice] : [])].map(({ text: what, date, url }) => ({
      text: legal(what),
      date: date.toISOString(),
      url: url === null ? undefined : new URL(url).href,
    })),
  }
}

/** The words before the title. */
function opening(article: Article): string {
  const { retraction, notice } = article
  const words = wordsOf(article)
  if (notice !== null) return notice.kind === 'retraction' ? 'Retraction: ' : (words.correctionTitle ?? '')
  return retraction === null ? '' : words.retractedTitle
}

const wordsOf = ({ language }: Article): Words => words[language] ?? words[language.split('-')[0] ?? ''] ?? en

const tagOf = (article: Article) => article.disclosure && wordsOf(article).tags[article.disclosure.mode]

function summary(article: Article): string {
  const { labels, corrected, retracted } = wordsOf(article)
  const { disclosure, retraction, corrections, notice } = article
  const standfirst = notice?.text ?? article.standfirst
  const label = disclosure === null ? '' : labels[disclosure.mode]
  const newest = corrections.at(-1)
  const correction = newest === undefined ? '' : `${withDay(corrected, newest.date, article)}${newest.text} `
  // A label alone is a sentence.
  if (retraction === null && `${correction}${standfirst}` === '') return label.replace(/\s*:\s*$/, '.')
  if (retraction === null) return legal(`${label}${correction}${standfirst}`).trim()
  return legal(`${label}${withDay(retracted, retraction.date, article)}${retraction.reason}`)
}

const withDay = (words: string, date: Date, article: Article) =>
  words.replace('{date}', writtenDay(date, dateFormFor(wordsOf(article) === en ? 'en' : article.language)))

function statement(article: Article, { mode, reviewedBy, statement: own }: Disclosure): string {
  return legal(
    own ??
      wordsOf(article)
        .statements[mode].split('{reviewed_by}')
        .join(reviewedBy ?? ''),
  )
}

/** The characters that XML 1.0 allows; lone surrogates become U+FFFD. */
export const legal = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => (/[\t\n\r\x7F-\x9F]/.test(character) ? character : ''))

const inSeconds = (date: Date): string => new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString()

const text = (value: string | null) => (value === null ? undefined : legal(value))

const orUndefined = <Value>(value: Value | null): Value | undefined => value ?? undefined
