/**
 * Articles in Portuguese, Polish, Hebrew and Japanese on an English site: with two corrections, without a standfirst, retracted,
 * and one of which nobody knows how it was made. Real texts, so that readers who know the language can judge what Candor adds.
 */
import type { Article } from '../../../src/core/article.ts'
import {
  buildArticle,
  buildBareSite,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSnapshot,
  buildSource,
  buildTopic,
} from '../../fixtures/build-article.ts'
import type { News } from './news.ts'

const corrected = new Date('2026-05-03T07:00:00Z')
const byline = { byline: null, bylineUrl: null }

const articles: readonly Article[] = [
  buildArticle({
    ...byline,
    guid: 'urn:example:pt',
    url: 'https://news.example.org/2026/05/ponte',
    title: 'Ponte de pedra reabre depois da cheia',
    standfirst: 'O trânsito voltou à ponte de pedra.',
    bodyHtml: '<p>A câmara abriu a ponte na sexta-feira, às oito horas.</p>',
    language: 'pt',
    updatedAt: corrected,
    picture: buildPicture({ alt: 'Uma ponte de pedra sobre um rio', credit: null }),
    sources: [
      buildSource({ title: 'Ata da sessão de abril', publisher: 'Câmara Exemplo', language: 'pt' }),
    ],
    corrections: [
      buildCorrection({ text: 'Uma versão anterior indicava o ano errado.' }),
      buildCorrection({ text: 'A ponte tem duas faixas, não três.', date: corrected, url: null }),
    ],
  }),
  buildArticle({
    ...byline,
    guid: 'urn:example:pt-br',
    url: 'https://news.example.org/2026/05/barragem',
    title: 'Barragem recebe novos sensores',
    standfirst: 'Doze sensores medem o nível da água.',
    bodyHtml: '<p>A prefeitura instalou os sensores na quinta-feira.</p>',
    language: 'pt-BR',
    disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Editoria local' }),
    sources: [buildSource({ title: 'Nota da prefeitura', publisher: null, language: 'pt-BR' })],
  }),
  buildArticle({
    ...byline,
    guid: 'urn:example:pl',
    url: 'https://news.example.org/2026/05/most',
    title: 'Kamienny most znów otwarty',
    standfirst: '',
    bodyHtml: '<p>W piątek o ósmej miasto otworzyło kamienny most po powodzi.</p>',
    language: 'pl',
    disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Redakcja lokalna' }),
    sources: [
      buildSource({
        title: 'Protokół z sesji kwietniowej',
        publisher: 'Rada Przykładowa',
        language: 'pl',
      }),
    ],
  }),
  buildArticle({
    ...byline,
    guid: 'urn:example:he',
    url: 'https://news.example.org/2026/05/gesher',
    title: 'גשר האבן נפתח מחדש לאחר השיטפון',
    standfirst: 'התנועה חזרה לגשר האבן.',
    bodyHtml: '<p>העירייה פתחה את הגשר ביום שישי בשמונה בבוקר.</p>',
    language: 'he',
    updatedAt: corrected,
    sources: [
      buildSource({ title: 'פרוטוקול ישיבת אפריל', publisher: 'מועצת הדוגמה', language: 'he' }),
    ],
    corrections: [buildCorrection({ text: 'בגרסה קודמת צוינה שנה שגויה.' })],
    retraction: { reason: 'הגשר מעולם לא נסגר.', date: corrected },
  }),
  buildArticle({
    ...byline,
    guid: 'urn:example:ja',
    url: 'https://news.example.org/2026/05/hashi',
    title: '石橋、洪水後に通行再開',
    standfirst: '石橋の通行が再開した。',
    bodyHtml: '<p>市は金曜日の午前八時に橋を開いた。</p>',
    language: 'ja',
    sources: [buildSource({ title: '四月議会の議事録', publisher: '例示市議会', language: 'ja' })],
    corrections: [buildCorrection({ text: '以前の版では年が誤っていました。' })],
  }),
  buildArticle({
    ...byline,
    guid: 'https://old.example.org/?p=41',
    url: 'https://news.example.org/2019/03/ferry',
    title: 'Ferry stops for the winter',
    standfirst: 'The last boat leaves on Friday.',
    bodyHtml: '<p>The ferry rests until the ice is gone.</p>',
    publishedAt: new Date('2019-03-01T08:00:00Z'),
    updatedAt: new Date('2019-03-01T08:00:00Z'),
    // Imported from before anyone had to say it.
    disclosure: null,
    topics: [buildTopic()],
    sources: [],
  }),
]

export function buildAbroadNews(): News {
  return {
    site: buildBareSite(),
    selection: buildSelection(),
    snapshot: buildSnapshot({ articles, changedAt: corrected }),
  }
}
