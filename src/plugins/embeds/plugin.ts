/**
 * Headlines on other sites: frames, a component, fragments, cards, oEmbed, and the page that makes
 * them.
 */
import { groups } from '../../core/families/families.ts'
import type { Opened, Plugin } from '../../core/plugin.ts'
import { frameNotice } from './frame-page.ts'
import { oembedLinks } from './oembed.ts'
import { mountEmbeds } from './routes.ts'

const makerPath = '/embed/new'

export const openedEmbeds: Opened = {
  routes: mountEmbeds,
  pages: [makerPath],
  links: [{ path: makerPath, text: (words) => words.embed, isFirst: true }],
  feedPage: {
    alternates: oembedLinks,
    maker: { path: (query) => `${makerPath}${query}`, text: (words) => words.embed },
  },
  showProblem: ({ site }, { pathname }, problem) =>
    isFrame(pathname.slice(site.basePath.length)) ? frameNotice(site, problem) : null,
}

/** `/topics/embed/` is not a frame, but the page of a topic with this name. */
const isFrame = (path: string): boolean =>
  /\/embed\/(article\/)?$/.test(path) && !groups.some((group) => path === `/${group}/embed/`)

export const embeds: Plugin = { name: 'embeds', open: () => openedEmbeds }
