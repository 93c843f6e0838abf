/** Rules of the body cleaner, one test each; independent parsers check its results for attacks. */
import type { Properties } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { describe, expect, it } from 'vitest'
import { bodySchema } from '../../../src/core/sanitize/allow-list.ts'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import { readWithParse5, violations } from './body-readers.ts'
import { xssPayloads } from './xss-payloads.ts'

const page = 'https://news.example.org/2026/story.html'
const clean = (html: string) => cleanBody(html, page).html
/** Without the line feeds that separate blocks (separate-blocks.test.ts). */
const joined = (html: string) => html.replace(/\n(?=<)|(?<=>)\n/g, '')

describe('keeps allowed HTML', () => {
  const kept = [
    '<h2>Title</h2><p lang="fr" dir="ltr">Un <em>mot</em>, <strong>deux</strong><sup>2</sup>.</p>',
    '<blockquote cite="https://x.example/s"><p>Said.</p></blockquote><p><q cite="https://x.example/">q</q></p>',
    '<ul><li>a<ol start="3" reversed type="a"><li value="4">b</li></ol></li></ul><dl><dt>t</dt><dd>d</dd></dl>',
    '<table><caption>c</caption>' +
      '<colgroup><col span="2"></colgroup><thead><tr><th scope="col" abbr="k">k</th></tr></thead>' +
      '<tbody><tr><td colspan="2" rowspan="1">v</td></tr></tbody></table>',
    '<figure><picture><source srcset="https://x.example/a.webp 2x" type="image/webp" media="(min-width: 9em)">' +
      '<img src="https://x.example/a.jpg" alt="A" width="6" height="4" loading="lazy" style="height:auto"></picture>' +
      '<figcaption>c</figcaption></figure>',
    '<video src="https://x.example/v.mp4" poster="https://x.example/v.jpg" controls preload="none">' +
      '<track src="https://x.example/v.vtt" kind="captions" srclang="en" label="English" default></video>',
    '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>' +
      ' <bdo dir="rtl">abc</bdo> <time datetime="2026-11-25">today</time></p>',
    '<p><del datetime="2026-11-25">a</del><ins cite="https://x.example/i">b</ins>' +
      '<abbr title="c">d</abbr>e<wbr>f<br>g</p><hr>',
    '<details open><summary>s</summary><p>more</p></details><pre><code>a &lt; b\n\tc</code></pre>',
    '<p><a href="https://x.example/" title="t" hreflang="de" rel="sponsored nofollow">l</a></p>',
  ]
  it.each(kept)('%s', (html) => expect(joined(clean(html))).toBe(html))

  it('keeps characters of every script literally', () => {
    expect(clean('<p>é 漢 🙂 &eacute; &amp; &lt; &gt; "x" \'y\'</p>')).toBe(
      '<p>é 漢 🙂 é &amp; &lt; > "x" \'y\'</p>',
    )
  })
  it('keeps text outside of elements', () =>
    expect(clean(' a <b>b</b> c\n')).toBe(' a <b>b</b> c\n'))
  it('returns nothing for an empty body', () => expect(clean('')).toBe(''))
  it('adds optional tags', () =>
    expect(clean('<ul><li>a<li>b</ul><p>c<p>d')).toBe(
      '<ul><li>a</li>\n<li>b</li></ul>\n<p>c</p>\n<p>d</p>',
    ))
  it('keeps an empty first line in pre', () =>
    expect(clean('<pre>\n\na</pre>')).toBe('<pre>\n\na</pre>'))
  it('keeps only the body of a whole document', () => {
    expect(
      clean(
        '<!doctype html><html><head><title>T</title></head><body class=x><p>a</p></body></html>',
      ),
    ).toBe('<p>a</p>')
  })
  it('converts carriage returns to line feeds and removes characters that XML forbids', () => {
    expect(clean('<p>a&#13;b\r\nc&#1;d\uFFFE</p>')).toBe('<p>a\nb\ncd</p>')
  })
})

