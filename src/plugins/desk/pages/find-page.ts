/** `GET /desk/find`: a form, and the articles that it finds. */
import { storedUrl } from 'candor-disclosure/text/web-address.ts'
import { html } from 'hono/html'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import { externalIdIn } from '../../../core/request/article-path.ts'
import { rootOf } from '../../../core/settings/site.ts'
import { languageNameFor } from '../../../core/words/language-names.ts'
import {
  type ArchiveArticle,
  type Choices,
  type FindFilter,
  findArticles,
  readChoices,
} from '../store/find.ts'
import { type ListName, listNames } from '../store/find-lists.ts'
import { at } from './article-facts.ts'
import { articlePath } from './article-page.ts'
import type { Desk } from './context.ts'
import { bdi, choice, type DeskView, deskPath, factLine, foldedFields } from './layout.ts'
import { modeName } from './plain-words.ts'

const number = /^\d{1,15}$/

const listName = ({ words: { find, queue } }: DeskView, name: ListName) =>
  name === 'signed' ? queue.states.signed : find.lists[name]

/** How an address is stored that somebody copied, or typed as browsers show it. */
function addressesLike(text: string): readonly string[] {
  const whole = /^https?:/i.test(text) ? text : `https://${text}`
  if (/\s/.test(text) || !URL.canParse(whole)) return [text]
  const like = [text, whole, whole.replace(/[?#].*/s, ''), bareUrl(whole)].map(storedUrl)
  const [, host = '', path = ''] =
    /^https?:\/\/(?:www\.)?([^/]+)(.*?)\/?$/.exec(like[3] ?? '') ?? []
  const others = ['https://', 'http://', 'https://www.', 'http://www.'].flatMap((start) =>
    ['', '/'].map((end) => `${start}${host}${path}${end}`),
  )
  return [text, ...like, ...others]
}

/** Without what links of campaigns add to an address, and without its fragment. */
function bareUrl(text: string): string {
  if (!URL.canParse(text)) return text
  const url = new URL(text)
  url.hash = ''
  for (const name of [...url.searchParams.keys()])
    if (/^(utm_.*|fbclid|gclid)$/.test(name)) url.searchParams.delete(name)
  return url.href
}

export function mountFind({ parts: { site, origin }, app, words, view, respond }: Desk): void {
  /** An address of a page here, or at the desk, ends with the name of its article. */
  const roots = [rootOf(site), `${origin}${deskPath}`].map((root) => `${root}/articles/`)
  const nameIn = (text: string) => {
    const whole = ['', 'https://', 'http://'].map((scheme) => `${scheme}${text}`)
    const found = roots.flatMap((root) =>
      whole.filter((each) => each.startsWith(root)).map((each) => each.slice(root.length)),
    )
    const [segment = ''] = found[0]?.split(/[/?#]/) ?? []
    return (externalIdIn(segment) || text).replaceAll('\0', '')
  }
  app.get('/find', async (c) => {
    const { before = '', after = '', ...query } = c.req.query()
    const filter: FindFilter = {
      ...query,
      ...(number.test(before) && { before }),
      ...(number.test(after) && { after }),
    }
    const choices = await readChoices(c.get('db'))
    // Mail has addresses in brackets.
    const q = (filter.q ?? '').trim().replace(/^[<‹](.*)[>›]$/s, '$1')
    const isLike = ([name]: readonly [string, string]) =>
      name.toLowerCase().includes(q.toLowerCase())
    const search = {
      // PostgreSQL reads some long texts in quadratic time.
      words: q.slice(0, 500),
      name: nameIn(q),
      urls: addressesLike(q),
      reviewers: [q, ...choices.editor.filter(isLike).map(([name]) => name)],
    }
    const found = await findArticles(c.get('db'), filter, q === '' ? null : search)
    return respond(c, { title: words.find.title, main: findMain(view(c), filter, choices, found) })
  })
}

type FoundPage = Awaited<ReturnType<typeof findArticles>>

function findMain(view: DeskView, filter: FindFilter, choices: Choices, found: FoundPage): Html {
  const { find, queue } = view.words
  const { before, after, ...kept } = filter
  const lists = listNames.map((name) => [name, listName(view, name)] as const)
  const { before: _, after: __, q, ...narrow } = filter
  const languages = choices.language.map(
    ([tag]) => [tag, languageNameFor(tag, view.language)] as const,
  )
  const fields = [
    choice(view, 'list', find.list, lists, filter.list),
    choice(view, 'language', queue.language, languages, filter.language),
    choice(view, 'topic', queue.topic, choices.topic, filter.topic),
    choice(view, 'holder', queue.pipeline, choices.holder, filter.holder),
    choice(view, 'editor', find.reviewer, choices.editor, filter.editor),
    html`<div><label for="date">${find.date}</label> <input id="date" name="date" placeholder="2026-05" title="2026-05" pattern="[12]\\d{3}(-(0[1-9]|1[0-2])(-\\d{2})?)?" value="${filter.date ?? ''}"></div>\n`,
  ]
  const link = (side: 'before' | 'after', item = found.items.at(side === 'before' ? -1 : 0)) =>
    item &&
    html`<a href="?${new URLSearchParams({ ...kept, [side]: String(item.number) })}">${find[side]}</a> `
  const [isNewer, isOlder] = after ? [found.more, true] : [before, found.more]
  return html`<h1>${find.title}</h1>
<form method="get" action="${deskPath}/find" role="search"><div class="fields">
<div><label for="q">${find.q}</label> <input type="search" id="q" name="q" dir="auto" value="${q ?? ''}"></div></div>
${foldedFields(view, Object.values(narrow).some(Boolean), fields)}<p><button>${find.title}</button></p></form>
${found.items.length === 0 ? html`<p>${find.empty} <a href="${deskPath}/find">${find.all}</a></p>` : ''}
<ul class="queue">${found.items.map((item) => line(view, item))}</ul>
<p>${isNewer && link('after')}${isOlder && link('before')}</p>`
}

function line(view: DeskView, item: ArchiveArticle): Html {
  const { find } = view.words
  const { publishedAt, changedAt, holder, reviewer, audience, topics, language, state } = item
  const facts = [
    html`<strong>${listName(view, state)}</strong>`,
    publishedAt && at(view, publishedAt),
    languageNameFor(language, view.language),
    modeName(view, item.mode),
    reviewer && fillHtml(find.reviewed, { editor: bdi(reviewer) }),
    holder && bdi(holder),
    ...topics.map(bdi),
    audience && fillHtml(find.private, { partners: bdi(audience.join(', ')) }),
    changedAt && fillHtml(find.changed, { time: at(view, changedAt) }),
  ]
  return html`<li><a href="${articlePath(item)}"${languageAttributes(language, view.language)}>${item.title}</a>
${factLine(facts)}</li>\n`
}
