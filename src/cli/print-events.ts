/** Prints the record of changes, page by page. */
import type { components } from './api-types.ts'
import { dataOf } from './failed.ts'
import type { Opened } from './open-client.ts'
import { cell } from './output.ts'

type Event = components['schemas']['EventList']['events'][number]

const columns = [
  'at',
  'guid',
  'action',
  'fields',
  'minor',
  'status',
  'mode',
  'reviewed_by',
  'text_digest',
  'actor',
  'role',
] as const

function toCsv(event: Event): string {
  const { mode, reviewed_by } = event.disclosure as { mode?: string; reviewed_by?: string | null }
  const values = { ...event, fields: event.fields.join(' '), mode, reviewed_by }
  return columns.map((name) => cell(String(values[name] ?? ''))).join(',')
}

const toLine = ({ at, action, guid, fields, minor, actor, role }: Event): string =>
  [at, action, guid, fields.join(' '), minor ? 'minor' : '', actor ?? role].filter((part) => part !== '').join('  ')

/** `name` is that of one article. Lines as they come; with `json` one object a line. */
export async function printEvents(
  client: Opened['client'],
  name: string | undefined,
  { since, csv }: Readonly<Record<string, string | boolean | undefined>>,
  out: (text: string) => void,
  json: boolean,
): Promise<void> {
  if (csv === true) out(`${columns.join(',')}\r\n`)
  for (let after: number | null = 0; after !== null; ) {
    const query = { limit: 100, after, ...(since !== undefined && { since: String(since) }) }
    const page: components['schemas']['EventList'] = dataOf(
      await (name === undefined
        ? client.GET('/events', { params: { query } })
        : client.GET('/articles/{name}/events', { params: { path: { name: name }, query } })),
    )
    for (const event of page.events) {
      out(csv === true ? `${toCsv(event)}\r\n` : `${json ? JSON.stringify(event) : toLine(event)}\n`)
    }
    after = page.next === null ? null : Number(new URL(page.next).searchParams.get('after'))
  }
}
