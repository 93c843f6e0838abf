/** Runs the HTTP suites on Node, on one embedded newsroom. */
import { describeHttp } from './all-suites.ts'
import { openOnNode } from './on-node.ts'
import { describeRights } from './rights.suite.ts'

const runtime = await openOnNode()
describeHttp('on Node', runtime)
describeRights(runtime)
