/** Random newsrooms for partners: hostile texts, and articles that are nearly, or just, what partners take. */

import fc from 'fast-check'
import { authorshipModes } from '../../schema/lists.ts'
import type { Article } from '../../src/article.ts'
import { buildDisclosure, buildPicture } from '../fixtures/build-article.ts'
import { hostileArticle } from '../fixtures/hostile-article.ts'

/** The day on which the newsrooms are read. */
export const day = new Date('2026-11-26T15:00:00Z')

const words = 'the bridge over the river carries traffic again after a week of floods and repairs'.split(' ')
const sentence = (least: number, most: number) =>
  fc.array(fc.constantFrom(...words, '“so”', '😀'), { minLength: least, maxLength: most }).map((all) => all.join(' '))

/** The usual value among others: else nearly every article would break some rule. */
const many = <T>(value: T): readonly T[] => Array.from({ length: 12 }, () => value)

const ageDays = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constantFrom(363, 364, 365, 366, 700))

const disclosure = fc
  .record({ mode: fc.constantFrom(...authorshipModes) })
  .map(({ mode }) => buildDisclosure({ mode, reviewedBy: mode === 'ai-assisted' ? 'Ada Example' : null }))

const picture = fc
  .record({
    url: fc.constantFrom(
      ...many('https://news.example.org/a.jpg'),
      'http://news.example.org/a.jpg',
      'https://u:p@news.example.org/a.jpg',
    ),
    mediaType: fc.constantFrom(...many('image/jpeg'), 'image/webp', 'image/avif', 'image/svg+xml'),
    byteLength: fc.constantFrom(...many(80_000), null, 14_000_000, 14_000_001),
    width: fc.constantFrom(...many(1600), null, 499, 500),
    height: fc.constantFrom(...many(900), null, 499, 500),
    alt: fc.constantFrom(...many('A bridge'), ''),
    credit: fc.constantFrom(...many('Example Pictures'), null, ' '),
    digitalSourceType: fc.constantFrom(null, 'digitalCapture', 'trainedAlgorithmicMedia'),
  })
  .map(buildPicture)

const body = fc
  .array(
    fc.oneof(
      sentence(1, 60).map((text) => `<p>${text.replaceAll('<', '&lt;')}</p>`),
      fc.constant(`<p>${Array.from({ length: 5 }, () => words.join(' ')).join('. ')}.</p>`),
      fc.constantFrom(
        '<figure><img src="https://news.example.org/a.jpg" alt=""><figcaption>Again</figcaption></figure>',
        '<p>See <a href="tel:+1">the number</a>, <a href="/b">there</a> and <del>not</del> here.</p>',
        '<dl><dt>River</dt><dd>High</dd></dl><h6>Small</h6><pre>a\n b</pre><hr>',
        '<iframe src="https://www.youtube.com/embed/x" title="Film"></iframe>',
        '<iframe src="https://w.soundcloud.com/player/?url=x"></iframe><iframe src="https://datawrapper.dwcdn.net/x/"></iframe>',
        '<section style="color:red"><table><tr><td colspan="2">1</td></tr></table></section>',
      ),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join('\n'))

/** Mostly of the kind that partners take, so that each rule decides about some. */
const plausible = fc.record({
  title: fc.oneof(
    { weight: 8, arbitrary: sentence(5, 9) },
    sentence(1, 40),
    // Just too short, just long enough, and the same at the other end.
    { weight: 3, arbitrary: fc.constantFrom(...[20, 21, 150, 151].map((length) => 'x'.repeat(length))) },
    fc.constantFrom(
      'See https://example.org/ for the bridge',
      'R&D <b>bridge</b> over the river',
      '1 < 2 bridges over the river',
    ),
  ),
  standfirst: fc.oneof(fc.constant(''), sentence(1, 70)),
  bodyHtml: body,
  byline: fc.constantFrom(...many('Ada Example'), 'Example News', null),
  language: fc.constantFrom(...many('en'), 'en-GB', 'de-AT', 'ar'),
  age: ageDays,
  disclosure: fc.option(disclosure, { freq: 8 }),
  picture: fc.option(picture, { freq: 6 }),
  retraction: fc.option(fc.constant({ reason: 'The source was forged.', date: new Date('2026-11-20T00:00:00Z') }), {
    freq: 1,
    nil: null,
  }),
  url: fc.constantFrom(...many('https://news.example.org/'), 'http://news.example.org/'),
})

const article: fc.Arbitrary<Article> = fc
  .tuple(hostileArticle, fc.option(plausible, { freq: 9 }), fc.uuid())
  .map(([hostile, likely, id]) => {
    if (likely === null) return { ...hostile, guid: `urn:uuid:${id}`, publishedAt: earlier(hostile.publishedAt) }
    const { age, url, retraction, ...others } = likely
    const publishedAt = new Date(day.getTime() - age * 86_400_000)
    return {
      ...hostile,
      ...others,
      guid: `urn:uuid:${id}`,
      url: `${url}${id}`,
      publishedAt,
      updatedAt: publishedAt,
      retraction: age % 5 === 0 ? retraction : null,
    }
  })

/** Feeds do not show what is to come. */
const earlier = (date: Date) => (date > day ? day : date)

export const newsroom = fc.array(article, { maxLength: 8 })
