/** The HTML of an entry for partners that take less of it. */

import {
  type BodyElement,
  type BodyNode,
  isElement,
  parseBody,
} from 'candor-disclosure/parse/parse-html.ts'
import type { ElementContent, Properties } from 'hast'
import { toElement, writeBody } from '../../core/sanitize/write-body.ts'
import type { Partner } from './partner.ts'

type Reduction = Partner['content'] & {
  /** The address of the picture that another element shows. */
  readonly pictureUrl: string | null
}

/**
 * Entries have safe HTML with absolute addresses: nothing is added but classes of players and links
 * in place of them.
 */
export function reduceHtml(html: string, reduction: Reduction): string {
  const { elements, frames, picture, pictureUrl } = reduction
  if (elements === null && frames === 'kept' && (picture || pictureUrl === null)) return html
  return writeBody(keepAll(parseBody(html), reduction))
}

/**
 * Says whether there is text between the tags. Attributes are in double quotes, as entries have
 * them.
 */
export const hasTextIn = (html: string): boolean =>
  html.replace(/<(?:"[^"]*"|[^<>"])*>|&nbsp;|&#xA0;/g, '').trim() !== ''

/** Blocks that become a `div` where they are not taken. */
const blocks: ReadonlySet<string> = new Set(
  'section article header footer aside address figure figcaption pre details summary dt dd'.split(
    ' ',
  ),
)
/**
 * Elements without text to keep, if the partner does not take them: deleted text is not part of an
 * article.
 */
const withoutText: ReadonlySet<string> = new Set(
  'del hr video audio source track rp wbr'.split(' '),
)

const kept: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  col: ['span'],
  colgroup: ['span'],
}

const keepAll = (nodes: readonly BodyNode[], reduction: Reduction): ElementContent[] =>
  nodes.flatMap((node) => {
    if (isElement(node)) return keep(node, reduction)
    return 'value' in node ? [{ type: 'text', value: node.value }] : []
  })

function keep(element: BodyElement, reduction: Reduction): ElementContent[] {
  const { tagName } = element
  const { elements, frames, picture, pictureUrl } = reduction
  const attributeOf = (name: string) => element.attrs.find((each) => each.name === name)?.value
  if (tagName === 'iframe' && frames !== 'kept') return frame(element, frames)
  const isRepeated = (src: string | undefined) =>
    !picture && pictureUrl !== null && src === pictureUrl
  if (tagName === 'img' && isRepeated(attributeOf('src'))) return []
  if (tagName === 'figure' && !picture && isOnlyOf(element, pictureUrl)) return []
  if (elements === null)
    return [toElement(tagName, toProperties(element, null), keepAll(element.childNodes, reduction))]
  const name =
    tagName === 'h6' ? 'h5' : !elements.includes(tagName) && blocks.has(tagName) ? 'div' : tagName
  if (!elements.includes(name) && withoutText.has(name)) return []
  const children = keepAll(element.childNodes, reduction)
  const isLink = name !== 'a' || /^(https?|mailto):/i.test(attributeOf('href') ?? '')
  if (!elements.includes(name) || !isLink) return children
  return [toElement(name, toProperties(element, ['lang', 'dir', ...(kept[name] ?? [])]), children)]
}

const toProperties = ({ attrs }: BodyElement, allowed: readonly string[] | null): Properties =>
  Object.fromEntries(
    attrs.flatMap(({ name, value }) =>
      allowed === null || allowed.includes(name) ? [[name, value]] : [],
    ),
  )

/** Says whether a figure shows this picture and no other. */
function isOnlyOf(figure: BodyElement, url: string | null): boolean {
  const sources = picturesIn(figure.childNodes)
  return url !== null && sources.length > 0 && sources.every((src) => src === url)
}

const picturesIn = (nodes: readonly BodyNode[]): readonly string[] =>
  nodes.flatMap((node) => {
    if (!isElement(node)) return []
    if (node.tagName === 'img') return [node.attrs.find(({ name }) => name === 'src')?.value ?? '']
    return picturesIn(node.childNodes)
  })

const audioHosts = ['w.soundcloud.com', 'open.spotify.com', 'embed.podcasts.apple.com']
const videoHosts = [
  'www.youtube.com',
  'youtube.com',
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'www.dailymotion.com',
]

function frame(element: BodyElement, frames: 'links' | 'classes'): ElementContent[] {
  const properties = toProperties(element, null)
  const src = String(properties['src'] ?? '')
  const host = URL.parse(src)?.hostname ?? ''
  const className = audioHosts.includes(host)
    ? 'nb-audio'
    : videoHosts.includes(host)
      ? 'nb-video'
      : null
  if (frames === 'classes' && className !== null)
    return [toElement('iframe', { ...properties, class: className }, [])]
  const text = String(properties['title'] ?? '').trim() || src
  return [toElement('a', { href: src }, [{ type: 'text', value: text }])]
}
