/** Sends a request to a deployment, with a time limit, and reads the response to its end. */
import { reasonOf } from '../store/reason-of.ts'

export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Why there is no response, with `status` 0. `null` if there is one. */
  readonly failure: string | null
}

/** Readers have time limits too. */
const timeLimitMs = 15_000

export type AskWeb = (
  url: string,
  headers?: Readonly<Record<string, string>>,
  method?: 'GET' | 'HEAD' | 'POST',
) => Promise<Answer>

/** Does not follow redirects, because the doctor checks their targets. Never throws: see `failure`. */
export const askThrough =
  (fetch: Fetch): AskWeb =>
  async (url, headers = {}, method = 'GET') => {
    try {
      const init = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(timeLimitMs) } as const
      const response = await fetch(url, init)
      return { status: response.status, headers: response.headers, text: await response.text(), failure: null }
    } catch (error) {
      return { status: 0, headers: new Headers(), text: '', failure: reasonOf(error) }
    }
  }
