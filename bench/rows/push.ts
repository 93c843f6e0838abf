/** Push: what a worker delivers, how soon, and what it costs writers and readers. */
import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { standardWindowMs } from '../../src/plugins/push/assemble-worker.ts'
import { usualLimits } from '../../src/plugins/push/run-worker.ts'
import { putCleanLoad } from '../load.ts'
import {
  atLeast,
  atMost,
  compare,
  type Finding,
  inTurns,
  median,
  quantile,
  state,
} from '../measurement.ts'
import { publishArticle, removePublished, tidy } from '../newsrooms.ts'
import { startProgram } from '../push/program.ts'
import {
  addWebhook,
  pushSettings,
  removePush,
  startReceiver,
  startWorker,
  subscribe,
  untilQuiet,
} from '../push/set-up.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'

const subscribers = 1000
const manySubscribers = 10_000
const insertEveryMs = 50

const quickOnes = 100
const slowOnes = 500
const slowAnswerMs = 9000
const maxBesideSlowMs = 5000

type Receiver = Awaited<ReturnType<typeof startReceiver>>
type Stoppable = { readonly stop: () => Promise<void> }

/** Ends all that it is given, and removes what was written. */
async function ending<T>(
  { small: { client } }: Bench,
  work: (on: <S extends Stoppable>(started: S) => S) => Promise<T>,
) {
  const started: Stoppable[] = []
  try {
    return await work((each) => {
      started.unshift(each)
      return each
    })
  } finally {
    for (const { stop } of started) await stop()
    await removePush(client)
    await removePublished(client)
    await tidy(client)
  }
}

const perSecond = (times: readonly number[]) =>
  ((times.length - 1) * 1000) / ((times.at(-1) ?? 0) - (times[0] ?? 0))

/** From the first delivery that arrives to the last one. */
async function rates(bench: Bench, secret: string | null): Promise<Finding> {
  const { client } = bench.small
  return await ending(bench, async (on) => {
    const receiver = on(await startReceiver())
    const callbacks = receiver.callbacks(subscribers)
    await subscribe(client, callbacks, secret)
    on(await startWorker(bench.small))
    await sleep(500)
    let number = 0
    const deliver = async () => {
      await untilQuiet(client)
      await receiver.forget()
      number += 1
      await publishArticle(client, number)
      return perSecond(await receiver.all(subscribers))
    }
    await deliver()
    const file = `${bench.folder('push')}/body`
    writeFileSync(file, await receiver.body())
    const loop = on(startProgram(['bench/push/fetch-loop.ts', file, `${usualLimits.atOnce}`]))
    await loop.line()
    const loopOnce = async () => {
      await receiver.forget()
      loop.write(JSON.stringify(callbacks))
      await loop.line()
      return perSecond(await receiver.all(subscribers))
    }
    await loopOnce()
    const found = await inTurns(2 * bench.options.rounds, deliver, loopOnce)
    const what = `deliveries of one worker to 1,000 callbacks, ${secret === null ? 'without secrets' : 'signed'}`
    const against = `a loop of \`fetch\`, ${usualLimits.atOnce} at once`
    const note = `${Math.round((await receiver.body()).byteLength / 1000)} kB each`
    return compare(
      {
        row: 'push',
        what,
        against,
        unit: 'deliveries/s',
        names: ['worker', 'fetch'],
        target: atLeast(0.7),
        note,
      },
      found,
    )
  })
}

/** From the commit of an article until each subscriber has the feed with it. */
async function delays(bench: Bench): Promise<Finding[]> {
  const { client } = bench.small
  return await ending(bench, async (on) => {
    const receiver = on(await startReceiver())
    await subscribe(client, receiver.callbacks(subscribers), 'a secret')
    on(await startCandorOnNode(bench.small.url, pushSettings(bench.small, 'on')))
    const rounds: number[][] = []
    for (let round = 0; round <= bench.options.rounds; round += 1) {
      await untilQuiet(client)
      await receiver.forget()
      // Workers look for changes at any time.
      await sleep(Math.random() * usualLimits.checkMs)
      await publishArticle(client, round)
      const committed = performance.timeOrigin + performance.now()
      rounds.push((await receiver.all(subscribers)).map((time) => time - committed))
    }
    // The first one comes after the start.
    const measured = rounds.slice(1)
    return [0.5, 0.99].map((share) =>
      state(
        {
          row: 'push',
          what: `publish → delivered to 1,000 subscribers: p${share * 100}`,
          against: '',
          unit: 'ms',
          note: `of these, ${standardWindowMs} ms are the window`,
        },
        measured.map((times) => quantile(times, share)),
      ),
    )
  })
}

