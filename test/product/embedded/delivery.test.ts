/** Runs the suites of partners, subscribers, rules and rights on Node, on the embedded database. */
import { describeRights } from '../../core/app/rights.suite.ts'
import { describeEmbedRights } from '../../plugins/embeds/app/embed-rights.suite.ts'
import { describeDelivery, describeRules } from '../app/all-suites.ts'
import { openOnNode } from '../app/on-node.ts'

const runtime = await openOnNode()
describeDelivery('on Node', runtime)
describeRules('on Node', runtime)
describeRights(runtime, ['/embed/', '/embed/fragment.html'])
describeEmbedRights(runtime)
