/** Evidence as a table: one line for each review. Pure. */
import { csvLine } from '../../../core/text/csv.ts'
import { type Evidence, neighbouringVersions } from './evidence.ts'

const columns = [
  'guid',
  'url',
  'title',
  'editor',
  'at',
  'method',
  'actor',
  'role',
  'did',
  'note',
  'mode',
  'sources',
  'text',
  ...['text_before', 'text_after', 'credential_id', 'corrections', 'retracted_at'],
]

export function evidenceToCsv({ articles }: Evidence): string {
  const rows = articles.flatMap((article) =>
    article.reviews.map((review) => {
      const { before, after } = neighbouringVersions(article, review)
      const { editor, at, method, actor, role, did, note, mode, sources, text, assertion } = review
      const title =
        article.texts.find(({ digest }) => digest === text)?.title ?? article.present?.title
      return [
        article.guid,
        article.present?.url,
        title,
        editor,
        at,
        method,
        actor,
        role,
        did.join(' '),
        note,
        mode,
        ...[sources?.map(({ url }) => url).join(' '), text],
        before,
        after,
        assertion?.credential_id,
        article.corrections.length,
        article.retraction?.at,
      ]
    }),
  )
  return [columns, ...rows].map(csvLine).join('')
}
