/**
 * The evidence of articles as a page that a lawyer prints: which label readers saw, who signed which
 * words, and what followed. Bodies are shown as text.
 */
import { modes, parseMode } from 'candor-disclosure/disclosure/modes.ts'
import { html, raw } from 'hono/html'
import { entryDisclosure } from '../../../core/disclosure/statements.ts'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml, scrollingTable } from '../../../core/pages/page-parts.ts'
import { toParts } from '../../../core/store/to-article.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import type { EvidenceArticle, EvidenceReview } from '../evidence/evidence.ts'
import { paragraphsOf } from '../evidence/paragraphs.ts'
import { modeOf } from '../evidence/signing.ts'
import { textOf } from './act.ts'
import { at, eventLine, factList, returnLine } from './article-facts.ts'
import { differs } from './changes.ts'
import { keepAndCheck, whyMain } from './evidence-law.ts'
import { bdi, type DeskView, deskPath } from './layout.ts'
import { boxName, modeName } from './plain-words.ts'
import { deskSheet } from './style.ts'

type EvidencePage = {
  readonly now: string
  readonly articles: readonly EvidenceArticle[]
  readonly stored: readonly StoredArticle[]
  readonly json: string | null
}

export function evidenceMain(view: DeskView, { now, articles, stored, json }: EvidencePage): Html {
  const { evidence: of, year } = view.words
  const made = { site: bdi(view.site.title), time: at(view, now) }
  return html`<div class="evidence"><h1>${of.article}</h1><p class="meta">${fillHtml(of.made, made)}</p>
${articles.length === 0 ? html`<p>${of.empty}</p>` : ''}${articles.map((article) =>
  articleOf(
    view,
    article,
    stored.find(({ id }) => id === article.id),
  ),
)}${keepAndCheck(view, json)}
${json && html`<p class="do"><a href="${deskPath}/evidence/year?year=${now.slice(0, 4)}">${year.name}</a></p>`}</div>`
}

/** The same as a file that loads nothing. */
export const evidenceFile = async (view: DeskView, page: EvidencePage): Promise<string> =>
  String(
    await html`<!doctype html>
<html${languageAttributes(view.language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${view.words.evidence.title}</title>
<style>${raw(deskSheet.text)}</style>
</head>
<body><main class="wrap desk">${evidenceMain(view, page)}</main></body>
</html>
`,
  )

function articleOf(view: DeskView, article: EvidenceArticle, stored?: StoredArticle): Html {
  const { evidence: of } = view.words
  const { guid, present, reviews, returns, texts } = article
  const title = present?.title ?? texts.at(-1)?.title ?? guid
  const part = (name: keyof typeof of.parts, ...content: readonly Html[]) =>
    html`<section><h3>${of.parts[name]}</h3>${content}</section>\n`
  return html`<article><h2${own(view, article)}>${title}</h2>
${part('what', factsOf(view, article, stored))}
${part('label', labelsOf(view, article, stored))}
${part(
  'signed',
  reviews.length === 0 ? html`<p>${of.nobody}</p>` : '',
  reviews.map((review) => [reviewOf(view, review), wordsOf(view, article, review, stored)]),
  returns.map((each) => html`<p>${returnLine(view, { ...each, textDigest: each.text })}</p>\n`),
)}
${part('after', afterwards(view, article))}
${part('why', whyMain(view, article))}</article>\n`
}

const own = ({ language }: DeskView, { present }: EvidenceArticle): Html =>
  languageAttributes(present?.language ?? language, language)

function factsOf(
  view: DeskView,
  { guid, present, events }: EvidenceArticle,
  stored?: StoredArticle,
): Html {
  const { evidence: of, article: shared } = view.words
  const [first] = events
  return html`${present === null ? html`<p>${of.gone}</p>` : ''}${factList([
    [shared.url, present?.url ?? null],
    [of.externalId, stored?.external_id ?? null],
    [of.guid, guid],
    [of.recorded, first ? at(view, first.at) : null],
    [of.published, present?.published_at ? at(view, present.published_at) : null],
  ])}`
}

