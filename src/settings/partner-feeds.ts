/** The setting that says which feeds only partners with a token can read. */
import type { Setting } from './setting.ts'

/** Whether the entry can be a name of feeds at all; src/request/feed-names.ts knows them. */
const isName = (text: string) => /^[a-z]+(\/[a-z0-9.-]+)?$/.test(text)

export const partnerFeeds: Setting<readonly string[] | null> = {
  name: 'PARTNER_FEEDS',
  expected:
    'off, none, all, or a comma-separated list of feeds and families, such as topics/science, reviewed, partners/msn',
  example: 'partners,topics/science',
  description:
    'Feeds that need the token of a partner: [partners](partners.md#tokens). With `none`, no feed needs one, but tokens count. By default, nobody looks at tokens.',
  fallback: null,
  parse(text) {
    if (text === 'off') return null
    const names = text === 'none' ? [] : text.split(',').map((name) => name.trim())
    return names.every(isName) ? [...new Set(names)] : undefined
  },
}
