/** Gives an article without an address that of its page here, if the newsroom has pages. */
import type { AddressOf } from '../../core/article-address.ts'
import type { ArticleBody, SentBody } from './article-body.ts'
import { type Fault, fault } from './faults.ts'

/** The whole article after the operation, and the faults of its form. */
export type Whole = { readonly body: ArticleBody; readonly faults: readonly Fault[] }

/** Meets the rules, so that a fault of the address hides no other one. */
const standardUrl = 'https://example.org/'

/** `faults` are those of the body's form. An article without an external id has no page. */
export function withAddress(
  body: SentBody,
  faults: readonly Fault[],
  externalId: string | null,
  addressOf: AddressOf | null,
): Whole {
  if (body.url !== undefined) return { body: { ...body, url: body.url }, faults }
  if (faults.some(({ pointer }) => pointer === '/url'))
    return { body: { ...body, url: standardUrl }, faults }
  if (addressOf !== null && externalId !== null)
    return { body: { ...body, url: addressOf(externalId) }, faults }
  const remedy =
    addressOf === null
      ? 'with ARTICLE_PAGES=on, an article without one'
      : 'an article with an external id'
  const missing = fault('/url', 'member_is_missing', `be there: ${remedy} gets a page here`)
  return { body: { ...body, url: standardUrl }, faults: [missing, ...faults] }
}
