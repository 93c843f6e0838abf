/** Conditional requests for every address, on Node. */
import { describeConditions } from '../app/conditions.suite.ts'
import { openOnNode } from '../app/on-node.ts'
import { openRunning } from '../app/running.ts'

const runtime = await openOnNode()
describeConditions(openRunning(() => runtime.serve()))
