/** A JSON Feed with the same value in every member that the component reads. */

/** Absolute addresses are valid for pictures, so the browser would request them. */
const isElsewhere = (value: unknown) => typeof value === 'string' && /^(https?:)?\/\//i.test(value)

export function hostileFeed(value: unknown): string {
  const image = isElsewhere(value) ? null : value
  const hostile = {
    id: value,
    url: value,
    title: value,
    summary: value,
    content_text: value,
    content_html: value,
    image,
    banner_image: image,
    language: value,
    date_published: value,
    tags: [value, value],
    authors: [{ name: value, url: value, avatar: value }],
    [typeof value === 'string' ? value.slice(0, 50) : 'other']: value,
    _candor: {
      about: value,
      disclosure: { mode: value, statement: value, policy_url: value },
      sources: [
        { url: value, title: value, language: value },
        value,
        { url: 'https://safe.example/', title: value },
      ],
      image: { alt: value, credit: value },
      status: value,
    },
  }
  const instead = {
    ...hostile,
    title: 'Lists and objects',
    tags: value,
    authors: value,
    _candor: value,
  }
  const within = {
    ...hostile,
    title: 'What is within',
    url: 'https://safe.example/',
    image: '/picture.png',
    _candor: { disclosure: value, sources: value, image: value, status: 'canceled' },
  }
  const labelled = {
    ...hostile,
    _candor: { ...hostile._candor, disclosure: { mode: 'ai-assisted', statement: value } },
  }
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: value,
    description: value,
    home_page_url: value,
    feed_url: value,
    language: value,
    icon: value,
    _candor: { policy_url: value },
    items: [hostile, instead, within, labelled, value],
  })
}
