/** Prints the record of changes, page by page. */

import { csvLine } from '../../../core/text/csv.ts'
import { positionOf } from '../../../core/tools/output.ts'
import type { Context } from '../../../core/tools/tools.ts'
import type { Answers } from '../answers.ts'
import type { ArticleClient } from './article-commands.ts'

type PrintedEvent = Answers['EventList']['events'][number]

const columns = 'at guid action fields status mode reviewed_by text_digest actor role'.split(' ')

function toCsv({
  at,
  guid,
  action,
  fields,
  status,
  text_digest,
  actor,
  role,
  disclosure,
}: PrintedEvent): string {
  const { mode, reviewed_by } = disclosure as {
    readonly mode?: string
    readonly reviewed_by?: string | null
  }
  return csvLine([
    at,
    guid,
    action,
    fields.join(' '),
    status,
    mode,
    reviewed_by,
    text_digest,
    actor,
    role,
  ])
}

const toLine = ({ at, action, guid, status, fields, actor, role, disclosure }: PrintedEvent) => {
  const { mode } = disclosure as { readonly mode?: string }
  return [at, action, guid, status, mode, fields.join(' '), actor ?? role]
    .filter(Boolean)
    .join('  ')
}

/** `name` is that of one article. Lines as they come; with `json` one object a line. */
export async function printEvents(
  client: ArticleClient,
  name: string | undefined,
  { since, csv }: { readonly since?: string; readonly csv?: true },
  { out, isJson }: Context,
): Promise<void> {
  if (csv) out(csvLine(columns))
  for (let after: number | undefined = 0; after !== undefined; ) {
    const query = { limit: 100, after, since }
    const page: Answers['EventList'] = await (name === undefined
      ? client.listEvents({ query })
      : client.listArticleEvents({ name, query }))
    for (const event of page.events)
      out(csv ? toCsv(event) : `${isJson() ? JSON.stringify(event) : toLine(event)}\n`)
    after = positionOf(page.next)
  }
}
