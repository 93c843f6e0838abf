/** Text → Representation: the bytes, their ETag and their compressed forms, made once for many answers. */
import { entityTag } from './entity-tag.ts'
import type { Compress } from './gzip.ts'
import type { Representation } from './respond.ts'

/** What a document says of itself beside its text. */
export type Described = Pick<Representation, 'mediaType' | 'safety'> & Partial<Representation>

export async function represent(text: string, described: Described, compress: Compress): Promise<Representation> {
  const body = new TextEncoder().encode(text)
  const [etag, coded] = await Promise.all([entityTag(body), compress(body)])
  return { changedAt: null, link: '', aiDisclosure: null, cacheTag: '', ...described, body, etag, coded }
}

/** What it weighs in memory, in bytes. */
export const weightOf = ({ body, coded }: Representation): number =>
  [body, ...coded.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
