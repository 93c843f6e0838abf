/** The entry of `candor-check`: checks a feed, or serves the page that does. */
import { parseArgs } from 'node:util'
import { checkDescription, runCheck } from './command.ts'
import { runPage } from './page/serve.ts'
import { parseSettings } from './page/settings.ts'
import { readAll } from './read-all.ts'
import { checkerVersion } from './version.ts'

const usage = `candor-check SOURCE    ${checkDescription}
  --json               print JSON
  --sarif              print SARIF 2.1.0
  --fail-on SEVERITY   exit code 1 from this severity on: error (the default) or warning
candor-check --serve   serve the page /check/, where everybody can check a feed
`

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      sarif: { type: 'boolean', default: false },
      'fail-on': { type: 'string', default: 'error' },
      serve: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  })
  const [source, ...others] = positionals
  const failOn = values['fail-on']
  if (values.help || values.version) {
    process.stdout.write(values.help ? usage : `${checkerVersion}\n`)
    return 0
  }
  if (values.serve) {
    if (source !== undefined || values.json || values.sarif)
      throw new Error('--serve takes nothing else: the page asks for the feed.')
    await runPage(parseSettings(process.env), (line) => process.stderr.write(line))
    return 0
  }
  if (source === undefined || others.length > 0) throw new Error('Name one feed.')
  if (failOn !== 'error' && failOn !== 'warning')
    throw new Error(`--fail-on is ${JSON.stringify(failOn)}. Use error or warning.`)
  if (values.json && values.sarif) throw new Error('Choose --json or --sarif.')
  const as = values.sarif ? 'sarif' : values.json ? 'json' : 'text'
  const result = await runCheck(source, { as, failOn }, (check) => readAll(process.stdin, check))
  process.stdout.write(result.output)
  if (result.message !== null) process.stderr.write(`${result.message}\n`)
  return result.code
}

// A reader that goes away, as `head` does, is no error.
process.stdout.on('error', () => {})
try {
  process.exitCode = await run()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  process.exitCode = 2
}
