/**
 * The test vectors of docs/signed.md, for programs in other languages. After an intended change,
 * write them anew: `UPDATE_GOLDEN=1 npx vitest run test/signed/vectors`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  digestOf,
  factsDigest,
  splitContent,
  withoutOpenings,
  wordsOf,
} from '../../src/signed/digests.ts'
import { verifyStatement } from '../../src/signed/verify.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildSite,
} from '../fixtures/build-article.ts'
import { keys, payloadOf, toJws } from './signing.ts'

const file = new URL('../../docs/vectors/signed.json', import.meta.url)

const contents: Readonly<Record<string, string>> = {
  'an article':
    '<div ai-disclosure="ai-assisted">\n<p class="candor-disclosure" lang="en" dir="ltr"><strong>Written with the help of AI.</strong></p>\n' +
    '<section class="candor-corrections"><strong>Corrections</strong> <ul><li>1 May: It was a Friday.</li></ul></section>\n' +
    '<p class="candor-standfirst">The bridge carries traffic &amp; people.</p>\n<p>At <b>eight</b>, the <a href="https://example.org/?a=1&amp;b=2">first bus</a> crossed it.</p>\n' +
    '<section class="candor-sources">\n<h2>Sources</h2>\n<ol>\n<li><cite>Minutes</cite></li>\n</ol>\n</section>\n<p class="candor-policy"><a href="https://example.org/policy">How we use AI</a></p>\n</div>',
  'blocks without white space between them':
    '<div>\n<h2>One</h2><ul><li>Two</li><li>Three<br>Four</li></ul><table><tr><td>Five</td><td>Six</td></tr></table>\n</div>',
  'inline elements':
    '<div>\n<p>un<em>believ</em><span lang="en">able</span>, <q>he</q>&nbsp;<code>said</code><wbr>: H<sub>2</sub>O<img src="https://example.org/1.jpg" alt="A bus">and more</p>\n</div>',
  'white space and references':
    '<div>\n<p> a\t b&nbsp;&nbsp;c\u3000d\u200be &lt;f&gt; &copy; &#x1F600; &amp;amp; 1 &lt; 2 < 3\n</p>\n\n<pre>  g\n  h</pre>\n</div>',
  'no element around it': '<p class="candor-disclosure">By AI.</p>\n<p>News.</p>',
  'an element in an element of its name':
    '<div>\n<section class="x candor-sources"><section>Inner</section> outer</section>\n<p>News.</p>\n</div>',
  'an element without an end': '<div>\n<p>News.</p>\n<p class="candor-policy">Policy</div>',
  'an addition in the middle':
    '<div>\n<p>News.</p>\n<p class="candor-policy">Policy</p>\n<p>More news.</p>\n</div>',
  'a comment and attributes with signs':
    '<div title="a > b">\n<p title="<p class=\'candor-policy\'>">N<!-- <p> -->ews.</p>\n</div>',
  'Arabic and Chinese': '<div lang="ar" dir="rtl">\n<p>الجسر مفتوح.</p><p>新桥　开放</p>\n</div>',
  nothing: '',
}

const texts: readonly (readonly [text: string, openings: readonly string[]])[] = [
  ['AI-assisted: Bridge reopens', ['AI-assisted:', 'AI:']],
  ['Retracted: AI: Bridge  reopens\n', ['AI-assisted:', 'AI:', 'Retracted:']],
  ['\u2068AI:\u2069 الجسر مفتوح', ['AI:']],
  ['\u200fIA: الجسر مفتوح', ['IA:']],
  ['已撤回：AI：新桥开放', ['AI：', '已撤回：']],
  ['AI-assisted.', ['AI-assisted:', 'AI-assisted.']],
  ['No opening: AI: Bridge', ['AI:']],
  ['AI & you: 1 < 2', []],
  ['', ['AI:']],
]

const source = {
  url: 'https://example.org/1',
  title: 'Minutes  of April',
  publisher: 'Example Council',
  language: 'en',
}
const facts = [
  {
    sentence: 'By AI.',
    generated_at: '2026-05-01T11:58:30.250Z',
    sources: [source, { ...source, publisher: null, language: null }],
  },
  { sentence: null, generated_at: null, sources: [] },
]

async function buildVectors() {
  const article = buildArticle({
    disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Ada Example' }),
    corrections: [buildCorrection()],
  })
  const payload = await payloadOf(article, buildSite(), { review: 'passkey' })
  return {
    statement: {
      keys,
      jws: toJws(payload),
      payload,
      previous_of_the_next: await digestOf(toJws(payload)),
    },
    texts: await Promise.all(
      texts.map(async ([text, openings]) => {
        const { text: rest } = withoutOpenings(text, openings)
        return { text, openings, rest, digest: await digestOf(rest) }
      }),
    ),
    contents: await Promise.all(
      Object.entries(contents).map(async ([name, html]) => {
        const { news, added } = splitContent(html)
        const digests = {
          words: await digestOf(wordsOf(news)),
          html: await digestOf(news),
          added: await digestOf(added),
        }
        return { name, content: html, news, words: wordsOf(news), added, digests }
      }),
    ),
    facts: await Promise.all(
      facts.map(async (each) => ({
        ...each,
        digest: await factsDigest([each.sentence, each.generated_at], each.sources),
      })),
    ),
  }
}

it('are what this version computes, and the statement holds', async () => {
  const vectors = await buildVectors()
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, `${JSON.stringify(vectors, null, 2)}\n`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(vectors)
  expect((await verifyStatement(vectors.statement.jws, vectors.statement.keys)).outcome).toBe(
    'holds',
  )
})
