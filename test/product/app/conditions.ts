/** The contract of conditional requests at all addresses, those of plugins included. */
import { describeConditions } from '../../core/app/conditions.suite.ts'
import { origin } from '../../core/app/newsroom.ts'
import type { Running } from '../../core/app/running.ts'
import { openPlugins } from './open-plugins.ts'

export const describeAllConditions = (running: () => Running): void =>
  describeConditions(running, {
    plugins: openPlugins(),
    queries: { oembed: [`?url=${encodeURIComponent(`${origin}/`)}`] },
    below: { '/statements/:address{[\\w-]{32}}': [`/statements/${'0'.repeat(32)}`] },
    whole: /^\/(?:statements|embed\.js$|oembed$|embed\/(?:article|link)\/)/,
  })
