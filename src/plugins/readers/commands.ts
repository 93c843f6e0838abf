/** The command that tells how many people read each feed. */

import { counted } from 'candor-disclosure/text/counted.ts'
import type { Command } from 'commander'
import { csvLine } from '../../core/text/csv.ts'
import { toJson } from '../../core/tools/output.ts'
import type { Context } from '../../core/tools/tools.ts'
import { withClient } from '../publish/commands/api.ts'
import type { ReadershipReport } from './report.ts'

type ReaderFlags = { readonly feed?: string; readonly days: string; readonly csv?: boolean }

export function addReaderCommands(program: Command, context: Context): void {
  const { out, isJson } = context
  program
    .command('readers')
    .description('tell how many people read each feed')
    .option('--feed <family>', 'only this feed, such as all or topics/science')
    .option('--days <days>', 'days of the report, the last of them today', '30')
    .option('--csv', 'print one line for each feed and product')
    .action(async ({ feed, days, csv }: ReaderFlags) => {
      const { readerRoutes } = await import('./api/routes.ts')
      const report = await withClient(context)((client) =>
        client.for(readerRoutes).getReaders({ query: { days: Number(days), feed } }),
      )
      out(isJson() ? toJson(report) : csv === true ? toCsv(report) : toLines(report))
    })
}

/** A feed's direct readers are a line of their own. */
function toCsv({ feeds }: ReadershipReport): string {
  const lines = feeds.flatMap(({ family, direct_readers, aggregators }) => [
    [family, '(direct readers)', direct_readers, '', '', '', ''],
    ...aggregators.map(({ name, subscribers, as_of, requests, not_modified, bytes }) => {
      return [family, name, subscribers, as_of, requests, not_modified, bytes]
    }),
  ])
  const columns = ['feed', 'product', 'subscribers', 'as_of', 'requests', 'not_modified', 'bytes']
  return [columns, ...lines].map(csvLine).join('')
}

function toLines({ from, to, feeds, embeds, errors }: ReadershipReport): string {
  const share = (part: number, whole: number) =>
    `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`
  const lines = [
    `${from} to ${to} (UTC)`,
    ...feeds.flatMap((feed) => [
      `${feed.family}: ${counted(feed.readers, 'reader')} (${counted(feed.subscribers, 'subscriber')}, ${feed.direct_readers} direct), ${counted(feed.requests, 'request')}, ${share(feed.not_modified, feed.requests)} unchanged`,
      ...feed.aggregators.map(
        ({ name, subscribers, requests }) =>
          `  ${name}  ${subscribers === null ? '' : `${counted(subscribers, 'subscriber')}, `}${counted(requests, 'request')}`,
      ),
    ]),
    ...embeds.map(
      ({ host, family, requests }) =>
        `embed of ${family} on ${host === '' ? 'unknown pages' : host}: ${requests}`,
    ),
    ...errors.map(({ route, status, requests }) => `error ${status} at ${route}: ${requests}`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
