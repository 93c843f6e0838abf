/** Writes src/cli/api-types.ts, the types of the API's client, from its description: `node scripts/api-types.ts`. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { renderTypes } from 'candor-api-types'
import { describeApi } from '../src/publish/openapi.ts'

const head =
  '/** Types of the publishing API, made of its description by `node scripts/api-types.ts`. Do not edit. */\n'

/** The text of the file, before formatting. */
export async function renderApiTypes(): Promise<string> {
  const description = describeApi('https://news.example.org/api/1')
  return head + (await renderTypes(JSON.stringify(description)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../src/cli/api-types.ts', import.meta.url), await renderApiTypes())
}
