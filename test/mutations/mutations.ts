/**
 * The mutations that say most, over all rooms. Where files move, their paths and texts follow; the
 * promises stay.
 */
import { check } from './check.ts'
import { desk } from './desk.ts'
import { feeds } from './feeds.ts'
import type { Mutation } from './mutation.ts'
import { newsroom } from './newsroom.ts'
import { publish } from './publish.ts'
import { push } from './push.ts'
import { serving } from './serving.ts'
import { signed } from './signed.ts'

export const mutations: readonly Mutation[] = [
  ...newsroom,
  ...feeds,
  ...publish,
  ...push,
  ...check,
  ...desk,
  ...serving,
  ...signed,
]
