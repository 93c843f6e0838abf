/** Embeds of an article of which nobody knows how it was made say nothing about that. */
import { openedEmbeds } from '../../../src/plugins/embeds/plugin.ts'
import { describeUndisclosed, undisclosed } from '../../core/pages/undisclosed.ts'

describeUndisclosed(
  [
    '/embed/',
    '/embed/fragment.html',
    `/oembed?url=${undisclosed}`,
    `/embed/article/?url=${undisclosed}`,
  ],
  [openedEmbeds],
)
