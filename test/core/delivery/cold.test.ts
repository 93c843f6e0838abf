/**
 * Documents that wait for their turn at the edge: each is queued once, and asks for nothing that
 * memory has by then.
 */
import { expect, it } from 'vitest'
import { createQueues } from '../../../src/core/delivery/cache-classes.ts'
import { createDelivery } from '../../../src/core/delivery/delivery.ts'
import { createKnownFamilies } from '../../../src/core/delivery/known-families.ts'
import { createQueue, type Queue } from '../../../src/core/delivery/queue.ts'
import type { Deliverable, State } from '../../../src/core/delivery/version.ts'
import { createTime } from '../../fixtures/create-time.ts'

const node = { sharesPromises: true, waitUntil: () => {} }
const edge = { ...node, sharesPromises: false }

type Query = 'addresses' | 'checks' | 'renders'

/** A database that answers each query in `answerMs`. `atOnce` limits the queue of feeds further. */
function createWorld({ context = edge, atOnce = 20, answerMs = 100 } = {}) {
  const time = createTime()
  /** The next sleep takes longer. */
  const late = { ms: 0 }
  const sleep = (ms: number) => {
    const sleeping = time.sleep(ms + late.ms)
    late.ms = 0
    return sleeping
  }
  const { sharesPromises } = context
  const limits = { atOnce, waiting: 10_000, share: null, timeoutMs: 60_000 }
  const queue = createQueue({ ...limits, sharesPromises, clock: time.now, sleep })
  const feed: Queue = (work, queued) => {
    world.queued += 1
    return queue(work, queued)
  }
  const queues = { ...createQueues(sharesPromises, time.now, sleep), feed }
  const delivery = createDelivery<Deliverable, string>({
    check: () => query('checks'),
    render: async ({ key }) => {
      world.order.push(key)
      const read = await query('renders')
      return { ...read, value: `${key} ${read.state}`, bytes: 10 }
    },
    ...{ freshMs: 1000, staleSeconds: 3600, shelfBytes: { feed: 1e6, variant: 1e6, embed: 1e6 } },
    ...{
      clock: time.now,
      sleep,
      queues,
      concernsAll: () => true,
      outage: () => {},
      recovery: () => {},
    },
  })
  const known = createKnownFamilies<{ families: Set<string> }>({
    freshMs: 1000,
    clock: time.now,
    sharesPromises,
    sleep,
  })
  const world = {
    time,
    late,
    delivery,
    state: 1,
    queued: 0,
    asked: { addresses: 0, checks: 0, renders: 0 },
    order: [] as string[],
    get,
  }
  const query = async (what: Query): Promise<State> => {
    world.asked[what] += 1
    await time.sleep(what === 'addresses' ? 100 : answerMs)
    return { state: String(world.state), readAt: new Date(time.now()) }
  }
  async function get(key: string, family = 'all') {
    const families = new Set([family])
    await known.findAbsent([family], (queued) =>
      delivery.inTurn('feed', async () => ({ ...(await query('addresses')), families }), queued),
    )
    return delivery.deliver(
      { key, families: [family], cache: { shelf: 'feed', queue: 'feed' } },
      context,
    )
  }
  return world
}

/** Takes all places of the queue of feeds until then. */
const block = ({ delivery, time }: ReturnType<typeof createWorld>, untilMs: number) =>
  void delivery.inTurn('feed', async () => ({ slept: await time.sleep(untilMs - time.now()) }))

it('asks once for each of many cold documents, however many requests wait for them, in the order of the requests', async () => {
  const world = createWorld({ answerMs: 2000 })
  const keys = Array.from({ length: 100 }, (_, index) => `topic ${index}`)
  const answers = Promise.all([...keys, ...keys].map((key) => world.get(key)))
  await world.time.pass(15_000)
  expect((await answers).map(({ value }) => value)).toEqual(
    [...keys, ...keys].map((key) => `${key} 1`),
  )
  expect(world.asked).toEqual({ addresses: 1, checks: 0, renders: 100 })
  expect(world.order).toEqual(keys)
})

it.each([
  ['on Node', node],
  ['at the edge', edge],
])('queues a document once, however long it waits for its turn %s', async (_, context) => {
  const world = createWorld({ context, atOnce: 1 })
  await Promise.all([world.get('other'), world.time.pass(300)])
  for (const untilMs of [9000, 18_000, 27_000]) block(world, untilMs)
  const answers = [world.get('rss')]
  for (let times = 0; times < 26; times += 1) {
    await world.time.pass(1000)
    answers.push(world.get('rss'))
  }
  await world.time.pass(5000)
  for (const { value } of await Promise.all(answers)) expect(value).toBe('rss 1')
  // The addresses, both documents, and what blocked the queue.
  expect(world.queued).toBe(6)
})

it('renders nothing that others have rendered while it waited', async () => {
  const world = createWorld({ atOnce: 1 })
  await Promise.all([world.get('other'), world.time.pass(300)])
  block(world, 4000)
  // The first request counts as lost, so another one renders the document.
  world.late.ms = 4500
  const answers = [world.get('rss')]
  await world.time.pass(3200)
  answers.push(world.get('rss'))
  await world.time.pass(5000)
  for (const { value } of await Promise.all(answers)) expect(value).toBe('rss 1')
  expect(world.asked.renders).toBe(2)
})

it('checks a family once for all of its documents that wait', async () => {
  const world = createWorld({ atOnce: 1 })
  const keys = ['rss', 'atom', 'json']
  const getAll = async () => {
    const answers = Promise.all(keys.map((key) => world.get(key)))
    await world.time.pass(2000)
    return (await answers).map(({ value }) => value)
  }
  await getAll()
  world.asked.checks = 0
  await world.time.pass(5000)
  expect(await getAll()).toEqual(['rss 1', 'atom 1', 'json 1'])
  expect(world.asked).toMatchObject({ checks: 1, renders: 3 })
})

it.each([
  ['on Node', node],
  ['at the edge', edge],
])('does not take a wait for a turn for a silent database %s', async (_, context) => {
  const world = createWorld({ context, atOnce: 1 })
  await Promise.all([world.get('rss'), world.get('atom'), world.time.pass(1000)])
  await world.time.pass(4000)
  world.state = 2
  for (const untilMs of [9000, 14_000]) block(world, untilMs)
  const waiting = Promise.all([world.get('rss'), world.get('rss'), world.get('rss')])
  await world.time.pass(10_000)
  for (const { value, source } of await waiting)
    expect([value, source]).toEqual(['rss 2', 'rendered'])
  expect(world.time.now()).toBe(15_000)
  const later = world.get('atom')
  await world.time.pass(500)
  expect((await later).value).toBe('atom 2')
})
