/** A store that never keeps a reader waiting: for a network that swallows a question, which no setting of a server ends. */
import { type Store, StoreUnavailable } from '../articles/store.ts'

/** Longer than a connection may take to be made, and than the server lets a statement run. */
export const answerWithinMs = 4000

/** What takes longer fails as `StoreUnavailable`, so it becomes a 503 rather than a request without an end. */
export function withDeadline(store: Store, milliseconds: number = answerWithinMs): Store {
  const within = async <T>(answer: Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new StoreUnavailable(`the database gave no answer within ${milliseconds} ms`)),
        milliseconds,
      )
    })
    try {
      return await Promise.race([answer, late])
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    latest: (selection) => within(store.latest(selection)),
    marker: (family) => within(store.marker(family)),
  }
}
