/**
 * The package's module for those who write plugins, `candor-feeds/plugin`, the same on Node and in
 * Workers: docs/plugins.md.
 */
// biome-ignore-all lint/performance/noBarrelFile: the package's module is its list of exports.
export { cacheClasses } from './core/delivery/cache-classes.ts'
export type { Document } from './core/documents/document.ts'
export { type FeedRenderer, feedQuery } from './core/documents/feed.ts'
export type { Listener, Outcome } from './core/documents/observation.ts'
export { everything, type Family, families } from './core/families/families.ts'
export type { Entry, Feed } from './core/feed/feed.ts'
export type { Host } from './core/host.ts'
export {
  type Added,
  add,
  type Core,
  type Opened,
  type Plugin,
  type Point,
  point,
} from './core/plugin.ts'
export { familyPatterns } from './core/request/address.ts'
export type { Mount } from './core/routes/mount.ts'
export {
  oneOf,
  onOff,
  readSettings,
  SettingsError,
  type SettingsTable,
  wholeNumber,
} from './core/settings/setting.ts'
export type { Site } from './core/settings/site.ts'
export { type PageForm, pageForms } from './plugins/articles/points.ts'
