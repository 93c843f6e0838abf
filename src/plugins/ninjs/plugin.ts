/** Feeds and articles as ninjs, for agencies: docs/ninjs.md. */
import type { Entry } from '../../core/feed/feed.ts'
import { add, type Opened, type Plugin } from '../../core/plugin.ts'
import { onInDemo } from '../../core/settings/setting.ts'
import { mountFeedForm } from '../articles/feed-form.ts'
import { pageForms } from '../articles/points.ts'
import { renderNewsObject, renderNewsObjects } from './news-object.ts'

export const { table, isOn: isNinjsOn } = onInDemo('NINJS', '[Feeds and pages as ninjs](ninjs.md)')

/** ninjs has no media type of its own. */
const form = { key: 'ninjs', mediaType: 'application/json' }

export const openedNinjs: Opened = {
  adds: [
    add(pageForms, {
      ...{ ...form, file: 'ninjs.json', isNegotiated: false },
      render: (feed) => renderNewsObject(feed, feed.entries[0] as Entry),
    }),
  ],
  routes: (mount) =>
    mountFeedForm(mount, { ...form, file: 'feed.ninjs.json', render: renderNewsObjects }),
}

export const ninjs: Plugin = {
  name: 'ninjs',
  needs: ['articles'],
  settings: () => ({ ninjs: table }),
  open: ({ environment, demo }) => (isNinjsOn(environment, demo) ? openedNinjs : null),
}
