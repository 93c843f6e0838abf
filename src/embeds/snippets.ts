/** The code that a partner pastes for each kind of embed, and the policy that the page around it needs. */
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
  /** When to use it, and what it lacks, in a few sentences. */
  readonly about: string
  /** Each is copied separately and unchanged. The required one comes first. */
  readonly pastes: readonly Paste[]
  /** `Content-Security-Policy` directives that the page needs. */
  readonly policy: readonly string[]
}

export type Paste = { readonly what: string; readonly code: string }

export type Chosen = { readonly request: FeedRequest; readonly options: EmbedOptions; readonly title: string }

/** Initial height of a frame in pixels, until it reports its own. */
const frameHeight = 480

/** Ignores the target `_self`: Candor's own pages refuse to be framed, so such links would fail in a frame. */
export function frameAddress(site: Site, { request, options }: Chosen): string {
  const target = options.target === '_self' ? null : options.target
  return embedUrl(site, 'frame', request, { ...options, target })
}

/** In the order of the page for partners. */
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
    policy: [`frame-src ${site.origin}`, scriptPolicy(site, height)],
  }
}

/** Names the sites that may show frames. */
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
    policy: [scriptPolicy(site, release), `connect-src ${site.origin}`, ...picturePolicy(options)],
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
    policy: [`style-src ${site.origin}`, ...picturePolicy(options)],
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

/** URL of the feed's page. */
const pageAddress = (site: Site, request: FeedRequest): string =>
  `${rootOf(site)}${familyPath(request.family)}${canonicalQuery(request, site.feedLength)}`

const picturePolicy = ({ images }: EmbedOptions) => (images ? ['img-src https:'] : [])

/** Allows the script's origin, or its hash only, which is stricter. */
const scriptPolicy = (site: Site, { integrity }: Release): string => `script-src ${site.origin} (or '${integrity}')`

function script(site: Site, { path, integrity }: Release): string {
  const src = `${rootOf(site)}${path}`
  const own = attributes({ src, integrity, crossorigin: 'anonymous', referrerpolicy: 'no-referrer' })
  return markup`<script async${own}>${trusted('</script>')}`.html
}
