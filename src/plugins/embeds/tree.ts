/** Builds the markup of an embed from headlines and options, as a tree for HTML or DOM. Pure. */

import { disclosureAttributes } from 'candor-disclosure/disclosure/html-attributes.ts'
import { textDirection } from 'candor-disclosure/text/language.ts'
import { rfc3339, writtenMinute } from '../../core/text/dates.ts'
import { type EmbedWords, embedWordsFor } from '../../core/words/embed-words.ts'
import { fill } from '../../core/words/words.ts'
import { type Attributes, element, languageIfOther, link, separated, type Tree } from './element.ts'
import type { Headline, HeadlinePicture, HeadlineSource, Headlines } from './headlines.ts'
import type { EmbedOptions } from './options.ts'

/** Sources listed with a headline. The article's page lists all of them. */
const sourcesNamed = 3

/**
 * A section with a heading, a list of headlines and the link back. `target` is the default of
 * `options.target`.
 */
export function headlinesTree(
  headlines: Headlines,
  options: EmbedOptions,
  target: EmbedOptions['target'],
): Tree {
  const { title, homeUrl, policyUrl, words, items } = headlines
  const { language } = headlines
  const ours = embedWordsFor(language ?? '', words)
  const marked = languageIfOther(ours.language, language)
  const links = { target: options.target ?? target }
  const visible = items.slice(0, options.limit)
  return element(
    'section',
    'section',
    {
      class: `candor candor--${options.layout} candor--${options.theme}`,
      'aria-label': title,
      ...languageIfOther(language, null),
    },
    element(`h${options.heading}`, 'heading', {}, link(homeUrl, links, 'home', title)),
    visible.length === 0
      ? element('p', 'nothing', marked, ours.nothing)
      : element(
          'ul',
          'list',
          { role: 'list' },
          ...visible.map((item) => itemTree(item, options, links, headlines)),
        ),
    element(
      'p',
      'foot',
      {},
      link(homeUrl, { ...links, ...marked }, 'back', fill(ours.back, { title })),
      ...(policyUrl === null
        ? []
        : [' · ', link(policyUrl, { ...links, ...marked }, 'policy', ours.policy)]),
    ),
  )
}

function itemTree(
  item: Headline,
  options: EmbedOptions,
  links: Attributes,
  { language: surrounding, words }: Headlines,
): Tree {
  const { url, title, label, summary, isRetracted, sources, picture } = item
  const language = item.language ?? surrounding
  const ours = embedWordsFor(language ?? '', words)
  return element(
    'li',
    'item',
    // The older name stays for style sheets of partners.
    {
      'data-ai-disclosure': item.mode,
      ...disclosureAttributes(item),
      ...languageIfOther(language, surrounding),
    },
    options.images && picture ? pictureTree(picture, language) : null,
    element(
      `h${options.heading + 1}`,
      'headline',
      {},
      label &&
        element('span', 'label', languageIfOther(label.language, language), unbroken(label.text)),
      label && ' ',
      link(url, links, 'title', title),
    ),
    metaTree(item, languageIfOther(surrounding, language), language, ours),
    (options.summaries || isRetracted) && summary !== ''
      ? element('p', isRetracted ? 'notice' : 'summary', {}, summary)
      : null,
    options.sources && sources.length > 0 ? sourcesTree(sources, url, links, language, ours) : null,
  )
}

/** French has a blank before the colon of a label, which must not stand alone on a line. */
const unbroken = (label: string): string => label.replace(/ (?=[:：]$)/, '\u00a0')

/** The labels of topics are in the feed's language. */
function metaTree(
  { published, topics }: Headline,
  topicLanguage: Attributes,
  language: string | null,
  ours: EmbedWords,
): Tree | null {
  const { dates = null } = ours
  const own =
    dates === null
      ? { dir: 'ltr' }
      : { dir: textDirection(ours.language), ...languageIfOther(ours.language, language) }
  const time =
    published &&
    element(
      'time',
      'time',
      { datetime: rfc3339(published), ...own },
      writtenMinute(published, dates),
    )
  const parts = [
    time,
    ...topics.map((topic) => element('bdi', 'topic', topicLanguage, topic)),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : element('p', 'meta', {}, ...separated(parts))
}

function sourcesTree(
  sources: readonly HeadlineSource[],
  url: string | null,
  links: Attributes,
  language: string | null,
  ours: EmbedWords,
): Tree {
  const named = sources
    .slice(0, sourcesNamed)
    .map((source) =>
      link(
        source.url,
        { ...links, ...languageIfOther(source.language, language) },
        'source',
        source.title,
      ),
    )
  const more = sources.length - named.length
  return element(
    'p',
    'sources',
    {},
    element('span', 'word', languageIfOther(ours.language, language), ours.sources),
    ': ',
    ...separated([...named, ...(more > 0 ? [link(url, links, 'source', `+${more}`)] : [])]),
  )
}

/** Sends no referrer and loads when it comes into view. The style sheet reserves its space. */
/** Pixels. */
const thumbnailWidth = 180

/**
 * Without its style sheet, which gives pictures the width of the embed, a page scrolls for none,
 * and no policy refuses a style.
 */
const asThumbnail = ({
  width,
  height,
}: {
  readonly width: number
  readonly height: number
}): readonly number[] =>
  width <= thumbnailWidth
    ? [width, height]
    : [thumbnailWidth, Math.max(1, Math.round((height * thumbnailWidth) / width))]

function pictureTree(
  { url, alt, credit, label, size }: HeadlinePicture,
  language: string | null,
): Tree {
  const [width, height] = size === null ? [null, null] : asThumbnail(size).map(String)
  const attributes = {
    src: url,
    alt,
    width,
    height,
    loading: 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
  }
  const made =
    label && element('span', 'made', languageIfOther(label.language, language), label.text)
  const notes = [made, credit && element('span', 'credit', {}, credit)].filter(
    (note) => note !== null && note !== '',
  )
  return element(
    'figure',
    'figure',
    {},
    element('img', 'picture', attributes),
    notes.length === 0 ? null : element('figcaption', 'caption', {}, ...separated(notes)),
  )
}
