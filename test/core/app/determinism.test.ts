/** Tests that the same snapshot gives the same bytes in another process, time zone and locale. */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { families } from '../../../src/core/families/families.ts'
import { renderAll } from './render-feeds.ts'
import { material, renderElsewhere } from './rendered-elsewhere.ts'

it('complaint 5: renders the same bytes in another time zone and locale', async () => {
  const script = fileURLToPath(new URL('render-feeds.ts', import.meta.url))
  const [here, there] = [await renderAll(material), await renderElsewhere(script)]
  expect(here).toHaveLength(4 * material.snapshots.length * material.selections.length)
  expect(material.selections.length).toBe(families.length + 2)
  expect(there).toEqual(here)
})
