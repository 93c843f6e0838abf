/** What an embed shows: headlines with how each was made, whether they come from our own feed or out of anybody's JSON Feed. */
import { labelIn, withoutLabel } from '../disclosure/labels.ts'
import type { AuthorshipMode } from '../disclosure/modes.ts'
import type { Entry, Feed } from '../feed/feed.ts'
import { legalText } from '../text/legal-text.ts'

/** Addresses are absolute http(s), all else is plain text; languages are BCP 47, `null` where nothing is said. */
export type Headlines = {
  readonly title: string
  readonly language: string | null
  /** The page that the link back leads to. */
  readonly homeUrl: string | null
  readonly policyUrl: string | null
  /** Newest first. */
  readonly items: readonly Headline[]
}

export type Headline = {
  readonly url: string | null
  readonly title: string
  readonly language: string | null
  readonly published: Date | null
  readonly topics: readonly string[]
  /** `null` where nothing is said: that is not `human-only`. */
  readonly mode: AuthorshipMode | null
  /** Says to people how the article was made; `null` where there is nothing to say. */
  readonly label: { readonly text: string; readonly language: string | null } | null
  /** Without the label that opens it in a feed; may be empty. */
  readonly summary: string
  /** Then the summary is the notice that says so, and is always shown. */
  readonly isRetracted: boolean
  readonly sources: readonly HeadlineSource[]
  readonly picture: HeadlinePicture | null
}

export type HeadlineSource = { readonly url: string; readonly title: string; readonly language: string | null }

export type HeadlinePicture = { readonly url: string; readonly alt: string; readonly credit: string | null }

/** The entries of a feed of ours, as many as it has. */
export function toHeadlines({ title, language, homeUrl, policyUrl, entries }: Feed): Headlines {
  return { title: shown(title), language, homeUrl, policyUrl, items: entries.map(toHeadline) }
}

function toHeadline(entry: Entry): Headline {
  const { url, title, language, published, topics, disclosure, sources, picture, status } = entry
  const label = labelIn(disclosure.mode, language)
  return {
    url,
    title: shown(title),
    language,
    published,
    topics: topics.map((topic) => shown(topic.label)).filter((topic) => topic !== ''),
    mode: disclosure.mode,
    label,
    summary: withoutLabel(shown(entry.summary), label?.text),
    isRetracted: status === 'canceled',
    sources: sources.map(toSource),
    picture: picture && { url: picture.url, alt: shown(picture.alt), credit: shown(picture.credit ?? '') || null },
  }
}

const toSource = ({ url, title, language }: Entry['sources'][number]) => ({ url, title: shown(title) || url, language })

/** A text as it can be seen: without what no document carries, and without blanks around it. */
const shown = (text: string) => legalText(text).trim()
