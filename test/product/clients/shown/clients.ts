/** The feed readers whose views the tests check: each is run for real, or its parser is. */
import { feedsmith } from './feedsmith.ts'
import { liferea } from './liferea.ts'
import { miniflux } from './miniflux.ts'
import { newsboat } from './newsboat.ts'
import { rss2email } from './rss2email.ts'
import type { Client } from './shown.ts'
import { simplePie } from './simplepie.ts'

export const clients: readonly Client[] = [
  miniflux,
  newsboat,
  liferea,
  rss2email,
  simplePie,
  feedsmith,
]
