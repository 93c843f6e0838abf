/** What must hold of a page whatever is shown in it: nothing ran, nobody was asked, and nothing is there but the tree of an embed. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Place } from './widgets.ts'

/** Elements of the tree, and which attributes each may have. */
const tree: Readonly<Record<string, readonly string[]>> = {
  SECTION: ['aria-label', 'style'],
  UL: ['role'],
  LI: ['data-ai-disclosure'],
  A: ['href', 'rel', 'target'],
  TIME: ['datetime'],
  IMG: ['src', 'alt', 'loading', 'decoding', 'referrerpolicy'],
  ...Object.fromEntries(['H2', 'H3', 'P', 'SPAN', 'BDI', 'FIGURE', 'FIGCAPTION'].map((name) => [name, []])),
}
const common = ['class', 'part', 'lang', 'dir']

/** Whatever is in `.candor` and is not as the tree says. */
export const strangersIn = (place: Place): Promise<string[]> =>
  place.locator('.candor').evaluateAll(
    (roots, [allowed, always]) =>
      roots
        .flatMap((root) => [root, ...root.querySelectorAll('*')])
        .filter((element) => {
          const names = allowed[element.tagName]
          const strange = element.getAttributeNames().some((name) => !names?.includes(name) && !always.includes(name))
          const addresses = ['href', 'src'].filter((name) => element.hasAttribute(name))
          const leads = addresses.map((name) => new URL(element.getAttribute(name) ?? '', 'invalid:').protocol)
          const mode = element.getAttribute('data-ai-disclosure') ?? 'human-only'
          const known = ['ai-autonomous', 'ai-assisted', 'human-only'].includes(mode)
          return !names || strange || !known || leads.some((protocol) => protocol !== 'https:' && protocol !== 'http:')
        })
        .map((element) => element.outerHTML.slice(0, 300)),
    [tree, common] as const,
  )

/** Loads all pictures, or tries to, without waiting until they are seen. */
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

/** `prepare` is called before a page is opened; `unharmed` asserts that until then nothing ran and nobody else was asked. */
export function watchHarm(sites: readonly { readonly origin: string }[]) {
  const harm: string[] = []
  let watched: Page | undefined
  const expectOurs = (what: string, url: string) => {
    if (!sites.some(({ origin }) => url.startsWith(`${origin}/`))) harm.push(`${what} ${url}`)
  }
  const prepare = async (page: Page) => {
    watched = page
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
      if (await frame.evaluate('"pwned" in window || "pwned" in {}')) harm.push(`script in ${frame.url()}`)
    }
    expect(harm).toEqual([])
  }
  return { prepare, unharmed }
}
