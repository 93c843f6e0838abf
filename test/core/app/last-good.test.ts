/**
 * An outage after a change: a feed that only lacks an article is served, and never as 304; one that
 * shows withdrawn text is 503.
 */
import { it } from 'vitest'

import { checkAddition, checkWithdrawal } from './last-good.ts'

const paths = ['/rss.xml', '/?limit=3', '/feed.json?limit=3']

it.each(paths)('serves %s as it was before an addition, whole to every client', (path) =>
  checkAddition(path),
)

it.each(paths)('answers 503 for %s after a withdrawal, whatever else was added', (path) =>
  checkWithdrawal(path),
)
