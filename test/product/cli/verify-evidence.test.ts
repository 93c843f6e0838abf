/** `candor verify`, of the plugin signing, reads the evidence of the plugin desk. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'
import { buildEvidence, fileOf } from '../../plugins/desk/build-evidence.ts'

it('holds a file of evidence, without a network', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-evidence-'))
  const file = join(folder, 'evidence.json')
  await writeFile(file, fileOf(await buildEvidence({})))
  let printed = ''
  const write = (text: string) => {
    printed += text
  }
  const none = async () => Promise.reject(new Error('nothing else is read'))
  const code = await runCandor(['verify', file], {
    ...{ environment: {}, out: write, send: async (text) => write(text), err: write },
    ...{ terminal: { isTTY: false, write: () => true }, readInput: none, openDatabase: none },
  })
  await rm(folder, { recursive: true })
  expect([code, printed]).toEqual([0, expect.stringContaining('holds    file')])
})
