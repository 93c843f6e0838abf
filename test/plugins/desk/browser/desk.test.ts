/**
 * The desk in Chromium: from the invitation to the signature, two windows, without JavaScript, by
 * keyboard, and as people see it.
 */
import axe, { type AxeResults } from 'axe-core'
import { sql } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../../../../src/core/store/writer-database.ts'
import { deskEn } from '../../../../src/plugins/desk/words/en.ts'
import { launchChromium, tabTo } from '../../../product/browser/browsing.ts'
import { openDraft, openEditor, serveDesk } from './serve-desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

type Desk = Awaited<ReturnType<typeof serveDesk>>

const enrol = async (page: Page, link: string) => {
  await page.goto(link)
  await page.click('main button')
  await page.waitForURL('**/desk/')
}
const sign = 'form[action$="/sign"] button'

describe('an editor with a passkey', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await serveDesk()
  })
  afterAll(() => desk?.close())

  it('enrols, logs in, claims, signs and publishes, by keyboard, and readers have it at once', async () => {
    const { page, complaints, close } = await openEditor(browser)
    await enrol(page, await desk.invite('Ada Example'))
    await page.click('header button')
    await page.click('form[data-passkey] button')
    await page.waitForSelector('.queue')
    await openDraft(page, 'without a body')
    await page.click('form[action$="/claim"] button')
    await tabTo(page, 'input[name=facts]')
    await page.keyboard.press('Space')
    await tabTo(page, 'textarea[name=note]')
    await page.keyboard.type('Read both documents.')
    await tabTo(page, 'input[name=publish]')
    await page.keyboard.press('Space')
    await tabTo(page, sign)
    await page.keyboard.press('Enter')
    await page.waitForURL('**?done=published*')
    const feed = await page.request.get(`${desk.origin}/reviewed/rss.xml`)
    expect(await feed.text()).toMatch(/The answer without a body[\s\S]*reviewed by Ada Example/)
    expect(
      await rowsOf(desk.db, sql`select to_json(boxes) as boxes, note, method from signatures`),
    ).toEqual([{ boxes: ['facts'], note: 'Read both documents.', method: 'passkey' }])
    await page.setViewportSize({ width: 390, height: 800 })
    await page.click('a[href*="/desk/evidence"]')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    expect([complaints, desk.log]).toEqual([[], []])
    await close()
  })

  it('is told that the text changed under the editor’s eyes, reads what changed, and signs the new one', async () => {
    const { page, close } = await openEditor(browser)
    await enrol(page, await desk.invite('Ada Example'))
    await openDraft(page, 'time zones')
    await page.check('input[name=facts]')
    await page.fill('textarea[name=note]', 'Asked the registry.')
    await rowsOf(
      desk.db,
      sql`update articles set title = 'Who keeps the time zones, and how' where title = 'Who keeps the time zones'`,
    )
    await page.click(sign)
    await page.waitForSelector('[role=alert]')
    expect(await page.locator('.message').textContent()).toContain('title')
    expect(await page.inputValue('textarea[name=note]')).toBe('')
    await page.click(`text=${deskEn.sign.read}`)
    expect(await page.locator('#changed:target ins').first().isVisible()).toBe(true)
    await page.click(sign)
    // The browser asks for the box that is required.
    expect(await page.locator('input[name=facts]:focus').count()).toBe(1)
    await page.check('input[name=facts]')
    await page.check('input[name=publish]')
    await page.click(sign)
    await page.waitForURL('**?done=published*')
    await close()
  })

  it('sees in a second window what happened in the first one', async () => {
    const [one, two] = [await openEditor(browser), await openEditor(browser)]
    await enrol(one.page, await desk.invite('Ada Example'))
    await enrol(two.page, await desk.invite('Grace Example'))
    for (const { page } of [one, two]) {
      await page.click('.queue a:has-text("how")')
      await page.click('a[href$="/correct"]')
      await page.fill('textarea[name=text]', 'It is twice a year.')
      await page.click('button[value=preview]')
      await page.waitForSelector('button[value=confirm]')
    }
    await one.page.click('button[value=confirm]')
    await one.page.waitForURL('**?done=changed*')
    await two.page.click('button[value=confirm]')
    await two.page.waitForSelector('[role=alert]')
    expect(await two.page.locator('.message').textContent()).toContain('Ada Example')
    expect(await two.page.inputValue('textarea[name=text]')).toBe('It is twice a year.')
    expect(
      await rowsOf(
        desk.db,
        sql`select count(*)::int as n from corrections where text like 'It is twice%'`,
      ),
    ).toEqual([{ n: 1 }])
    await Promise.all([one.close(), two.close()])
  })
})

