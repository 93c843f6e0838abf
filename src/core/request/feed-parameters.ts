/** The parameters of feeds and searches, one by one. */
import { type PartName, partNames } from 'candor-disclosure/disclosure/parts.ts'
import { languageOf, registrableDomain, topicSlug } from '../families/members.ts'
import {
  longestWords,
  normalizeText,
  type Parameter,
  SelectionError,
  several,
} from './parameter.ts'

export const longest = 100
const hourMs = 3_600_000

export const limitParameter: Parameter<number> = {
  name: 'limit',
  expected: `one whole number from 1 to ${longest}, such as limit=10`,
  // A client that asks for more gets the maximum, and the document's own address says so.
  parse: (text) => (/^[1-9][0-9]*$/.test(text) ? Math.min(Number(text), longest) : undefined),
}

export const contentParameter: Parameter<'full' | 'summary'> = {
  name: 'content',
  expected: 'full or summary, such as content=summary',
  parse: (text) => (text === 'full' || text === 'summary' ? text : undefined),
}

/** RFC 3339 §5.6. An unencoded `+` arrives as a space. */
const dateTime =
  /^(\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+ -]([01]\d|2[0-3]):[0-5]\d)$/

export const sinceParameter: Parameter<Date> = {
  name: 'since',
  expected: 'one RFC 3339 date and time, such as since=2026-11-24T18:00:00Z',
  parse(text) {
    const [, day = ''] = dateTime.exec(text) ?? []
    // `Date` turns 30 February into 2 March.
    if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined
    const written = `${day}T${text.slice(11)}`.replace(' ', '+').replace(/:60/, ':59').toUpperCase()
    const moment = new Date(written)
    const year = moment.getUTCFullYear()
    // Rounded down to the hour, so that many clients request the same document.
    return year >= 1 && year <= 9999
      ? new Date(Math.floor(moment.getTime() / hourMs) * hourMs)
      : undefined
  },
}

/** Part values are few, so that the number of documents stays small. */
const maxWithoutParts = 4

export const slugOfPart = (name: PartName) => name.replace('_', '-')

const partsBySlug: ReadonlyMap<string, PartName> = new Map(
  partNames.toSorted().map((name) => [slugOfPart(name), name]),
)

const slugsOfParts = [...partsBySlug.keys()].join(', ')

/** `without` takes topics, and names of parts: a topic with such a slug cannot be left out. */
export function withoutParameters(query: URLSearchParams) {
  const given = query.getAll('without')
  const isPart = (text: string) => partsBySlug.has(text)
  const topics = new URLSearchParams(
    given.filter((text) => !isPart(text)).map((text) => ['without', text]),
  )
  return {
    without: () => several(topics, slugParameter('without')),
    withoutParts: () => {
      const parts = [...partsBySlug].flatMap(([slug, name]) => (given.includes(slug) ? [name] : []))
      if (parts.length <= maxWithoutParts) return parts
      throw new SelectionError(
        `without is given with ${parts.length} parts of articles, but at most ${maxWithoutParts} are allowed. These are always parts, and no topics: ${slugsOfParts}.`,
      )
    },
  }
}

export const slugParameter = (name: 'topic' | 'without'): Parameter<string> => ({
  name,
  expected: `the slug of a topic: lower-case words joined by hyphens, such as ${name}=science${name === 'topic' ? '' : `, or a part made by AI, which these always are: ${slugsOfParts}`}`,
  parse: (text) => (topicSlug.parse(text) === text ? text : undefined),
})

export const sourceParameter: Parameter<string> = {
  name: 'source',
  expected: 'the domain of a cited publisher, such as source=example.org',
  parse: registrableDomain.parse,
}

export const languageParameter: Parameter<string> = {
  name: 'language',
  expected: 'a BCP 47 language tag, such as language=en',
  parse: languageOf.parse,
}

export const wordsParameter: Parameter<string> = {
  name: 'q',
  expected: `words to search for, at most ${longestWords} characters, such as q=solar+power or q="solar power" -nuclear`,
  parse(text) {
    const words = normalizeText(text)
    return words !== '' && words.length <= longestWords ? words : undefined
  },
}
