/** The options of an embed: accepted values, parsed values, and refusals. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type EmbedOptions,
  embedDefaults,
  embedOptions,
  parseEmbedOptions,
  writeEmbedOptions,
} from '../../../src/plugins/embeds/options.ts'
import { facts } from '../../fixtures/facts.ts'
import { anyEmbedOptions } from './any-embed.ts'

const parse = (query: string) => {
  const given = new URLSearchParams(query)
  return parseEmbedOptions((name) => given.getAll(name))
}

const accepted: readonly (readonly [string, Partial<EmbedOptions>])[] = [
  ['limit=30', { limit: 30 }],
  ['limit=%205%20', { limit: 5 }],
  ['layout=cards', { layout: 'cards' }],
  ['theme=dark', { theme: 'dark' }],
  ['accent=0d5c66', { accent: '#0d5c66' }],
  ['accent=f0A', { accent: '#ff00aa' }],
  ['images', { images: true }],
  ['summaries=on', { summaries: true }],
  ['sources=off', { sources: false }],
  ['heading=5', { heading: 5 }],
  ['target=_blank', { target: '_blank' }],
]

const layouts = ['layout', 'list', 'cards', 'compact']
const targets = ['target', '_blank', '_self', '_top']
/** With the facts in each refusal: the option, the value, and the allowed values. */
const refused: readonly (readonly [string, readonly (string | number)[]])[] = [
  ...['0', '31', '-1', '1e1', '5.5', '007', '', 'many', '٣', '0x5', '100'].map(
    (text) => [`limit=${encodeURIComponent(text)}`, ['limit', `"${text}"`, 1, 30]] as const,
  ),
  ['limit=5&limit=5', ['limit', 1, 30]],
  ['layout=Cards', [...layouts, '"Cards"']],
  ['theme=', ['theme', '""', 'auto', 'light', 'dark']],
  ...['red', '12345', '1234567', '#', '#ggg', '0d5c66;}', 'url(x)', '&lt;'].map(
    (text) => [`accent=${encodeURIComponent(text)}`, ['accent', `"${text}"`, '0d5c66']] as const,
  ),
  ['images=yes', ['images', '"yes"', 'on', 'off']],
  ['summaries=1', ['summaries', '"1"', 'on', 'off']],
  ['sources=ON', ['sources', '"ON"', 'on', 'off']],
  ['heading=0', ['heading', '"0"', 1, 5]],
  ['heading=6', ['heading', '"6"', 1, 5]],
  ['target=_parent', [...targets, '"_parent"']],
]

it('there are nine options with defaults', () => {
  expect(parse('')).toEqual({ options: embedDefaults, problems: [] })
  expect(embedDefaults).toEqual({
    limit: 5,
    layout: 'list',
    theme: 'auto',
    accent: null,
    images: false,
    summaries: false,
    sources: true,
    heading: 2,
    target: null,
  })
})

describe('parseEmbedOptions', () => {
  it('has examples of every option, accepted and refused', () => {
    const named = (table: readonly (readonly [string, unknown])[]) =>
      new Set(table.map(([query]) => query.replace(/=.*/, '')))
    expect(named(accepted)).toEqual(new Set(Object.keys(embedOptions)))
    expect(named(refused)).toEqual(new Set(Object.keys(embedOptions)))
  })

  it.each(accepted)('accepts %s', (query, options) => {
    expect(parse(query)).toEqual({ options: { ...embedDefaults, ...options }, problems: [] })
  })

  it.each(refused)('refuses %s and uses the default', (query, expected) => {
    expect(parse(query)).toEqual({
      options: embedDefaults,
      problems: [expect.stringMatching(facts(...expected))],
    })
  })

  it('reports all problems, in a fixed order, and applies the valid options', () => {
    const { options, problems } = parse('target=x&images=on&heading=9&limit=x')
    expect(options).toEqual({ ...embedDefaults, images: true })
    expect(problems.map((problem) => problem.replace(/ .*/, ''))).toEqual([
      'limit',
      'heading',
      'target',
    ])
  })

  it('shortens long values in problems and ignores unknown options', () => {
    expect(parse(`layout=${'x'.repeat(1000)}`).problems[0]).toMatch(/^layout [^x]*x{40}[^x]/)
    expect(parse('Limit=x&color=red&constructor=1&__proto__=2&topic=a')).toEqual({
      options: embedDefaults,
      problems: [],
    })
  })
})

describe('writeEmbedOptions', () => {
  it('returns options that differ from their defaults, in a fixed order', () => {
    expect(writeEmbedOptions(embedDefaults)).toEqual([])
    const query = 'target=_self&sources=off&accent=%23FFF&limit=7&theme=auto&summaries=off&images'
    expect(writeEmbedOptions(parse(query).options)).toEqual([
      ['limit', '7'],
      ['accent', 'ffffff'],
      ['images', 'on'],
      ['sources', 'off'],
      ['target', '_self'],
    ])
  })

  it('returns a query that parses to the same options', () => {
    fc.assert(
      fc.property(anyEmbedOptions, (options) => {
        const query = new URLSearchParams(
          writeEmbedOptions(options).map(([name, value]) => [name, value]),
        )
        expect(parse(String(query))).toEqual({ options, problems: [] })
      }),
    )
  })
})
