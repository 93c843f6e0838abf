/** An app with the newsroom's own words (LABELS), and where pages have them. */
import { expect, it } from 'vitest'
import type { Opened } from '../../../src/core/plugin.ts'
import { en } from '../../../src/core/words/en.ts'
import type { Language } from '../../../src/core/words/language.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { openApp, readPage } from './read-page.ts'

export const own = {
  ...en,
  labels: { 'ai-autonomous': 'Written by our machine:', 'ai-assisted': 'Our machine helped:' },
  references: { ...en.references, policy: 'Our machines' },
  families: {
    ...en.families,
    modes: {
      'ai-autonomous': 'All by machine',
      'ai-assisted': 'Partly by machine',
      'human-only': 'All by hand',
    },
    reviewed: 'By people',
  },
  layout: { ...en.layout, feeds: 'Our feeds' },
}
export const openWith = (language = 'en', words: Language = own, plugins: readonly Opened[] = []) =>
  openApp({ site: { language, words: { ...languages, [language]: words } }, plugins })

/** These pages name the AI policy and all feeds. */
export function describeNames(paths: readonly string[], plugins: readonly Opened[] = []): void {
  it.each(paths)('name the AI policy and all feeds on %s', async (path) => {
    const page = await readPage(openWith('en', own, plugins), path)
    const linked = (address: string) =>
      page
        .all('a')
        .filter((each) => each.get('href')?.endsWith(address))
        .map(({ text }) => text)
    expect(linked('/disclosure').length).toBeGreaterThan(1)
    expect(new Set(linked('/disclosure'))).toEqual(new Set(['Our machines']))
    expect(linked('/feeds/').filter((text) => text === 'Our feeds').length).toBe(2)
    expect(linked('/feeds/')).not.toContain(en.layout.feeds)
  })
}

/** These pages name the modes to choose from. */
export function describeModes(paths: readonly string[], plugins: readonly Opened[] = []): void {
  it.each(paths)('name the modes to choose from on %s', async (path) => {
    const [made] = (await readPage(openWith('en', own, plugins), path)).all('select')
    expect(made?.all('option').map(({ text }) => text)).toEqual([
      en.pages.finder.ways.any,
      'By people',
      'Partly by machine',
      'All by hand',
      'All by machine',
      en.pages.finder.ways.corrections,
    ])
  })
}
