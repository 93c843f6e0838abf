/** The newsroom's own files, which settings name: its words, its partner. Workers have no files. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { OwnFiles } from '../settings/wording.ts'

export const ownFiles = {
  readFile: (path) => readFileSync(path, 'utf8'),
  /** Every JSON document is YAML. */
  parseFile: (text) => parse(text),
} as const satisfies OwnFiles
