/**
 * At the edge: one data point of Workers Analytics Engine for each request that runs the Worker.
 * The columns are documented in docs/readers.md.
 */
import { type Count, embedderOf, isFeed, isForReaders } from './seen.ts'
import { parseAgent } from './user-agent.ts'

/** A dataset of Workers Analytics Engine, as it is bound. */
export type ReaderDataset = {
  readonly writeDataPoint: (point: {
    readonly indexes: readonly [string]
    readonly blobs: readonly string[]
    readonly doubles: readonly number[]
  }) => void
}

/** Cloudflare's limit of an index, in bytes. */
const maxIndex = 96

/** `writeDataPoint` does not wait. */
export function createPointWriter(dataset: ReaderDataset, ownHost: string): Count {
  const write = (
    type: string,
    family: string,
    texts: readonly string[],
    numbers: readonly number[],
  ) =>
    dataset.writeDataPoint({
      indexes: [family.slice(0, maxIndex)],
      blobs: [type, family, ...texts],
      doubles: numbers,
    })
  return (seen) => {
    const { family, format, route, status, bytes, userAgent } = seen
    if (status >= 400) {
      if (isForReaders(format)) write('error', '', [format, '', '', route], [1, 0, 0, 0, status])
      return
    }
    if (family === null || (status !== 200 && status !== 304)) return
    const host = embedderOf(seen, ownHost)
    if (host !== null)
      return write('embed', family, [format, host, '', route], [1, 0, 0, bytes, status])
    if (!isFeed(format)) return
    const { name, list, subscribers } = parseAgent(userAgent)
    // A double cannot be empty: -1 says that no figure was told.
    write(
      'feed',
      family,
      [format, name, list, route],
      [1, subscribers ?? -1, status === 304 ? 1 : 0, bytes, status],
    )
  }
}