describe('removes forbidden HTML', () => {
  const rows: [string, string][] = [
    ['a<script>x</script><style>y</style><template>z</template><noscript>n</noscript>b', 'ab'],
    ['a<datalist><option>x</datalist><noembed>y</noembed><!-- c -->b', 'ab'],
    ['<p style="color:red" class="x" id="y" onclick="z" data-a="b" name="n">a</p>', '<p>a</p>'],
    [
      '<form>Ask <input value=x><button>us</button><label>l</label><textarea>t</textarea></form>',
      '<div>Ask uslt</div>',
    ],
    [
      '<select><option>a<option>b</select><object>inside</object><embed src=x><font size=2>f</font>',
      '<div>a</div><div>b</div>insidef',
    ],
    ['<center>a</center><main>b</main>', '<div>a</div><div>b</div>'],
    [
      '<strike>a</strike><tt>b</tt><menu><li>c</menu><xmp><b></xmp>',
      '<s>a</s><code>b</code><ul><li>c</li></ul><pre>&lt;b></pre>',
    ],
    [
      '<a rel="opener me Sponsored" target="_blank" download href="/x">a</a>',
      '<a rel="sponsored" href="https://news.example.org/x">a</a>',
    ],
    ['<p dir="RTL">a</p><p dir="up">b</p>', '<p dir="rtl">a</p><p>b</p>'],
    [
      '<video src="/v.mp4" autoplay loop></video>',
      '<video src="https://news.example.org/v.mp4" controls></video>',
    ],
    [
      '<audio src="/a.mp3"></audio>',
      '<audio src="https://news.example.org/a.mp3" controls></audio>',
    ],
    ['<img alt="no source"><img src="data:image/png;base64,AA"><source><track>', ''],
  ]
  it.each(rows)('%s', (html, expected) => expect(joined(clean(html))).toBe(expected))
})

