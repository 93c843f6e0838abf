/** Counts readers at the edge, in a dataset of Workers Analytics Engine; without one, nobody. */
import type { Plugin } from '../../core/plugin.ts'
import { lacking } from '../../core/settings/setting.ts'
import { createPointWriter, type ReaderDataset } from './data-point.ts'
import { readersPlugin } from './plugin.ts'
import { askerByHeaders, toListener } from './seen.ts'
import { parseReaderSettings } from './settings.ts'

const datasetOf = (bindings: Readonly<Record<string, unknown>>) =>
  bindings['READERS_DATASET'] as ReaderDataset | undefined

export const readers: Plugin = {
  ...readersPlugin,
  missing: (environment, { bindings }) =>
    parseReaderSettings(environment).readers
      ? lacking('READERS', [
          !datasetOf(bindings) && 'the binding READERS_DATASET (docs/readers.md)',
        ])
      : [],
  open({ environment, site, host }) {
    const dataset = datasetOf(host.bindings)
    if (!dataset || !parseReaderSettings(environment).readers) return null
    // Direct readers are not counted here: no salt is shared, and what is written stays for months.
    const count = createPointWriter(dataset, new URL(site.origin).host)
    return { listener: toListener(count, askerByHeaders) }
  },
}
