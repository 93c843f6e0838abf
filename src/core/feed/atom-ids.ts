/** A feed with ids that Atom allows. */
import { atomId } from 'candor-disclosure/text/atom-id.ts'
import type { Feed } from './feed.ts'

/** The feed with Atom's ids in place of guids, wherever one stands. */
export const withAtomIds = (feed: Feed): Feed => ({
  ...feed,
  entries: feed.entries.map((entry) => ({
    ...entry,
    id: atomId(entry.id),
    corrections: entry.corrections.map((each) => ({
      ...each,
      ref: each.ref === null ? null : atomId(each.ref),
    })),
  })),
  deletions: feed.deletions.map((each) => ({ ...each, guid: atomId(each.guid) })),
})
