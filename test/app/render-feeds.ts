/** A process of its own for determinism.test.ts: reads a site and snapshots, writes every document made of them. */
import { buffer } from 'node:stream/consumers'
import { deserialize } from 'node:v8'
import type { Selection, Snapshot } from '../../src/articles/article.ts'
import { buildFeed } from '../../src/feed/build-feed.ts'
import { allFormats } from '../../src/feed/formats.ts'
import { homePage } from '../../src/pages/home.ts'
import type { Site } from '../../src/site.ts'

export type Material = {
  readonly site: Site
  readonly selection: Selection
  readonly snapshots: readonly Snapshot[]
}

/** Feeds in every format, then the page, snapshot by snapshot. */
export async function renderAll({ site, selection, snapshots }: Material): Promise<string[]> {
  const documents: string[] = []
  for (const snapshot of snapshots) {
    const feed = buildFeed(site, selection, snapshot)
    for (const format of allFormats) documents.push(format.render(feed))
    documents.push(await homePage({ site, demo: true }, feed))
  }
  return documents
}

if (import.meta.main) {
  const material: Material = deserialize(await buffer(process.stdin))
  process.stdout.write(JSON.stringify(await renderAll(material)))
}
