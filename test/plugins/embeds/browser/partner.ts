/**
 * A partner’s site and Candor on two hosts, so that all requests between them are cross-site, and a
 * browser.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Environment } from '../../../../src/core/settings/setting.ts'
import { launchChromium, noteComplaints } from '../../../product/browser/browsing.ts'
import { type Demo, serveDemo } from '../../../product/browser/serve-demo.ts'

export type Answer = {
  readonly html: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Path → answer; `null` leaves the request open. */
export type Pages = Record<string, Answer | null>

export type Served = Awaited<ReturnType<typeof servePages>>

/** Serves the current `pages` on a free port. */
export async function servePages(hostname: 'localhost' | '127.0.0.1' = 'localhost') {
  const pages: Pages = {}
  const requests: IncomingMessage[] = []
  const server = createServer({ maxHeaderSize: 1_000_000 }, (request, response) => {
    requests.push(request)
    const page = pages[request.url ?? '']
    if (page === null) return
    const { html, status = 200, headers } = page ?? { html: 'nothing', status: 404 }
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('the partner listens on no port')
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return {
    origin: `http://${hostname}:${address.port}`,
    pages,
    requests: requests as readonly IncomingMessage[],
    close,
  }
}

export type Sites = { readonly browser: Browser; readonly partner: Served; readonly candor: Demo }

type SitesOptions = {
  /** Candor’s environment, given the partner’s origin. */
  readonly environment?: (partner: string) => Environment
  readonly seeded?: boolean
}

/** Opens the sites for the tests of one file. */
export function openSites({
  environment = () => ({}),
  seeded = true,
}: SitesOptions = {}): () => Sites {
  let sites: Sites | undefined
  beforeAll(async () => {
    const [partner, browser] = await Promise.all([servePages(), launchChromium()])
    sites = { partner, browser, candor: await serveDemo(environment(partner.origin), seeded) }
  })
  afterAll(async () => {
    await sites?.browser.close()
    sites?.partner.close()
    await sites?.candor.close()
  })
  return () => {
    if (!sites) throw new Error('there are sites only while tests run')
    return sites
  }
}

type Visit = Answer & {
  readonly context?: BrowserContextOptions
  /**
   * Complaints that do not fail the visit: console messages, errors and policy violations. Default:
   * none.
   */
  readonly expected?: RegExp
  /** Called before the page opens. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

/** Opens a page of the partner as a new visitor; fails on complaints that are not expected. */
export async function visit(
  { browser, partner }: Sites,
  asked: Visit,
  use: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext(asked.context)
  try {
    const page = await context.newPage()
    const complaints = await noteComplaints(page)
    await asked.prepare?.(page)
    partner.pages['/'] = asked
    await page.goto(partner.origin)
    await use(page)
    expect(complaints.filter((complaint) => asked.expected?.test(complaint) !== true)).toEqual([])
  } finally {
    await context.close()
  }
}
