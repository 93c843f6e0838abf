/** A Worker with Markdown, which src/worker.ts leaves out: docs/markdown.md. */
import { articles, createWorker, markdown } from '../../../src/edge.ts'

export default createWorker([articles, markdown])
