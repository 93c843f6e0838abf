/**
 * The retry loop of docs/articles.md, as pasted: writers at REPEATABLE READ and SERIALIZABLE
 * publish everything, once.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyNewsroom } from '../../../core/store/bench.ts'
import { connect, openFresh } from '../../../core/store/fresh-database.ts'
import { codeBlocks, readDoc, section } from '../../../fixtures/read-docs.ts'

type Client = ReturnType<typeof connect>
type Write = (transaction: Pick<Client, 'unsafe'>) => Promise<unknown>

const writers = 4
const articlesEach = 50

const [loop = '', ...others] = codeBlocks(
  section(readDoc('docs/articles.md'), '## Writers and roles'),
  'js',
)

/** The function of the page, for another level of isolation perhaps. */
async function publishAt(
  isolation: string,
): Promise<(client: Client, write: Write) => Promise<unknown>> {
  const module = `${loop.replace('repeatable read', isolation)}\nexport { publish }`
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(module)}`))
    .publish
}

const insert = (
  title: string,
) => `insert into articles (url, title, language, disclosure_mode, status, published_at)
  values ('https://news.example.org/', '${title}', 'en', 'human-only', 'published', now())`

describe('the retry loop of docs/articles.md', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let clients: Client[] = []

  beforeAll(async () => {
    fresh = await openFresh()
    clients = Array.from({ length: writers }, () => connect(fresh.url))
  })
  beforeEach(() => emptyNewsroom(fresh.sql))
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end({ timeout: 1 })))
    await fresh?.close()
  })

  it('is the only program of its section', () => {
    expect([others, loop.includes('repeatable read')]).toEqual([[], true])
  })

  it.each(['repeatable read', 'serializable'])(
    'publishes each article of four writers at %s once',
    async (isolation) => {
      const publish = await publishAt(isolation)
      let attempts = 0
      const write = async (client: Client, writer: number) => {
        for (let n = 0; n < articlesEach; n += 1) {
          await publish(client, async (transaction) => {
            attempts += 1
            await transaction.unsafe(insert(`${writer} ${n}`))
          })
        }
      }
      await Promise.all(clients.map(write))
      const listed = await fresh.sql(
        `select title from listings join articles on id = article_id where family = 'all'`,
      )
      expect(new Set(listed.map(({ title }) => title)).size).toBe(writers * articlesEach)
      expect(listed).toHaveLength(writers * articlesEach)
      expect(attempts).toBeGreaterThan(writers * articlesEach)
    },
  )
})
