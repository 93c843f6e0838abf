/**
 * A poller of the newsroom while the page `/check/` reads documents that are made to cost, against
 * the same beside a program that keeps one core busy.
 */
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, ask, p99 } from '../honest.ts'
import { atMost, compare, type Finding, inTurns } from '../measurement.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { freePort, startServer } from '../servers/process.ts'
import { type Bench, feedPath, type Row } from './bench.ts'

const pollMs = 10
/** From the start of the other program to the first poll. */
const leadMs = 2000

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

/** Calls `during` while the page always has a document to read. Returns what it returned. */
async function besideAttacks<T>(newsroom: string, during: () => Promise<T>): Promise<T> {
  const port = await freePort()
  const page = await startServer(
    [process.execPath, 'packages/check/src/main.ts', '--serve'],
    port,
    '/check/',
    { CHECK_PORT: `${port}`, NEWSROOM: newsroom, CLIENT_ADDRESS_HEADER: 'X-Forwarded-For' },
  )
  try {
    return await beside(['bench/servers/attack-page.ts', `${page.origin}/check/`], during)
  } finally {
    await page.stop()
  }
}

/** Calls `during` while a program runs. */
async function beside<T>(args: readonly string[], during: () => Promise<T>): Promise<T> {
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const kill = () => program.kill('SIGKILL')
  process.once('exit', kill)
  try {
    await sleep(leadMs)
    const found = await during()
    if (program.exitCode !== null) throw new Error(`${args[0]} ended`)
    return found
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
      () => beside(['-e', 'for (;;);'], measureP99),
    )
    return [
      compare(
        {
          ...{ row: 'check-page', unit: 'ms', names: ['attacks', 'loop'], target: atMost(2) },
          what: 'GET of a warm feed, or 304, while `/check/` reads attacks: p99',
          against: 'beside a program that keeps one core busy',
          note: `a request every ${pollMs} ms; seven documents of 1 MB, one after the other`,
        },
        times,
      ),
    ]
  } finally {
    await stop()
  }
}

export const checkPageRows: readonly Row[] = [{ name: 'check-page', measure }]
