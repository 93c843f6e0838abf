/** One article and one site with all optional fields, so that the documents have every element. */
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  buildTopic,
} from '../../fixtures/build-article.ts'
import type { News } from './news.ts'

const article = buildArticle({
  title: 'Steinbrücke nach Hochwasser wieder offen',
  standfirst: 'Über die Steinbrücke rollt wieder der Verkehr.',
  bodyHtml:
    '<p>Über die <a href="../04/hochwasser?teil=1&amp;seite=2">Steinbrücke</a> rollt wieder der Verkehr.</p>\n' +
    '<ul><li>Spur eins</li><li>Spur zwei</li></ul>',
  byline: 'Lokalredaktion',
  language: 'de-AT',
  updatedAt: new Date('2026-05-03T07:00:00Z'),
  disclosure: buildDisclosure({
    mode: 'ai-assisted',
    reviewedBy: 'Ressortleitung Lokales',
    statement: 'Entwurf von einer KI, geprüft von der Ressortleitung Lokales.',
  }),
  picture: buildPicture({
    alt: 'Eine Steinbrücke über einem Fluss bei Hochwasser',
    credit: 'Beispielbilder',
  }),
  sources: [
    buildSource({ title: 'Protokoll der Aprilsitzung', publisher: 'Beispielrat', language: 'de' }),
    buildSource({
      url: 'https://water.example.org/levels',
      title: 'River levels',
      publisher: 'Example Water Board',
    }),
  ],
  topics: [
    buildTopic({ slug: 'flood', label: 'Hochwasser' }),
    buildTopic({ slug: 'public-works', label: 'Öffentliche Bauten' }),
  ],
  corrections: [
    buildCorrection({ text: 'Eine frühere Fassung nannte das falsche Jahr.' }),
    buildCorrection({
      text: 'Die Brücke hat zwei Spuren, nicht drei.',
      date: new Date('2026-05-03T07:00:00Z'),
    }),
  ],
})

export function buildOneNews(): News {
  return {
    site: buildSite({
      basePath: '/feeds',
      language: 'en-GB',
      policyUrl: 'https://news.example.org/ai-policy',
      feedlyCoverUrl: 'https://news.example.org/cover.png',
      feedlyLogoUrl: 'https://news.example.org/logo.svg',
      feedlyColor: '00a651',
    }),
    selection: buildSelection({ limit: 10 }),
    snapshot: buildSnapshot({
      articles: [article],
      tombstones: [
        {
          guid: 'urn:uuid:c0ffee00-1d2e-4f30-8a4b-5c6d7e8f9a0b',
          deletedAt: new Date('2026-05-03T09:15:00.500Z'),
        },
      ],
      changedAt: new Date('2026-05-03T09:15:00.500Z'),
    }),
  }
}
