/** The page where partners make an embed (/embed/new), with and without scripts. */
import { afterEach, describe, expect, it } from 'vitest'
import { en } from '../../../../src/core/words/en.ts'
import { noteComplaints, openBrowser } from '../../../product/browser/browsing.ts'

const browsing = openBrowser()
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function open(options: { readonly javaScriptEnabled?: boolean } = {}) {
  const { browser, origin } = browsing()
  const context = await browser.newContext({
    ...options,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  closing.push(() => context.close())
  const page = await context.newPage()
  const complaints = options.javaScriptEnabled === false ? [] : await noteComplaints(page)
  await page.goto(`${origin}/embed/new`)
  return { page, complaints, origin }
}

const classOfPreview = (page: Awaited<ReturnType<typeof open>>['page']) =>
  page.frameLocator('iframe.preview').locator('.candor').getAttribute('class')

describe('with scripts', () => {
  it('updates the preview without a reload and keeps each choice in the address', async () => {
    const { page, complaints, origin } = await open()
    await page.evaluate('window.same = true')
    await page.selectOption('[name=layout]', 'cards')
    await expect.poll(() => classOfPreview(page)).toBe('candor candor--cards candor--auto')
    await page.selectOption('[name=topic]', 'feed-formats')
    await expect.poll(() => page.locator('#preview-title').textContent()).toContain('Feed formats')
    expect(await page.locator('#frame').inputValue()).toContain(
      `${origin}/topics/feed-formats/embed/?layout=cards#candor-1`,
    )
    expect(new URL(page.url()).searchParams.get('topic')).toBe('feed-formats')
    expect(await page.evaluate('window.same')).toBe(true)
    expect(complaints).toEqual([])
  })

  it('copies the current snippet to the clipboard', async () => {
    const { page, complaints } = await open()
    await page.selectOption('[name=theme]', 'dark')
    await expect.poll(() => classOfPreview(page)).toContain('candor--dark')
    const buttons = page.locator('.snippet button')
    expect(await buttons.count()).toBe(await page.locator('.snippet textarea').count())
    expect(
      new Set(await buttons.evaluateAll((all) => all.map((each) => each.ariaLabel))).size,
    ).toBeGreaterThan(6)
    await page.click('#component + button')
    await expect.poll(() => page.locator('.maker [role=status]').textContent()).toBe('Copied.')
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toBe(await page.locator('#component').inputValue())
    expect(copied).toContain('theme="dark"')
    expect(complaints).toEqual([])
  })

  it('shows the problem of a refused value and keeps the form as filled in', async () => {
    const { page } = await open()
    await page.fill('[name=accent]', 'red')
    await page.press('[name=accent]', 'Tab')
    const statusLine = page.locator('.maker [role=status]')
    await expect
      .poll(() => statusLine.textContent())
      .toBe('accent is "red", but must be a colour in hexadecimal digits, such as 0d5c66.')
    expect(await page.locator('[name=accent]').inputValue()).toBe('red')
    await page.fill('[name=accent]', '#0d5c66')
    await page.press('[name=accent]', 'Tab')
    await expect.poll(() => statusLine.textContent()).toBe('Shown below.')
    expect(await page.locator('#frame').inputValue()).toContain('accent=0d5c66')
  })

  it('shows the last choice even if an earlier response comes later, and reports a failed response', async () => {
    const { page } = await open()
    let overtaken = () => {}
    const later = new Promise<void>((resolve) => {
      overtaken = resolve
    })
    await page.route(/layout=cards/, async (route) => {
      const answer = await route.fetch()
      await later
      await route.fulfill({ response: answer })
    })
    await page.selectOption('[name=layout]', 'cards')
    await page.selectOption('[name=layout]', 'compact')
    await expect.poll(() => classOfPreview(page)).toContain('candor--compact')
    const arrived = page.waitForResponse(/layout=cards/)
    overtaken()
    await (await arrived).finished()
    expect(await classOfPreview(page)).toContain('candor--compact')
    expect(page.url()).toContain('layout=compact')

    await page.route(/theme=dark/, (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }))
    await page.selectOption('[name=theme]', 'dark')
    await expect
      .poll(() => page.locator('.maker [role=status]').textContent())
      .toBe(en.pages.embed.script.noAnswer)
    expect(await page.locator('[name=theme]').inputValue()).toBe('dark')
    expect(await classOfPreview(page)).toContain('candor--compact')
  })
})

it('shows the same snippets without scripts, through a form and a reload, and no copy buttons', async () => {
  const { page, origin } = await open({ javaScriptEnabled: false })
  await page.selectOption('[name=layout]', 'compact')
  await page.selectOption('[name=made]', 'reviewed')
  await page.click('.maker button')
  await page.waitForURL('**/embed/new?**')
  expect(await classOfPreview(page)).toBe('candor candor--compact candor--auto')
  expect(await page.locator('#frame').inputValue()).toContain(
    `${origin}/reviewed/embed/?layout=compact#candor-1`,
  )
  expect(await page.locator('.snippet button').count()).toBe(0)
})