describe('without JavaScript', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await serveDesk()
  })
  afterAll(() => desk?.close())

  it('an editor of the demo reads, sends back, signs and corrects, on a phone', async () => {
    const { page, close } = await openEditor(browser, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 700 },
    })
    await page.goto(`${desk.origin}/desk/`)
    await page.click('form[action="/desk/login/demo"] button')
    await openDraft(page, 'time zones')
    await page.fill('textarea[name=reason]', 'Which authority?')
    await page.click('form[action$="/return"] button')
    expect(await page.locator('.message').textContent()).toContain(deskEn.done.returned)
    expect(
      await rowsOf(
        desk.db,
        sql`select editor from article_returns where reason = 'Which authority?'`,
      ),
    ).toEqual([{ editor: 'Demo editor' }])
    await page.goto(`${desk.origin}/desk/`)
    await openDraft(page, 'without a body')
    await page.check('input[name=publish]')
    await page.click(sign)
    // The browser asks for the box that is required.
    expect(await page.locator('input[name=facts]:focus').count()).toBe(1)
    await page.check('input[name=facts]')
    await page.click(sign)
    await page.waitForURL('**?done=published*')
    await page.click('a[href$="/correct"]')
    await page.fill('textarea[name=text]', 'The status has three digits.')
    await page.click('button[value=preview]')
    expect(await page.locator('main').textContent()).toContain('The status has three digits.')
    await page.click('button[value=confirm]')
    await page.waitForURL('**?done=changed*')
    expect(await rowsOf(desk.db, sql`select method, editor from signatures`)).toEqual([
      { method: 'demo', editor: 'Demo editor' },
    ])
    await close()
  })
})

describe.each([
  ['en', 360, 'light'],
  ['en', 1280, 'dark'],
  ['ar', 360, 'dark'],
  ['pl', 360, 'light'],
] as const)('the pages in %s at %i px, %s', (language, width, colorScheme) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await serveDesk({ SITE_LANGUAGE: language })
  })
  afterAll(() => desk?.close())

  it('have no axe violations, fit the width and keep to their policy', async () => {
    const { page, complaints, close } = await openEditor(browser, {
      viewport: { width, height: 800 },
      colorScheme,
    })
    const check = async () => {
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate<AxeResults>(
        'axe.run(document, { resultTypes: ["violations"] })',
      )
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      expect([page.url(), await page.evaluate('document.documentElement.scrollWidth')]).toEqual([
        page.url(),
        width,
      ])
      const small = await page
        .locator('input[type=checkbox]')
        .evaluateAll((all) => all.filter((box) => box.getBoundingClientRect().height < 24).length)
      expect(small).toBe(0)
      expect(
        await page.evaluate('document.documentElement.lang + document.documentElement.dir'),
      ).toBe(language === 'ar' ? 'arrtl' : language)
    }
    await page.goto(`${desk.origin}/desk/`)
    await check()
    await page.goto(await desk.invite('Ada Example'))
    await check()
    await page.click('main button')
    await page.waitForURL('**/desk/')
    await check()
    const wide = `<table><tr>${'<td>Unbreakably</td>'.repeat(20)}</tr></table>`
    await rowsOf(
      desk.db,
      sql`update articles set body_html = body_html || ${wide} where title = 'Who keeps the time zones'`,
    )
    await openDraft(page, 'time zones')
    await check()
    await page.click('a[href*="/desk/evidence"]')
    await check()
    await page.click('a[href*="/desk/evidence/year"]')
    await check()
    await page.goBack()
    await page.goBack()
    for (const action of ['edit', 'correct', 'publish']) {
      // No page offers to correct a draft.
      if (action === 'correct') await page.goto(`${page.url().split('?')[0]}/correct`)
      else await page.click(`ul.do a[href$="/${action}"]`)
      await check()
      if (action === 'correct') await page.fill('textarea[name=text]', 'It is twice a year.')
      if (action === 'edit') await page.fill('input[name=title]', 'Who keeps the zones')
      await page.click('button[value=preview]')
      await page.waitForSelector('button[value=confirm]')
      await check()
      expect(
        await page.locator('.do:has(form)').evaluate((box) => getComputedStyle(box).display),
      ).toBe('flex')
      await page.goBack()
      await page.goBack()
    }
    await page.goto(`${desk.origin}/desk/account`)
    await check()
    expect([complaints, desk.log]).toEqual([[], []])
    await close()
  })
})
