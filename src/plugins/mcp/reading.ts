/** What the sender of a request may read: our JSON, and articles. */
import { textRuns } from 'candor-disclosure/parse/parse-html.ts'
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
import { rfc3339 } from '../../core/text/dates.ts'
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

  async function articleFor(name: string, form: TextForm, reader: Reader | null) {
    const document = articleDocument(mount, name, form, reader)
    const found = await documents.deliver(document, createContexts(runtime)(c))
    const { value, readAt } = 'value' in found ? found : { value: found, readAt: null }
    if ('status' in value) throw new Refusal({ title: '', detail: '', ...value })
    const { bytes, codings } = value
    const plain = codings.length === 0 ? bytes : await documents.copies(value, 'identity')
    const [json = '', ...lines] = new TextDecoder().decode(plain).split('\n')
    const { language, items }: JsonFeed = JSON.parse(json)
    const [article] = items.map((item) => toArticle(site, language, item))
    if (article === undefined) throw new Error('the feed has no item')
    return { article, text: lines.join('\n'), as_of: readAt && rfc3339(readAt) }
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

    /** By address, guid or external id. Private ones are for the partners who may read them. */
    async article(name: string, form: TextForm) {
      const shared = await admit(true)
      return articleFor(name, form, shared).catch(async (error: unknown) => {
        const reader = isMissing(error) && shared === null && token ? await admit(false) : null
        if (reader === null) throw error
        return articleFor(name, form, reader)
      })
    },
  }
}

/** No such article, or not any more. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Refusal && [404, 410].includes(error.problem.status)

/** A line of JSON Feed, then the text: none if it is retracted, or the partner gets summaries. */
function articleDocument(
  { site, clean }: Mount,
  name: string,
  form: TextForm,
  reader: Reader | null,
): Document {
  const partner = reader?.hasPrivate ? { audience: reader.name } : {}
  const hasText = reader?.content !== 'summary'
  const other = name.endsWith('/') ? name.slice(0, -1) : `${name}/`
  const request = { ...one, url: [name, other], name, ...partner }
  return {
    key: `mcp ${form} ${hasText} ${partner.audience ?? ''} ${name}`,
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
        return { missing: tell(reason, { values: { path: name } }), state, readAt }
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

/** In clean HTML, values have quotes, and can have `>`. None of these ends a sentence. */
const blanks = /\s+|<br>|<img\b(?:[^"<>]|"[^"]*")*>/g

/** A line for each block of clean HTML. */
export const plainText = (html: string): string =>
  textRuns(html.replace(blanks, ' ').replaceAll('<sup>', '^')).join('\n')
