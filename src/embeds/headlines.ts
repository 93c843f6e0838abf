/** What an embed shows: headlines with how each was made, whether they come from our own feed or out of anybody's JSON Feed. */
import type { AuthorshipMode } from '../articles/article.ts'
import type { Entry, Feed } from '../feed/feed.ts'
import { labelIn } from '../feed/labels.ts'

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
  return { title, language, homeUrl, policyUrl, items: entries.map(toHeadline) }
}

function toHeadline(entry: Entry): Headline {
  const { url, title, language, published, topics, disclosure, sources, picture, status } = entry
  const label = labelIn(disclosure.mode, language)
  return {
    url,
    title,
    language,
    published,
    topics: topics.map((topic) => topic.label),
    mode: disclosure.mode,
    label,
    summary: withoutLabel(entry.summary, label?.text),
    isRetracted: status === 'canceled',
    sources: sources.map((source) => ({ url: source.url, title: source.title, language: source.language })),
    picture: picture && { url: picture.url, alt: picture.alt, credit: picture.credit },
  }
}

/** A summary stands below its label, which must not be said twice. */
export const withoutLabel = (summary: string, label: string | undefined): string =>
  label !== undefined && summary.startsWith(label) ? summary.slice(label.length).trimStart() : summary
