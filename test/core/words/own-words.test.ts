/** A newsroom’s own words: what they replace, and every fault of a file at once. */
import { describe, expect, it } from 'vitest'
import type { WordTable } from '../../../src/core/words/language.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { parseOwnWords } from '../../../src/core/words/own-words.ts'
import { wordsIn } from '../../../src/core/words/words.ts'
import { facts } from '../../fixtures/facts.ts'

const problem = (...each: readonly string[]) => expect.stringMatching(facts(...each))

const parse = (own: unknown) => parseOwnWords(JSON.stringify(own))

function tableOf(own: unknown): WordTable {
  const parsed = parse(own)
  if ('words' in parsed) return parsed.words
  throw new Error(parsed.problems.join('\n'))
}

function problemsOf(own: unknown): readonly string[] {
  const parsed = parse(own)
  return 'words' in parsed ? [] : parsed.problems
}

describe('own words', () => {
  it('replace a text of one language and mode, and nothing else', () => {
    const table = tableOf({ de: { labels: { 'ai-assisted': 'Mit KI:' } } })
    expect(table['de']).toEqual({
      ...languages['de'],
      labels: { ...languages['de']?.labels, 'ai-assisted': 'Mit KI:' },
    })
    expect({ ...table, de: languages['de'] }).toEqual(languages)
    expect(languages['de']?.labels?.['ai-assisted']).toBe('KI-gestützt:')
  })

  it('replace nested texts, such as names of feeds', () => {
    const table = tableOf({
      fr: { families: { modes: { 'human-only': 'Sans machine' }, groups: { '': 'Tout' } } },
    })
    const { words } = wordsIn('families', 'fr-CA', table)
    expect([words.modes['human-only'], words.groups[''], words.groups.topics]).toEqual([
      'Sans machine',
      'Tout',
      'Sujets',
    ])
  })

  it('are found by tags in any spelling', () => {
    for (const tag of ['zh-TW', 'zh-hant-tw']) {
      const table = tableOf({ [tag]: { references: { sources: '出處' } } })
      expect(wordsIn('references', 'zh-TW', table).words.sources).toBe('出處')
      expect(wordsIn('references', 'zh-HK', table).words.sources).toBe('資料來源')
    }
    expect(
      wordsIn('references', 'nb', tableOf({ no: { references: { sources: 'Kjelder' } } })).words
        .sources,
    ).toBe('Kjelder')
  })

  it('of a language are the base of its regions, in any order', () => {
    const table = tableOf({
      'en-GB': { labels: { 'ai-assisted': 'With AI:' } },
      en: { labels: { 'ai-autonomous': 'By AI:' } },
    })
    expect(wordsIn('labels', 'en-GB', table).words).toEqual({
      'ai-autonomous': 'By AI:',
      'ai-assisted': 'With AI:',
    })
    expect(wordsIn('labels', 'eu', table).words['ai-autonomous']).toBe('By AI:')
  })

  it('can add a language by whole sections; the others stay in English', () => {
    const table = tableOf({
      eu: { references: { policy: 'AAren erabilera', sources: 'Iturriak' } },
    })
    expect(wordsIn('references', 'eu-ES', table)).toEqual({
      language: 'eu',
      words: { policy: 'AAren erabilera', sources: 'Iturriak' },
    })
    expect(wordsIn('labels', 'eu', table).language).toBe('en')
  })
})

describe('faults of own words', () => {
  it('are told all at once, each with the allowed keys', () => {
    const problems = problemsOf({
      'not a tag': {},
      de: { label: {}, labels: { 'ai-written': 'x', 'ai-assisted': ' ', 'ai-autonomous': 'a\nb' } },
      fr: {
        statements: { 'ai-assisted': 'Relu par {reviewer}.' },
        entry: { sentence: 'IA.', retractedTitle: 'Non' },
        labels: 'x',
      },
      eu: { labels: { 'ai-assisted': 'AA:' } },
      it: 'x',
      iw: {},
      he: {},
      en: { pages: {} },
    })
    expect(problems).toEqual([
      problem('"not a tag"', 'language tag'),
      problem('de.label ', 'labels', 'statements', 'references'),
      problem('de.labels.ai-written', 'ai-autonomous', 'ai-assisted'),
      problem('de.labels.ai-assisted', '" "'),
      problem('de.labels.ai-autonomous', 'one line'),
      problem('fr.statements.ai-assisted', '{reviewer}', '{reviewed_by}'),
      problem('fr.entry.sentence', '{label}'),
      problem('fr.entry.retractedTitle', '{title}'),
      problem('fr.labels', 'ai-autonomous', 'ai-assisted'),
      problem('eu.labels.ai-autonomous', 'missing'),
      problem('it ', 'object'),
      problem('iw', 'he'),
      problem('he', 'iw'),
      problem('en.pages', 'labels'),
    ])
  })

  it('include words of parts that would leave out what they say, or its order', () => {
    const parts = {
      names: { summary: 'the {parts}' },
      two: '{a}',
      more: '{b}, {a} and more',
      by_ai: 'By AI:',
      made: 'By AI: {parts}, {models}.',
      made_reviewed: 'By AI.',
    }
    expect(problemsOf({ en: { parts } })).toEqual([
      problem('en.parts.names.summary', '{parts}', 'no placeholder'),
      problem('en.parts.two', '{b}'),
      problem('en.parts.more', '{b} before {a}'),
      problem('en.parts.by_ai', '{parts}'),
      problem('en.parts.made ', '{models}', '{parts}'),
      problem('en.parts.made_reviewed', '{parts}, {reviewed_by}'),
    ])
  })

  it.each([
    [{ translated: `${'a'.repeat(57)} AI:` }, 'AI:”'],
    [{ names: { headline: 'h'.repeat(30) } }, ' and more'],
    [{ more: '{a} as well as {b}, and a number of other parts' }, 'Translation as well as'],
    [{ reviewed: '{parts} by a machine, reviewed:' }, '“AI · Translation, '],
  ])('include words that make a label of more than 60 characters: %j', (parts, label) => {
    expect(problemsOf({ 'en-GB': { parts } })).toEqual([
      problem('en-GB.parts', label, 'may make 60', 'by_ai'),
    ])
  })

  it('leave out what makes a label of 60 characters', () => {
    const translated = `${'a'.repeat(56)} AI:`
    expect(problemsOf({ en: { parts: { translated } }, de: { labels: {} } })).toEqual([])
    expect(problemsOf({ en: { parts: { translated: `${'a'.repeat(54)}:` } } })).toEqual([])
    expect(problemsOf({ en: { parts: { translated: `${'a'.repeat(55)}:` } } })).toHaveLength(1)
  })

  it.each(['', '{', '[]', 'null', '"x"', '5'])('include %j, which is no object', (json) => {
    expect(parseOwnWords(json)).toEqual({ problems: [problem('JSON')] })
  })

  it.each(['__proto__', 'constructor', 'toString'])('include a key named %s', (key) => {
    expect(problemsOf(JSON.parse(`{"de":{"labels":{"${key}":"x"}}}`))).toEqual([
      problem(`de.labels.${key}`),
    ])
    expect(problemsOf(JSON.parse(`{"de":{"${key}":{}}}`))).toEqual([problem(`de.${key}`)])
  })
})
