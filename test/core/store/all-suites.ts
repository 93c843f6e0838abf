/**
 * The suites of the database and the store in one list, to run them against every backend that
 * Candor supports.
 */
import { describe } from 'vitest'
import { describeArchive } from './archive.suite.ts'
import { describeArticleAddresses } from './article-addresses.suite.ts'
import { type Bench, type Open, openBench } from './bench.ts'
import { describeBodyLimit } from './body-limit.suite.ts'
import { describeClock } from './clock.suite.ts'
import { describeClosing } from './closing.suite.ts'
import { describeDirectory } from './directory.suite.ts'
import { describeDomains } from './domains.suite.ts'
import { describeErrors } from './errors.suite.ts'
import { describeEvents } from './events.suite.ts'
import { describeExecutionTime } from './execution-time.suite.ts'
import { describeInvisible } from './invisible.suite.ts'
import { describeLeaving } from './leaving.suite.ts'
import { describeListing } from './listing.suite.ts'
import { describeMarker } from './marker.suite.ts'
import { describeMarkerProperty } from './marker-property.suite.ts'
import { describeNames } from './names.suite.ts'
import { describeNewest } from './newest.suite.ts'
import { describeNews } from './news.suite.ts'
import { describeNotices } from './notices.suite.ts'
import { describeOrderProperty } from './order-property.suite.ts'
import { describePartnerReading } from './partner-reading.suite.ts'
import { describeParts } from './parts.suite.ts'
import { describePrivate } from './private.suite.ts'
import { describeRefusals } from './refusals.suite.ts'
import { describeRenaming } from './renaming.suite.ts'
import { describeRepair } from './repair.suite.ts'
import { describeRetired } from './retired.suite.ts'
import { describeReviews } from './reviews.suite.ts'
import { describeRewriting } from './rewriting.suite.ts'
import { describeSearch } from './search.suite.ts'
import { describeSearchIndex } from './search-index.suite.ts'
import { describeSharedFacts } from './shared-facts.suite.ts'
import { describeSince } from './since.suite.ts'
import { describeUnknown } from './unknown.suite.ts'
import { describeUnshowable } from './unshowable.suite.ts'
import { describeUpgrade } from './upgrade.suite.ts'
import { describeVisibility } from './visibility.suite.ts'
import { describeWithdrawn } from './withdrawn.suite.ts'

/**
 * `open` opens a new database, migrated and empty. It is called once. `more` are suites of plugins
 * on the same database.
 */
export function describeStore(
  name: string,
  open: Open,
  more: readonly ((bench: () => Bench) => void)[] = [],
): void {
  describe(`the store on ${name}`, () => {
    const bench = openBench(open)
    describeRefusals(bench)
    describeInvisible(bench)
    describeErrors(bench)
    describeSharedFacts(bench)
    describeBodyLimit(bench)
    describeClock(bench)
    describeListing(bench)
    describeLeaving(bench)
    describeMarker(bench)
    describeNotices(bench)
    describeNames(bench)
    describeNewest(bench)
    describeUnknown(bench)
    describeEvents(bench)
    describeReviews(bench)
    describeParts(bench)
    describeUnshowable(bench)
    describeArchive(bench)
    describeArticleAddresses(bench)
    describeClosing(bench)
    describeDomains(bench)
    describePrivate(bench)
    describePartnerReading(bench)
    describeRenaming(bench)
    describeRewriting(bench)
    describeRetired(bench)
    describeRepair(bench)
    describeUpgrade(bench)
    describeVisibility(bench)
    describeDirectory(bench)
    describeNews(bench)
    describeSearch(bench)
    describeSearchIndex(bench)
    describeExecutionTime(bench)
    describeSince(bench)
    describeMarkerProperty(bench)
    describeOrderProperty(bench)
    describeWithdrawn(bench)
    for (const suite of more) suite(bench)
  })
}
