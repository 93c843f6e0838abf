/**
 * Articles and a site with fragments in every field that broke feeds before: addresses as hostile as the database
 * allows, texts even more. Fixed data, unlike the property tests, so that documents can be stored.
 */
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

/** Markup, references, and ends of CDATA, comments and quotations, in XML and HTML. */
const markup = `R&D <Bar> "q" 'a' ]]> <![CDATA[x]]> &amp; &amp;lt; &#0; &copy &nosuch; </title> <!-- -- --> <?x?> <b>b</b>`
/** Characters that XML forbids or changes, that end lines, or that change the text direction. */
const characters =
  '\t \n \r \r\n \0\u0001\u000b\u001f\u007f \u0085\u009b7m\u001b[31m\u001b]0;title\u0007\ufdd0\u{1fffe} \u00a0 \u200f \u202e \u2028 \u2029 \ufeff \ufffe\uffff \ud800 x\udc00 é ع 漢 🙂'
const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'
const placeholders = '{date} {reviewed_by} $& $1 $$ % %41 \\'
const hostile = (field: string) =>
  `${field}: ${markup} | ${characters} | ${script} | ${placeholders} .`
/**
 * The most hostile text that `parseSite` allows: it refuses control characters and lone surrogates.
 */
const hostileSetting = (field: string) => `${field}: ${markup} | \u202e é 🙂 | ${script} .`

const body = [
  `<p onclick="alert(1)">${hostile('body')}</p>`,
  '<p>Lines\r\nthat \rend\tin\nevery way, <a href="javascript:alert(1)">script</a>, <a href="//cdn.example.org/a?b=1&c=2">no scheme</a>,',
  '<a href=\'/rooted?q="1"\'>rooted</a>, <a href="#part">part</a>.</p>',
  '<img src="small.png" srcset="small.png 1x, /large.png?a=1,2 2x" alt="&quot;A&quot; &lt; B">',
  '<style>p { color: red }</style><iframe src="https://example.org/"></iframe><svg><script>alert(1)</script></svg>',
  '<p>Energy: <math href="javascript:alert(1)"><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>',
  '<annotation encoding="application/x-tex">E = mc^2</annotation></semantics></math> where <svg><title>A < B</title></svg></p>',
  '<p>never closed <b>nor this',
].join('\n')

const everyField = buildArticle({
  guid: "tag:news.example.org,2026:a&b'c;d=%22e%22",
  url: 'https://news.example.org/a/ü?x=1&y="<>\'#"frag"',
  title: hostile('title'),
  standfirst: hostile('standfirst'),
  bodyHtml: body,
  byline: hostile('byline'),
  bylineUrl: 'https://bücher.example/?a=1&b=<2>',
  publishedAt: new Date('1999-12-31T23:59:59.999Z'),
  updatedAt: new Date('2026-05-02T08:30:00.001Z'),
  disclosure: buildDisclosure({
    model: hostile('model'),
    provider: hostile('provider'),
    statement: hostile('statement'),
  }),
  picture: buildPicture({
    url: 'https://news.example.org/p.svg?a=1&b="2"',
    mediaType: 'image/svg+xml',
    alt: hostile('alt'),
    credit: hostile('credit'),
  }),
  sources: [
    buildSource({ title: hostile('source'), publisher: hostile('publisher') }),
    buildSource({
      url: 'https://council.example.org/[1]|{2}?a[]={3}^100%#b#[4]',
      title: 'No URI as it is',
    }),
    buildSource({ url: 'javascript:alert(1)', title: 'No address that a reader may follow' }),
  ],
  topics: [buildTopic({ slug: 'a&amp;b', label: hostile('topic') })],
  corrections: [
    buildCorrection({ text: hostile('correction'), url: 'https://news.example.org/?a=1&b=<2>' }),
  ],
})

const retracted = buildArticle({
  guid: 'tag:news.example.org,2026:retracted/%41?a&b',
  title: `عنوان ${markup}`,
  byline: null,
  language: 'ar',
  disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: hostile('reviewer') }),
  picture: buildPicture(),
  sources: [],
  retraction: { reason: hostile('reason'), date: new Date('2026-05-02T08:30:00Z') },
})

const bare = buildArticle({
  guid: 'https://elsewhere.example.org/?id=1&x=%20',
  url: 'https://[news',
  title: '<>&',
  standfirst: '',
  bodyHtml: '',
  byline: ' \u0001',
  bylineUrl: 'ftp://news.example.org/',
  language: 'ja',
  updatedAt: new Date('2026-05-01T12:00:00Z'),
  disclosure: buildDisclosure({
    mode: 'human-only',
    model: null,
    provider: null,
    generatedAt: null,
  }),
  sources: [],
})

export function buildHostileNews(): News {
  return {
    site: buildSite({
      title: hostileSetting('site'),
      description: hostileSetting('description'),
      rights: hostileSetting('rights'),
      policyUrl: 'https://news.example.org/policy?a=1&b=%222%22',
      licenseUrl: 'https://news.example.org/licence?a=1&b=%3C2%3E',
      hubUrls: ['https://hub.example.org/?a=1&b=2'],
      logoUrl: 'https://news.example.org/logo.png?a=1&b=2',
      iconUrl: 'https://news.example.org/icon.png?a=1&b=2',
    }),
    selection: buildSelection(),
    snapshot: buildSnapshot({
      articles: [everyField, retracted, bare],
      tombstones: [
        {
          guid: "tag:news.example.org,2026:gone&'quoted'",
          deletedAt: new Date('2026-05-02T08:30:00.125Z'),
        },
      ],
    }),
  }
}
