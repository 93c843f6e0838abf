/** An editor writes in Chromium: in the text as it looks, through a login, and on a phone. */
import axe, { type AxeResults } from 'axe-core'
import { sql } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rowsOf } from '../../../../src/core/store/writer-database.ts'
import { deskEn } from '../../../../src/plugins/desk/words/en.ts'
import { launchChromium } from '../../../product/browser/browsing.ts'
import { openDraft, openEditor, serveDesk } from './serve-desk.ts'

let browser: Browser
let desk: Awaited<ReturnType<typeof serveDesk>>
beforeAll(async () => {
  browser = await launchChromium()
  desk = await serveDesk()
})
afterAll(async () => {
  await desk?.close()
  await browser?.close()
})

const writing = '[data-edits]'
const enrol = async (page: Page) => {
  await page.goto(await desk.invite('Ada Example'))
  await page.click('main button')
  await page.waitForURL('**/desk/')
}
const bodyOf = async (title: string) =>
  (
    await rowsOf<{ body: string }>(
      desk.db,
      sql`select body_html as body from articles where title = ${title}`,
    )
  )[0]?.body

/** Pastes HTML as another program has it in the clipboard. */
const paste = (page: Page, markup: string) =>
  page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/html', text)
    data.setData('text/plain', text.replaceAll(/<[^>]*>/g, ''))
    const event = new InputEvent('beforeinput', {
      ...{ inputType: 'insertFromPaste', dataTransfer: data, bubbles: true, cancelable: true },
    })
    document.activeElement?.dispatchEvent(event)
  }, markup)

it('writes in the text as it looks on a phone, pastes plain text, takes it back, and signs it', async () => {
  const { page, complaints, close } = await openEditor(browser, {
    viewport: { width: 390, height: 800 },
  })
  await enrol(page)
  await openDraft(page, 'time zones')
  const title = 'Who keeps the time zones'
  const before = await bodyOf(title)
  await page.click('ul.do a[href$="/edit"]')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  expect(await page.isVisible('textarea[name=body_html]')).toBe(false)
  const { violations } = (await page.evaluate(`${axe.source}; axe.run(document)`)) as AxeResults
  expect(violations).toEqual([])
  await page.focus(writing)
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('New: ')
  await paste(page, '<span style="color:red">Plain </span>')
  await page.keyboard.type('gone')
  while ((await page.innerHTML(writing)).includes('gon')) await page.keyboard.press('Control+z')
  const written = await page.innerHTML(writing)
  expect(written).toMatch(/^\s*<p>New: Plain /)
  expect(written).not.toMatch(/gon|<span/)
  await page.click('button[value=preview]')
  expect((await page.locator('.diff ins').allTextContents()).join(' ')).toMatch(/^New: Plain/)
  await page.check('input[name=facts]')
  await page.click('form[action$="/sign"] button')
  await page.waitForURL('**?done=signed*')
  const after = await bodyOf(title)
  expect(after).toMatch(/^\s*<p>New: Plain (g|go)?Most/)
  expect([after === before, complaints]).toEqual([false, []])
  await close()
})

it('has the text again after a session that ended, and writes it once', async () => {
  const { page, close } = await openEditor(browser)
  await enrol(page)
  await openDraft(page, 'without a body')
  const title = (await page.textContent('article h1')) ?? ''
  await page.click('ul.do a[href$="/edit"]')
  await page.fill('[name=standfirst]', 'A standfirst of mine.')
  await page.focus(writing)
  await page.keyboard.type('A text of mine. ')
  await rowsOf(desk.db, sql`delete from editor_sessions`)
  await page.click('button[value=preview]')
  expect(await page.textContent('main')).toContain(deskEn.login.kept)
  await page.click('form[data-passkey] button')
  await page.waitForURL('**/edit')
  await page.waitForSelector('[data-restored]', { state: 'visible' })
  expect(await page.inputValue('[name=standfirst]')).toBe('A standfirst of mine.')
  expect(await page.textContent(writing)).toContain('A text of mine.')
  await page.click('button[value=preview]')
  await page.click('button[value=confirm]')
  await page.waitForURL('**?done=changed*')
  expect(await bodyOf(title)).toContain('A text of mine.')
  // It was written, so the form begins with the article again.
  await page.click('ul.do a[href$="/edit"]')
  expect(await page.isVisible('[data-restored]')).toBe(false)
  await page.fill('[name=standfirst]', 'Another one.')
  await page.reload()
  expect(await page.inputValue('[name=standfirst]')).toBe('Another one.')
  await page.click('[data-restored] button')
  await page.waitForFunction(
    `document.querySelector('[name=standfirst]').value === 'A standfirst of mine.'`,
  )
  // The next editor at this machine gets nothing of it, and this one is asked before.
  await page.fill('[name=standfirst]', 'A secret.')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept())
  })
  await page.click('header button')
  expect(await page.evaluate('sessionStorage.length')).toBeGreaterThan(0)
  await page.click('header button')
  await page.waitForSelector('form[data-passkey]')
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
  expect(asked).toEqual([deskEn.write.unsaved, deskEn.write.unsaved])
  await close()
})

