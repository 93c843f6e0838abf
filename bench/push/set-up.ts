/**
 * Subscribers of the small newsroom, by SQL: a program that receives, and rows that say who wants
 * what.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { hostOf } from '../../src/plugins/push/host-of.ts'
import { createSecretBox } from '../../src/plugins/push/secret-box.ts'
import { makeSecret } from '../../src/plugins/push/webhook-secret.ts'
import type { Newsroom } from '../newsrooms.ts'
import type { Settings } from '../servers/candor.ts'
import { startProgram } from './program.ts'

const key = new Uint8Array(32).fill(7)
const topic = 'https://news.example.org/rss.xml'
/**
 * So many addresses: to a worker each is a host, and it sends 16 deliveries to one host at the same
 * time.
 */
const usualHosts = 100

/** For Candor, and for `npm run push`. */
export const pushSettings = ({ url }: Newsroom, push: 'on' | 'hub'): Settings => ({
  PUSH: push,
  PUSH_KEY: Buffer.from(key).toString('base64'),
  PUSH_PRIVATE_CALLBACKS: 'on',
  SERVICE_DATABASE_URL: url,
})

/** `network` is the second number of its addresses. */
export async function startReceiver({ hosts = usualHosts, network = 1, delayMs = 0 } = {}) {
  const program = startProgram(['bench/push/receiver.ts', `${hosts}`, `${network}`, `${delayMs}`])
  const origins: readonly string[] = JSON.parse(await program.line())
  const [origin = ''] = origins
  const arrivals = async (path: string): Promise<number[]> => (await fetch(origin + path)).json()
  return {
    callbacks: (count: number) =>
      Array.from(
        { length: count },
        (_, number) => `${origins[number % hosts]}/callbacks/${number}`,
      ),
    forget: () => arrivals('/forget'),
    arrivals: () => arrivals('/arrivals'),
    /** Resolves when as many have arrived. Returns the times. */
    async all(count: number): Promise<number[]> {
      for (let waited = 0; waited < 60_000; waited += 50) {
        const found = await arrivals('/arrivals')
        if (found.length >= count) return found.toSorted((a, b) => a - b)
        await sleep(50)
      }
      throw new Error(`fewer than ${count} deliveries arrived in a minute`)
    },
    body: async () => Buffer.from(await (await fetch(`${origin}/body`)).arrayBuffer()),
    stop: program.stop,
  }
}

/** `npm run push`. */
export async function startWorker(newsroom: Newsroom) {
  const settings = {
    ...pushSettings(newsroom, 'hub'),
    SITE_ORIGIN: new URL(topic).origin,
    FEED_LENGTH: '30',
    LOG_FORMAT: 'text',
  }
  const program = startProgram(['src/hosts/node/push.ts'], {
    ...settings,
    DATABASE_URL: newsroom.url,
  })
  await program.line()
  return program
}

export async function subscribe(
  client: postgres.Sql,
  callbacks: readonly string[],
  secret: string | null,
) {
  await removePush(client)
  const sealed = secret === null ? null : Buffer.from(await createSecretBox(key).seal(secret))
  const rows = callbacks.map((callback) => ({ callback, host: hostOf(callback) }))
  await client`insert into push_topics (topic, family, version)
    select ${topic}, 'all', version from families where family = 'all'`
  await client`insert into push_subscriptions (digest, topic, callback, host, secret, ends_at, verified_at)
    select sha256(convert_to(callback, 'UTF8')), ${topic}, callback, host, ${sealed}, now() + interval '1 day', now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as rows(callback text, host text)`
  await client`analyze push_subscriptions`
}

/** A webhook that wants all articles. */
export async function addWebhook(client: postgres.Sql, url: string): Promise<void> {
  const secret = Buffer.from(await createSecretBox(key).seal(makeSecret()))
  await client`insert into push_webhooks (name, url, host, secret, families) values ('bench', ${url}, ${hostOf(url)}, ${secret}, '{all}')`
}

/** Resolves when nothing is to be sent. */
export async function untilQuiet(client: postgres.Sql): Promise<void> {
  const isBusy = async () => {
    const [row] = await client`select exists (select from push_topics where changes > handed)
      or exists (select from push_deliveries where state = 'pending') as busy`
    return row?.['busy']
  }
  while (await isBusy()) await sleep(50)
  // Autovacuum may be off.
  await client`vacuum push_deliveries, push_subscriptions, push_topics`
}

export async function removePush(client: postgres.Sql): Promise<void> {
  await client`truncate push_topics, push_subscriptions, push_requests, push_webhooks, push_events, push_deliveries, push_state`
}
