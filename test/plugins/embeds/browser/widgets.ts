/** HTML that partners paste, and helpers that read the headlines it shows. */
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { labelIn } from '../../../../src/core/disclosure/labels.ts'
import {
  frameHeightReleases,
  headlinesReleases,
  type Release,
} from '../../../../src/plugins/embeds/releases.ts'

const tagOf = (origin: string, { path, integrity }: Release) =>
  `<script async src="${origin}${path}" integrity="${integrity}" crossorigin></script>`

export const componentScript = (origin: string) => tagOf(origin, headlinesReleases[0])
export const heightScript = (origin: string) => tagOf(origin, frameHeightReleases[0])

export const feedPath = '/feed.json?limit=5&content=summary'

/** `src` is absolute. Contains a link as the fallback. */
export const component = (src: string, attributes = '') =>
  `<candor-headlines src="${src}" ${attributes}><a href="${new URL(src).origin}/">Headlines at Candor</a></candor-headlines>`

export const frame = (src: string, attributes = 'height="900"') =>
  `<iframe src="${src}" title="Headlines of Candor" width="100%" frameborder="0" ${attributes}></iframe>`

/** A partner’s page around the pasted HTML. */
export const partnerPage = (content: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A partner</title>${head}</head><body><main><h1>News from a partner</h1>${content}<p id="own">Text of our own.</p></main></body></html>`

/** A place with headlines: a page, a component or fragment in it, or a frame. */
export type Place = Page | FrameLocator | Locator

export type Shown = {
  readonly title: string
  readonly label: string | null
  readonly mode: string | null
}

export const shownIn = (place: Place): Promise<Shown[]> =>
  place.locator('.candor-item').evaluateAll((items) =>
    items.map((item) => ({
      title: item.querySelector('.candor-title')?.textContent ?? '',
      label: item.querySelector('.candor-label')?.textContent ?? null,
      mode: item.getAttribute('data-ai-disclosure'),
    })),
  )

type JsonFeed = {
  readonly language: string
  readonly items: readonly {
    readonly title: string
    readonly language?: string
    readonly _candor: {
      readonly disclosure: {
        readonly mode: 'ai-autonomous' | 'ai-assisted' | 'human-only'
        readonly label?: string
        readonly parts?: readonly unknown[]
      }
    }
  }[]
}

/** The headlines of one of Candor’s JSON Feeds. */
export async function headlinesOf(url: string): Promise<Shown[]> {
  const { items, language }: JsonFeed = await (await fetch(url)).json()
  return items.map(({ title, language: own, _candor }) => {
    const { mode, label: ofParts, parts } = _candor.disclosure
    const label = parts ? (ofParts ?? null) : (labelIn(mode, own ?? language)?.text ?? null)
    // The colon of a French label does not stand alone on a line.
    return { title, mode, label: label?.replace(/ (?=:$)/, '\u00a0') ?? null }
  })
}

/** Waits until the headlines are shown. */
export const expectShown = (place: Place, expected: readonly Shown[]) =>
  expect.poll(() => shownIn(place)).toEqual(expected)

export const titlesIn = async (place: Place) => (await shownIn(place)).map(({ title }) => title)

/** Scrolls to each picture: they load lazily, and Chromium does not draw hidden frames. */
export async function expectPictures(place: Place): Promise<void> {
  const pictures = await place.locator('img').all()
  expect(pictures.length).toBeGreaterThan(0)
  for (const picture of pictures) {
    await picture.evaluate((image) => image.scrollIntoView({ block: 'center' }))
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0)
  }
}
