/** A page's discovery links (oEmbed §4), to the response in each format. */
import { rootOf, type Site } from '../settings/site.ts'
import type { OembedFormat } from './oembed.ts'

const formats = ['json', 'xml'] as const satisfies readonly OembedFormat[]
const types = { json: 'application/json+oembed', xml: 'text/xml+oembed' } as const

/** `url` is the address of a feed's page or of an article, and `title` its title. */
export const oembedLinks = (site: Site, url: string, title: string) =>
  formats.map((format) => ({
    href: `${rootOf(site)}/oembed?url=${encodeURIComponent(url)}&format=${format}`,
    rel: 'alternate',
    type: types[format],
    title,
  }))
