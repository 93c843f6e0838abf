/**
 * Evidence as a page for printing, in English. It has no scripts, loads nothing, and shows bodies
 * as text. Pure.
 */
import { attributes, type Markup, markup, nothing, trusted } from 'candor-disclosure/text/markup.ts'
import {
  type Evidence,
  type EvidenceArticle,
  type EvidenceReview,
  neighbouringVersions,
} from './evidence.ts'
import { paragraphsOf } from './paragraphs.ts'

const methods: Readonly<Record<EvidenceReview['method'], string>> = {
  passkey: 'signed with a passkey',
  login: 'signed by login, without a passkey',
  demo: 'signed by the demo editor',
  unsigned: 'the word of a program: nobody signed',
}

const style = trusted(`<style>
body { font: 1rem/1.5 serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #000; background: #fff; overflow-wrap: anywhere }
article { break-before: page } article:first-of-type { break-before: auto }
table { border-collapse: collapse; font-size: .85rem; margin: .5rem 0 } caption { text-align: start; font-weight: bold }
th, td { border: 1px solid #888; padding: .2rem .4rem; text-align: start; vertical-align: top; overflow-wrap: normal }
th { white-space: nowrap } .long { overflow-wrap: anywhere } .table { overflow-x: auto } @media print { .table { overflow: visible } }
pre, blockquote { white-space: pre-wrap; border-inline-start: 3px solid #888; margin-inline: 0; padding-inline-start: 1rem }
</style>`)

const beginningOf = (digest: string) => `${digest.slice(0, 16)}…`

type Row = readonly (string | null)[]

/** Words break only where one alone would make its column too wide, as digests and addresses do. */
const cell = (text: string | null): Markup =>
  markup`<td dir="auto"${attributes({ class: /\S{30}/.test(text ?? '') ? 'long' : null })}>${text ?? '–'}</td>`

/** Nothing if there are no rows. */
function table(caption: string, names: readonly string[], rows: readonly Row[]): Markup {
  if (rows.length === 0) return nothing
  const head = names.map((name) => markup`<th scope="col">${name}</th>`)
  const body = rows.map((row) => markup`<tr>${row.map(cell)}</tr>\n`)
  return markup`<div class="table"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table></div>\n`
}

function reviewOf(article: EvidenceArticle, review: EvidenceReview): Markup {
  const { before, after } = neighbouringVersions(article, review)
  const { editor, at, method, mode, did, note, text, sources, statement, assertion, actor, role } =
    review
  const facts: Row[] = [
    ['Editor', editor],
    ['When', at],
    ['How', methods[method]],
    ...(method === 'unsigned'
      ? [['By', `${actor ?? '–'} (${role ?? '–'})`]]
      : [['Ticked', did.join(', ') || '–']]),
    ['Mode', mode],
    ['SHA-256 of the text', text],
    ['The text before', before],
    ['The text after', after],
    ...(assertion ? [['Passkey', assertion.credential_id]] : []),
  ]
  const rows = facts.map(
    ([name, value]) => markup`<tr><th scope="row">${name ?? ''}</th>${cell(value ?? null)}</tr>\n`,
  )
  return markup`<h3>Review by <bdi>${editor}</bdi>, ${at}</h3>
<div class="table"><table>${rows}</table></div>
${table(
  'Sources beside the text',
  ['Title', 'Address'],
  (sources ?? []).map(({ url, title }) => [title, url]),
)}${note === '' ? nothing : markup`<p>Note:</p>\n<blockquote dir="auto">${note}</blockquote>\n`}${
  statement === null
    ? nothing
    : markup`<p>The statement that was signed:</p>\n<pre dir="auto">${statement}</pre>\n`
}`
}

function articleOf(article: EvidenceArticle): Markup {
  const { guid, present, reviews, texts, returns, corrections, retraction, events } = article
  const language = attributes({ lang: present?.language ?? null, dir: 'auto' })
  const title = present?.title ?? texts.at(-1)?.title ?? guid
  const signedTexts = texts.map(
    ({ digest, title, standfirst, body_html }) => markup`<h3>The text ${digest}</h3>
<div${language}><p><strong>${title}</strong></p>
<p>${standfirst}</p>
${paragraphsOf(body_html).map((text) => markup`<p dir="auto">${text}</p>\n`)}</div>
`,
  )
  return markup`<article>
<h2${language}>${title}</h2>
<p>${guid}<br>${present ? `${present.url}, ${present.status}` : 'The article was deleted.'}</p>
${retraction ? markup`<p>Retracted ${retraction.at}: <q${language}>${retraction.reason}</q></p>\n` : nothing}${reviews.map((each) => reviewOf(article, each))}${signedTexts}${table(
  'Corrections',
  ['When', 'Text', 'Page'],
  corrections.map(({ at, text, url }) => [at, text, url]),
)}${table(
  'Sent back',
  ['When', 'Editor', 'Reason', 'Text'],
  returns.map(({ at, editor, reason, text }) => [at, editor, reason, beginningOf(text)]),
)}${table(
  'The record of changes',
  ['When', 'What', 'Fields', 'Status', 'Text', 'By'],
  events.map((each) => [
    each.at,
    each.action,
    each.fields.join(' '),
    each.status,
    beginningOf(each.text_digest),
    each.actor ?? each.role,
  ]),
)}</article>
`
}

export function evidenceToHtml({ made_at, asked, articles, digest }: Evidence): string {
  const about = 'article' in asked ? asked.article : `${asked.from} – ${asked.to}`
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Reviews: ${about}</title>
${style}
</head>
<body>
<h1>Who signed which text</h1>
<p>${about}. Made ${made_at}, of the evidence with the digest ${digest}. Bodies are shown as text, and digests in tables by their beginning; the file in JSON has them as they were signed, and “candor evidence verify” checks it.</p>
${articles.map(articleOf)}</body>
</html>
`.html
}
