/** How the doctor asks a deployment: one request, with a time limit, its answer read to the end. */
import { reasonOf } from '../../src/store/reason-of.ts'

export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Why there is no answer at all; the status is 0 then. */
  readonly failure: string | null
}

/** A reader gives up sooner or later too. */
const timeLimitMs = 15_000

export type AskWeb = (
  url: string,
  headers?: Readonly<Record<string, string>>,
  method?: 'GET' | 'HEAD',
) => Promise<Answer>

/** Redirects are not followed: where they lead is looked at. Never throws: what went wrong is part of the answer. */
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
