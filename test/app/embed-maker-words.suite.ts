/**
 * The HTTP suite for the explanations on the page for partners: required Content-Security-Policy,
 * freshness, styling, labels and privacy.
 */
import { describe, expect, it } from 'vitest'
import { customProperties } from '../../src/embeds/style.ts'
import { openParts } from '../../src/embeds/tree.ts'
import { en } from '../../src/words/en.ts'
import { facts } from '../fixtures/facts.ts'
import { parsePage, type Read } from '../pages/read-page.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

/** The delay that the page for partners names between publication and display in a frame. */
export const freshSeconds = (page: Read): number =>
  Number(
    new RegExp(en.pages.embed.fresh.text.replace(/\{seconds\}.*/s, '(\\d+)')).exec(page.text)?.[1],
  )

export function describeEmbedMakerWords(running: () => Running): void {
  const read = async (path: string) => parsePage(await (await running().fetch(path)).text())
  const codes = (page: Read) => page.all('code').map(({ text }) => text)
  const items = (page: Read) => page.all('li').map(({ text }) => text)

  describe('the text of the page for partners', () => {
    it.each([
      ['', ''],
      ['?images=on', '; img-src https:'],
    ])(
      'names the Content-Security-Policy that each way needs with the query "%s"',
      async (query, pictures) => {
        const page = await read(`/embed/new${query}`)
        const hash = (id: string) => {
          const code = page.all('textarea').find((each) => each.get('id') === id)?.text ?? ''
          return parsePage(code).all('script')[0]?.get('integrity')
        }
        const said = page.all('p').filter(({ text }) => text.includes('Content-Security-Policy'))
        expect(said.map((each) => each.all('code').map(({ text }) => text))).toEqual([
          [`frame-src ${origin}; script-src ${origin} (or '${hash('frame-2')}')`],
          [`script-src ${origin} (or '${hash('component')}'); connect-src ${origin}${pictures}`],
          [`style-src ${origin}${pictures}`],
          [`frame-src ${origin}`],
        ])
      },
    )

    it('lists every custom property with its purpose, and every open part', async () => {
      const page = await read('/embed/new')
      const described = items(page).filter((text) => text.startsWith('--'))
      expect(described.map((text) => text.replace(/: .+$/, ''))).toEqual(customProperties)
      const parts = page.all('p').find(({ text }) => text.includes('::part()'))
      const named = parts?.all('code').map(({ text }) => text) ?? []
      expect(named).toEqual(['::part()', ...openParts, 'candor-title', 'candor'])
    })

    it('says that the label must stay legible, and links to the disclosure page', async () => {
      const page = await read('/embed/new')
      const [label] = page
        .all('li')
        .filter(({ text }) => text.startsWith(en.pages.embed.label.title))
      expect(label?.text).toContain('legible')
      expect(label?.all('a').map((link) => link.get('href'))).toEqual([`${origin}/disclosure`])
    })

    it('names the longest delay of a frame: the sum of the browser, edge and memory caches', async () => {
      expect(freshSeconds(await read('/embed/new'))).toBe(3)
    })

    it('promises no tracking, and pinned scripts unless the partner uses /embed.js', async () => {
      const page = await read('/embed/new')
      const { privacy, pinned } = en.pages.embed
      expect(items(page)).toContainEqual(
        expect.stringMatching(facts(privacy.title, 'cookie', 'origin')),
      )
      expect(items(page)).toContainEqual(
        expect.stringMatching(facts(pinned.title, 'hash', '/embed.js')),
      )
      expect(codes(page)).toContain('/embed.js')
    })

    it('explains the partner’s tasks for each way', async () => {
      const page = await read('/embed/new')
      const about = page
        .all('section')
        .filter((each) => each.get('class') === 'snippet')
        .map(({ text }) => text)
      expect(about).toEqual([
        expect.stringMatching(facts('Frame', en.pages.snippets.frame.everywhere, '#candor-2')),
        expect.stringMatching(facts('Component', 'candor-headlines')),
        expect.stringMatching(facts('Fragment', 'ETag', '--candor-accent')),
        expect.stringMatching(facts('oEmbed', 'card')),
      ])
    })
  })
}

if (import.meta.vitest) await runOnNode(describeEmbedMakerWords)
