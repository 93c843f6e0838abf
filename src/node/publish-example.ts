/** The command that `npm start` prints: it publishes an article to the embedded database. */

/** Lines for a POSIX shell. */
export function exampleOf(base: string, token: string): readonly string[] {
  const article = {
    url: `${base}/first-article`,
    title: 'My first article',
    body_html: '<p>It was written by an AI, and says so.</p>',
    language: 'en',
    status: 'published',
    disclosure: { mode: 'ai-autonomous' },
  }
  return [
    `curl -X PUT ${base}/api/1/articles/first-article \\`,
    `  -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(article)}'`,
  ]
}
