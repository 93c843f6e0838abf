/**
 * The code that a partner pastes for each way to embed, and the policy that the page around it
 * needs.
 */

import { attributes, markup, trusted } from 'candor-disclosure/text/markup.ts'
import { familyPath } from '../../core/families/families.ts'
import { canonicalQuery, type FeedRequest } from '../../core/request/selection.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import type { Words } from '../../core/words/language.ts'
import { languages } from '../../core/words/languages.ts'
import { fill } from '../../core/words/words.ts'
import { embedUrl, frameAttributes } from './embed-url.ts'
import { type EmbedOptions, embedDefaults, writeEmbedOptions } from './options.ts'
import { frameHeightReleases, headlinesReleases, type Release } from './releases.ts'

type SnippetWords = Words<'pages'>['snippets']

export type Snippet = {
  readonly key: 'frame' | 'component' | 'fragment' | 'oembed'
  readonly name: string
  /** When to use it, and what it lacks, in a few sentences. */
  readonly about: string
  /** Each is copied separately and unchanged. The required one comes first. */
  readonly pastes: readonly Paste[]
  /** `Content-Security-Policy` directives that the page needs. */
  readonly policy: readonly string[]
}

export type Paste = { readonly what: string; readonly code: string }

export type Chosen = {
  readonly request: FeedRequest
  readonly options: EmbedOptions
  readonly title: string
}

/** Initial height of a frame in pixels, until it reports its own. */
const frameHeight = 480

/**
 * Ignores the target `_self`: Candor's own pages refuse to be framed, so such links would fail in a
 * frame.
 */
export function frameAddress(site: Site, { request, options }: Chosen): string {
  const target = options.target === '_self' ? null : options.target
  return embedUrl(site, 'frame', request, { ...options, target })
}

/** In the order of the page for partners. */
export function snippets(
  site: Site,
  chosen: Chosen,
  words: SnippetWords = languages.en.pages.snippets,
): readonly Snippet[] {
  return [frame, component, fragment, oembed].map((make) => make(site, chosen, words))
}

function frame(site: Site, chosen: Chosen, words: SnippetWords): Snippet {
  const own = frameAttributes({
    src: `${frameAddress(site, chosen)}#candor-1`,
    title: chosen.title,
    width: '100%',
    height: frameHeight,
  })
  const [height] = frameHeightReleases
  return {
    key: 'frame',
    name: words.frame.name,
    about: fill(words.frame.about, { sites: shownBy(site, words) }),
    pastes: [
      { what: words.here, code: markup`<iframe${own}></iframe>`.html },
      { what: words.frame.height, code: script(site, height) },
    ],
    policy: [`frame-src ${site.origin}`, scriptPolicy(site, height, words)],
  }
}

/** Names the sites that may show frames. */
const shownBy = ({ embedAncestors }: Site, words: SnippetWords): string =>
  embedAncestors === '*'
    ? words.frame.allSites
    : fill(words.frame.onlyOn, {
        sites: embedAncestors.replace("'self' ", '').replaceAll(' ', ', '),
      })

function component(site: Site, chosen: Chosen, words: SnippetWords): Snippet {
  const { request, options, title } = chosen
  const query = canonicalQuery(
    { ...request, whole: false, limit: options.limit, content: 'summary' },
    site.feedLength,
  )
  const given = Object.fromEntries(writeEmbedOptions({ ...options, limit: embedDefaults.limit }))
  const src = `${rootOf(site)}${familyPath(request.family)}feed.json${query}`
  const own = attributes({ src, limit: options.limit, ...given })
  const [release] = headlinesReleases
  const element = markup`<candor-headlines${own}><a href="${pageAddress(site, request)}">${title}</a></candor-headlines>`
  return {
    key: 'component',
    ...words.component,
    pastes: [{ what: words.here, code: `${script(site, release)}\n${element.html}` }],
    policy: [
      scriptPolicy(site, release, words),
      `connect-src ${site.origin}`,
      ...picturePolicy(options),
    ],
  }
}

function fragment(site: Site, { request, options }: Chosen, words: SnippetWords): Snippet {
  const url = embedUrl(site, 'fragment', request, { ...options, accent: null })
  const sheet = attributes({
    rel: 'stylesheet',
    href: `${rootOf(site)}/embed/headlines.css`,
    referrerpolicy: 'no-referrer',
  })
  return {
    key: 'fragment',
    name: words.fragment.name,
    about: words.fragment.about,
    pastes: [
      {
        what: words.fragment.shell,
        code: `curl -fsSL --max-time 10 -o headlines.new '${url}' && test -s headlines.new && mv headlines.new headlines.html`,
      },
      {
        what: words.fragment.edge,
        code: markup`<esi:include src="${url}" onerror="continue"/>`.html,
      },
      { what: words.fragment.sheet, code: markup`<link${sheet}>`.html },
    ],
    policy: [`style-src ${site.origin}`, ...picturePolicy(options)],
  }
}

function oembed(site: Site, { request }: Chosen, words: SnippetWords): Snippet {
  const page = pageAddress(site, request)
  return {
    key: 'oembed',
    name: words.oembed.name,
    about: words.oembed.about,
    pastes: [
      { what: words.oembed.editor, code: page },
      { what: words.oembed.system, code: `${rootOf(site)}/oembed?url=${encodeURIComponent(page)}` },
    ],
    policy: [`frame-src ${site.origin}`],
  }
}

const pageAddress = (site: Site, request: FeedRequest): string =>
  `${rootOf(site)}${familyPath(request.family)}${canonicalQuery(request, site.feedLength)}`

const picturePolicy = ({ images }: EmbedOptions) => (images ? ['img-src https:'] : [])

/** Allows the script's origin, or its hash only, which is stricter. */
const scriptPolicy = (site: Site, { integrity }: Release, { or }: SnippetWords): string =>
  `script-src ${site.origin} (${or} '${integrity}')`

function script(site: Site, { path, integrity }: Release): string {
  const src = `${rootOf(site)}${path}`
  const own = attributes({
    src,
    integrity,
    crossorigin: 'anonymous',
    referrerpolicy: 'no-referrer',
  })
  return markup`<script async${own}>${trusted('</script>')}`.html
}
