/**
 * oEmbed 1.0 (https://oembed.com/): requests and responses for sites that turn a link to Candor
 * into an embed.
 */

import { legalText } from 'candor-disclosure/text/legal-text.ts'
import { markup } from 'candor-disclosure/text/markup.ts'
import { Refusal } from '../../core/documents/describe-error.ts'
import { type Parameter, SelectionError, single } from '../../core/request/parameter.ts'
import type { Terms } from '../../core/rights/ai-rights.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { renderXml } from '../../core/text/xml.ts'
import { frameAttributes } from './embed-url.ts'

type OembedFormat = 'json' | 'xml'

type Size = { readonly width: number; readonly height: number }

export type OembedRequest = {
  readonly url: string
  readonly format: OembedFormat
  readonly maxWidth: number
  readonly maxHeight: number
}

export type Embed = {
  readonly title: string
  readonly author: { readonly name: string; readonly url: string | null } | null
  /** The page of the feed or the article. */
  readonly url: string
  readonly frame: Size & { readonly url: string }
  readonly terms: Terms | null
}

export const oembedMediaTypes: Readonly<Record<OembedFormat, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
}

/** The largest limits allowed, in pixels; also the default. */
const unlimited = 10_000

const urlParameter: Parameter<string> = {
  name: 'url',
  expected: 'the percent-encoded address of a feed’s page or of an article',
  parse: (text) => text.trim() || undefined,
}

const formatParameter: Parameter<string> = {
  name: 'format',
  expected: 'json or xml',
  parse: (text) => text.toLowerCase(),
}

const limitParameter = (name: 'maxwidth' | 'maxheight'): Parameter<number> => ({
  name,
  expected: `one whole number of pixels from 1 to ${unlimited}, such as ${name}=400`,
  parse: (text) =>
    /^[1-9][0-9]{0,4}$/.test(text) && Number(text) <= unlimited ? Number(text) : undefined,
})

/**
 * Ignores parameters that oEmbed does not define (§2.2).
 *
 * @throws {SelectionError} for a missing or invalid parameter.
 * @throws {Refusal} for a format other than JSON and XML (§2.3.4: 501).
 */
export function parseOembed(query: URLSearchParams): OembedRequest {
  const url = single(query, urlParameter)
  if (url === null) throw new SelectionError(`url is missing: it must be ${urlParameter.expected}.`)
  const format = single(query, formatParameter) ?? 'json'
  const maxWidth = single(query, limitParameter('maxwidth')) ?? unlimited
  const maxHeight = single(query, limitParameter('maxheight')) ?? unlimited
  if (format === 'json' || format === 'xml') return { url, format, maxWidth, maxHeight }
  throw new Refusal({
    status: 501,
    title: 'Not implemented',
    detail: `format is "${format.slice(0, 40)}", but must be json or xml.`,
  })
}

/** The usual size, reduced to the limits of the request. */
export const sizeWithin = (
  { maxWidth, maxHeight }: OembedRequest,
  { width, height }: Size,
): Size => ({
  width: Math.min(width, maxWidth),
  height: Math.min(height, maxHeight),
})

/**
 * Removes limits that do not reduce the usual size, so that equivalent requests share one cached
 * document.
 */
export const withinUsual = (asked: OembedRequest, { width, height }: Size): OembedRequest => ({
  ...asked,
  maxWidth: asked.maxWidth < width ? asked.maxWidth : unlimited,
  maxHeight: asked.maxHeight < height ? asked.maxHeight : unlimited,
})

/** The canonical query string of a request. Omits limits that are `unlimited`. */
export function oembedQuery({ url, format, maxWidth, maxHeight }: OembedRequest): string {
  const limits = [
    ...(maxWidth === unlimited ? [] : [`maxwidth=${maxWidth}`]),
    ...(maxHeight === unlimited ? [] : [`maxheight=${maxHeight}`]),
  ]
  return `?${[`url=${encodeURIComponent(url)}`, ...limits, `format=${format}`].join('&')}`
}

/**
 * A page's discovery links (§4), in each format. `url` is the address of a feed's page or of an
 * article, and `title` its title.
 */
export const oembedLinks = (site: Site, url: string, title: string) =>
  (['json', 'xml'] as const).map((format) => ({
    href: `${rootOf(site)}/oembed?url=${encodeURIComponent(url)}&format=${format}`,
    rel: 'alternate',
    type: format === 'json' ? 'application/json+oembed' : 'text/xml+oembed',
    title,
  }))

/** The response (§2.3.4). Both formats have the same members. */
export function renderOembed(site: Site, embed: Embed, format: OembedFormat): string {
  const members = Object.entries(membersOf(site, embed)).flatMap(([name, value]) =>
    value === null ? [] : [[name, typeof value === 'string' ? legalText(value) : value] as const],
  )
  const oembed = Object.fromEntries(members)
  return format === 'json' ? JSON.stringify(oembed) : renderXml({ oembed })
}

function membersOf(
  site: Site,
  { title, author, url, frame, terms }: Embed,
): Readonly<Record<string, string | number | null>> {
  const { width, height } = frame
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: author?.name ?? null,
    author_url: author?.url ?? null,
    provider_name: site.title,
    provider_url: `${rootOf(site)}/`,
    cache_age: site.pollMinutes * 60,
    // oEmbed defines no licence, and lets responses have other members. `license_url` is the name
    // that Flickr uses (https://www.flickr.com/services/oembed/).
    ...(terms && { license_url: terms.licenseUrl, rights: terms.rights }),
    html: frameHtml(title, url, frame),
    width,
    height,
  }
}

/**
 * A frame as wide as its column, up to `width`. WordPress and strict policies drop the `style`:
 * then the column is the only limit. WordPress also drops `hidden`, and loads its script for frames
 * after a `blockquote` alone. It shows the link in it until the frame reports its height
 * (frame-script.ts).
 */
const frameHtml = (
  title: string,
  url: string,
  { url: src, width, height }: Embed['frame'],
): string =>
  markup`<blockquote hidden><a href="${url}">${title}</a></blockquote><iframe${frameAttributes({ src, width: '100%', height, title })} style="max-width:${`${width}`}px"></iframe>`
    .html