async function inserts(bench: Bench): Promise<Finding> {
  const { rounds, seconds } = bench.options
  const { client } = bench.small
  return await ending(bench, async (on) => {
    const receiver = on(await startReceiver())
    const [webhook = '', ...callbacks] = receiver.callbacks(subscribers + 1)
    await subscribe(client, callbacks, 'a secret')
    await addWebhook(client, webhook)
    let number = 0
    const insert = async () => {
      const times: number[] = []
      for (const start = performance.now(); performance.now() - start < seconds * 1000; ) {
        const before = performance.now()
        number += 1
        await publishArticle(client, number)
        times.push(performance.now() - before)
        await sleep(Math.max(0, insertEveryMs - (performance.now() - before)))
      }
      return median(times)
    }
    const whileOn = async () => {
      const worker = await startWorker(bench.small)
      try {
        await sleep(500)
        return await insert()
      } finally {
        await untilQuiet(client)
        await worker.stop()
      }
    }
    await insert()
    const found = await inTurns(rounds, whileOn, insert)
    const what = 'insert of one article, with a worker, 1,000 subscribers and a webhook, p50'
    const note = `one every ${insertEveryMs} ms, and all of them delivered meanwhile, on the same two cores`
    return compare(
      {
        row: 'push',
        what,
        against: 'without push',
        unit: 'ms',
        names: ['on', 'off'],
        target: atMost(1.15),
        note,
      },
      found,
    )
  })
}

async function reads(bench: Bench, push: 'on' | 'hub'): Promise<Finding> {
  const { rounds, seconds, connections } = bench.options
  const { client, url } = bench.small
  return await ending(bench, async (on) => {
    const receiver: Receiver = on(await startReceiver())
    await subscribe(client, receiver.callbacks(manySubscribers), 'a secret')
    const server = on(await startCandorOnNode(url, pushSettings(bench.small, push)))
    if (push === 'hub') on(await startWorker(bench.small))
    const load = async () =>
      (
        await putCleanLoad({
          url: server.origin + feedPath,
          headers: readerHeaders,
          seconds,
          connections,
        })
      ).requestsPerSecond
    const arrived: number[] = []
    const whileDelivering = async () => {
      await receiver.forget()
      await publishArticle(client, arrived.length)
      await receiver.all(1)
      const rate = await load()
      arrived.push((await receiver.arrivals()).length)
      await receiver.all(manySubscribers)
      await untilQuiet(client)
      return rate
    }
    await load()
    const found = await inTurns(rounds, whileDelivering, load)
    const beside = push === 'on' ? 'in the same process' : 'by `npm run push`'
    const what = `GET of a warm feed while 10,000 deliveries run ${beside}`
    const note = `${Math.round(median(arrived)).toLocaleString('en')} of the 10,000 arrived in the ${seconds} s`
    // `npm run push` does not pause for readers.
    const target = push === 'on' ? atLeast(0.8) : null
    return compare(
      {
        row: 'push',
        what,
        against: 'itself without',
        unit: 'req/s',
        names: ['on', 'off'],
        target,
        note,
      },
      found,
    )
  })
}

/** New to the worker each time: it has sent nothing to them before. The slow ones come first. */
async function besideSlow(bench: Bench): Promise<Finding[]> {
  const { client } = bench.small
  return await ending(bench, async (on) => {
    const quick = on(await startReceiver({ hosts: quickOnes }))
    const slow = on(await startReceiver({ hosts: slowOnes, network: 2, delayMs: slowAnswerMs }))
    let number = 0
    const deliver = async (callbacks: readonly string[]) => {
      await subscribe(client, [...callbacks, ...quick.callbacks(quickOnes)], null)
      await quick.forget()
      const worker = await startWorker(bench.small)
      try {
        await sleep(500)
        number += 1
        await publishArticle(client, number)
        const due = performance.timeOrigin + performance.now() + standardWindowMs
        return quantile(
          (await quick.all(quickOnes)).map((time) => time - due),
          0.99,
        )
      } finally {
        await worker.stop()
      }
    }
    const alone = () => deliver([])
    await alone()
    const found = await inTurns(
      bench.options.rounds,
      () => deliver(slow.callbacks(slowOnes)),
      alone,
    )
    const what = `due → delivered to ${quickOnes} quick callbacks beside ${slowOnes} that answer after ${slowAnswerMs / 1000} s: p99`
    const row = { row: 'push-slow', what, unit: 'ms' } as const
    return [
      state({ ...row, against: '', target: atMost(maxBesideSlowMs) }, found[0]),
      compare(
        { ...row, against: 'without the slow ones', names: ['beside', 'alone'], target: null },
        found,
      ),
    ]
  })
}

async function measure(bench: Bench): Promise<Finding[]> {
  return [
    await rates(bench, null),
    await rates(bench, 'a secret'),
    ...(await delays(bench)),
    await inserts(bench),
    await reads(bench, 'on'),
    await reads(bench, 'hub'),
  ]
}

export const pushRows: readonly Row[] = [
  { name: 'push', measure },
  { name: 'push-slow', measure: besideSlow },
]
