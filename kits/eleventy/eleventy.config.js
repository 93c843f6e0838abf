/** The filters of feed.njk and of pages: merge it into your own configuration. */
import {
  absoluteUrls,
  contentWith,
  disclosureOf,
  escapeText,
  headElements,
  rssElements,
  summaryWith,
} from './candor/candor.js'

/** The description of a post, or else its first paragraph, after its label, as HTML without tags. */
function summaryOf({ content, data: { description, disclosure } }, language) {
  const [, paragraph = ''] = /<p[^>]*>(.*?)<\/p>/s.exec(content) ?? []
  const text = description ? escapeText(description) : paragraph.replace(/<[^>]*>/g, '')
  return escapeText(summaryWith('', disclosure, language)) + text
}

export default function (config) {
  // Of each page, before anything is written: a fault ends the build.
  config.addGlobalData('eleventyDataSchema', () => (data) => {
    disclosureOf(data.disclosure)
  })
  config.addFilter('absoluteUrls', absoluteUrls)
  config.addFilter('candorContent', contentWith)
  config.addFilter('candorHead', (facts, article, language) =>
    headElements(article, facts, language),
  )
  config.addFilter('candorRss', rssElements)
  config.addFilter('candorSummary', summaryOf)
  config.addFilter('isoDate', (date) => date.toISOString())
  config.addFilter('rfc822', (date) => date.toUTCString())
}
