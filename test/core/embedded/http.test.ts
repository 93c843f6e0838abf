/** The HTTP suites of the core on Node, without plugins. */

import { describeCore } from '../app/all-suites.ts'
import { openOnNode } from '../app/on-node.ts'

describeCore(await openOnNode())
