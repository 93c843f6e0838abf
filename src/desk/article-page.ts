/** The page of an article at the desk: its text beside its sources, what is known of it, and what the editor can do. */
import { html, raw } from 'hono/html'
import { boxes } from '../evidence/signing.ts'
import { figureMargin } from '../feed/content-picture.ts'
import type { Entry } from '../feed/feed.ts'
import { disclosedBy, time } from '../pages/headline.ts'
import { type Html, languageAttributes } from '../pages/layout.ts'
import { fillHtml } from '../pages/page-words.ts'
import type { PartnerAnswer } from '../publish/partner-answers.ts'
import { proportionalHeight } from '../sanitize/clean-body.ts'
import { webAddress } from '../text/web-address.ts'
import type { DeskWords } from '../words/desk.ts'
import type { DeskFacts } from '../writer/desk-queue.ts'
import type { Session } from '../writer/desk-sessions.ts'
import type { StoredArticle, Visibility } from '../writer/read-articles.ts'
import type { ArticleEvent } from '../writer/read-events.ts'
import { textOf, toReaders } from './act.ts'
import { actionsFor, type Form } from './actions.ts'
import { difference } from './difference.ts'
import { checkbox, type DeskView, deskPath, hiddenFields, oidcForm, passkeyForm, wordsOf } from './layout.ts'

/** All that the page needs, read at one time. */
export type ArticleModel = {
  readonly stored: StoredArticle
  readonly tag: string
  readonly digest: string
  readonly visibility: Visibility
  readonly verdicts: Readonly<Record<string, PartnerAnswer>>
  readonly facts: DeskFacts
  /** The newest first. */
  readonly events: readonly ArticleEvent[]
  /** Why the editor may not sign it, whatever is ticked. */
  readonly hindrance: string | null
}

export const articlePath = ({ id }: Pick<StoredArticle, 'id'>) => `${deskPath}/articles/${id}`
export const at = (view: DeskView, text: string): Html => time(new Date(text), wordsOf(view).language)

/** `sent` is what the editor sent before, so that nothing is lost. */
export function articleMain(view: DeskView, session: Session, model: ArticleModel, sent: Form = {}): Html {
  const { words } = wordsOf(view)
  const { stored, facts } = model
  const { may } = session.editor
  const isDraft = stored.columns['status'] === 'draft'
  return html`${claimBar(view, session, model)}
<div class="pair">
<div>${entryOf(view, toReaders(view.site, stored), words.article.text)}</div>
<div>
${sources(view, stored)}
${picture(view, stored)}
${claims(view, stored)}
</div>
</div>
${sinceSigned(view, model)}
<div class="pair">
<div>
${may.includes('review') ? signForm(view, session, model, sent) : ''}
${may.includes('review') && isDraft && !stored.columns['reviewed_by'] ? returnForm(view, model, sent) : ''}
${links(view, session, stored)}
</div>
<div>
${whereabouts(view, model)}
${signatures(view, facts)}
${history(view, model)}
</div>
</div>`
}

/** An entry of a feed, without the styles that the desk's policy forbids. */
export function entryOf(view: DeskView, entry: Entry | string, heading: string): Html {
  const { language } = wordsOf(view)
  if (typeof entry === 'string')
    return html`<section><h2 class="over">${heading}</h2><p class="said alarm">${entry}</p></section>`
  const { contentHtml, title, disclosure } = entry
  const content = [proportionalHeight, figureMargin].reduce(
    (text, style) => text.replaceAll(` style="${style}"`, ''),
    contentHtml ?? '',
  )
  return html`<section><h2 class="over">${heading}</h2>
<article class="prose"${disclosedBy(disclosure)}${languageAttributes(entry.language, language)}>
<h1>${title}</h1>
<div class="story">${raw(content)}</div>
</article></section>`
}

function claimBar(view: DeskView, { editor }: Session, { facts: { claim }, stored }: ArticleModel): Html {
  const { words } = wordsOf(view)
  const form = (name: 'claim' | 'release') =>
    html`<form class="inline" method="post" action="${articlePath(stored)}/${name}"><button>${words.article[name]}</button></form>`
  if (claim === null) return html`<p>${form('claim')}</p>`
  const until = at(view, claim.until)
  if (claim.editorId === editor.id)
    return html`<p>${fillHtml(words.article.claimed, { time: until })} ${form('release')}</p>`
  return html`<p class="said alarm">${fillHtml(words.queue.reading, { editor: html`<bdi>${claim.editor}</bdi>`, time: until })}</p>`
}