function labelsOf(view: DeskView, article: EvidenceArticle, stored?: StoredArticle): Html {
  const { evidence: of, article: shared } = view.words
  const { present, events } = article
  const published = present?.published_at ?? ''
  const states: Readonly<Record<string, string>> = of.states
  const lines = events.map(({ at: when, action, status, disclosure }, index) => {
    const state = action === 'deleted' ? action : status
    const seen = labelOf(view, disclosure, present?.language ?? view.language)
    // Who may read it is known only of now.
    const partners = index === events.length - 1 && state === 'published' && stored?.audience
    const isEmbargo = state === 'published' && Date.parse(published) > Date.parse(when)
    const name = isEmbargo
      ? fillHtml(of.embargo, { time: at(view, published) })
      : partners
        ? fillHtml(view.words.find.private, { partners: bdi(partners.join(', ')) })
        : (states[state] ?? state)
    const language = (text: string) => (text === of.noLabel ? '' : own(view, article))
    const bare = seen.map((text) => html`<bdi${language(text)}>${text}</bdi>`)
    return { key: [state, partners, ...seen].join('\n'), row: [at(view, when), name, ...bare] }
  })
  const rows = lines.flatMap(({ key, row }, index) => (key === lines[index - 1]?.key ? [] : [row]))
  const heads = [of.since, shared.status, of.label, of.statement]
  return html`${scrollingTable(of.parts.label, ['scroll', ''], heads, rows)}<p class="meta">${of.wording}</p>`
}

function labelOf(
  { site, words: { evidence: of } }: DeskView,
  disclosure: EvidenceArticle['events'][number]['disclosure'],
  language: string,
): readonly [label: string, statement: string] {
  const mode = parseMode(disclosure['mode'] ?? '')
  if (mode === undefined) return [of.noLabel, '']
  const reviewedBy = disclosure['reviewed_by'] ?? null
  const facts = {
    ...{ mode, reviewedBy, model: null, provider: null, generatedAt: null },
    parts: toParts(disclosure.parts ?? null),
  }
  const sentence = disclosure['statement'] ?? null
  const { label, statement } = entryDisclosure({ ...facts, statement: sentence }, language, site)
  const isShown = modes[mode].labelled || site.sayHuman === 'on'
  return [label?.text ?? of.noLabel, isShown ? statement : '']
}

function reviewOf(view: DeskView, review: EvidenceReview): Html {
  const { evidence: of, article: shared } = view.words
  const { method, editor, did, note, sources, assertion, actor, role } = review
  const how =
    method === 'unsigned'
      ? fillHtml(of.unsigned, { actor: bdi(actor ?? role ?? '–') })
      : shared.methods[method]
  const mode = parseMode(modeOf(review.mode))
  return html`<h4><bdi>${editor}</bdi>, ${at(view, review.at)}</h4>
${factList([
  [of.how, how],
  [of.ticked, did.map((box) => boxName(view.words, box, sources ?? [])).join(' · ')],
  [of.note, note],
  [shared.mode, mode === undefined ? review.mode : modeName(view, review.mode)],
  [shared.sources, (sources ?? []).map(({ title, url }) => `${title} ${url}`).join(' · ')],
  [of.digest, review.text],
  [of.passkey, assertion?.credential_id ?? null],
  [of.signature, assertion?.signature ?? null],
])}`
}

/** The words of a review, or how they differ from those that there are now; each text once. */
function wordsOf(
  view: DeskView,
  article: EvidenceArticle,
  review: EvidenceReview,
  stored?: StoredArticle,
): Html {
  const { evidence: of } = view.words
  const { reviews, texts, present } = article
  const kept = texts.find(({ digest }) => digest === review.text)
  if (kept === undefined) return html`<p>${of.notKept}</p>`
  if (reviews.find(({ text }) => text === kept.digest) !== review) return html`<p>${of.above}</p>`
  if (stored && present?.text !== kept.digest)
    return html`<p>${of.difference}:</p>${differs(view, kept, textOf(stored), stored.language)}`
  return html`<p>${present ? of.now : of.words}</p>
<blockquote${own(view, article)}>${[kept.title, kept.standfirst, ...paragraphsOf(kept.body_html)].map((text) => html`<p>${text}</p>\n`)}</blockquote>`
}

/** Who retracted, and what was undone, is in the record alone. */
function afterwards(view: DeskView, { corrections, retraction, events }: EvidenceArticle): Html {
  const { evidence: of } = view.words
  const turns = events.flatMap((event, index) => {
    const before = events[index - 1]
    const isTurn = (event.status === 'retracted') !== (before?.status === 'retracted')
    return isTurn && event.action !== 'deleted' ? [eventLine(view, event, before)] : []
  })
  if (corrections.length === 0 && retraction === null && turns.length === 0)
    return html`<p>${of.none}</p>`
  const back = retraction && { time: at(view, retraction.at), reason: bdi(retraction.reason) }
  return [
    ...corrections.map(
      ({ at: when, text, url }) =>
        html`<p>${at(view, when)}: ${bdi(text)}${url && html` <bdi>${url}</bdi>`}</p>\n`,
    ),
    ...turns.map((turn) => html`<p>${turn}</p>\n`),
    back === null || turns.length > 0 ? '' : html`<p>${fillHtml(of.retracted, back)}</p>`,
  ]
}
