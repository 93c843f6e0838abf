/**
 * Folds the changes of an article since its last event into one event. The type that a webhook is
 * told depends on the articles that it wants.
 */
import { webAddress } from 'candor-disclosure/text/web-address.ts'
import { goneData, type Item, parseItem } from './event-data.ts'
import type { EventType, FoundArticle, NewEvent, StoredEvent, Wanting } from './store/events.ts'

const without = (families: readonly string[], others: readonly string[]) =>
  families.filter((family) => !others.includes(family))

/** `item` is what the feed shows of it now. `null` if that is what was told last. */
export function toEvent(found: FoundArticle, item: Item | undefined): NewEvent | null {
  const { guid, at, record, notified } = found
  const families = item ? found.families : []
  const before =
    notified?.families ??
    without([...families, ...found.left], found.isNew ? families : found.joined)
  const joined = without(families, before)
  const left = without(before, families)
  if (!item) {
    if (notified ? notified.type === 'deleted' : left.length === 0) return null
    const url = found.url === null ? (notified?.url ?? null) : (webAddress(found.url) ?? found.url)
    return {
      type: 'deleted',
      guid,
      at,
      url,
      record,
      families,
      joined,
      left,
      data: goneData({ id: guid, url }),
    }
  }
  if (notified?.data === item.text && joined.length === 0 && left.length === 0) return null
  return {
    type: typeOf(found, item),
    guid,
    at,
    url: item.url,
    record,
    families,
    joined,
    left,
    data: item.text,
  }
}

function typeOf({ notified, isNew, isCorrected }: FoundArticle, item: Item): EventType {
  if (item.isRetracted) return 'retracted'
  if (notified === null) return isNew ? 'published' : isCorrected ? 'corrected' : 'updated'
  if (notified.type === 'deleted') return 'published'
  const before = parseItem(notified.data)
  if (before.isRetracted) return 'published'
  return item.corrections.some((each) => !before.corrections.includes(each))
    ? 'corrected'
    : 'updated'
}

const wants = ({ families, modes }: Wanting, shownIn: readonly string[]) =>
  shownIn.some((family) => families.includes(family)) &&
  (modes === null || modes.some((mode) => shownIn.includes(`modes/${mode}`)))

/**
 * `null` for nothing: the article was not one that it wants, and is none; or it does not want such
 * events.
 */
export function typeFor(webhook: Wanting, event: StoredEvent): EventType | null {
  const { families, joined, left } = event
  // Drafts are for those who write them: nobody is told who did not ask for that.
  if (event.type === 'returned')
    return webhook.events?.includes('returned') && wants(webhook, families) ? 'returned' : null
  const now = wants(webhook, families)
  const before = wants(webhook, [...without(families, joined), ...left])
  const type = typeSeen(event.type, before, now)
  return type === null || webhook.events === null || webhook.events.includes(type) ? type : null
}

function typeSeen(type: EventType, before: boolean, now: boolean): EventType | null {
  if (!now) return before ? 'deleted' : null
  return before || type === 'retracted' ? type : 'published'
}
