/** Runs the HTTP suites on Node, on one embedded newsroom. */
import { describeHttp } from './all-suites.ts'
import { openOnNode } from './on-node.ts'

describeHttp('on Node', await openOnNode())
