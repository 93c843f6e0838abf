/**
 * The content of an embed: labelled headlines, from one of Candor's feeds or from any JSON Feed.
 */

import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import type { Entry, Feed } from '../../core/feed/feed.ts'
import type { EmbedWords } from '../../core/words/embed-words.ts'

/**
 * URLs are absolute http(s), other texts are plain text. Languages are BCP 47, `null` if the feed
 * has none.
 */
export type Headlines = {
  readonly title: string
  readonly language: string | null
  /** The target of the link back. */
  readonly homeUrl: string | null
  readonly policyUrl: string | null
  /** The words beside headlines, by language. English replaces the others. */
  readonly words: readonly EmbedWords[]
  /** Newest first. */
  readonly items: readonly Headline[]
}

export type Headline = {
  readonly url: string | null
  readonly title: string
  readonly language: string | null
  readonly published: Date | null
  readonly topics: readonly string[]
  /** `null` if the feed does not say, which does not mean `human-only`. */
  readonly mode: AuthorshipMode | null
  readonly model: string | null
  readonly provider: string | null
  /** Tells people how the article was made; `null` for `human-only` and without a disclosure. */
  readonly label: { readonly text: string; readonly language: string | null } | null
  /** Without the label with which it begins in a feed. May be empty. */
  readonly summary: string
  /** If true, the summary is the retraction notice and always shown. */
  readonly isRetracted: boolean
  readonly sources: readonly HeadlineSource[]
  readonly picture: HeadlinePicture | null
}

export type HeadlineSource = {
  readonly url: string
  readonly title: string
  readonly language: string | null
}

export type HeadlinePicture = {
  readonly url: string
  readonly alt: string
  readonly credit: string | null
  /** Tells people that AI made or edited it. */
  readonly label: Headline['label']
  /** In pixels; `null` if the feed does not say both. */
  readonly size: { readonly width: number; readonly height: number } | null
}

export function toHeadlines({
  title,
  language,
  homeUrl,
  policyUrl,
  words,
  entries,
}: Feed): Headlines {
  return {
    title: visibleText(title),
    language,
    homeUrl,
    policyUrl,
    words,
    items: entries.map(toHeadline),
  }
}

function toHeadline(entry: Entry): Headline {
  const { url, title, language, published, topics, disclosure, sources, picture, status } = entry
  const label = disclosure?.label ?? null
  const { width = null, height = null } = picture ?? {}
  return {
    url,
    title: visibleText(title),
    language,
    published,
    topics: topics.map((topic) => visibleText(topic.label)).filter((topic) => topic !== ''),
    mode: disclosure?.mode ?? null,
    model: visibleText(disclosure?.model ?? '') || null,
    provider: visibleText(disclosure?.provider ?? '') || null,
    label: label && { ...label, text: visibleText(label.text) },
    summary: visibleText(entry.lead),
    isRetracted: status === 'canceled',
    sources: sources.map(toSource),
    picture: picture && {
      url: picture.url,
      alt: visibleText(picture.alt),
      credit: visibleText(picture.credit ?? '') || null,
      label: picture.label,
      size: width === null || height === null ? null : { width, height },
    },
  }
}

const toSource = ({ url, title, language }: Entry['sources'][number]) => ({
  url,
  title: visibleText(title) || url,
  language,
})

/** Removes illegal characters (legal-text.ts), and white space at both ends. */
const visibleText = (text: string) => legalText(text).trim()
