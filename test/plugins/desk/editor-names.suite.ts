/** Names of editors: none looks like another one. */
/// <reference types="vitest/importMeta" />
import { describe, expect, it } from 'vitest'
import { inviteEditor, listEditors } from '../../../src/plugins/desk/store/editors.ts'
import { findNamedEditor } from '../../../src/plugins/publish/store/editor-names.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'

export function describeEditorNames(bench: () => Bench): void {
  describe('an editor', () => {
    const invite = (editor: string) =>
      inviteEditor(
        bench().db,
        { name: editor, may: ['review'], role: null, contact: null },
        {
          digest: crypto.randomUUID().replaceAll('-', '').repeat(2),
          hours: 1,
          handle: crypto.getRandomValues(new Uint8Array(32)),
        },
      )

    it.each([
      'Anna Müller',
      'Łukasz',
      'Ирина',
      'محمد',
      '王小明',
      'Đặng Thị',
      "O'Neil",
      'Ада О’Клэр',
    ])('can be %s', async (editor) => {
      expect(await invite(editor)).toMatchObject({ name: editor })
    })

    it('gets no name that looks like another one, also not by SQL', async () => {
      await invite('Grace Example')
      for (const other of ['Grace Exaɱple', 'Grace Exampl℮', 'GRACE EXAMPLE']) {
        expect(await invite(other)).toBeNull()
        expect(await findNamedEditor(bench().db, other)).toMatchObject({ name: 'Grace Example' })
        const insert = (columns = '', values = '') =>
          bench().sql(
            `insert into editors (name, may, handle${columns}) values ('${other}', '{review}', '\\x01'${values})`,
          )
        await expect(insert()).rejects.toThrow('editors_skeleton')
        await expect(insert(', skeleton', `, 'its own'`)).rejects.toThrow('skeleton')
        await expect(bench().sql(`update editors set skeleton = 'its own'`)).rejects.toThrow(
          'skeleton',
        )
      }
      expect(
        (await listEditors(bench().db)).filter(({ name: own }) => /^grace/i.test(own)),
      ).toHaveLength(1)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeEditorNames)