function sources(view: DeskView, { columns, sources: cited }: StoredArticle): Html {
  const { words, language } = wordsOf(view)
  const list = cited.map(({ url, title, publisher, language: own, accessed_at: opened }) => {
    const name = html`<cite${languageAttributes(own ?? String(columns['language']), language)}>${title}</cite>`
    const href = webAddress(String(url))
    return html`<li>${href === null ? name : html`<a href="${href}" target="_blank" rel="noopener noreferrer">${name}</a>`}${publisher ? html`, <bdi>${publisher}</bdi>` : ''}${
      opened ? html` <span class="meta">(${fillHtml(words.article.opened, { time: at(view, opened) })})</span>` : ''
    }</li>\n`
  })
  return html`<section><h2>${words.article.sources}</h2>${cited.length === 0 ? html`<p>${words.article.noSources}</p>` : html`<ol>${list}</ol>`}</section>`
}

function picture(view: DeskView, { columns }: StoredArticle): Html {
  const { words, language } = wordsOf(view)
  const { picture_url: url, picture_alt: alt, picture_credit: credit, picture_source_type: made } = columns
  if (!url) return ''
  const own = languageAttributes(String(columns['language']), language)
  return html`<section><h2>${words.article.picture}</h2>
<p>${fillHtml(words.article.alt, { text: html`<bdi${own}>${alt}</bdi>` })}</p>
<p class="meta"><bdi>${[credit, made].filter(Boolean).join(' · ')}</bdi></p></section>`
}

function claims(view: DeskView, { columns }: StoredArticle): Html {
  const { words } = wordsOf(view)
  const of = words.article
  const dated = columns['generated_at']
  const rows: readonly (readonly [string, unknown])[] = [
    [of.status, columns['status']],
    [of.mode, columns['disclosure_mode']],
    [of.model, columns['disclosure_model']],
    [of.provider, columns['disclosure_provider']],
    [of.generated, dated && at(view, String(dated))],
    [of.reviewer, columns['reviewed_by']],
    [of.pipeline, columns['holder']],
    [of.url, columns['url']],
  ]
  const told = rows.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return html`<section><h2>${of.claims}</h2>
<dl class="facts">${told.map(([name, value]) => html`<dt>${name}</dt><dd><bdi>${value as Html}</bdi></dd>\n`)}</dl></section>`
}

/** What changed since an editor signed a text of it. */
function sinceSigned(view: DeskView, { stored, digest, facts: { lastSigned } }: ArticleModel): Html {
  const { words } = wordsOf(view)
  if (lastSigned === null) return html`<p class="meta">${words.article.first}</p>`
  if (lastSigned.digest === digest) return html`<p class="meta">${words.article.same}</p>`
  const { bodyHtml: body_html, ...text } = lastSigned
  return difference(view, { ...text, body_html }, textOf(stored), String(stored.columns['language']))
}

/** `text` is one that the editor has written, which is signed in place of the one that is there. */
export function signForm(
  view: DeskView,
  session: Session,
  model: ArticleModel,
  sent: Form,
  text: Readonly<Record<string, string>> = {},
): Html {
  const { words } = wordsOf(view)
  const { editor, method } = session
  const { stored, tag, hindrance } = model
  const { may } = editor
  if (hindrance !== null)
    return html`<section class="act"><h2>${words.sign.title}</h2><p>${hindrance}</p>${hindrance === words.sign.stale ? oidcForm(view, { article: stored.id, fresh: '1' }) : ''}</section>`
  const canPublish = stored.columns['status'] === 'draft' && may.includes('publish')
  const content = html`<h2>${words.sign.title}</h2>
<p>${fillHtml(words.sign.lead, { editor: html`<strong><bdi>${editor.name}</bdi></strong>` })}</p>
${hiddenFields({ tag, ...text })}
${boxes.map((box) => checkbox(box, '1', words.sign.boxes[box], sent[box] === '1'))}
<label>${words.sign.note}<textarea name="note" rows="2" maxlength="4000">${sent['note'] ?? ''}</textarea></label>
${canPublish ? checkbox('publish', '1', words.sign.publish, sent['tag'] === undefined || sent['publish'] === '1') : ''}
<p><button>${words.sign.button}</button></p>`
  const action = `${articlePath(stored)}/sign`
  if (method === 'passkey') return passkeyForm(view, action, `${action}/options`, content)
  return html`<form method="post" action="${action}" class="act">${content}</form>`
}

