/**
 * A newsroom that publishes an article every second, some of them very long, and the delay until
 * each is in the feed.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Newsroom, publishArticle } from '../newsrooms.ts'
import type { RunState } from './run-state.ts'

const everyMs = 1000
/** The feed has 30 articles, so one of them is always long. */
const longEvery = 30
/** The largest body that a newsroom may publish. */
const longestCharacters = 1_000_000

export type Shown = { readonly committedMs: number; readonly shownMs: number }

export function createWriter() {
  /** Guid and time of the commit of articles that are not in the feed yet. */
  const waiting = new Map<string, number>()
  const shown: Shown[] = []
  return {
    shown,

    /** Call with every new body of the feed. */
    look(text: string): void {
      for (const [guid, committedMs] of waiting) {
        if (!text.includes(guid)) continue
        waiting.delete(guid)
        shown.push({ committedMs, shownMs: performance.now() })
      }
    },

    /** Publishes until the run ends. */
    async write(run: RunState, { client }: Newsroom): Promise<void> {
      for (let number = 0; run.isRunning; number += 1) {
        const start = performance.now()
        const guid = await publishArticle(
          client,
          number,
          number % longEvery === 0 ? longBody(number) : undefined,
        )
        waiting.set(guid, performance.now())
        await sleep(Math.max(0, start + everyMs - performance.now()))
      }
    },
  }
}

/** Different for each article, so that each is cleaned. */
function longBody(number: number): string {
  const paragraph = `<p>Article ${number} has a <em>very</em> long body with a <a href="/${number}">link</a>.</p>\n`
  return paragraph.repeat(Math.floor(longestCharacters / paragraph.length))
}
