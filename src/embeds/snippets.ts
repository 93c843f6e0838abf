/** What a partner pastes: an embed in each of its ways, and what the page around it must allow. */
import { familyPath } from '../families/families.ts'
import { canonicalQuery, type FeedRequest } from '../request/selection.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { attributes, markup, trusted } from '../text/markup.ts'
import { embedUrl, frameAttributes } from './embed-url.ts'
import { type EmbedOptions, embedDefaults, writeEmbedOptions } from './options.ts'
import { frameHeightReleases, headlinesReleases, type Release } from './releases.ts'

export type Snippet = {
  readonly key: 'frame' | 'component' | 'fragment' | 'oembed'
  readonly name: string
  /** When to take it, and what it leaves out, in a few sentences. */
  readonly about: string
  /** Each to be copied by itself, as it is: what is needed first. */
  readonly pastes: readonly Paste[]
  /** Directives of a `Content-Security-Policy` that the page needs. */
  readonly policy: readonly string[]
}

export type Paste = { readonly what: string; readonly code: string }

export type Chosen = { readonly request: FeedRequest; readonly options: EmbedOptions; readonly title: string }

/** Pixels that are kept for a frame until it says what it needs. */
const frameHeight = 480

/** Our own pages are in no frame: links that opened there would lead nowhere. */
export function frameAddress(site: Site, { request, options }: Chosen): string {
  const target = options.target === '_self' ? null : options.target
  return embedUrl(site, 'frame', request, { ...options, target })
}

export function snippets(site: Site, chosen: Chosen): readonly Snippet[] {
  return [frame(site, chosen), component(site, chosen), fragment(site, chosen), oembed(site, chosen)]
}

function frame(site: Site, chosen: Chosen): Snippet {
  const own = frameAttributes({
    src: `${frameAddress(site, chosen)}#candor-1`,
    title: chosen.title,
    width: '100%',
    height: frameHeight,
  })
  const [height] = frameHeightReleases
  return {
    key: 'frame',
    name: 'Frame',
    about: `Needs no script, and nothing of your page. Shown ${shownBy(site)}. Give each frame on a page an id of its own at the end of its address: #candor-2.`,
    pastes: [
      { what: 'Where the headlines shall be', code: markup`<iframe${own}></iframe>`.html },
      {
        what: 'Once on the page, if frames shall get the height that they need: else they scroll',
        code: script(site, height),
      },
    ],
    policy: [`frame-src ${site.origin}`, scripts(site, height)],
  }
}

/** The sites that may show frames. */
const shownBy = ({ embedAncestors }: Site): string =>
  embedAncestors === '*' ? 'on every site' : `only on ${embedAncestors.replace("'self' ", '').replaceAll(' ', ', ')}`

function component(site: Site, chosen: Chosen): Snippet {
  const { request, options, title } = chosen
  const query = canonicalQuery({ ...request, whole: false, limit: options.limit, content: 'summary' }, site.feedLength)
  const given = Object.fromEntries(writeEmbedOptions({ ...options, limit: embedDefaults.limit }))
  const src = `${rootOf(site)}${familyPath(request.family)}feed.json${query}`
  const own = attributes({ src, limit: options.limit, ...given })
  const [release] = headlinesReleases
  const element = markup`<candor-headlines${own}><a href="${pageAddress(site, request)}">${title}</a></candor-headlines>`
  return {
    key: 'component',
    name: 'Component',
    about:
      'Takes the fonts and colours of your page, and asks anew whenever it is opened. The link in it shows until the headlines are there, and where they cannot be had. candor-headlines { display: block; min-block-size: 30rem } in your style sheet keeps their place, so that nothing jumps.',
    pastes: [{ what: 'Where the headlines shall be', code: `${script(site, release)}\n${element.html}` }],
    policy: [scripts(site, release), `connect-src ${site.origin}`, ...pictures(options)],
  }
}

function fragment(site: Site, { request, options }: Chosen): Snippet {
  const url = embedUrl(site, 'fragment', request, { ...options, accent: null })
  const sheet = attributes({
    rel: 'stylesheet',
    href: `${rootOf(site)}/embed/headlines.css`,
    referrerpolicy: 'no-referrer',
  })
  return {
    key: 'fragment',
    name: 'Fragment',
    about:
      'For your build or your edge: HTML to put into your page, with an ETag. The line for a shell keeps the last one when there is no answer. An accent is said in your style sheet: --candor-accent.',
    pastes: [
      {
        what: 'In a shell, as often as you like',
        code: `curl -fsSL --max-time 10 -o headlines.new '${url}' && test -s headlines.new && mv headlines.new headlines.html`,
      },
      { what: 'Or at an edge that knows ESI', code: markup`<esi:include src="${url}" onerror="continue"/>`.html },
      { what: 'Our style sheet, if you want it', code: markup`<link${sheet}>`.html },
    ],
    policy: [`style-src ${site.origin}`, ...pictures(options)],
  }
}

function oembed(site: Site, { request }: Chosen): Snippet {
  const page = pageAddress(site, request)
  return {
    key: 'oembed',
    name: 'oEmbed',
    about:
      'For editors that turn an address into an embed. It shows the feed as it usually is, whatever is chosen above beside the feed; the address of an article gives a card of that article.',
    pastes: [
      { what: 'To paste into an editor', code: page },
      { what: 'What your system asks', code: `${rootOf(site)}/oembed?url=${encodeURIComponent(page)}` },
    ],
    policy: [`frame-src ${site.origin}`],
  }
}

/** Of the feed's page. */
const pageAddress = (site: Site, request: FeedRequest): string =>
  `${rootOf(site)}${familyPath(request.family)}${canonicalQuery(request, site.feedLength)}`

const pictures = ({ images }: EmbedOptions) => (images ? ['img-src https:'] : [])

/** By its address, or by its hash, which allows nothing else. */
const scripts = (site: Site, { integrity }: Release): string => `script-src ${site.origin} (or '${integrity}')`

function script(site: Site, { path, integrity }: Release): string {
  const src = `${rootOf(site)}${path}`
  const own = attributes({ src, integrity, crossorigin: 'anonymous', referrerpolicy: 'no-referrer' })
  return markup`<script async${own}>${trusted('</script>')}`.html
}
