/** The newsroom's own words (LABELS) on the page that makes embeds. */
import { it } from 'vitest'
import { openedEmbeds } from '../../../src/plugins/embeds/plugin.ts'
import { checkModes, checkNames } from '../../core/pages/own-words.ts'

it('name the AI policy and all feeds', () => checkNames('/embed/new', [openedEmbeds]))

it('name the modes to choose from', () => checkModes('/embed/new', [openedEmbeds]))
