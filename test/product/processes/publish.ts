/** Publishes an article by the API of a service with the embedded database. */
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'

/** `folder` is DATA_DIR; the title is the id too. */
export async function publish(port: number, folder: string, title: string): Promise<void> {
  const token = (await readFile(`${folder}.token`, 'utf8')).trim()
  const { status } = await fetch(`http://127.0.0.1:${port}/api/1/articles/${title}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ url: `https://news.example.org/${title}`, title, language: 'en', status: 'published' },
      disclosure: { mode: 'human-only' },
    }),
  })
  expect(status).toBe(201)
}
