/**
 * What the feed of every kit must say of the cases:
 * `expect(await readKitFeed(xml)).toEqual(expected(cases))`.
 */
import { kitWords } from '../../../scripts/kit-words.ts'
import { type Case, wordsOf } from './cases.ts'
import { type DeclaredItem, readFeed, readWithFeedparser } from './read-feed.ts'

type Disclosed = NonNullable<Case['disclosure']>

/** Tags that say how a text was made, in any language; others are the site's own. */
const modeTags = new Set(
  Object.values(kitWords.languages)
    .flatMap(({ tags }) => [...Object.values(tags), kitWords.msnFlag])
    .map((tag) => tag?.toLowerCase()),
)

/**
 * All items, and what Debian's feedparser says of the document: its complaint, and the titles that
 * it finds.
 */
export async function readKitFeed(xml: string) {
  const items = readFeed(xml).map((item) => ({
    ...item,
    tags: item.tags.filter((tag) => modeTags.has(tag.toLowerCase())),
  }))
  return { items, ...(await readWithFeedparser(xml)) }
}

export function expected(cases: readonly Case[], language = 'en') {
  return {
    items: cases.map((each) => expectedItem(each, language)),
    problem: '',
    titles: cases.map(({ title }) => title),
  }
}

function expectedItem({ title, text, disclosure }: Case, language: string): DeclaredItem {
  const none = {
    title,
    disclosure: null,
    found: {},
    contradictions: [],
    tags: [],
    sources: [],
    links: [],
  }
  if (disclosure === null) return { ...none, summary: text, content: text }
  const { mode, model, provider, reviewed_by: reviewedBy, sources = [] } = disclosure
  const label = wordsOf(language).labels[mode]
  const { code, uri, ai } = modeOf(mode)
  // MSN's flag is for reviewed text by AI; in English, it is the tag of the mode.
  const flags = mode === 'ai-assisted' ? [String(kitWords.msnFlag)] : []
  const tags = [...new Set([wordsOf(language).tags[mode] ?? [], flags].flat())]
  const statement = statementOf(disclosure, language)
  const words = label === undefined ? [] : [follow(label, statement)]
  return {
    ...{ ...none, tags, sources, links: sources.map(({ url }) => url) },
    disclosure: {
      ...{ mode, byAi: ai, model, provider, reviewedBy, statement },
      statementLanguage: wordsOf(language).language,
    },
    found: {
      ...{ candor: [mode], html: [mode], podcast: [String(ai)], iptc: [uri, code] },
      ...(flags.length > 0 && { msn: flags }),
      ...(words.length > 0 && { words }),
    },
    summary: label === undefined ? text : follow(label, text),
    content: [
      ...[...words, text],
      ...(sources.length === 0 ? [] : [wordsOf(language).sources]),
      ...sources.map((source) =>
        [source.title, ...(source.publisher ? [source.publisher] : [])].join(', '),
      ),
    ].join(' '),
  }
}

function modeOf(name: string) {
  const mode = kitWords.modes[name]
  if (mode === undefined) throw new Error(`No mode ${name}`)
  return mode
}

const statementOf = ({ mode, reviewed_by = '' }: Disclosed, language: string) =>
  wordsOf(language).statements[mode as 'human-only'].replace('{reviewed_by}', reviewed_by)

/** Text after its label: a full-width colon has its own space. */
const follow = (label: string, text: string) => `${label}${label.endsWith('：') ? '' : ' '}${text}`
