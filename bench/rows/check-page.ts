/**
 * A poller of the newsroom while the page `/check/` reads documents that are made to cost, against
 * the same beside a program that keeps one core busy.
 */
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { worstCases } from '../../packages/check/test/worst-cases/worst-cases.ts'
import { type Answer, ask, p99 } from '../honest.ts'
import { atMost, compare, type Finding, inTurns } from '../measurement.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { freePort, startServer } from '../servers/process.ts'
import { type Bench, feedPath, type Row } from './bench.ts'

/** The page takes a million characters, which a unit of a worst case may exceed. */
const size = 990_000
const pollMs = 10
/** From the start of the other program to the first poll. */
const leadMs = 1000

/** Among the costliest of this size that the check reads to their end. */
const attacks = [
  ...['items with dates', 'statements in a foreign feed', 'nested items of a signed feed'],
  ...['links of an entry', 'disclosures', 'attributes with other prefixes', 'nested XHTML'],
]

/** Requests the feed at a fixed rate, every other time as a reader that has it. */
async function poll(origin: string, seconds: number, etag: string): Promise<readonly Answer[]> {
  const requests: Promise<Answer>[] = []
  const start = performance.now()
  for (let sent = 0; sent < (seconds * 1000) / pollMs; sent += 1) {
    requests.push(ask(origin + feedPath, sent % 2 === 0 ? {} : { 'If-None-Match': etag }))
    await sleep(Math.max(0, start + (sent + 1) * pollMs - performance.now()))
  }
  const answers = await Promise.all(requests)
  const failed = answers.filter(({ status }) => status !== 200 && status !== 304).length
  if (failed > 0) throw new Error(`${failed} requests of the poller failed`)
  return answers
}

/** Calls `during` while the page always has one of the attacks. Returns what it returned. */
async function besideAttacks<T>(newsroom: string, during: () => Promise<T>): Promise<T> {
  const port = await freePort()
  const page = await startServer(
    [process.execPath, 'packages/check/src/main.ts', '--serve'],
    port,
    '/check/',
    { CHECK_PORT: `${port}`, NEWSROOM: newsroom, CLIENT_ADDRESS_HEADER: 'X-Forwarded-For' },
  )
  const bodies = attacks.map((name) => {
    const document = worstCases[name]?.(size)
    if (document === undefined) throw new Error(`There is no worst case ${name}.`)
    return new URLSearchParams({ document }).toString()
  })
  let isOver = false
  const attack = async () => {
    for (let n = 0; !isOver; n += 1) {
      const response = await fetch(`${page.origin}/check/`, {
        method: 'POST',
        // A client may have ten checks a minute.
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Forwarded-For': `192.0.2.${n}`,
        },
        body: bodies[n % bodies.length] ?? '',
      })
      await response.body?.cancel()
      if (response.status !== 200 && response.status !== 422)
        throw new Error(`the page answers ${response.status}`)
    }
  }
  try {
    const measured = sleep(leadMs).then(during)
    const [found] = await Promise.all([measured.finally(() => (isOver = true)), attack()])
    return found
  } finally {
    await page.stop()
  }
}

async function besideLoop<T>(during: () => Promise<T>): Promise<T> {
  const loop = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
  const kill = () => loop.kill('SIGKILL')
  process.once('exit', kill)
  try {
    await sleep(leadMs)
    return await during()
  } finally {
    kill()
    process.off('exit', kill)
  }
}

async function measure({ options, small }: Bench): Promise<Finding[]> {
  const { origin, stop } = await startCandorOnNode(small.url)
  try {
    const { etag } = await ask(origin + feedPath)
    const measureP99 = async () => p99(await poll(origin, options.seconds, etag))
    await measureP99()
    const times = await inTurns(
      options.rounds,
      () => besideAttacks(origin, measureP99),
      () => besideLoop(measureP99),
    )
    return [
      compare(
        {
          ...{ row: 'check-page', unit: 'ms', names: ['attacks', 'loop'], target: atMost(2) },
          what: 'GET of a warm feed, or 304, while `/check/` reads attacks: p99',
          against: 'beside a program that keeps one core busy',
          note: `a request every ${pollMs} ms; ${attacks.length} documents of 1 MB, one after the other`,
        },
        times,
      ),
    ]
  } finally {
    await stop()
  }
}

export const checkPageRows: readonly Row[] = [{ name: 'check-page', measure }]
