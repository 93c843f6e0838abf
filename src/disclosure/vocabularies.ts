/** The controlled vocabularies of the documents. They are identifiers, the same in every deployment. */
import { namespaces } from '../text/namespaces.ts'

/** IPTC NewsCodes: how a text or picture was made. */
export const digitalSourceTypeScheme = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** The full URI of a term, for places without a separate attribute for the scheme. */
export const digitalSourceTypeUri = (term: string): string => `${digitalSourceTypeScheme}${term}`

/** The scheme of Atom's category for the mode, to tell it from topics. */
export const modeScheme = `${namespaces.candor}modes`

/** IPTC NewsCodes: whether a published item may still be used. */
export const publicationStatusScheme = 'http://cv.iptc.org/newscodes/pubstatusg2/'