function returnForm(view: DeskView, { stored, digest }: ArticleModel, sent: Form): Html {
  const { words } = wordsOf(view)
  return html`<form method="post" action="${articlePath(stored)}/return" class="act">
<h2>${words.return.title}</h2><p>${words.return.lead}</p>
${hiddenFields({ digest, key: crypto.randomUUID() })}
<label>${words.return.reason}<textarea name="reason" rows="3" maxlength="4000" required>${sent['reason'] ?? ''}</textarea></label>
<p><button>${words.return.button}</button></p>
</form>`
}

function links(view: DeskView, { editor }: Session, stored: StoredArticle): Html {
  const { words } = wordsOf(view)
  const offered = actionsFor(stored, editor.may)
  if (offered.length === 0) return ''
  return html`<section><h2>${words.article.do}</h2><ul class="do">
${offered.map((action) => html`<li><a href="${articlePath(stored)}/${action}">${words.actions[action]}</a></li>\n`)}</ul></section>`
}

/** Feeds that show it, and what partners make of it. */
export function whereabouts(
  view: DeskView,
  { visibility, verdicts }: Pick<ArticleModel, 'visibility' | 'verdicts'>,
): Html {
  const { words } = wordsOf(view)
  const { reason, families } = visibility
  const partners = Object.entries(verdicts).map(([partner, { accepted, reasons }]) => {
    const values = {
      partner: html`<bdi>${partner}</bdi>`,
      reasons: html`<span lang="en" dir="ltr">${reasons.map(({ detail }) => detail).join(' ')}</span>`,
    }
    return html`<li>${fillHtml(accepted ? words.article.taken : words.article.refused, values)}</li>\n`
  })
  const feeds = visibility.shown
    ? html`<ul>${families.map((family) => html`<li><bdi>${family}</bdi></li>\n`)}</ul>`
    : html`<p>${fillHtml(words.article.hidden, { reason: html`<span lang="en" dir="ltr">${reason}</span>` })}</p>`
  return html`<section><h2>${words.article.feeds}</h2>${feeds}${partners.length === 0 ? '' : html`<ul>${partners}</ul>`}</section>`
}

function signatures(view: DeskView, facts: DeskFacts): Html {
  const { words } = wordsOf(view)
  if (facts.signatures.length === 0) return ''
  const list = facts.signatures.map(({ at: when, editor, method, boxes: ticked, note }) => {
    const done = boxes.filter((box) => ticked.includes(box)).map((box) => words.sign.boxes[box])
    return html`<li><bdi>${editor}</bdi>, ${at(view, when)}, ${words.article.methods[method as keyof DeskWords['article']['methods']] ?? method}${
      done.length === 0 ? '' : html`<br><span class="meta">${done.join(' · ')}</span>`
    }${note === '' ? '' : html`<br><bdi>${note}</bdi>`}</li>\n`
  })
  return html`<section><h2>${words.article.signatures}</h2><ol>${list}</ol></section>`
}

/** Changes and returns, the newest first. */
function history(view: DeskView, { events, facts }: ArticleModel): Html {
  const { words } = wordsOf(view)
  const told = [
    ...events.map((event) => ({ at: event.at, line: eventLine(view, event) })),
    ...facts.returns.map((each) => ({ at: each.at, line: returnLine(view, each) })),
  ].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return html`<section><h2>${words.article.history}</h2><ol>${told.map(({ line }) => html`<li>${line}</li>\n`)}</ol></section>`
}

export const returnLine = (view: DeskView, { at: when, editor, reason }: DeskFacts['returns'][number]): Html =>
  fillHtml(wordsOf(view).words.queue.returned, {
    editor: html`<bdi>${editor}</bdi>`,
    time: at(view, when),
    reason: html`<bdi>${reason}</bdi>`,
  })

/** What an actor did, and when. */
export function eventLine(view: DeskView, { at: when, action, fields, actor, role }: ArticleEvent): Html {
  const { words } = wordsOf(view)
  const did = fillHtml(words.article.events[action], { fields: html`<bdi lang="en">${fields.join(', ')}</bdi>` })
  return html`<bdi>${actor ?? role}</bdi>, ${at(view, when)}: ${did}`
}
