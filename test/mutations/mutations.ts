/** All mutations, by the rooms whose promises they break. Where files move, their paths and texts follow; the promises stay. */
import { connections } from './connections.ts'
import { embeds } from './embeds.ts'
import { feeds } from './feeds.ts'
import { imports } from './import.ts'
import type { Mutation } from './mutation.ts'
import { newsroom } from './newsroom.ts'
import { operation } from './operation.ts'
import { partners } from './partners.ts'
import { publish } from './publish.ts'
import { push } from './push.ts'
import { readers } from './readers.ts'
import { rights } from './rights.ts'
import { serving } from './serving.ts'
import { words } from './words.ts'

export const mutations: readonly Mutation[] = [
  ...newsroom,
  ...feeds,
  ...publish,
  ...push,
  ...readers,
  ...imports,
  ...partners,
  ...rights,
  ...words,
  ...embeds,
  ...serving,
  ...connections,
  ...operation,
]
