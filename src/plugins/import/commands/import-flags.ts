/** The flags of `candor import`, and the options that they mean. */
import { wrong } from '../../../core/tools/output.ts'
import type { ImportMode, ImportOptions } from '../import-options.ts'

export type ImportFlags = {
  readonly mode?: ImportMode
  readonly reviewedBy?: string
  readonly category: readonly string[]
  readonly language?: string
  readonly site?: string
  readonly pictureAlt?: 'title'
  readonly update?: true
  readonly force?: true
  readonly undelete: readonly string[]
  readonly dryRun?: true
  readonly verbose?: true
}

export function toOptions({
  category,
  mode,
  reviewedBy,
  language,
  site,
  pictureAlt,
}: ImportFlags): ImportOptions {
  const rules = category.map((text) => {
    const [, name = '', own = '', reviewer] = /^([^=]+)=([a-z-]+)(?::(.+))?$/.exec(text) ?? []
    if (name === '')
      throw wrong(
        `--category is ${JSON.stringify(text)}, but must be like weather=human-only or weather=ai-assisted:Ada Example.`,
      )
    return {
      category: name,
      mode: own as ImportMode,
      ...(reviewer !== undefined && { reviewedBy: reviewer }),
    }
  })
  const given = { mode, reviewedBy, language, site, pictureAlt }
  return {
    rules,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  }
}
