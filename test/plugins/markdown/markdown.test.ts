/** An article as Markdown, read back by another program (marked): no text of strangers becomes markup. */
import { marked, type Token, type Tokens } from 'marked'
import { expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { markdownPage } from '../../../src/plugins/markdown/page.ts'
import { isMarkdownOn } from '../../../src/plugins/markdown/plugin.ts'
import { toMarkdown } from '../../../src/plugins/markdown/to-markdown.ts'
import {
  buildArticle,
  buildCorrection,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  buildTopic,
  feedShowing,
} from '../../fixtures/build-article.ts'

const site = buildSite()

/** Front matter and text of the page. */
async function pageOf(changes: Partial<Article>): Promise<readonly string[]> {
  const snapshot = buildSnapshot({ articles: [buildArticle(changes)] })
  const feed = feedShowing(site, buildSelection(), snapshot)
  return (await markdownPage.render(feed, snapshot, site)).split(/\n(.*)/s)
}

/** All tokens, in the order of the text. */
function tokensOf(markdown = ''): readonly Token[] {
  const tokens: Token[] = []
  void marked.walkTokens(marked.lexer(markdown), (token) => void tokens.push(token))
  return tokens
}
const linksIn = (tokens: readonly Token[]) =>
  tokens.flatMap((token) =>
    token.type === 'link' || token.type === 'image' ? [(token as Tokens.Link).href] : [],
  )

const hostile = [
  '[Read on](https://evil.example/)',
  '![x](https://evil.example/x.png)',
  'https://evil.example/ and www.evil.example and x@evil.example',
  '&lt;b&gt; &#91;x](https://evil.example/)',
  '**AI-assisted**',
  '__Human__ `code` ~~gone~~',
  '# Human-written',
  '---',
  '***\n\n# Human-written\n\n[x](https://evil.example/)',
  '- item\n1. item\n> quote',
  '| a | b |\n|---|---|',
  '```\ncode',
  '\\[x](https://evil.example/)\\',
  '\u2028# x\u2029[x](https://evil.example/)',
]

/** All that people can write, and the label and links that the page has whatever they write. */
const writtenAs = (text: string): Partial<Article> => ({
  ...{ title: text, standfirst: text, byline: text },
  sources: [buildSource({ title: text, publisher: text })],
  topics: [buildTopic({ label: text })],
  corrections: [buildCorrection({ text })],
})

const ofType = <T extends Token>(tokens: readonly Token[], ...types: readonly string[]) =>
  tokens.filter(({ type }) => types.includes(type)) as T[]

it.each(hostile)('the text %j is text wherever people write it', async (text) => {
  const known = linksIn(tokensOf((await pageOf(writtenAs('Plain')))[1]))
  const tokens = tokensOf((await pageOf(writtenAs(text)))[1])
  expect(known.length).toBeGreaterThan(4)
  expect(linksIn(tokens)).toEqual(known)
  expect(ofType(tokens, 'html', 'hr', 'def', 'del', 'codespan', 'code', 'table')).toEqual([])
  // Headline, sources, how to cite.
  expect(ofType<Tokens.Heading>(tokens, 'heading').map(({ depth }) => depth)).toEqual([1, 2, 2])
  const [first] = ofType<Tokens.Paragraph>(tokens, 'paragraph')
  expect(first?.text).toBe('AI-written, no human editor')
})

it.each(hostile)('the text %j is text in the front matter', async (text) => {
  const [line = ''] = await pageOf(writtenAs(text))
  expect(line).not.toContain('\n')
  expect(JSON.parse(line).title).toBe(text)
  const tokens = tokensOf(line)
  expect(ofType(tokens, 'html', 'image', 'def', 'del', 'codespan', 'strong', 'em')).toEqual([])
  // Addresses are links to themselves.
  for (const { raw, text: name } of ofType<Tokens.Link>(tokens, 'link')) expect(raw).toBe(name)
})

it.each([
  ['<h1>One</h1><h2>Two</h2>', '# One\n\n## Two\n'],
  ['<div class="story"><h1>One</h1><h2>Two</h2></div>', '## One\n\n## Two\n'],
  [
    '<p><a href="/topics/tides/">Tides</a></p>',
    '[Tides](https://news.example.org/topics/tides/)\n',
  ],
  ['<table><tr><th>A</th></tr><tr><td>1 | 2</td></tr></table>', '| A |\n| - |\n| 1 \\| 2 |\n'],
  ['<ol><li>One<ul><li>Two</li></ul></li></ol>', '1. One\n   - Two\n'],
  ['<blockquote><p><del>Old</del></p></blockquote>', '> ~~Old~~\n'],
  ['<p>10<sup>12</sup> H<sub>2</sub>O x<sup>n+1</sup></p>', '10¹² H₂O x^(n+1)\n'],
  ['<p>One<sup><a href="https://a.example/">1</a></sup></p>', 'One^([1](https://a.example/))\n'],
  ['<hr>', '***\n'],
  ['<pre>a\n  b</pre>', '```\na\n  b\n```\n'],
  [
    '<figure><img src="https://a.example/1.png" alt="A"></figure>',
    '![A](https://a.example/1.png)\n',
  ],
  ['<iframe src="https://a.example/" title="Film"></iframe>', '[Film](https://a.example/)\n'],
  ['<video><source src="https://a.example/1.mp4"></video>', '<https://a.example/1.mp4>\n'],
])('writes %s', (html, markdown) => {
  expect(toMarkdown(html, { origin: 'https://news.example.org', depth: 0 })).toBe(markdown)
})

it('keeps the text alone of bodies that would take long, and of elements deep in others', async () => {
  const [, page = ''] = await pageOf({ bodyHtml: '<p><b>One</b> word</p>'.repeat(1001) })
  expect(page).toContain('\n# Bridge reopens after flood\n')
  expect(page).toContain('```\nAn AI wrote')
  expect(page).toContain('\n\nOne word\n\nOne word\n\n')
  const [, nested = ''] = await pageOf({ bodyHtml: `${'<blockquote>'.repeat(99)}Deep` })
  expect(nested).toMatch(/\n(> ){29}Deep\n/)
})

it('is on in the demo alone, unless MARKDOWN says otherwise', () => {
  const isOn = (isDemo: boolean, MARKDOWN?: string) => isMarkdownOn({ MARKDOWN }, isDemo)
  expect([isOn(true), isOn(false)]).toEqual([true, false])
  expect([isOn(true, 'off'), isOn(false, 'on')]).toEqual([false, true])
})
