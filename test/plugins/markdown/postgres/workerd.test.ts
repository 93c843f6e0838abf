/** Runs the suite of Markdown in workerd, in a Worker that has it. */
import { openInWorkerd } from '../../../product/postgres/runtimes.ts'
import { serveOnWorkerd } from '../../../product/workerd/running-worker.ts'
import { describeMarkdown } from '../markdown.suite.ts'

const runtime = await openInWorkerd()
const config = 'test/plugins/markdown/worker.toml'
describeMarkdown({
  ...runtime,
  serve: (circumstances = {}) => serveOnWorkerd(runtime.url, circumstances, config),
})
