/**
 * The demo with its desk at `http://localhost`, and browsers whose authenticator is virtual
 * (DevTools protocol, WebAuthn).
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { seedDemo } from '../../../../demo/seed.ts'
import { seedWaiting } from '../../../../demo/waiting.ts'
import { createApp } from '../../../../src/core/app.ts'
import type { Environment } from '../../../../src/core/settings/setting.ts'
import { parseSite } from '../../../../src/core/settings/site.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import { digestOfToken, toToken } from '../../../../src/core/text/token.ts'
import { createDesk } from '../../../../src/plugins/desk/pages/desk.ts'
import { inviteEditor } from '../../../../src/plugins/desk/store/editors.ts'
import { openMigrated } from '../../../fixtures/open-migrated.ts'
import { noteComplaints } from '../../../product/browser/browsing.ts'

export async function serveDesk(environment: Environment = {}, fourEyes = false) {
  const { db, close } = await openMigrated()
  let answer: (request: Request) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const server = serve({ fetch: (request) => answer(request), hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('the desk listens on no port')
  const origin = `http://localhost:${address.port}`
  await seedDemo(db, origin)
  await seedWaiting(db, origin)
  const site = parseSite(environment, { origin })
  const store = createStore(db, () => {})
  const log: string[] = []
  const note = (message: string, error?: unknown) => log.push(`${message} ${String(error)}`)
  const desk = createDesk({
    site,
    origin,
    fourEyes,
    demo: true,
    db: () => db,
    clientAddress: () => null,
    log: note,
  })
  const app = createApp({ site, store: () => store, log: note })
  answer = (request) =>
    (new URL(request.url).pathname.startsWith('/desk/') ? desk : app).fetch(request)
  return {
    ...{ origin, db, log },
    /** The link of an invitation. */
    async invite(name: string) {
      const token = toToken(randomBytes(32))
      const invitation = { digest: await digestOfToken(token), hours: 48, handle: randomBytes(32) }
      const facts = {
        name,
        may: ['review', 'correct', 'retract', 'publish'],
        role: null,
        contact: null,
      }
      await inviteEditor(db, facts, invitation)
      return `${origin}/desk/invitation#${token}`
    },
    close: async () => {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await close()
    },
  }
}

/** A page with an authenticator of its own, and what the browser complained of. */
export async function openEditor(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints = options.javaScriptEnabled === false ? [] : await noteComplaints(page)
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
      },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return { page, complaints, close: () => context.close() }
}

/** Opens the page of the waiting draft whose title has these words. */
export async function openDraft(page: Page, words: string): Promise<void> {
  await page.click(`.queue a:has-text("${words}")`)
  await page.waitForURL('**/desk/articles/**')
}
