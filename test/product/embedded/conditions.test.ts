/** Conditional requests for every address, on Node. */

import { openRunning } from '../../core/app/running.ts'
import { describeAllConditions } from '../app/conditions.ts'
import { openOnNode } from '../app/on-node.ts'

const runtime = await openOnNode()
describeAllConditions(openRunning(() => runtime.serve()))
