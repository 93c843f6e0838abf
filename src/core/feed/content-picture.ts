/**
 * The lead picture in an entry's full text, with its label if AI made or edited it, and its credit.
 */

import { attributes, type Markup, markup, nothing, trusted } from 'candor-disclosure/text/markup.ts'
import { webAddress } from 'candor-disclosure/text/web-address.ts'
import type { Picture } from '../article.ts'
import { type CleanBody, figureMargin, proportionalHeight } from '../sanitize/clean-body.ts'

/**
 * The body after the picture. If the body shows the picture itself, readers would see it twice:
 * then its label alone is added, after the picture of the body. `label` is `nothing` for other
 * pictures, and `disclosed` has the attributes of the picture as a part.
 */
export function illustrated(
  picture: Picture | null,
  label: Markup,
  { html, pictureUrls }: CleanBody,
  disclosed: Markup,
): Markup {
  const body = html.trim()
  const url = picture === null ? null : webAddress(picture.url)
  if (picture === null || url === null) return trusted(body)
  if (!pictureUrls.has(url))
    return markup`${figure(picture, url, label, disclosed)}${trusted(body)}`
  if (label === nothing) return trusted(body)
  const labelled = body.replace(
    imageOf(url),
    (image) => `${image} ${markup`<small class="candor-picture">${label}</small>`.html}`,
  )
  return labelled === body
    ? markup`${trusted(body)}\n<p class="candor-picture"><small>${label}</small></p>`
    : trusted(labelled)
}

/**
 * A credit ends its line; a picture without one has no line of its own, as the news should be on
 * the second one.
 */
function figure(
  { alt, credit, width, height }: Picture,
  src: string,
  label: Markup,
  disclosed: Markup,
): Markup {
  const style = width === null || height === null ? null : proportionalHeight
  const image = markup`<img${attributes({ src, alt, width, height, style })}>`
  if (credit === null && label === nothing)
    return markup`<figure style="${figureMargin}"${disclosed}>${image}</figure>`
  const caption = markup`${label}${label === nothing || credit === null ? '' : ' · '}${credit ?? ''}`
  return markup`<figure style="${figureMargin}"${disclosed}>${image}<figcaption>${caption}</figcaption></figure>${credit === null ? ' ' : '\n'}`
}

/** The element of a clean body, whose attributes are in double quotes, with `&` as a reference. */
function imageOf(url: string): RegExp {
  const src = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('&', '(?:&|&#x26;|&amp;)')
  return new RegExp(`<img(?: [a-z]+(?:="[^"]*")?)*? src="${src}"(?:"[^"]*"|[^">])*>`)
}
