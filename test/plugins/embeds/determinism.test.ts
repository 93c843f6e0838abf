/** Tests that the same snapshot gives the same frame in another process, time zone and locale. */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { material, renderElsewhere } from '../../core/app/rendered-elsewhere.ts'
import { renderFrames } from './render-frames.ts'

it('complaint 5: renders the same bytes in another time zone and locale', async () => {
  const script = fileURLToPath(new URL('render-frames.ts', import.meta.url))
  const [here, there] = [await renderFrames(material), await renderElsewhere(script)]
  expect(here).toHaveLength(material.snapshots.length * material.selections.length)
  expect(there).toEqual(here)
})
