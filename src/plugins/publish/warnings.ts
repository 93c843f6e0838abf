/**
 * What is accepted of an article and doubtful: its writer learns it, and nothing is refused. The
 * codes are in docs/publishing.md.
 */
import { readTerm } from 'candor-disclosure/disclosure/reading-values.ts'
import type { AddressOf } from '../../core/article-address.ts'
import { languageOf } from '../../core/families/members.ts'
import { leftOut } from '../../core/sanitize/doubts.ts'
import { hasName } from '../../core/words/language-names.ts'
import type { Doubts } from './store/read-visibility.ts'
import type { StoredArticle } from './store/stored-article.ts'

export const warningCodes = [
  'url_is_shared',
  'url_is_another_page',
  'date_is_ahead',
  'language_has_no_name',
  'elements_are_left_out',
  'article_is_retracted',
  'picture_differs_from_its_part',
] as const

export type Warning = {
  /** A JSON Pointer (RFC 6901) into the article. */
  readonly pointer: string
  readonly code: (typeof warningCodes)[number]
  readonly detail: string
}

/** `addressOf` is that of pages here, if there are any. */
export function warningsOf(
  article: StoredArticle,
  { sharesUrl, isAhead }: Doubts,
  addressOf: AddressOf | null,
): Warning[] {
  const { status, language, body_html, published_at, url, external_id } = article
  const { picture_source_type: term, disclosure_parts } = article
  const own = external_id === null ? null : (addressOf?.(external_id) ?? null)
  const missing = leftOut(body_html)
  const picture = disclosure_parts?.find(({ name }) => name === 'picture')
  const found: (Warning | false)[] = [
    sharesUrl && {
      pointer: '/url',
      code: 'url_is_shared',
      detail:
        'Another published article has this url: readers get to one page for both. Give each its own.',
    },
    isOtherPage(url, own, addressOf) && {
      pointer: '/url',
      code: 'url_is_another_page',
      detail: `It is below the pages here, and not this article's: ${own === null ? 'only an article with an external id has one' : own}.`,
    },
    isAhead && {
      pointer: '/published_at',
      code: 'date_is_ahead',
      detail: `Nobody sees it before ${published_at}, more than a day from now. Is this the date that you mean?`,
    },
    !hasName(languageOf.parse(language) ?? language) && {
      pointer: '/language',
      code: 'language_has_no_name',
      detail: `Pages name the language by its code, ${language}. Is this the code that you mean?`,
    },
    missing.length > 0 && {
      pointer: '/body_html',
      code: 'elements_are_left_out',
      detail: `Feeds and pages leave out these elements: ${missing.join(', ')}. What readers need must be in others.`,
    },
    status === 'retracted' && {
      pointer: '/status',
      code: 'article_is_retracted',
      detail: 'It is retracted: readers see the reason and its corrections, and not its text.',
    },
    picture !== undefined &&
      term !== null &&
      isByAi(term) === (picture.mode === 'human-only') && {
        pointer: '/picture/source_type',
        code: 'picture_differs_from_its_part',
        detail: `It is ${term}, and the mode of the part picture is ${picture.mode}. Feeds say both: change the one that is wrong.`,
      },
  ]
  return found.filter((each) => each !== false)
}

/** `undefined` for terms that fit both answers. */
const isByAi = (term: string) => (term === 'digitalCapture' ? false : readTerm(term).byAi)

const isOtherPage = (url: string, own: string | null, addressOf: AddressOf | null): boolean =>
  url !== own && addressOf !== null && url.startsWith(addressOf('x').slice(0, -'x/'.length))
