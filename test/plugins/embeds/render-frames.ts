/**
 * Renders a frame for each feed for determinism.test.ts, also as a process that reads from stdin and
 * writes to stdout.
 */
import { buffer } from 'node:stream/consumers'
import { deserialize } from 'node:v8'
import { framePage } from '../../../src/plugins/embeds/frame-page.ts'
import { toHeadlines } from '../../../src/plugins/embeds/headlines.ts'
import type { Material } from '../../core/app/render-feeds.ts'
import { feedShowing } from '../../fixtures/build-article.ts'
import { buildOptions } from './build-headlines.ts'

const embed = buildOptions({ images: true, summaries: true })

/** For each snapshot and selection: the frame. */
export async function renderFrames({ site, selections, snapshots }: Material): Promise<string[]> {
  const frames: string[] = []
  for (const snapshot of snapshots) {
    for (const selection of selections) {
      const feed = feedShowing(site, selection, snapshot)
      frames.push((await framePage(site, toHeadlines(feed), embed, feed.terms)).text)
    }
  }
  return frames
}

if (import.meta.main) {
  const material: Material = deserialize(await buffer(process.stdin))
  process.stdout.write(JSON.stringify(await renderFrames(material)))
}
