/**
 * A pipeline that publishes through the API: an article every second, every fifth time a change of
 * an earlier one.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunState } from '../endurance/run-state.ts'

const everyMs = 1000
const giveUpMs = 15_000
/**
 * Long enough to be in the feed and delivered with its first title, and still among the newest 30
 * with its second.
 */
const changedAfter = 12

export type Confirmed = { readonly title: string; readonly confirmedMs: number }

export function createPipeline(run: RunState, token: string) {
  const confirmed: Confirmed[] = []
  const refused: string[] = []
  let retried = 0
  /** When a change was last confirmed; in the future while one is under way. */
  let changedMs = Number.NEGATIVE_INFINITY

  async function put(number: number, title: string): Promise<number> {
    const response = await fetch(`${run.origin}/api/1/articles/soak-${number}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(bodyOf(number, title)),
      signal: AbortSignal.timeout(giveUpMs),
    }).catch(() => null)
    await response?.arrayBuffer().catch(() => {})
    return response?.status ?? 0
  }

  /** Sends it again until it is confirmed, as pipelines do. */
  async function publish(number: number, title: string): Promise<void> {
    for (;;) {
      const wasAway = run.isAway
      const status = await put(number, title)
      const isAway = wasAway || run.isAway
      if (status === 200 || status === 201) {
        confirmed.push({ title, confirmedMs: performance.now() })
        return
      }
      if (status === 503 && isAway) retried += 1
      else refused.push(`PUT ${title} answered ${status}`)
      if (!run.isRunning) return
      await sleep(everyMs)
    }
  }

  return {
    confirmed,
    refused,
    retried: () => retried,
    /** Says whether nothing but new articles was published for so long. */
    onlyAdded: (ms: number) => performance.now() - changedMs > ms,
    async write(): Promise<void> {
      for (let turn = 0; run.isRunning; turn += 1) {
        const startMs = performance.now()
        const earlier = turn - changedAfter
        if (turn % 5 === 4 && earlier > 0) {
          changedMs = Number.POSITIVE_INFINITY
          await publish(earlier, `Soak ${earlier}, changed`)
          changedMs = performance.now()
        } else await publish(turn, `Soak ${turn}, new`)
        await sleep(Math.max(0, startMs + everyMs - performance.now()))
      }
    },
  }
}

const bodyOf = (number: number, title: string) => ({
  url: `https://news.example.org/soak/${number}`,
  title,
  body_html: `<p>Article ${number} of the soak.</p>`.repeat(100),
  language: 'en',
  status: 'published',
  disclosure: { mode: 'ai-autonomous' },
  sources: [{ url: `https://council.example.org/${number}`, title: 'Minutes' }],
  topics: [{ slug: 'topic-1', label: 'Topic 1' }],
})
