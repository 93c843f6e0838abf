/**
 * `npx node bench/embed-weight.ts`: the cost of headlines for a partner's page, as a frame, a
 * component or a fragment, compared with the same page alone. Bytes are counted on the wire, with
 * headers. Times are medians of cold loads on this machine.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Request } from 'playwright-core'
import { headlinesReleases } from '../src/plugins/embeds/releases.ts'
import { median } from './measurement.ts'
import { freePort, startServer } from './servers/process.ts'

const rounds = 9
const [{ path: script, integrity }] = headlinesReleases

type Load = {
  readonly requests: number
  readonly bytes: number
  readonly fromCandor: number
  readonly ms: number
}

const contents: Readonly<Record<string, (candor: string) => string | Promise<string>>> = {
  'the page alone': () => '',
  frame: (candor) =>
    `<iframe src="${candor}/embed/" title="Headlines" width="100%" height="700"></iframe>`,
  component: (candor) =>
    `<script async src="${candor}${script}" integrity="${integrity}" crossorigin></script><candor-headlines src="${candor}/feed.json?limit=5&content=summary"></candor-headlines>`,
  fragment: async (candor) => (await fetch(`${candor}/embed/fragment.html`)).text(),
  'fragment with style sheet': async (candor) =>
    `<link rel="stylesheet" href="${candor}/embed/headlines.css">${await (await fetch(`${candor}/embed/fragment.html`)).text()}`,
}

/** Uses `localhost` instead of `127.0.0.1`, so that browsers see a site other than Candor's. */
async function servePartner() {
  let body = ''
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(204).end()
    const text = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A partner</title><h1>A partner</h1>${body}<p id="own">Text of our own.</p>`
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'gzip' }
    return response.writeHead(200, headers).end(gzipSync(text))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const show = (content: string) => {
    body = content
  }
  return { origin: `http://localhost:${port}`, show, close: () => server.close() }
}

/**
 * Runs in every frame: records when its own text and the headlines first appeared, on a clock
 * common to all frames.
 */
const noteTime = `
const look = () => {
  const host = document.querySelector('candor-headlines')
  const now = performance.timeOrigin + performance.now()
  if (document.querySelector('#own')) window.ownAt ??= now
  if (document.querySelector('.candor-item') ?? host?.shadowRoot?.querySelector('.candor-item')) window.headlinesAt = now
  else setTimeout(look)
}
look()`

async function load(
  browser: Browser,
  origin: string,
  candor: string,
  hasHeadlines: boolean,
): Promise<Load> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(noteTime)
  const finished: Request[] = []
  page.on('requestfinished', (request) => finished.push(request))
  await page.goto(origin, { waitUntil: 'networkidle' })
  const frame = page.frames().at(-1) ?? page.mainFrame()
  const name = hasHeadlines ? 'headlinesAt' : 'ownAt'
  const at = await (await frame.waitForFunction(`window.${name}`)).jsonValue()
  const ms = Number(at) - (await page.evaluate<number>('performance.timeOrigin'))
  const counted = finished.filter((request) => !request.url().endsWith('/favicon.ico'))
  const sizes = await Promise.all(
    counted.map(async (request) => {
      const { responseHeadersSize, responseBodySize } = await request.sizes()
      return {
        bytes: responseHeadersSize + responseBodySize,
        isCandors: request.url().startsWith(candor),
      }
    }),
  )
  await context.close()
  const sum = (all: typeof sizes) => all.reduce((total, { bytes }) => total + bytes, 0)
  return {
    requests: counted.length,
    bytes: sum(sizes),
    fromCandor: sum(sizes.filter((each) => each.isCandors)),
    ms,
  }
}

function table(loads: ReadonlyMap<string, readonly Load[]>): string {
  const rows = [...loads].map(([name, all]) => {
    const middle = (of: keyof Load) => median(all.map((each) => each[of]))
    return [
      name,
      middle('requests'),
      middle('bytes'),
      middle('fromCandor'),
      middle('ms').toFixed(0),
    ]
  })
  const head = [
    '',
    'requests',
    'bytes',
    'of these from Candor',
    'ms until headlines (alone: its text) are there',
  ]
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

const folder = mkdtempSync(join(tmpdir(), 'candor-embed-'))
const opened: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
try {
  const settings = { DATA_DIR: join(folder, 'database'), HOST: '127.0.0.1', DATABASE_URL: '' }
  const candor = await startServer(
    [process.execPath, 'src/hosts/node/main.ts'],
    await freePort(),
    '/embed/',
    settings,
  )
  opened.unshift(() => candor.stop())
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox'],
  })
  opened.unshift(() => browser.close())
  const partner = await servePartner()
  opened.unshift(() => partner.close())
  const loads = new Map<string, Load[]>(Object.keys(contents).map((name) => [name, []]))
  // Round 0 is not counted: it includes the browser's start. Alternating rounds spread the load of
  // the machine evenly.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, write] of Object.entries(contents)) {
      const content = await write(candor.origin)
      partner.show(content)
      const found = await load(browser, partner.origin, candor.origin, content !== '')
      if (round > 0) loads.get(name)?.push(found)
    }
  }
  console.log(table(loads))
} finally {
  for (const close of opened) await close()
}
