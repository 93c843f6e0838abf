/**
 * Publishes an article: CANDOR_URL=https://feeds.example.org CANDOR_TOKEN=candor_… node publish.ts.
 * Needs Node 22.18.
 */
const { CANDOR_URL, CANDOR_TOKEN } = process.env

/** The same article again changes nothing, so it is safe to send it as often as needed. */
async function publish(externalId: string, article: object, attempts = 5) {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await fetch(`${CANDOR_URL}/api/1/articles/${encodeURIComponent(externalId)}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${CANDOR_TOKEN}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(article),
    })
    const body = await answer.json()
    if (answer.ok) return body
    if (answer.status !== 429 && answer.status !== 503) {
      const faults = (body.errors ?? []).map(
        ({ pointer, detail }: Record<string, string>) => `${pointer}: ${detail}`,
      )
      throw new Error([body.detail, ...faults].join('\n'))
    }
    await new Promise((resolve) =>
      setTimeout(resolve, 1000 * Number(answer.headers.get('Retry-After') ?? 2 ** attempt)),
    )
  }
  throw new Error('The service did not take the article.')
}

const { result, guid, reason } = await publish('bridge-reopens', {
  ...{
    url: 'https://news.example.org/bridge',
    title: 'Bridge reopens after flood',
    language: 'en',
    status: 'published',
  },
  body_html: '<p>The stone bridge carries traffic again.</p>',
  disclosure: { mode: 'ai-autonomous', model: 'example-model-1' },
  sources: [{ url: 'https://council.example.org/minutes', title: 'Minutes of the April meeting' }],
})
console.log(`${result}\n${guid}\n${reason}`)
