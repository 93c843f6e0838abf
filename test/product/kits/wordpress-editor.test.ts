/** The panel of kits/wordpress in the block editor, in Chromium. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../browser/browsing.ts'
import { readFeed } from './read-feed.ts'
import { openWordPress } from './wordpress/run-wordpress.ts'

const site = openWordPress()

let browser: Browser | undefined
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

async function openEditor(): Promise<{ page: Page; errors: string[] }> {
  if (browser === undefined) throw new Error('there is no browser')
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`${site().origin}/wp-login.php`)
  await page.getByLabel('Username').fill('writer')
  await page.getByLabel('Password', { exact: true }).fill('writer-password')
  await page.getByRole('button', { name: 'Log In' }).click()
  await page.goto(`${site().origin}/wp-admin/post-new.php`)
  // The welcome guide.
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.evaluate(
    "wp.data.dispatch('core/editor').editPost({ title: 'From the editor', content: '<p>Text.</p>' })",
  )
  return { page, errors }
}

it('publishes what was entered in the sidebar, and refuses AI-assisted without a reviewer', async () => {
  const { page, errors } = await openEditor()
  const publish = page
    .getByLabel('Editor publish')
    .getByRole('button', { name: 'Publish', exact: true })
  await page.getByRole('button', { name: 'AI disclosure' }).click()
  await page.getByLabel('How this post was made').selectOption('ai-assisted')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await publish.click()
  await page.getByText('Name the person who reviewed this post').first().waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()

  await page.getByLabel('Reviewed by').fill('Desk & <Co>')
  await page.getByLabel('Model', { exact: true }).fill('example-model-1')
  await page.getByRole('button', { name: 'Add part' }).click()
  await page.getByLabel('Part', { exact: true }).selectOption('translation')
  await page.getByLabel('Model of this part').fill('example-model-2')
  await page.getByLabel('Translated from').fill('fr')
  await page.getByRole('button', { name: 'Add source' }).click()
  await page.getByLabel('Address').fill('https://council.example.org/minutes')
  await page.getByLabel('Title', { exact: true }).fill('Minutes')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await publish.click()
  await page.getByText('is now live').first().waitFor()

  const item = readFeed(await site().read('/feed/')).find(
    ({ title }) => title === 'From the editor',
  )
  expect(item).toMatchObject({
    disclosure: { mode: 'ai-assisted', reviewedBy: 'Desk & <Co>', model: 'example-model-1' },
    summary: expect.stringMatching(/^Translation by AI, reviewed: /),
    sources: [{ url: 'https://council.example.org/minutes', title: 'Minutes' }],
  })
  expect(errors).toEqual([])
  expect(await site().complaints()).toEqual([])
})
