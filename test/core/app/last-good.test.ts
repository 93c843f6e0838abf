/**
 * An outage after a change: a feed that only lacks an article is served, and never as 304; one that
 * shows withdrawn text is 503.
 */
import { describeAdditions, describeWithdrawals } from './last-good.ts'

const paths = ['/rss.xml', '/?limit=3', '/feed.json?limit=3']

describeAdditions(paths)
describeWithdrawals(paths)
