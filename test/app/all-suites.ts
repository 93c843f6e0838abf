/** What the service promises over HTTP: one suite, run against every runtime that Candor runs on. */
import { afterAll, beforeAll, describe } from 'vitest'
import { describeAddresses } from './addresses.suite.ts'
import { describeBasePath } from './base-path.suite.ts'
import { describeChanges } from './changes.suite.ts'
import { describeDirectory } from './directory.suite.ts'
import { describeEmbedBasePath, partners } from './embed-base-path.suite.ts'
import { describeEmbedChanges } from './embed-changes.suite.ts'
import { describeEmbedHeaders } from './embed-headers.suite.ts'
import { describeEmbedMaker } from './embed-maker.suite.ts'
import { describeEmbedMakerWords } from './embed-maker-words.suite.ts'
import { describeEmbeds } from './embeds.suite.ts'
import { describeFailures } from './failures.suite.ts'
import { describeFamilies } from './families.suite.ts'
import { describeFamilyAddresses } from './family-addresses.suite.ts'
import { describeFamilyChanges } from './family-changes.suite.ts'
import { describeFeeds } from './feeds.suite.ts'
import { describeLimit } from './limit.suite.ts'
import { describeOembed } from './oembed.suite.ts'
import { describeOembedChanges } from './oembed-changes.suite.ts'
import { describePages } from './pages.suite.ts'
import type { Circumstances, Running, Runtime } from './running.ts'
import { describeSearch } from './search.suite.ts'

/** The runtime's newsroom holds the demo, which is changed: by the tests that run last. */
export function describeHttp(where: string, runtime: Runtime): void {
  describe(`HTTP ${where}`, () => {
    const serve = (circumstances: Circumstances = {}) => openRunning(() => runtime.serve(circumstances))

    describe('with its own settings', () => {
      const running = serve()
      describeFeeds(running)
      describeLimit(running)
      describeAddresses(running)
      describePages(running)
      describeFamilies(running)
      describeFamilyAddresses(running)
      describeDirectory(running)
      describeSearch(running)
      describeOembed(running)
      describeEmbedMaker(running)
      describeEmbedMakerWords(running)
      describeEmbeds(running)
      describeEmbedHeaders(running)
      describeChanges(running, (text) => runtime.sql(text))
      describeFamilyChanges(running, (text) => runtime.sql(text))
      describeOembedChanges(running, (text) => runtime.sql(text))
      describeEmbedChanges(running, (text) => runtime.sql(text))
    })
    describe('under a base path', () => {
      const running = serve({ environment: { BASE_PATH: '/feeds-app', EMBED_ANCESTORS: partners, FRESH_MS: '1500' } })
      describeBasePath(running)
      describeEmbedBasePath(running)
    })
    describeFailures((circumstances) => runtime.serve(circumstances))
  })
}

/** Starts the service before the tests of the current `describe` block, and ends it after them. */
function openRunning(start: () => Promise<Running>): () => Running {
  let running: Running | undefined
  beforeAll(async () => {
    running = await start()
  })
  afterAll(() => running?.close())
  return () => {
    if (!running) throw new Error('the service runs only while its tests do')
    return running
  }
}
