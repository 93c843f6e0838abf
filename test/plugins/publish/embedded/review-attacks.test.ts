/** Attacks on reviews over HTTP, on the embedded database. */
import { runOnNode } from '../../../product/app/on-node.ts'
import { describeReviewAttacks } from '../app/review-attacks.suite.ts'

await runOnNode(describeReviewAttacks)
