/** Evidence as a table: one line for each review. Pure. */
import { csvLine } from '../../../core/text/csv.ts'
import { type Evidence, neighbouringVersions } from './evidence.ts'

const columns = 'guid url title editor at method actor role did note mode sources text'
  .concat(' text_before text_after credential_id corrections retracted_at')
  .split(' ')

export function evidenceToCsv({ articles }: Evidence): string {
  const rows = articles.flatMap(({ guid, present, texts, corrections, retraction, ...article }) =>
    article.reviews.map((review) => {
      const { before, after } = neighbouringVersions(article, review)
      const { editor, at, method, actor, role, did, note, mode, sources, text, assertion } = review
      const title = texts.find(({ digest }) => digest === text)?.title ?? present?.title
      return [
        ...[guid, present?.url, title, editor, at, method, actor, role, did.join(' '), note, mode],
        ...[sources?.map(({ url }) => url).join(' '), text, before, after],
        ...[assertion?.credential_id, corrections.length, retraction?.at],
      ]
    }),
  )
  return [columns, ...rows].map(csvLine).join('')
}
