/** What the database and the store promise together: one suite, run against every backend that Candor serves from. */
import { describe } from 'vitest'
import { describeArchive } from './archive.ts'
import { describeArticleAddresses } from './article-addresses.ts'
import { type Open, openBench } from './bench.ts'
import { describeClosing } from './closing.ts'
import { describeDirectory } from './directory.ts'
import { describeDomains } from './domains.ts'
import { describeLeaving } from './leaving.ts'
import { describeListing } from './listing.ts'
import { describeMarker } from './marker.ts'
import { describeMarkerProperty } from './marker-property.ts'
import { describePlans } from './plans.ts'
import { describeRefusals } from './refusals.ts'
import { describeRenaming } from './renaming.ts'
import { describeSearch } from './search.ts'
import { describeSearchIndex } from './search-index.ts'
import { describeSharedFacts } from './shared-facts.ts'
import { describeUnshowable } from './unshowable.ts'
import { describeVisibility } from './visibility.ts'

/** `open` gives a new database, migrated and empty; it is called once. */
export function describeStore(name: string, open: Open): void {
  describe(`the store on ${name}`, () => {
    const bench = openBench(open)
    describeRefusals(bench)
    describeSharedFacts(bench)
    describeListing(bench)
    describeLeaving(bench)
    describeMarker(bench)
    describeUnshowable(bench)
    describeArchive(bench)
    describeArticleAddresses(bench)
    describeClosing(bench)
    describeDomains(bench)
    describeRenaming(bench)
    describeVisibility(bench)
    describeDirectory(bench)
    describeSearch(bench)
    describeSearchIndex(bench)
    describeMarkerProperty(bench)
    describePlans(bench)
  })
}
