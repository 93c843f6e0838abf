/** Runs the suites of partners and subscribers on Node, on the embedded database. */
import { describeDelivery } from '../app/all-suites.ts'
import { openOnNode } from '../app/on-node.ts'

describeDelivery('on Node', await openOnNode())
