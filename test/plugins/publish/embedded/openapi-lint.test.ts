/** The description of the API, read by a linter that nobody here wrote. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { describeApi } from '../../../../src/plugins/publish/openapi.ts'
import { allRoutes } from '../../../product/app/all-routes.ts'

const redocly = fileURLToPath(
  new URL('../../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url),
)
const description = describeApi('https://news.example.org/api/1', allRoutes)

/** What Redocly's recommended rules say of a description. */
async function lint(
  text: string,
): Promise<readonly { readonly ruleId: string; readonly message: string }[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-openapi-'))
  const file = join(folder, 'openapi.json')
  await writeFile(file, text)
  const environment = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  }
  const asked = ['lint', file, '--extends=recommended', '--format=json']
  // It exits with 1 if there are errors.
  const { stdout } = await promisify(execFile)(process.execPath, [redocly, ...asked], {
    cwd: folder,
    env: environment,
  }).catch((error: { readonly stdout: string }) => error)
  await rm(folder, { recursive: true })
  return JSON.parse(stdout.slice(stdout.indexOf('{'))).problems
}

it('the description of the API has neither an error nor a warning', async () => {
  expect(await lint(JSON.stringify(description))).toEqual([])
  const { license: _, ...info } = description.info
  expect(await lint(JSON.stringify({ ...description, info }))).not.toEqual([])
})
