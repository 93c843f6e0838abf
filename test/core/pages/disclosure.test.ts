import { describe, expect, it } from 'vitest'
import { en } from '../../../src/core/words/en.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { nl } from '../../../src/core/words/nl.ts'
import { pl } from '../../../src/core/words/pl.ts'
import { facts } from '../../fixtures/facts.ts'
import { openApp, readPage } from './read-page.ts'

const missing = { contactEmail: null, responsible: null, aiUse: null }

describe('/disclosure', () => {
  it('explains every mode by its name in the feeds', async () => {
    const page = await readPage(openApp(), '/disclosure')
    const modes = page.all('div').flatMap((div) => div.get('data-mode') ?? [])
    expect(modes).toEqual(['ai-autonomous', 'ai-assisted', 'human-only'])
    for (const mode of modes) expect(page.all('code').map(({ text }) => text)).toContain(mode)
  })

  it('names the responsible publisher, the use of AI and a contact', async () => {
    const page = await readPage(openApp(), '/disclosure')
    expect(page.text).toContain('Example Press Ltd')
    expect(page.text).toContain('Our articles are drafted by AI from public records.')
    expect(page.all('a').map((link) => link.get('href'))).toContain('mailto:desk@news.example.org')
  })

  it('states which settings are missing', async () => {
    const { text } = await readPage(openApp({ site: missing }), '/disclosure')
    expect(text).toContain(en.pages.disclosure.noResponsible)
    expect(text).toContain(en.pages.disclosure.noUse)
    expect(text).toContain(en.pages.disclosure.noContact)
    expect(text).not.toMatch(/null|undefined/)
  })

  it('quotes Article 50(4) with both conditions of its exception', async () => {
    const { text } = await readPage(openApp(), '/disclosure')
    expect(text).toMatch(
      facts('50(4)', 'human review or editorial control', 'natural or legal person'),
    )
    expect(text).toMatch(facts('2 August 2026'))
  })

  it('has the labels and statements of the site’s language, also on a page in English', async () => {
    const labels = { 'ai-autonomous': 'Door onze AI:', 'ai-assisted': 'Met hulp van onze AI:' }
    const words = { ...languages, nl: { ...nl, labels } }
    const page = await readPage(openApp({ site: { language: 'nl', words } }), '/disclosure')
    const of = (tag: string) => page.all(tag).map((each) => [each.get('lang'), each.text])
    expect(page.all('html')[0]?.get('lang')).toBe('en')
    expect(of('span')).toContainEqual(['nl', 'Met hulp van onze AI'])
    expect(of('p')).toContainEqual(['nl', nl.statements?.['human-only']])
    expect((await readPage(openApp({ site: { language: 'pl' } }), '/disclosure')).text).toContain(
      pl.pages?.disclosure.lead,
    )
  })

  it('says how labels name parts, in the words of articles', async () => {
    const page = await readPage(openApp({ site: { language: 'pl' } }), '/disclosure')
    expect(page.text).toContain('„Tłumaczenie autorstwa AI”')
  })

  it('marks the settings as being in the site’s language', async () => {
    const page = await readPage(openApp({ site: { language: 'he' } }), '/disclosure')
    const own = page.all('strong').find(({ text }) => text === 'Example Press Ltd, Exampleton')
    expect([own?.get('lang'), own?.get('dir')]).toEqual(['he', 'rtl'])
  })
})