it('shows a text that was changed again after a preview, wherever the editor has been', async () => {
  const { page, close } = await openEditor(browser)
  await enrol(page)
  await page.click('.queue a')
  const article = page.url()
  await page.click('ul.do a[href$="/edit"]')
  await page.focus(writing)
  await page.keyboard.type('A text of mine. ')
  await page.click('button[value=preview]')
  await page.click('button[value=form]')
  await page.goto(article)
  await page.click('ul.do a[href$="/edit"]')
  await page.waitForSelector('[data-restored]', { state: 'visible' })
  expect(await page.isVisible('textarea[name=body_html]')).toBe(true)
  expect(await page.inputValue('textarea[name=body_html]')).toContain('A text of mine.')
  await page.click('[data-restored] button')
  await close()
})

it('leads back to a text that was to be signed when the session ended, and tells of it on the page of the article', async () => {
  const { page, close } = await openEditor(browser)
  await enrol(page)
  await page.click('.queue a')
  const article = page.url()
  await page.fill('[name=note]', 'A note.')
  await page.click('ul.do a[href$="/edit"]')
  await page.fill('[name=standfirst]', 'Mine, to be signed.')
  await page.click('button[value=preview]')
  await page.check('input[name=facts]')
  await rowsOf(desk.db, sql`delete from editor_sessions`)
  await page.click('form[action$="/sign"] button')
  await page.waitForSelector('form[action$="/login"]')
  expect(await page.textContent('main')).toContain(deskEn.login.kept)
  await page.click('form[data-passkey] button')
  await page.waitForURL('**/edit')
  expect(await page.inputValue('[name=standfirst]')).toBe('Mine, to be signed.')
  await page.goto(article)
  expect(await page.textContent('[data-unsaved]')).toContain(deskEn.write.unsaved)
  expect(await page.isVisible('[data-unsaved]')).toBe(true)
  // Another act of the editor takes neither away, nor does a refused one.
  await page.fill('form[action$="/return"] [name=reason]', '  ')
  await page.click('form[action$="/return"] button')
  await page.waitForSelector('[role=alert]')
  expect(await page.inputValue('[name=note]')).toBe('A note.')
  await page.fill('form[action$="/return"] [name=reason]', 'No source.')
  await page.click('form[action$="/return"] button')
  await page.waitForURL('**?done=returned*')
  expect(await page.isVisible('[data-unsaved]')).toBe(true)
  await page.click('ul.do a[href$="/edit"]')
  expect(await page.inputValue('[name=standfirst]')).toBe('Mine, to be signed.')
  await page.click('button[value=preview]')
  await page.click('button[value=confirm]')
  await page.waitForURL('**?done=changed*')
  expect(await page.isVisible('[data-unsaved]')).toBe(false)
  await close()
})

it('shows nothing as it looks of what is written as HTML, until the server made a page of it', async () => {
  const { page, close } = await openEditor(browser)
  await enrol(page)
  await page.click('.queue a')
  await page.click('ul.do a[href$="/edit"]')
  await page.click('summary')
  await page.fill('textarea[name=body_html]', '<p>Mine</p><script>document.title = "Evil"</script>')
  expect(await page.isVisible(writing)).toBe(false)
  await page.click('button[value=preview]')
  expect(await page.innerHTML('.story')).not.toContain('script')
  expect(await page.title()).not.toContain('Evil')
  await close()
})
