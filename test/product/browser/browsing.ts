/** Starts Chromium and the demo for the tests of one file, and moves through pages by keyboard. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { serveDemo } from './serve-demo.ts'

const executablePath = '/usr/bin/chromium-headless-shell'

/** @throws {Error} if Chromium is not installed. */
export async function launchChromium(): Promise<Browser> {
  if (!existsSync(executablePath))
    throw new Error('there is no Chromium: apt-get install -y chromium-headless-shell')
  return await chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

type Browsing = { readonly browser: Browser; readonly origin: string }

export function openBrowser(): () => Browsing {
  let demo: Awaited<ReturnType<typeof serveDemo>> | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    demo = await serveDemo()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.close()
  })
  return () => {
    if (!browser || !demo) throw new Error('there is a browser only while tests run')
    return { browser, origin: demo.origin }
  }
}

/** Collects policy violations, page errors and console messages. */
export async function noteComplaints(page: Page): Promise<readonly string[]> {
  const complaints: string[] = []
  await page.exposeFunction('complain', (text: string) => complaints.push(text))
  await page.addInitScript(
    "document.addEventListener('securitypolicyviolation', (event) => complain(event.violatedDirective + ' ' + event.blockedURI))",
  )
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // Chromium logs the status of every error page: expected here.
    if (!message.text().includes('the server responded with a status of'))
      complaints.push(message.text())
  })
  return complaints
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press('Tab')
    if ((await page.locator(`${wanted}:focus`).count()) > 0) return
  }
  throw new Error(`the keyboard does not lead to ${wanted}`)
}
