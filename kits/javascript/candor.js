/**
 * The disclosure of an article, for generators of sites: in its text and summary, in its item of a feed, and in its page.
 *
 * Its facts are `{ mode, reviewed_by, model, provider, sources: [{ url, title, publisher }], parts }`, such as in front matter. `parts`
 * were made in another way than the whole: `[{ name, mode, model, provider, reviewed_by, reviewed_at, translated_from }]`. Where the
 * facts are `undefined`, nothing is declared. Faults are errors, so that they end the build; so are empty facts.
 */
import data from './words.json' with { type: 'json' }

/** Namespaces that the elements of `rssElements` need on the root. */
export const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  candor: 'https://w3id.org/candor/1.0/',
  dc: 'http://purl.org/dc/elements/1.1/',
  podcast: 'https://podcastindex.org/namespace/1.0',
}

const digitalSourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** Control characters but tab, line feed and carriage return, and noncharacters: XML forbids most of them. */
const forbidden = /[^\t\n\r\P{Cc}]|\p{Noncharacter_Code_Point}/gu

// Astro's parser of XML knows no numeric entities.
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Plain text for HTML and XML. */
export const escapeText = (text) =>
  String(text)
    .replace(forbidden, '')
    .replace(/[&<>"']/g, (each) => entities[each])

/** Attributes for a start tag; empty ones are left out. */
const attributes = (values) =>
  Object.entries(values)
    .map(([name, value]) => (value ? ` ${name}="${escapeText(value)}"` : ''))
    .join('')

/** The words in the best language for a BCP 47 tag (RFC 4647 §3.4), or else in English. */
function wordsIn(language) {
  const subtags = language.toLowerCase().split('-')
  for (let length = subtags.length; length > 0; length -= 1) {
    const tag = subtags.slice(0, length).join('-')
    const words = data.languages[data.aliases[tag] ?? tag]
    if (words) return words
  }
  return data.languages.en
}

/** The direction of a BCP 47 tag: of its script subtag (RFC 5646 §2.2.3), or else of its language. */
export function directionOf(language) {
  const [first, ...others] = language.toLowerCase().split('-')
  const script = others.find((subtag) => /^[a-z]{4}$/.test(subtag))
  return data.rightToLeft.includes(script ?? first) ? 'rtl' : 'ltr'
}

const times = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** The parts by AI, the weightiest first. Throws for a part that breaks a rule. */
function partsByAi({ mode: whole, parts = [] }) {
  for (const [index, part] of parts.entries()) {
    const { name, mode, model, provider, reviewed_by, reviewed_at, translated_from } = part
    const refuse = (isWrong, member, rule) => {
      if (isWrong) throw new Error(`disclosure.parts[${index}].${member} ${rule}`)
    }
    const one = (value, of) => `is ${value}. It must be one of: ${of.join(', ')}`
    const modes = Object.keys(data.modes)
    refuse(!data.partNames.includes(name), 'name', one(name, data.partNames))
    refuse(parts.findIndex((each) => each.name === name) < index, 'name', `is ${name} twice`)
    refuse(!modes.includes(mode), 'mode', one(mode, modes))
    refuse(
      (name === 'translation') !== !!translated_from,
      'translated_from',
      'is for a translation',
    )
    refuse((mode === 'ai-assisted') > !!reviewed_by, 'reviewed_by', 'must name who reviewed it')
    refuse(mode === 'ai-autonomous' && reviewed_by, 'reviewed_by', 'is not for ai-autonomous')
    const isTime = times.test(reviewed_at)
    refuse(reviewed_by ? !isTime : reviewed_at, 'reviewed_at', 'is the time of a review, in UTC')
    refuse(mode === 'human-only' && (model || provider), 'model', 'is not for human-only')
  }
  const byAi = data.partNames.flatMap((name) =>
    parts.filter((part) => part.name === name && part.mode !== 'human-only'),
  )
  if (whole === 'human-only' && byAi.some(({ name }) => name !== 'picture'))
    throw new Error('disclosure.mode is human-only, but a part is by AI: ai-assisted')
  return byAi
}

/** Without these, people wrote the text, and nobody need answer for the whole. */
const isUnreviewedText = ({ name, mode }) =>
  mode === 'ai-autonomous' && ['text', 'translation'].includes(name)

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

/** Label and statement that name the parts by AI; `null` if those of the mode say it all. */
function sayParts({ mode, reviewed_by, model }, byAi, words, language) {
  const { names, two, more, by_ai, reviewed, translated, ...made } = words.parts
  const nameOf = (tag) => data.languages[tag.toLowerCase().split('-')[0]]?.name ?? tag
  const reviewerOf = (part) =>
    part.reviewed_by ?? (['text', 'translation'].includes(part.name) ? reviewed_by : undefined)
  const isByReviewer = byAi.every((part) => reviewerOf(part) === reviewed_by)
  const arrow = words.direction === 'rtl' ? '←' : '→'
  const detailsOf = (part) =>
    [
      part.translated_from && `${nameOf(part.translated_from)} ${arrow} ${nameOf(language)}`,
      part.model ?? (mode === 'ai-autonomous' ? model : undefined),
      part.reviewed_by && !isByReviewer && fill(made.part_reviewed, part),
    ]
      .filter(Boolean)
      .join(words.comma)
  const translation = byAi.find(({ name }) => name === 'translation')
  if (mode === 'ai-autonomous' && translation) {
    const details = detailsOf(translation)
    return { label: translated, statement: fill(made.made_translation, { details }) }
  }
  if (mode !== 'ai-assisted' || byAi.length === 0) return null
  const [a, b, ...others] = byAi.map(({ name }) => names[name])
  const label = fill(byAi.every(reviewerOf) ? reviewed : by_ai, {
    parts: b === undefined ? a : fill(others.length > 0 ? more : two, { a, b }),
  })
  const list = byAi.map((part) => {
    const details = detailsOf(part)
    return details ? `${names[part.name]} (${details})` : names[part.name]
  })
  const parts = list.join(/\{a\}(.*)\{b\}/.exec(more)?.[1] ?? ', ')
  const [first] = label
  return {
    label: first.toUpperCase() + label.slice(first.length),
    statement:
      reviewed_by && !isByReviewer
        ? `${fill(made.made, { parts })} ${fill(words.statements[mode], { reviewed_by })}`
        : fill(reviewed_by ? made.made_reviewed : made.made, { parts, reviewed_by }),
  }
}

/** The mode of the facts. Throws for an unknown mode, and for a reviewer that does not fit it. */
function modeOf({ mode, reviewed_by }, byAi) {
  const found = Object.hasOwn(data.modes, mode) ? data.modes[mode] : undefined
  if (!found) {
    const known = Object.keys(data.modes).join(', ')
    throw new Error(`disclosure.mode is ${mode}. It must be one of: ${known}`)
  }
  const hasReviewer = String(reviewed_by ?? '').trim() !== ''
  const isFree = byAi.length > 0 && !byAi.some(isUnreviewedText)
  if (found.reviewer === 'required' && !hasReviewer && !isFree)
    throw new Error(`disclosure.reviewed_by must name who reviewed an ${mode} article`)
  if (found.reviewer === 'forbidden' && hasReviewer)
    throw new Error(
      'an article that a human reviewed is ai-assisted: remove disclosure.reviewed_by, or change disclosure.mode',
    )
  return found
}

/** Label, tag and statement in a language, with the properties of the mode; `null` without facts. */
export function disclosureOf(facts, language = 'en') {
  if (facts === undefined) return null
  const byAi = partsByAi(facts ?? {})
  const properties = modeOf(facts ?? {}, byAi)
  const { mode, reviewed_by = '', sources, parts = [] } = facts
  const words = wordsIn(language)
  const said = sayParts({ ...facts, reviewed_by }, byAi, words, language)
  const label = said?.label ?? words.labels[mode]
  return {
    ...{ ...properties, mode, reviewed_by, language: words.language, direction: words.direction },
    model: properties.ai ? facts.model : undefined,
    provider: properties.ai ? facts.provider : undefined,
    sources: sources ?? [],
    parts,
    heading: words.sources,
    tag: words.tags[mode],
    statement: said?.statement ?? fill(words.statements[mode], { reviewed_by }),
    // A full-width colon has its own space.
    label: label && `${label}${label.endsWith('：') ? '' : ' '}`,
  }
}

/** Plain text after its label. */
export function summaryWith(text, facts, language) {
  return `${disclosureOf(facts, language)?.label ?? ''}${text}`
}

/** HTML between label and statement, and its sources, in an element with its language: readers of feeds know no other. */
export function contentWith(html, facts, language = 'en') {
  const disclosure = disclosureOf(facts, language)
  const around = attributes({
    ...{ 'ai-disclosure': disclosure?.mode, 'ai-model': disclosure?.model },
    ...{ 'ai-provider': disclosure?.provider, lang: language, dir: directionOf(language) },
  })
  const before = disclosure?.label ? openingOf(disclosure) : ''
  return `<div${around}>\n${before}${html}\n${disclosure ? sourceList(disclosure) : ''}</div>`
}

function openingOf({ label, statement, language: lang, direction: dir }) {
  return `<p class="candor-disclosure"${attributes({ lang, dir })}><strong>${escapeText(label + statement)}</strong></p>\n`
}

function sourceList({ sources, heading }) {
  if (sources.length === 0) return ''
  const rows = sources.map(({ url, title, publisher }) => {
    const after = publisher ? `, ${escapeText(publisher)}` : ''
    return `<li><a${attributes({ href: url })}><cite>${escapeText(title)}</cite></a>${after}</li>\n`
  })
  return `<section class="candor-sources">\n<h2>${escapeText(heading)}</h2>\n<ol>\n${rows.join('')}</ol>\n</section>\n`
}

/** Elements for the article's `<item>` in RSS 2.0; their prefixes are `namespaces`. */
export function rssElements(facts, language) {
  const disclosure = disclosureOf(facts, language)
  if (!disclosure) return ''
  const { mode, tag, code, uri, ai, model, provider, reviewed_by, statement } = disclosure
  const { sources, parts } = disclosure
  // MSN wants its flag of reviewed text, and takes no other text by AI.
  const tags = new Set([tag, mode === 'ai-assisted' ? data.msnFlag : undefined])
  const declared = attributes({
    ...{ mode, tag, 'digital-source-type': uri, model, provider },
    ...{ 'reviewed-by': reviewed_by, 'xml:lang': disclosure.language },
  })
  return [
    ...[...tags].flatMap((each) => (each ? [`<category>${escapeText(each)}</category>`] : [])),
    `<category domain="${digitalSourceTypes}">${code}</category>`,
    `<candor:disclosure${declared}>${escapeText(statement)}</candor:disclosure>`,
    ...parts.map(({ reviewed_by, reviewed_at, translated_from, name, mode, model, provider }) => {
      const own = { 'reviewed-by': reviewed_by, 'reviewed-at': reviewed_at, from: translated_from }
      return `<candor:part${attributes({ name, mode, model, provider, ...own })}/>`
    }),
    `<podcast:txt purpose="ai-content">${ai}</podcast:txt>`,
    ...sources.map(
      ({ url, title, publisher }) =>
        `<atom:link${attributes({ rel: 'via', href: url, title, 'candor:publisher': publisher })}/>`,
    ),
  ].join('\n')
}

/** `<meta>` and JSON-LD for the head of the article's page. `article` has `url`, `headline` and `datePublished` (ISO 8601). */
export function headElements(article, facts, language) {
  const disclosure = disclosureOf(facts, language)
  if (!disclosure) return ''
  const { mode, model, provider, schema, reviewed_by, sources, parts } = disclosure
  const named = (type, name) => (name ? { '@type': type, name } : undefined)
  const json = JSON.stringify({
    ...{ '@context': 'https://schema.org', '@type': 'NewsArticle', ...article },
    digitalSourceType: schema ?? undefined,
    editor: named('Person', reviewed_by),
    translationOfWork: parts
      .filter(({ translated_from }) => translated_from)
      .map((part) => ({ '@type': 'CreativeWork', inLanguage: part.translated_from }))[0],
    // schema.org has no term for a part by a human.
    hasPart: parts.length
      ? parts.map((part) => ({
          ...{ '@type': 'CreativeWork', name: part.name },
          digitalSourceType: data.modes[part.mode].schema ?? undefined,
          editor: named('Person', part.reviewed_by),
        }))
      : undefined,
    citation: sources.length
      ? sources.map(({ url, title, publisher }) => ({
          ...{
            '@type': 'CreativeWork',
            name: title,
            url,
            publisher: named('Organization', publisher),
          },
        }))
      : undefined,
  })
  const meta = attributes({
    name: 'ai-disclosure',
    content: mode,
    'ai-model': model,
    'ai-provider': provider,
  })
  // No text ends the script.
  return `<meta${meta}>\n<script type="application/ld+json">${json.replaceAll('<', '\\u003c')}</script>`
}

const startTags = /<[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi
const addresses = /(\s(?:href|src|poster)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi
const pictureSets = /\ssrcset\s*=\s*(?:"[^"]*"|'[^']*')/gi

/**
 * HTML whose links and pictures have whole addresses, as readers of feeds need them. `base` is the address of the article. It has
 * no `srcset`: readers then take `src`.
 */
export function absoluteUrls(html, base) {
  const absolute = (all, start, quoted) => {
    const address = quoted.replace(/^["']|["']$/g, '')
    const isWhole = /^\s*[a-z][a-z\d+.-]*:/i.test(address)
    return isWhole || !URL.canParse(address, base)
      ? all
      : `${start}"${new URL(address, base).href}"`
  }
  return html.replace(startTags, (tag) => tag.replace(pictureSets, '').replace(addresses, absolute))
}
