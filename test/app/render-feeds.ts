/** A process of its own for determinism.test.ts: reads a site and snapshots, writes every document made of them. */

import { buffer } from 'node:stream/consumers'
import { deserialize } from 'node:v8'
import type { Snapshot } from '../../src/articles/article.ts'
import type { FeedRequest } from '../../src/families/selection.ts'
import { allFormats } from '../../src/feed/formats.ts'
import { feedPage } from '../../src/pages/feed-page.ts'
import type { Site } from '../../src/site.ts'
import { feedShowing } from '../fixtures/build-article.ts'

export type Material = {
  readonly site: Site
  /** Each is rendered with each snapshot. */
  readonly selections: readonly FeedRequest[]
  readonly snapshots: readonly Snapshot[]
}

/** Feeds in every format, then the page, snapshot by snapshot. */
export async function renderAll({ site, selections, snapshots }: Material): Promise<string[]> {
  const documents: string[] = []
  for (const snapshot of snapshots) {
    for (const selection of selections) {
      const feed = feedShowing(site, selection, snapshot)
      for (const format of allFormats) documents.push(format.render(feed))
      documents.push(await feedPage({ site, demo: true }, feed, snapshot, selection))
    }
  }
  return documents
}

if (import.meta.main) {
  const material: Material = deserialize(await buffer(process.stdin))
  process.stdout.write(JSON.stringify(await renderAll(material)))
}
