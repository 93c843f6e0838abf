/**
 * An article of which nobody knows how it was made: no document says anything about it, and none
 * speaks for all its articles.
 */
import { describeUndisclosed } from './undisclosed.ts'

describeUndisclosed([
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/rss.xml?content=summary',
  '/feed.json?content=summary',
  '/',
  '/topics/works/',
  '/corrections/rss.xml',
])
