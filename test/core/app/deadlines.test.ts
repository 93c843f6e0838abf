/**
 * A database that takes a connection and never answers: each request that needs it is answered
 * within its time.
 */
import { describeDeadlines } from './silent-database.ts'

describeDeadlines([
  { path: '/rss.xml', maxMs: 3000 },
  { path: '/health/ready', maxMs: 3000 },
])
