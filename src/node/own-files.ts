/** The newsroom's own files, which settings name: its words, its partner. Workers have no files. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { OwnFiles } from '../settings/wording.ts'

/** Every JSON document is YAML. @throws {Error} with one line that ends with the place of the fault. */
export function parseYaml(text: string, options: { readonly schema?: 'core' } = {}): unknown {
  try {
    return parse(text, options)
  } catch (error) {
    // The other lines show the text at that place.
    throw new Error(String(error instanceof Error ? error.message : error).replace(/:?\n[\s\S]*$/, ''), {
      cause: error,
    })
  }
}

export const ownFiles = {
  readFile: (path) => readFileSync(path, 'utf8'),
  parseFile: (text) => parseYaml(text),
} as const satisfies OwnFiles
