/** What the sender of a request may read: our JSON, and articles. */
import { isSpecial } from 'candor-disclosure/parse/parse-html.ts'
import type { Context } from 'hono'
import { cacheClasses } from '../../core/delivery/cache-classes.ts'
import { createContexts } from '../../core/delivery/runtime.ts'
import type { Reader } from '../../core/documents/admission.ts'
import { Refusal } from '../../core/documents/describe-error.ts'
import type { Document } from '../../core/documents/document.ts'
import { buildFeed } from '../../core/feed/build-feed.ts'
import { renderJsonFeed } from '../../core/feed/json-feed.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import type { Mount } from '../../core/routes/mount.ts'
import { rootOf } from '../../core/settings/site.ts'
import { familiesOf } from '../../core/store/selection.ts'
import { tell } from '../../core/words/problems.ts'
import { type JsonFeed, toArticle } from './article.ts'
import { normalize } from './check-quote.ts'

export type Lookup = ReturnType<typeof createReading>

/** `quote` is the text as `findQuote` wants it, with title and standfirst. */
type TextForm = 'text' | 'quote'

/** All that share an address: few do. */
const one = { ...wholeFamily('all', 10), whole: false, content: 'summary' } as const

/** Its functions throw `Refusal`. */
export function createReading(mount: Mount, c: Context) {
  const { access, documents, runtime, site } = mount
  const { signal, headers: sent } = c.req.raw
  const token = sent.get('Authorization')
  const headers = { Accept: 'application/json', ...(token && { Authorization: token }) }

  const ask = async (url: string) =>
    mount.fetchWithin(c, new Request(url, { headers, signal }), c.env)

  const admit = (isSameForAll: boolean) => access.admit(c.req.raw, one, null, isSameForAll)

  async function articleFor(url: string, form: TextForm, reader: Reader | null) {
    const document = articleDocument(mount, url, form, reader)
    const found = await documents.deliver(document, createContexts(runtime)(c))
    const value = 'value' in found ? found.value : found
    if ('status' in value) throw new Refusal({ title: '', detail: '', ...value })
    const { bytes, codings } = value
    const plain = codings.length === 0 ? bytes : await documents.copies(value, 'identity')
    const [json = '', ...lines] = new TextDecoder().decode(plain).split('\n')
    const { language, items }: JsonFeed = JSON.parse(json)
    const [article] = items.map((item) => toArticle(site, language, item))
    if (article === undefined) throw new Error('the feed has no item')
    return { article, text: lines.join('\n') }
  }

  return {
    ...{ site, signal },

    /** `path` is below the base path. */
    async json<T>(path: string): Promise<T> {
      let answer = await ask(`${rootOf(site)}${path}`)
      const moved = answer.headers.get('Location')
      if (moved !== null) answer = await ask(new URL(moved, site.origin).href)
      if (answer.ok) return answer.json()
      throw new Refusal(await answer.json())
    },

    /** Private ones are for the partners who may read them. */
    async article(url: string, form: TextForm) {
      const shared = await admit(true)
      return articleFor(url, form, shared).catch(async (error: unknown) => {
        const isMissing = error instanceof Refusal && [404, 410].includes(error.problem.status)
        const reader = isMissing && shared === null && token ? await admit(false) : null
        if (reader === null) throw error
        return articleFor(url, form, reader)
      })
    },
  }
}

/** A line of JSON Feed, then the text: none if it is retracted, or the partner gets summaries. */
function articleDocument(
  { site, clean }: Mount,
  url: string,
  form: TextForm,
  reader: Reader | null,
): Document {
  const partner = reader?.hasPrivate ? { audience: reader.name } : {}
  const hasText = reader?.content !== 'summary'
  const request = { ...one, url: [url], ...partner }
  return {
    key: `mcp ${form} ${hasText} ${partner.audience ?? ''} ${url}`,
    families: familiesOf(request),
    cache: cacheClasses.variant,
    maxAgeSeconds: 0,
    async make(store) {
      const snapshot = await store.latest(request)
      const { articles, tombstones, state, readAt } = snapshot
      // Nothing is confirmed of an address that a retracted article has, too.
      const article = articles.find(({ retraction }) => retraction !== null) ?? articles[0]
      if (article === undefined) {
        const reason = tombstones.length > 0 ? 'removed' : 'noPage'
        return { missing: tell(reason, { values: { path: url } }), state, readAt }
      }
      const own = { ...snapshot, articles: [article] }
      const feed = buildFeed({ site, request, snapshot: own, clean, hasExcerpts: hasText })
      const { title, standfirst, bodyHtml, retraction } = article
      let text = ''
      if (hasText && retraction === null) {
        const body = plainText(clean(bodyHtml, article.url).html)
        text = form === 'text' ? body : normalize([title, standfirst, body].join('\n'))
      }
      return { text: `${renderJsonFeed(feed)}\n${text}`, mediaType: 'text/plain', state, readAt }
    },
  }
}

/** In clean HTML, values have quotes, and can have `>`. */
const tags = /<\/?([a-z\d]+)\b(?:[^"<>]|"[^"]*")*>/g

/** A line for each block of clean HTML. */
export const plainText = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(tags, (tag, name: string) => {
      if (tag === '<sup>') return '^'
      if (name === 'br') return ' '
      return isSpecial(name) && name !== 'img' ? '\n' : ''
    })
    .split('\n')
    .flatMap((line) => line.replaceAll('&lt;', '<').replaceAll('&amp;', '&').trim() || [])
    .join('\n')
