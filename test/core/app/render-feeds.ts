/**
 * Renders all documents for determinism.test.ts, also as a process that reads from stdin and writes
 * to stdout.
 */

import { buffer } from 'node:stream/consumers'
import { deserialize } from 'node:v8'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { feedPage } from '../../../src/core/pages/feed-page.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import type { FeedRequest } from '../../../src/core/request/selection.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import type { Snapshot } from '../../../src/core/store/snapshot.ts'
import { feedShowing } from '../../fixtures/build-article.ts'

export type Material = {
  readonly site: Site
  /** Each is rendered with each snapshot. */
  readonly selections: readonly FeedRequest[]
  readonly snapshots: readonly Snapshot[]
}

/** For each snapshot and selection: the feed in every format, and the page. */
export async function renderAll({ site, selections, snapshots }: Material): Promise<string[]> {
  const documents: string[] = []
  for (const snapshot of snapshots) {
    for (const selection of selections) {
      const feed = feedShowing(site, selection, snapshot)
      for (const format of allFormats) documents.push(renderFeed(feed, format.key))
      documents.push(await feedPage({ site, demo: true }, feed, snapshot, selection))
    }
  }
  return documents
}

if (import.meta.main) {
  const material: Material = deserialize(await buffer(process.stdin))
  process.stdout.write(JSON.stringify(await renderAll(material)))
}
