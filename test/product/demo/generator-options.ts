/** Options of the generator of large newsrooms, for its tests. */
import type { GeneratorOptions } from '../../../demo/generator/options.ts'

export const optionsOf = (changes: Partial<GeneratorOptions> = {}): GeneratorOptions => ({
  articles: 600,
  topics: 20,
  sources: 3,
  seed: 1,
  ...changes,
})
