/** Conditional requests for every address, on Node. */
import { describeConditions } from '../../core/app/conditions.suite.ts'
import { openOnNode } from '../../core/app/on-node.ts'
import { openRunning } from '../../core/app/running.ts'

const runtime = await openOnNode()
describeConditions(openRunning(() => runtime.serve()))
