/** The newsroom's own words (LABELS) on the page that makes embeds. */
import { openedEmbeds } from '../../../src/plugins/embeds/plugin.ts'
import { describeModes, describeNames } from '../../core/pages/own-words.ts'

describeNames(['/embed/new'], [openedEmbeds])
describeModes(['/embed/new'], [openedEmbeds])
