/** Commands on partners: which articles one gets and why not the others, and whether it takes a finished feed. */
import type { Command } from 'commander'
import type { Finding } from '../partners/check/rules.ts'
import type { Partner } from '../partners/partner.ts'
import type { Answers } from '../publish/answers.ts'
import { hasLogin } from '../text/web-address.ts'
import type { Context } from './context.ts'
import { Failed, wrong } from './failed.ts'
import { parseCount } from './flags.ts'
import type { Opened } from './open-client.ts'
import { toJson } from './output.ts'
import { addPartnerTokenCommands } from './partner-token-commands.ts'

type Flags = { readonly limit: string; readonly changedSince?: string }
type Checked = { readonly address: string; readonly items: number; readonly findings: readonly Finding[] }

/** Pages of the API have at most so many. */
const maxArticles = 100

export function addPartnerCommands(program: Command, context: Context): void {
  const { withApi, environment, out, isJson } = context
  const group = program.command('partner').description('partners: their tokens, and what they take')
  addPartnerTokenCommands(group, context)
  group
    .command('check <name> [url]')
    .description(
      'say which articles a partner gets, and check its feed as the partner would; with an address, only that',
    )
    .option('--limit <number>', `at most so many articles, the last written first; up to ${maxArticles}`, '50')
    .option('--changed-since <time>', 'such as 2026-11-26T00:00:00Z')
    .action(async (name: string, url: string | undefined, flags: Flags) => {
      const partner = await find(name)
      if (url !== undefined) {
        const checked = await check(partner, url, () => reachFeed(url, environment))
        out(isJson() ? toJson(checked) : feedLines(partner, checked))
        return refuseFindings(checked)
      }
      await withApi(async (opened) => {
        const articles = await listAnswers(partner, opened, flags)
        const accepted = articles.filter((each) => each.accepted).length
        const counts = { accepted, refused: articles.length - accepted }
        // Before the feed is read: it may need the token of a partner, and the articles do not.
        if (!isJson())
          out(
            `${partner.title} gets ${accepted} of ${articles.length} articles.\n${articles.map(articleLines).join('')}`,
          )
        const { partnerPath } = await import('../partners/partner.ts')
        const path = `${partnerPath(partner)}/rss.xml`
        const checked = await check(partner, path, () => opened.read(path))
        out(isJson() ? toJson({ ...counts, articles, feed: checked }) : feedLines(partner, checked))
        refuseFindings(checked)
      })
    })

  async function find(name: string): Promise<Partner> {
    const { readPartner } = await import('../node/own-files.ts')
    const { presets } = await import('../partners/presets.ts')
    const partner = readPartner(environment, name)
    if (partner) return partner
    const known = Object.keys(presets).join(', ')
    throw wrong(`There is no partner ${JSON.stringify(name)}. Use ${known}, or that of PARTNER_FILE.`)
  }
}

async function listAnswers({ name }: Partner, { client }: Opened, flags: Flags) {
  const limit = parseCount('--limit', flags.limit, maxArticles)
  const { articles } = await client.listArticles({ query: { limit, changed_since: flags.changedSince } })
  return articles.map((article) => {
    const answer = article.partners?.[name]
    if (!answer)
      throw wrong(
        `${name} is not on. Set PARTNERS=${name} where the service runs, and start it again. If it is on, judging took too long: retry in a minute.`,
      )
    return { ...answer, ...namesOf(article) }
  })
}

const namesOf = ({ external_id, guid, title }: Answers['ArticleList']['articles'][number]) => ({
  name: external_id ?? guid,
  title,
})

type Answered = Awaited<ReturnType<typeof listAnswers>>[number]

const articleLines = ({ accepted, name, title, reasons }: Answered): string =>
  [`  ${accepted ? 'yes' : 'no '}  ${name}  ${title}`, ...reasons.map(({ detail }) => `       ${detail}`)]
    .map((line) => `${line}\n`)
    .join('')

async function check(partner: Partner, address: string, read: () => Promise<Response>): Promise<Checked> {
  const { checkFeed } = await import('../partners/check/check.ts')
  return { address, ...checkFeed(partner, await bytesOf(address, read), new Date()) }
}

async function bytesOf(address: string, read: () => Promise<Response>): Promise<Uint8Array> {
  const response = await read()
  if (response.ok) return new Uint8Array(await response.arrayBuffer())
  if (response.status === 401 || response.status === 403)
    throw new Failed(
      'refused',
      `${address} needs the token of a partner who may read it: set CANDOR_PARTNER_TOKEN to one.`,
    )
  throw new Failed(
    [404, 410].includes(response.status) ? 'missing' : 'away',
    `${address} answers ${response.status}, and not with a feed.`,
  )
}

async function reachFeed(url: string, environment: Context['environment']): Promise<Response> {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw wrong(`${JSON.stringify(url)} must be the http(s) address of a feed.`)
  if (hasLogin(url))
    throw wrong('The address must not have a user name or password: set CANDOR_PARTNER_TOKEN to the token.')
  const { readerRequest } = await import('./open-client.ts')
  return fetch(readerRequest(url, environment)).catch((error: Error) => {
    throw new Failed('away', `${url} cannot be read: ${error.message}`)
  })
}

function feedLines({ title }: Partner, { address, items, findings }: Checked): string {
  if (findings.length === 0 && items === 0) return `${address}: no items.\n`
  if (findings.length === 0) return `${address}: ${items} items, all of which ${title} takes.\n`
  const lines = findings.map(({ where, what }) => `  ${where}: ${what}\n`)
  return `${address}: ${items} items, and ${title} would refuse some of it.\n${lines.join('')}`
}

function refuseFindings({ findings }: Checked): void {
  if (findings.length > 0) throw new Failed('refused', `${findings.length} faults in the feed.`)
}