describe('URLs', () => {
  const rows: [string, string | null][] = [
    ['other.html', 'https://news.example.org/2026/other.html'],
    ['/a?b=c&amp;d#e', 'https://news.example.org/a?b=c&d#e'],
    ['#fn1', 'https://news.example.org/2026/story.html#fn1'],
    ['', 'https://news.example.org/2026/story.html'],
    ['//cdn.example/x', 'https://cdn.example/x'],
    [' http://x.example/é ', 'http://x.example/%C3%A9'],
    ['ht\ntps://x.example/', 'https://x.example/'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['tel:+123', 'tel:+123'],
    ['https://', null],
    ['http://[', null],
    ['ftp://x.example/', null],
    ['java&#x0A;script:alert(1)', null],
    ['data:text/plain,x', null],
  ]
  it.each(rows)('href="%s" becomes %s', (href, expected) => {
    const [link] = readWithParse5(clean(`<a href="${href}">x</a>`)).elements
    expect(link).toEqual({ name: 'a', attributes: expected === null ? [] : [['href', expected]] })
  })

  it('allows mailto in links only', () =>
    expect(clean('<q cite="mailto:a@example.org">x</q><img src="tel:1">')).toBe('<q>x</q>'))
  it('makes src, poster and cite absolute', () => {
    expect(clean('<q cite="c">x</q><video src="v" poster="p" controls></video><img src="i">')).toBe(
      '<q cite="https://news.example.org/2026/c">x</q>' +
        '<video src="https://news.example.org/2026/v" poster="https://news.example.org/2026/p" controls></video>' +
        '<img src="https://news.example.org/2026/i">',
    )
  })
  it('throws for a base address that is not absolute', () =>
    expect(() => cleanBody('x', '/a')).toThrow(TypeError))
})

describe('srcset', () => {
  const rows: [string, string | undefined][] = [
    ['a.jpg', 'https://news.example.org/2026/a.jpg'],
    [
      ' a.jpg 1x ,\n b.jpg  2x',
      'https://news.example.org/2026/a.jpg 1x, https://news.example.org/2026/b.jpg 2x',
    ],
    [
      '/w_1,h_2/a.jpg 640w,/b.jpg 1280w',
      'https://news.example.org/w_1,h_2/a.jpg 640w, https://news.example.org/b.jpg 1280w',
    ],
    [
      'a.jpg, b.jpg 1.5x',
      'https://news.example.org/2026/a.jpg, https://news.example.org/2026/b.jpg 1.5x',
    ],
    ['a.jpg 1q, b.jpg 0w, c.jpg -1x, d.jpg (2x, 3x), //e.example/e 2x', 'https://e.example/e 2x'],
    ['javascript:alert(1) 1x, a.jpg 2x', 'https://news.example.org/2026/a.jpg 2x'],
    ['data:image/png;base64,AA== 1x', undefined],
    [' , ,', undefined],
  ]
  it.each(rows)('%s', (srcset, expected) => {
    const [image] = readWithParse5(clean(`<img src="x" srcset="${srcset}">`)).elements
    expect(new Map(image?.attributes).get('srcset')).toBe(expected)
  })
  it('gives a picture without src its first candidate', () => {
    expect(clean('<img srcset="/a 1x, /b 2x">')).toBe(
      '<img srcset="https://news.example.org/a 1x, https://news.example.org/b 2x" src="https://news.example.org/a">',
    )
  })
})

describe('pictureUrls', () => {
  it('lists every picture in the result once', () => {
    const body =
      '<picture><source srcset="/a.webp 1x, /b.webp 2x"><img src="/a.jpg" srcset="//cdn.example/c.jpg 2x"></picture>' +
      '<img src="/a.jpg"><img src="data:image/png,x"><a href="/d.jpg">d</a>' +
      '<video src="/v.mp4"><source src="/w.mp4"></video>' +
      '<noscript><img src="/e.jpg"></noscript>'
    expect([...cleanBody(body, page).pictureUrls]).toEqual([
      ...[
        'https://news.example.org/a.webp',
        'https://news.example.org/b.webp',
        'https://news.example.org/a.jpg',
      ],
      ...['https://cdn.example/c.jpg'],
    ])
  })
})

describe('frames', () => {
  it('keeps known players, over https and without content', () => {
    expect(
      clean(
        '<iframe src="//www.youtube.com/embed/a?b=1" width=5 height=4 title="T" allowfullscreen allow="x">f</iframe>',
      ),
    ).toBe(
      '<iframe src="https://www.youtube.com/embed/a?b=1" width="5" height="4" title="T" allowfullscreen></iframe>',
    )
    expect(clean('<iframe src="http://player.vimeo.com/video/1"></iframe>')).toBe(
      '<iframe src="https://player.vimeo.com/video/1"></iframe>',
    )
  })
  const links: [string, string][] = [
    [
      '<iframe src="/map" title=" A map "></iframe>',
      '<p><a href="https://news.example.org/map">A map</a></p>',
    ],
    [
      '<iframe src="https://x.example/" title=" "></iframe>',
      '<p><a href="https://x.example/">https://x.example/</a></p>',
    ],
    [
      '<p>a <iframe src="https://x.example/"></iframe></p>',
      '<p>a <a href="https://x.example/">https://x.example/</a></p>',
    ],
    [
      '<a href="/b"><iframe src="https://x.example/"></iframe></a>',
      '<a href="https://news.example.org/b">https://x.example/</a>',
    ],
    [
      '<iframe src="https://www.youtube.com/watch?v=1"></iframe>',
      '<p><a href="https://www.youtube.com/watch?v=1">https://www.youtube.com/watch?v=1</a></p>',
    ],
    [
      '<iframe src="https://www.youtube.com:444/embed/1" title=T></iframe>',
      '<p><a href="https://www.youtube.com:444/embed/1">T</a></p>',
    ],
    ['<iframe src="/x" width="1" height="1"></iframe><iframe height=0 src="/x"></iframe>', ''],
    [
      '<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="x"></iframe><iframe src="about:blank"></iframe>',
      '',
    ],
  ]
  it.each(links)('%s', (html, expected) => expect(clean(html)).toBe(expected))
})

describe('repairs invalid nesting', () => {
  const rows: [string, string][] = [
    ['<p>a<button><p>b</p></button></p>', '<p>a<br>b</p>'],
    [
      '<a href="/1">a<object><a href="/2">b</a></object></a>',
      '<a href="https://news.example.org/1">ab</a>',
    ],
    ['<h1>a<table><h2>b</h2></table></h1>', '<h1>a<br>b<table></table></h1>'],
    ['<ul><li>a<table><li>b</table></ul>', '<ul><li>a<br>b<table></table></li></ul>'],
    ['<ul><li><div>a<object><li>b</object></div></ul>', '<ul><li><div>a<br>b</div></li></ul>'],
    ['<dl><dd>a<table><dt>b</table></dl>', '<dl><dd>a<br>b<table></table></dd></dl>'],
    ['<p>a<button><table><tr><td>b</table></button>', '<p>a<br><br><br><br>b</p>'],
    ['<ruby>a<rt>b<button><rt>c</ruby>', '<ruby>a<rt>bc</rt></ruby>'],
    ['<table><form></form><tr><td>a</table>', '<table><tbody><tr><td>a</td></tr></tbody></table>'],
    [
      '<a href="/1">a<table><td><a href="/2">b</a></table></a>',
      '<a href="https://news.example.org/1">a<table><tbody><tr><td>' +
        '<a href="https://news.example.org/2">b</a></td></tr></tbody></table></a>',
    ],
  ]
  it.each(rows)('%s', (html, expected) => {
    expect(joined(clean(html))).toBe(expected)
    expect(joined(clean(expected))).toBe(expected)
  })
})

describe('limits', () => {
  it('flattens deep nesting to paragraphs and keeps the text', () => {
    const before =
      '<h2>a &lt;u> &amp;lt;</h2><script>s("</h2>")</script><style><!-- </style><p>b <b>c</b>'
    const after = '<b>d</b> &amp; e<br>f'
    expect(clean(before + '<div>'.repeat(10_000) + after)).toBe(
      '<p>a &lt;u> &amp;lt;</p>\n<p>b c</p>\n<p>d &amp; e</p>\n<p>f</p>',
    )
  })
  it.each(['div', 'b', 'i><p', 'table><td', 'object', 'svg><g'])('10 000 nested <%s>', (names) => {
    const html = clean(`${`<${names}>`.repeat(10_000)}x`)
    expect(readWithParse5(html).text).toBe('x')
  })
  it.each([
    ['well-formed', '<tr><td>1</td><td>2</td></tr>', 6000],
    ['without end tags', '<tr><td>1<td>2', 6000],
  ])('18,000 elements are kept, %s', (_, row, rows) => {
    const { elements } = readWithParse5(clean(`<table><tbody>${row.repeat(rows)}</tbody></table>`))
    expect(elements.filter(({ name }) => name === 'td')).toHaveLength(2 * rows)
  })
  it.each([
    ['well-formed', '<p>x</p>'],
    ['without end tags', '<p>x'],
    ['that a parser adds', '</p>x'],
    ['of formatting that a parser repeats', '<p><b>x'],
  ])('more than 25,000 elements become one with all text, %s', (_, part) => {
    const { elements, text } = readWithParse5(clean(part.repeat(30_000)))
    expect(elements.map(({ name }) => name)).toEqual(['pre'])
    expect(text.replaceAll('\n', '')).toBe('x'.repeat(30_000))
  })
  it('an element has at most 100 attributes, and a srcset 500 pictures', () => {
    const attributes = Array.from({ length: 200 }, (_, index) => ` a${index}`).join('')
    expect(clean(`<p${attributes} lang="en">x</p>`)).toBe('<p>x</p>')
    expect(clean(`<img src="/a" srcset="${'/b 1x,'.repeat(1000)}">`).match(/\/b 1x/g)).toHaveLength(
      500,
    )
  })
  it('200 levels are kept', () => {
    expect(clean(`${'<div>'.repeat(200)}x`)).toBe(`${'<div>'.repeat(200)}x${'</div>'.repeat(200)}`)
  })
  it('unclosed formatting does not grow the output', () => {
    const html =
      Array.from({ length: 200 }, (_, i) => `<p><b lang=${i}>`).join('') + '<p>x'.repeat(5000)
    expect(clean(html).length).toBeLessThan(html.length * 4)
  })
  it('eight thousand paragraphs take time by their number', () => {
    expect(clean('<p>a <b>b</b>'.repeat(8000)).length).toBe(8000 * '<p>a <b>b</b></p>\n'.length - 1)
  })
  it('many commas in a srcset take less than 4 seconds', { timeout: 4000 }, () => {
    const commas = ','.repeat(200_000)
    expect(clean(`<img srcset="${commas}x${commas}y">`)).toContain('y"')
  })
})

describe('the final check', () => {
  const gate = (tagName: string, properties: Properties) =>
    sanitize({ type: 'element', tagName, properties, children: [] }, bodySchema)
  it.each(['javascript:x', 'data:x', 'ftp://x.example/', 'blob:x'])('alone removes %s', (href) => {
    expect(gate('a', { href })).toHaveProperty('properties', {})
  })
  it('alone removes unknown frames, and mailto as a source', () => {
    expect(gate('iframe', { src: 'https://x.example/embed/' })).toHaveProperty('properties', {})
    expect(gate('iframe', { src: 'https://wwwxyoutube.com/embed/' })).toHaveProperty(
      'properties',
      {},
    )
    expect(gate('img', { src: 'mailto:a@example.org' })).toHaveProperty('properties', {})
  })
})

describe('attacks', () => {
  it('number more than 100', () => expect(xssPayloads.length).toBeGreaterThan(100))
  it.each(xssPayloads)('%j', (payload) => {
    const html = clean(payload)
    expect(violations(html)).toEqual([])
    expect(clean(html)).toBe(html)
  })
  it('are detected by the checking parsers', () => {
    const seen = xssPayloads.filter((payload) => readWithParse5(payload).elements.length > 0)
    expect(seen.length).toBeGreaterThan(100)
    expect(violations('<p onclick="x">a</p>')).toContain('attribute onclick on p')
    expect(violations('<a href="javascript:x">a</a>')).toContain('href="javascript:x" on a')
    expect(violations('<object></object><img src="/x" srcset="/y 2x">')).toEqual(
      expect.arrayContaining(['element object', 'src="/x" on img', 'srcset="/y 2x"']),
    )
  })
})
