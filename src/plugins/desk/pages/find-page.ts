/** `GET /desk/find`: a form, and the articles that it finds. */
import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import { storedUrl } from 'candor-disclosure/text/web-address.ts'
import { html } from 'hono/html'
import { bareLabel, labelIn } from '../../../core/disclosure/labels.ts'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import { externalIdIn } from '../../../core/request/article-path.ts'
import { rootOf } from '../../../core/settings/site.ts'
import {
  type ArchiveArticle,
  type Choices,
  type FindFilter,
  findArticles,
  listNames,
  readChoices,
} from '../store/find.ts'
import { at } from './article-facts.ts'
import { articlePath } from './article-page.ts'
import type { Desk } from './context.ts'
import { bdi, type DeskView, deskPath } from './layout.ts'

const number = /^\d{1,15}$/

export function mountFind({ parts: { site, origin }, app, words, view, respond }: Desk): void {
  /** An address of a page here, or at the desk, ends with the name of its article. */
  const roots = [rootOf(site), `${origin}${deskPath}`].map((root) => `${root}/articles/`)
  const nameIn = (text: string) => {
    const root = roots.find((each) => text.startsWith(each))
    const [segment = ''] = root ? text.slice(root.length).split(/[/?#]/) : []
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
    const q = filter.q?.trim() ?? ''
    const isLike = ([name]: readonly [string, string]) =>
      name.toLowerCase().includes(q.toLowerCase())
    const search = {
      // PostgreSQL reads some long texts in quadratic time.
      words: q.slice(0, 500),
      name: nameIn(q),
      urls: [q, storedUrl(q)],
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
  const lists = listNames.map((name) => [name, find.lists[name]] as const)
  const select = (name: keyof FindFilter, label: string, options: Choices['topic']) => {
    const chosen = filter[name]
    const offered = [...new Map(chosen ? [[chosen, chosen], ...options] : options)]
    return html`<div><label for="${name}">${label}</label> <select id="${name}" name="${name}"><option value="">${queue.any}</option>${offered.map(([value, text]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`)}</select></div>\n`
  }
  const link = (side: 'before' | 'after', item = found.items.at(side === 'before' ? -1 : 0)) =>
    item &&
    html`<a href="?${new URLSearchParams({ ...kept, [side]: String(item.number) })}">${find[side]}</a> `
  const [isNewer, isOlder] = after ? [found.more, true] : [before, found.more]
  return html`<h1>${find.title}</h1>
<form method="get" action="${deskPath}/find" role="search"><div class="fields">
<div><label for="q">${find.q}</label> <input type="search" id="q" name="q" dir="auto" value="${filter.q ?? ''}"></div>
${select('list', find.list, lists)}${select('language', queue.language, choices.language)}${select('topic', queue.topic, choices.topic)}${select('holder', queue.pipeline, choices.holder)}${select('editor', find.reviewer, choices.editor)}
</div><p><button>${find.title}</button></p></form>
${found.items.length === 0 ? html`<p>${find.empty} <a href="${deskPath}/find">${find.all}</a></p>` : ''}
<ul class="queue">${found.items.map((item) => line(view, item))}</ul>
<p>${isNewer && link('after')}${isOlder && link('before')}</p>`
}

function line(view: DeskView, item: ArchiveArticle): Html {
  const { find } = view.words
  const { publishedAt, changedAt, holder, reviewer, audience, topics, language, state } = item
  const label = labelIn(item.mode as AuthorshipMode, view.language, 'labels', view.site.words)
  const facts = [
    html`<strong>${find.lists[state]}</strong>`,
    publishedAt && at(view, publishedAt),
    label && bareLabel(label.text),
    reviewer && fillHtml(find.reviewed, { editor: bdi(reviewer) }),
    holder && bdi(holder),
    ...topics.map(bdi),
    audience && fillHtml(find.private, { partners: bdi(audience.join(', ')) }),
    changedAt && fillHtml(find.changed, { time: at(view, changedAt) }),
  ].filter(Boolean)
  return html`<li><a href="${articlePath(item)}"${languageAttributes(language, view.language)}>${item.title}</a>
<span class="meta">${facts.map((fact, index) => html`${index > 0 ? ' · ' : ''}${fact}`)}</span></li>\n`
}
