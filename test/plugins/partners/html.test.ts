/** HTML for partners that take less of it. */
import { describe, expect, it } from 'vitest'
import { reduceHtml } from '../../../src/plugins/partners/html.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'

const { msn, newsbreak } = presets

const forMsn = (html: string, pictureUrl: string | null = null) =>
  reduceHtml(html, { ...msn.content, pictureUrl })
const forNewsBreak = (html: string) => reduceHtml(html, { ...newsbreak.content, pictureUrl: null })

describe('for MSN', () => {
  it.each([
    ['<section class="a"><h6>x</h6></section>', '<div><h5>x</h5></div>'],
    ['<p>a <mark>b</mark> <code>c</code></p>', '<p>a b c</p>'],
    ['<p>It is <del>not</del> <ins>so</ins>.</p><hr>', '<p>It is  so.</p>'],
    ['<dl><dt>a</dt><dd>b</dd></dl>', '<div>a</div><div>b</div>'],
    [
      '<p><a href="tel:+1">call</a> or <a href="mailto:a@b.example" rel="tag">write</a></p>',
      '<p>call or <a href="mailto:a@b.example">write</a></p>',
    ],
    ['<p lang="ar" dir="rtl" class="x" style="a">x</p>', '<p lang="ar" dir="rtl">x</p>'],
    [
      '<td></td><table><tr><td colspan="2">x</td></tr></table>',
      '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>',
    ],
    ['<video src="https://e.example/a"><p>x</p></video>', ''],
    [
      '<iframe src="https://www.youtube.com/embed/x"></iframe>',
      '<a href="https://www.youtube.com/embed/x">https://www.youtube.com/embed/x</a>',
    ],
    [
      '<p>so <math><mi>E</mi><mo>=</mo><msup><mi>c</mi><mn>2</mn></msup></math></p>',
      '<p>so E=c2</p>',
    ],
    ['<p>&lt;b&gt; &amp; </p>', '<p>&lt;b> &amp; </p>'],
  ])('%s → %s', (html, expected) => {
    expect(forMsn(html)).toBe(expected)
  })

  it('the picture of the article is left to its element, with its figure', () => {
    const figure =
      '<figure><img src="https://e.example/a.jpg" alt="a"><figcaption>A</figcaption></figure>'
    expect(forMsn(`${figure}<p>x</p>`, 'https://e.example/a.jpg')).toBe('<p>x</p>')
    expect(forMsn('<p><img src="https://e.example/a.jpg">x</p>', 'https://e.example/a.jpg')).toBe(
      '<p>x</p>',
    )
    expect(forMsn(figure, 'https://e.example/b.jpg')).toBe(
      '<div><img src="https://e.example/a.jpg" alt="a"><div>A</div></div>',
    )
  })
})

describe('for NewsBreak', () => {
  it('players have classes, and charts are links', () => {
    expect(forNewsBreak('<iframe src="https://player.vimeo.com/video/1" title="t"></iframe>')).toBe(
      '<iframe src="https://player.vimeo.com/video/1" title="t" class="nb-video"></iframe>',
    )
    expect(forNewsBreak('<iframe src="https://w.soundcloud.com/player/1"></iframe>')).toContain(
      'class="nb-audio"',
    )
    expect(forNewsBreak('<iframe src="https://flo.uri.sh/1" title="Chart"></iframe>')).toBe(
      '<a href="https://flo.uri.sh/1">Chart</a>',
    )
  })

  it('all else stays', () => {
    const html =
      '<section class="a"><figure style="margin:1em 0"><img src="https://e.example/a" alt=""></figure><hr></section>'
    expect(forNewsBreak(html)).toBe(html)
  })
})
