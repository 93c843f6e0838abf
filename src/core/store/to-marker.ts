/** Row → marker: the state of one family, or of several together. */
import { StoreUnreadable } from './errors.ts'
import type { Marker } from './snapshot.ts'
import type { MarkerRow, StateRow } from './statements.ts'
import { instant } from './to-article.ts'

/** The state of a family that does not exist. */
export const absent = 'absent'

export function toMarker({ readAt, beside, ...row }: MarkerRow, family: string): Marker {
  const read = {
    readAt: instant(readAt),
    newestAt: row.newest === null ? null : instant(row.newest),
  }
  if (row.changedAt === null && family === 'all') {
    throw new StoreUnreadable('the database has no row for the family "all": run "candor doctor"')
  }
  const states = [row, ...beside]
  const changes = states.flatMap(({ changedAt, newest }) =>
    [changedAt, newest].filter((time) => time !== null),
  )
  return {
    state: states.map(stateOf).join(', '),
    changedAt:
      changes.length === 0
        ? read.readAt
        : new Date(Math.max(...changes.map((time) => Number(instant(time))))),
    ...read,
  }
}

const stateOf = ({ version, changedAt, newest, withdrawnAt }: StateRow) =>
  changedAt === null ? absent : `${version} ${changedAt} ${newest} ${withdrawnAt}`
