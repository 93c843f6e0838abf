/** Requests as an honest reader sends them, with their status and duration. */
import { quantile } from './measurement.ts'

export type Answer = {
  /** 0 if no complete response arrived in time. */
  readonly status: number
  readonly ms: number
  readonly etag: string
  readonly text: string
}

/** Readers give up later; a response this late is as bad as none. */
const timeoutMs = 10_000

/** GET, with gzip unless the headers say otherwise. Never rejects. */
export async function ask(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const start = performance.now()
  const answer = await fetch(url, {
    headers: { 'Accept-Encoding': 'gzip', ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  })
    .then(async (response) => {
      const text = await response.text()
      return { status: response.status, etag: response.headers.get('ETag') ?? '', text }
    })
    .catch(() => ({ status: 0, etag: '', text: '' }))
  return { ...answer, ms: performance.now() - start }
}

/** The 99th percentile of the durations. */
export const p99 = (answers: readonly Pick<Answer, 'ms'>[]): number =>
  quantile(
    answers.map(({ ms }) => ms),
    0.99,
  )
