/** Signing of what push delivers, on the embedded database. */
import { openBench } from '../../../core/store/bench.ts'
import { openOnPglite } from '../../../core/store/on-pglite.ts'
import { describeSigning } from '../signing.suite.ts'

describeSigning(openBench(openOnPglite))
