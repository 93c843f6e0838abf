/** `src/site.js`: the words of the feed's head, and the language of articles without a `lang`. */
export const site = { title: 'My site', description: 'News', language: 'en' }
