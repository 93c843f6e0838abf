/** What every kit promises of its feeds, as one assertion. */
import { expect } from 'vitest'
import { kitWords } from '../../scripts/kit-words.ts'
import { type Case, wordsOf } from './cases.ts'
import { type DeclaredItem, readFeed, readWithFeedparser } from './read-feed.ts'

/** Without members that are undefined. */
const present = (members: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

/** The facts that a reader of any vocabulary should find. */
function factsOf({ title, disclosure, aiContent, sourceTypes, sources }: DeclaredItem) {
  return { title, disclosure, aiContent, sourceTypes, sources }
}

function expectedFacts({ title, disclosure }: Case, language: string) {
  if (disclosure === null) return { title, disclosure: null, aiContent: null, sourceTypes: [], sources: [] }
  const { mode, model, provider, reviewed_by } = disclosure
  const { code, uri, ai } = modeOf(mode)
  const words = wordsOf(language)
  return {
    title,
    disclosure: present({
      ...{ mode, tag: words.tags[mode], 'digital-source-type': uri, model, provider, 'reviewed-by': reviewed_by },
      'xml:lang': words.language,
      statement: statementOf(disclosure, language),
    }),
    aiContent: String(ai),
    sourceTypes: [code],
    sources: disclosure.sources ?? [],
  }
}

function modeOf(name: string) {
  const mode = kitWords.modes[name]
  if (mode === undefined) throw new Error(`No mode ${name}`)
  return mode
}

const statementOf = ({ mode, reviewed_by = '' }: NonNullable<Case['disclosure']>, language: string) =>
  wordsOf(language).statements[mode as 'human-only'].replace('{reviewed_by}', reviewed_by)

/** Text after its label: a full-width colon has its own space. */
const follow = (label: string, text: string) => `${label}${label.endsWith('：') ? '' : ' '}${text}`

/** A person meets the label first, in the excerpt and in the text. */
function expectWords(item: DeclaredItem, { text, disclosure }: Case, language: string): void {
  const label = disclosure === null ? undefined : wordsOf(language).labels[disclosure.mode]
  if (label === undefined || disclosure === null) {
    expect(item.summary.startsWith(text), item.summary).toBe(true)
    expect(item.content.startsWith(text), item.content).toBe(true)
    return
  }
  expect(item.summary).toBe(follow(label, text))
  expect(item.content.startsWith(`${follow(label, statementOf(disclosure, language))} ${text}`), item.content).toBe(true)
}

function expectTags({ tags }: DeclaredItem, { disclosure }: Case, language: string): void {
  const mode = disclosure?.mode ?? ''
  const expected = [wordsOf(language).tags[mode], mode === 'ai-assisted' ? kitWords.msnFlag : undefined]
  for (const tag of expected) if (tag) expect(tags).toContain(tag)
  // No tag twice, and MSN's flag only where it is true.
  expect(new Set(tags.map((tag) => tag.toLowerCase())).size).toBe(tags.length)
  expect(tags.includes(kitWords.msnFlag ?? '')).toBe(mode === 'ai-assisted')
}

/** The feed declares all that the cases say, and nothing else, to two parsers; and people see it. */
export async function expectDeclared(xml: string, cases: readonly Case[], language = 'en'): Promise<void> {
  const items = readFeed(xml)
  expect(items.length).toBeGreaterThan(0)
  expect(items.map(factsOf)).toEqual(cases.map((each) => expectedFacts(each, language)))
  for (const [index, each] of cases.entries()) {
    const item = items[index]
    if (item === undefined) throw new Error(`No item for ${each.title}`)
    expectWords(item, each, language)
    expectTags(item, each, language)
    const mode = /<div ai-disclosure="([a-z-]+)"/.exec(item.html)?.[1]
    expect(mode).toBe(each.disclosure?.mode)
    for (const { title, url } of each.disclosure?.sources ?? []) {
      expect(item.content).toContain(title)
      expect(item.html.replaceAll(/&(?:#038|#38|amp);/g, '&')).toContain(url)
    }
  }
  expect(await readWithFeedparser(xml)).toEqual({ problem: '', titles: cases.map(({ title }) => title) })
}
