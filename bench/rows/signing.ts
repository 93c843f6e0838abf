/**
 * Signed statements: what an archive that is signed in the background costs readers of the same
 * process.
 */
import { createKey } from '../../src/plugins/signing/signer.ts'
import { putCleanLoad } from '../load.ts'
import { atLeast, compare, type Finding, inTurns, median } from '../measurement.ts'
import { openNewsroom } from '../newsrooms.ts'
import { pushSettings } from '../push/set-up.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'

const archive = 10_000

async function measure({ options }: Bench): Promise<Finding[]> {
  const { rounds, seconds, connections } = options
  const newsroom = await openNewsroom(options.databaseUrl, archive)
  const { client, url } = newsroom
  /** The tables are append-only. */
  const without = (statements: string) =>
    client.begin((sql) =>
      sql.unsafe(`set local session_replication_role = 'replica'; ${statements}`),
    )
  const forget =
    'update signed_articles set due_at = null, statement_id = null; delete from statements'
  const key = await createKey()
  await without('delete from signed_articles; delete from statements; delete from signing_keys')
  await client`insert into signing_keys (kid, x) values (${key.kid}, ${key.x})`
  await without(forget)
  const server = await startCandorOnNode(url, {
    ...pushSettings(newsroom, 'on'),
    SIGNING_KEY: key.text,
  })
  const load = async () =>
    (
      await putCleanLoad({
        url: server.origin + feedPath,
        headers: readerHeaders,
        seconds,
        connections,
      })
    ).requestsPerSecond
  const signed: number[] = []
  const count = async () => Number((await client`select count(*) from statements`)[0]?.['count'])
  try {
    await load()
    const whileSigning = async () => {
      await without(
        `update signed_articles set changes = changes + 1, due_at = now() - interval '1 day', noted_at = now()`,
      )
      const rate = await load()
      signed.push(await count())
      await without(forget)
      return rate
    }
    const found = await inTurns(rounds, whileSigning, load)
    const what = 'GET of a warm feed while 10,000 articles are signed in the same process'
    const note = `${Math.round(median(signed))} of them in the ${seconds} s: readers go first`
    return [
      compare(
        {
          row: 'signing',
          what,
          against: 'itself without',
          unit: 'req/s',
          names: ['on', 'off'],
          target: atLeast(0.95),
          note,
        },
        found,
      ),
    ]
  } finally {
    await server.stop()
    await without('delete from signed_articles; delete from statements; delete from signing_keys')
    await client.end()
  }
}

export const signingRows: readonly Row[] = [{ name: 'signing', measure }]
