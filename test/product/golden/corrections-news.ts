/** The feed of corrections: a retraction, an earlier correction of the same article, and one of another, in two languages. */
import type { Article, Notice } from '../../../src/core/article.ts'
import {
  buildArticle,
  buildBareSite,
  buildCorrection,
  buildDisclosure,
  buildSelection,
  buildSnapshot,
} from '../../fixtures/build-article.ts'
import type { News } from './news.ts'

const retracted = new Date('2026-05-04T10:00:00Z')

const gone: Article = buildArticle({
  guid: 'urn:example:gone',
  title: 'Dam receives twelve sensors',
  corrections: [buildCorrection({ text: 'There are twelve sensors, not ten.' })],
  retraction: { reason: 'No sensors were installed.', date: retracted },
})

const lanes: Article = buildArticle({
  guid: 'urn:example:lanes',
  url: 'https://news.example.org/2026/05/spuren',
  title: 'Steinbrücke wieder offen',
  standfirst: 'Der Verkehr rollt wieder.',
  bodyHtml: '<p>Die Brücke hat zwei Spuren.</p>',
  language: 'de',
  disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Lokalredaktion' }),
})

const noticeOf = (article: Article, notice: Omit<Notice, 'about'>): Article => ({
  ...article,
  notice: { ...notice, about: article.guid },
})

const articles = [
  noticeOf(gone, {
    guid: 'urn:example:notice:3',
    kind: 'retraction',
    text: 'No sensors were installed.',
    date: retracted,
    url: null,
  }),
  noticeOf(lanes, {
    guid: 'urn:example:notice:2',
    kind: 'correction',
    ...buildCorrection({
      text: 'Zwei Spuren, nicht drei.',
      date: new Date('2026-05-03T07:00:00Z'),
    }),
  }),
  noticeOf(gone, {
    guid: 'urn:example:notice:1',
    kind: 'correction',
    ...(gone.corrections[0] ?? buildCorrection()),
  }),
]

export function buildCorrectionsNews(): News {
  return {
    site: buildBareSite(),
    selection: buildSelection({ family: 'corrections', whole: true }),
    snapshot: buildSnapshot({ articles, changedAt: retracted }),
  }
}
