/** What a partner pastes: an embed in each of its ways, and what the page around it must allow. */
import { familyPath } from '../families/families.ts'
import { canonicalQuery, type FeedRequest, filterParameters } from '../families/selection.ts'
import { attributes, markup, trusted } from '../feed/markup.ts'
import { rootOf, type Site } from '../site.ts'
import { frameSandbox } from './frame-url.ts'
import { type EmbedOptions, embedDefaults, writeEmbedOptions } from './options.ts'
import { frameHeightReleases, headlinesReleases } from './releases.ts'

export type Snippet = {
  readonly key: 'frame' | 'component' | 'fragment' | 'oembed'
  readonly name: string
  /** When to take it, in a sentence. */
  readonly about: string
  /** To be copied, as it is. */
  readonly code: string
  /** Directives of a `Content-Security-Policy` that the page needs; empty for none. */
  readonly policy: readonly string[]
}

export type Chosen = { readonly request: FeedRequest; readonly options: EmbedOptions; readonly title: string }

/** Pixels that are kept for a frame until it says what it needs. */
const frameHeight = 480

/** Where a surface of a feed is, below its family: absolute. `file` ends what comes before the query. */
function addressOf(site: Site, { request, options }: Chosen, file: string): string {
  const parameters = [...filterParameters(request), ...writeEmbedOptions(options)]
  const query = parameters.length === 0 ? '' : `?${parameters.join('&')}`
  return `${rootOf(site)}${familyPath(request.family)}${file}${query}`
}

export const frameAddress = (site: Site, chosen: Chosen): string => addressOf(site, chosen, 'embed/')

export function snippets(site: Site, chosen: Chosen): readonly Snippet[] {
  return [frame(site, chosen), component(site, chosen), fragment(site, chosen), oembed(site, chosen)]
}

function frame(site: Site, chosen: Chosen): Snippet {
  const own = attributes({
    src: `${frameAddress(site, chosen)}#candor-1`,
    title: chosen.title,
    width: '100%',
    height: frameHeight,
    loading: 'lazy',
    referrerpolicy: 'no-referrer',
    sandbox: frameSandbox,
  })
  return {
    key: 'frame',
    name: 'Frame',
    about:
      'Works everywhere, without any script. The second line is optional: it gives the frame the height that it needs, by what follows # in its address; without it the frame scrolls.',
    code: `${markup`<iframe${own}></iframe>`.html}\n${script(site, frameHeightReleases[0])}`,
    policy: [`frame-src ${site.origin}`, `script-src ${site.origin}`],
  }
}

function component(site: Site, chosen: Chosen): Snippet {
  const { request, options, title } = chosen
  const query = canonicalQuery({ ...request, whole: false, limit: options.limit, content: 'summary' }, site.feedLength)
  const home = `${rootOf(site)}${familyPath(request.family)}`
  const given = Object.fromEntries(
    writeEmbedOptions({ ...options, limit: embedDefaults.limit }).map((each) => each.split('=') as [string, string]),
  )
  const own = attributes({ src: `${home}feed.json${query}`, limit: options.limit, ...given })
  return {
    key: 'component',
    name: 'Component',
    about:
      'Takes the fonts and colours of your page, and asks anew whenever it is opened. The link in it shows until the headlines are there, and where they cannot be had. Keep its place with min-block-size in your style sheet, and nothing will jump.',
    code: `${script(site, headlinesReleases[0])}\n${markup`<candor-headlines${own}><a href="${home}">${title}</a></candor-headlines>`.html}`,
    policy: [`script-src ${site.origin}`, `connect-src ${site.origin}`, ...pictures(options)],
  }
}

function fragment(site: Site, chosen: Chosen): Snippet {
  const url = addressOf(site, { ...chosen, options: { ...chosen.options, accent: null } }, 'embed/fragment.html')
  return {
    key: 'fragment',
    name: 'Fragment',
    about:
      'For your build or your edge: ask for it with If-None-Match as often as you like, put what you get into your page, and keep the last one when there is no answer. The style sheet is optional.',
    code: [
      `curl --fail --silent --etag-save headlines.etag --etag-compare headlines.etag --output headlines.html '${url}'`,
      markup`<esi:include src="${url}" onerror="continue"/>`.html,
      markup`<link rel="stylesheet" href="${rootOf(site)}/embed/headlines.css">`.html,
    ].join('\n'),
    policy: [`style-src ${site.origin}`, ...pictures(chosen.options)],
  }
}

function oembed(site: Site, { request }: Chosen): Snippet {
  const page = `${rootOf(site)}${familyPath(request.family)}${canonicalQuery({ ...request, whole: true }, site.feedLength)}`
  return {
    key: 'oembed',
    name: 'oEmbed',
    about:
      'For editors that turn an address into an embed: paste the first line, or let your system ask the second. The address of an article gives a card of that article.',
    code: `${page}\n${rootOf(site)}/oembed?url=${encodeURIComponent(page)}`,
    policy: [`frame-src ${site.origin}`],
  }
}

const pictures = ({ images }: EmbedOptions) => (images ? ['img-src https:'] : [])

const script = (site: Site, { path, integrity }: { readonly path: string; readonly integrity: string }): string =>
  markup`<script async${attributes({ src: `${rootOf(site)}${path}`, integrity, crossorigin: 'anonymous' })}>${trusted('</script>')}`
    .html
