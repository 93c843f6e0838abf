/**
 * Checks that an embed runs no script, sends no foreign request and contains only allowed elements.
 */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Elements, strangersAmong } from '../../embeds/embed-elements.ts'
import type { Place } from './widgets.ts'

/** Elements and attributes in `.candor` that are not allowed. */
export async function strangersIn(place: Place, allowed: Elements): Promise<readonly string[]> {
  // As JSON text, which carries any attribute name.
  const found = await place.locator('.candor').evaluateAll((roots) => {
    const elements = roots.flatMap((root) => [root, ...root.querySelectorAll('*')])
    const attributesOf = (element: Element) =>
      Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]))
    return JSON.stringify(
      elements.map((element) => ({ name: element.localName, attributes: attributesOf(element) })),
    )
  })
  return strangersAmong(JSON.parse(found), allowed)
}

/** Loads all pictures now; failures count as loaded. */
export const showPictures = (place: Place) =>
  place.locator('img').evaluateAll(async (all) => {
    const pictures = all as HTMLImageElement[]
    for (const picture of pictures) picture.loading = 'eager'
    const settled = (picture: HTMLImageElement) =>
      new Promise((resolve) => {
        if (picture.complete) resolve(null)
        picture.onload = resolve
        picture.onerror = resolve
      })
    await Promise.all(pictures.map(settled))
  })

/**
 * Call `prepare` before opening the page; `unharmed` asserts that no script ran and no foreign
 * request was sent.
 */
export function watchHarm(sites: readonly { readonly origin: string }[]) {
  const harm: string[] = []
  let watched: Page | undefined
  const expectOurs = (what: string, url: string) => {
    if (!sites.some(({ origin }) => url.startsWith(`${origin}/`))) harm.push(`${what} ${url}`)
  }
  const prepare = async (page: Page) => {
    watched = page
    // Chromium opens no dialogs for cross-site frames.
    await page.addInitScript(
      'for (const name of ["alert", "confirm", "prompt"]) window[name] = () => { window.pwned = 1 }',
    )
    page.on('dialog', async (dialog) => {
      harm.push(`dialog ${dialog.message()}`)
      await dialog.dismiss()
    })
    page.on('framenavigated', (frame) => expectOurs('navigation', frame.url()))
    page.context().on('request', (request) => expectOurs('request', request.url()))
    page.context().on('page', (other) => harm.push(`window ${other.url()}`))
  }
  const unharmed = async () => {
    for (const frame of watched?.frames() ?? []) {
      if (await frame.evaluate('"pwned" in window || "pwned" in {}'))
        harm.push(`script in ${frame.url()}`)
    }
    expect(harm).toEqual([])
  }
  return { prepare, unharmed }
}
