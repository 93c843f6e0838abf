/** Checks what other hubs and search engines are told: the key files of IndexNow, and requests that failed. */
import { siteOf } from '../node/own-files.ts'
import { keyFileName, keyFolder } from '../push/index-now-courier.ts'
import { parsePushSettings } from '../settings/push.ts'
import type { Environment } from '../settings/setting.ts'
import { type AskWeb, askThrough, type Fetch } from './ask-web.ts'
import { type Finding, fault, ok, warning } from './finding.ts'
import type { Look } from './look.ts'

/** Nothing without INDEXNOW_KEY. Looks for the key file of each host of the newest articles. */
export async function checkKeyFiles({ ask }: Look, environment: Environment, fetch: Fetch): Promise<Finding[]> {
  const { indexNowKey: key } = parsePushSettings(environment)
  if (key === null) return []
  const site = siteOf(environment)
  const rows = await ask(`select distinct on (substring(url from '^[^/]+//[^/?#]+')) url from (
      select a.url from listings l join articles a on a.id = l.article_id
      where l.family = 'all' and l.left_at is null and l.listed_at <= now() order by l.listed_at desc limit 1000
    ) as newest limit 10`)
  const folders = new Set(rows.map((row) => keyFolder(site, new URL(String(row['url'])).href)))
  const web = askThrough(fetch)
  return Promise.all([...folders].map((folder) => checkKeyFile(web, `${folder}${keyFileName(key)}`, key)))
}

async function checkKeyFile(web: AskWeb, address: string, key: string): Promise<Finding> {
  const { status, text, failure } = await web(address)
  const todo = `Serve a text file there that has nothing but the key; Candor does at its own address, with INDEXNOW_KEY set.`
  if (failure !== null) return warning(`The key file of IndexNow cannot be read at ${address}: ${failure}.`, todo)
  if (status !== 200) return fault(`IndexNow needs a key file at ${address}, which answers ${status}.`, todo)
  if (text.trim() !== key) return fault(`The file at ${address} does not have the key of INDEXNOW_KEY.`, todo)
  return ok(`The key file of IndexNow is at ${address}.`)
}

/** Those that wait, and those of the last day. Nothing if this role may not read deliveries. */
export async function checkTold({ ask }: Look): Promise<Finding[]> {
  const [may] = await ask(`select has_table_privilege('push_deliveries', 'select') as may`)
  if (may?.['may'] !== true) return []
  const rows =
    await ask(`select kind, address, count(*)::int as count, max(attempts) as attempts, max(last_error) as error
    from push_deliveries where kind in ('ping', 'indexnow') and last_error is not null
      and (state = 'pending' or done_at > now() - interval '1 day') group by kind, address order by kind, address`)
  return rows.map((row) => {
    const what = row['kind'] === 'ping' ? `The hub ${row['address']}` : 'IndexNow'
    const todo = row['kind'] === 'ping' ? 'Check HUB_URL.' : 'Check INDEXNOW_KEY, and the key file of each host.'
    return warning(
      `${what} was not told of changes: ${row['count']} failed, after up to ${row['attempts']} attempts: ${row['error']}.`,
      todo,
    )
  })
}
