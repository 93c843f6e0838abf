/** The HTTP suite on what the page for partners says beside what is to be pasted: what a page must allow, how fresh headlines are, what may be restyled. */
import { describe, expect, it } from 'vitest'
import { customProperties } from '../../src/embeds/style.ts'
import { openParts } from '../../src/embeds/tree.ts'
import { parsePage, type Read } from '../pages/read-page.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

/** The seconds in which the page for partners says that a frame shows what is published. */
export const freshSeconds = (page: Read): number =>
  Number(/A frame shows what was published at the latest after (\d+) seconds/.exec(page.text)?.[1])

export function describeEmbedMakerWords(running: () => Running): void {
  const read = async (path: string) => parsePage(await (await running().fetch(path)).text())
  const codes = (page: Read) => page.all('code').map(({ text }) => text)
  const items = (page: Read) => page.all('li').map(({ text }) => text)

  describe('what the page for partners says', () => {
    it.each([
      ['', ''],
      ['?images=on', '; img-src https:'],
    ])('names what the page around each way%s must allow', async (query, pictures) => {
      const page = await read(`/embed/new${query}`)
      const hash = (id: string) => {
        const code = page.all('textarea').find((each) => each.get('id') === id)?.text ?? ''
        return parsePage(code).all('script')[0]?.get('integrity')
      }
      const said = page.all('p').filter(({ text }) => text.includes('Content-Security-Policy must allow'))
      expect(said.map((each) => each.all('code').map(({ text }) => text))).toEqual([
        [`frame-src ${origin}; script-src ${origin} (or '${hash('frame-2')}')`],
        [`script-src ${origin} (or '${hash('component')}'); connect-src ${origin}${pictures}`],
        [`style-src ${origin}${pictures}`],
        [`frame-src ${origin}`],
      ])
    })

    it('lists every custom property with what it is for, and every part that is open', async () => {
      const page = await read('/embed/new')
      const described = items(page).filter((text) => text.startsWith('--'))
      expect(described.map((text) => text.replace(/: .+$/, ''))).toEqual(customProperties)
      const parts = page.all('p').find(({ text }) => text.startsWith('Parts of the component, for ::part():'))
      const named = parts?.all('code').map(({ text }) => text) ?? []
      expect(named).toEqual(['::part()', ...openParts, 'candor-title', 'candor'])
      expect(parts?.text).toContain('The label, the notice of a retraction and the links below are none.')
    })

    it('says that the label stays and must stay legible, and where readers learn why', async () => {
      const page = await read('/embed/new')
      const [label] = page.all('li').filter(({ text }) => text.startsWith('The label stays.'))
      expect(label?.text).toContain('the link back to us, belong to the headline')
      expect(label?.text).toContain('must stay legible')
      expect(label?.all('a').map((link) => link.get('href'))).toEqual([`${origin}/disclosure`])
    })

    it('says how old a frame may be: as long as browser, edge and memory keep it', async () => {
      expect(freshSeconds(await read('/embed/new'))).toBe(4)
    })

    it('promises that nobody is tracked, and that scripts are pinned unless /embed.js is followed', async () => {
      const page = await read('/embed/new')
      expect(page.text).toContain('there is no tracking, and no cookie')
      expect(items(page)).toContainEqual(
        expect.stringMatching(/^Your readers are theirs\. No cookie, no referrer, no script but ours\./),
      )
      expect(items(page)).toContainEqual(
        expect.stringMatching(/^Pinned\. .*never change, and come with their hash; \/embed\.js leads to the newest/),
      )
      expect(codes(page)).toContain('/embed.js')
    })

    it('says of each way what it leaves to the partner', async () => {
      const page = await read('/embed/new')
      const about = page
        .all('section')
        .filter((each) => each.get('class') === 'snippet')
        .map(({ text }) => text)
      expect(about).toEqual([
        expect.stringMatching(
          /^Frame Needs no script, .*Shown on every site\. Give each frame on a page an id of its own.*: #candor-2\./,
        ),
        expect.stringMatching(
          /^Component .*The link in it shows until the headlines are there, and where they cannot be had\./,
        ),
        expect.stringMatching(
          /^Fragment .*keeps the last one when there is no answer\. An accent is said in your style sheet: --candor-accent\./,
        ),
        expect.stringMatching(
          /^oEmbed .*the feed as it usually is, whatever is chosen above beside the feed; the address of an article gives a card/,
        ),
      ])
    })
  })
}

if (import.meta.vitest) await runOnNode(describeEmbedMakerWords)
