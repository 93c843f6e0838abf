/** Whether the newsroom can be read, for `/health/ready`: strangers may ask as often as they like, the database is spared. */
import type { Marker } from '../store/snapshot.ts'
import { withDeadline } from './deadline.ts'

type Look = { readonly lookedMs: number } & ({ readonly marker: Marker } | { readonly error: unknown })

/** Asks the database no more often than once in `freshMs`; `clock` in milliseconds. Throws what the last look threw. */
export function createReadiness(freshMs: number, clock: () => number) {
  let last: Look | undefined
  let looking = false

  return async (look: () => Promise<Marker>): Promise<Marker> => {
    if (last === undefined || (!looking && clock() - last.lookedMs >= freshMs)) {
      looking = true
      try {
        last = { lookedMs: clock(), marker: await withDeadline(look()) }
      } catch (error) {
        last = { lookedMs: clock(), error }
      } finally {
        looking = false
      }
    }
    if ('error' in last) throw last.error
    return last.marker
  }
}
