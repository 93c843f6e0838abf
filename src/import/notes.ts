/** The codes of notes, with their meaning. An article with a fault cannot be imported as it is. */
import type { ImportNote } from './imported-article.ts'

export const noteCodes = {
  mode_needed: { fault: true, means: 'The mode `unknown` is only for articles published before 2 August 2026.' },
  language_missing: { fault: true, means: 'Neither the article nor the input says the language.' },
  guid_refused: { fault: true, means: 'A guid with a blank or invisible character, or of more than 2,000 bytes.' },
  body_too_long: { fault: true, means: 'The body is longer than 1 MB, which the database refuses by default.' },

  guid_from_link: { fault: false, means: 'There was no guid: the link is the guid, as in feed readers.' },
  url_from_guid: { fault: false, means: 'There was no link: the guid, which is an address, is the link.' },
  url_missing: { fault: false, means: 'An item without an address is no article, and is left out.' },
  url_guessed: { fault: false, means: 'The address was composed of the site and the slug.' },
  title_guessed: { fault: false, means: 'There was no title: it has the first words of the text.' },
  title_was_html: { fault: false, means: 'The title was HTML: its tags were removed.' },
  standfirst_guessed: {
    fault: false,
    means: 'There was no excerpt: the description for search engines is the standfirst.',
  },
  standfirst_left_out: { fault: false, means: 'The summary only repeats the beginning of the text.' },
  standfirst_cut: { fault: false, means: 'The summary had more than 10,000 characters.' },
  body_from_summary: { fault: false, means: 'The feed has no full text here: the description is the text.' },
  body_missing: { fault: false, means: 'There is no text.' },
  body_unrendered: {
    fault: false,
    means: 'The export has only what the editor saved, not the HTML: the article is a draft without a text.',
  },
  body_elsewhere: { fault: false, means: 'The text is at another address, and is not imported.' },
  paragraphs_made: { fault: false, means: 'Blank lines became paragraphs, as WordPress shows them.' },
  shortcode_lost: { fault: false, means: 'A WordPress shortcode stays as text: what it showed is lost.' },
  field_lost: { fault: false, means: 'A field that Candor does not have is left out.' },
  comments_lost: { fault: false, means: 'Comments are not imported.' },

  date_missing: { fault: false, means: 'There was no date: the article is a draft.' },
  date_unreadable: { fault: false, means: 'A date could not be read.' },
  date_guessed: { fault: false, means: 'There was no date of publication: the date of the update is used.' },
  date_zone_guessed: { fault: false, means: 'A date had no zone, or one with several meanings.' },

  language_changed: { fault: false, means: 'A language tag was written in another way, or was none.' },
  encoding_guessed: { fault: false, means: 'The declared character encoding was wrong.' },
  author_is_email: { fault: false, means: 'The author was only an e-mail address, which is not published.' },

  topic_slug_made: { fault: false, means: 'The slug of a topic was made from its name.' },
  topic_slug_changed: { fault: false, means: 'The slug of a topic was changed to lower-case words.' },
  topic_slug_hashed: {
    fault: false,
    means: 'The name of a topic cannot be written in Latin letters here, or is too long for a slug.',
  },
  topics_merged: { fault: false, means: 'Two names have the same slug: the first name stays.' },
  topic_label_kept: { fault: false, means: 'A topic is there already, and keeps its label.' },

  picture_without_alt: { fault: false, means: 'The picture has no alt text, and is left out.' },
  picture_alt_guessed: { fault: false, means: 'The alt text of the picture is the title.' },
  picture_alt_from_body: { fault: false, means: 'The alt text of the picture was found in the text.' },
  picture_type_unknown: { fault: false, means: 'The media type of the picture is unknown, and it is left out.' },
  enclosure_as_link: { fault: false, means: 'An audio or video file became a link at the end of the text.' },

  was_private: { fault: false, means: 'Not everybody could read it: it becomes a draft.' },
  mode_unreadable: { fault: false, means: 'The disclosure of the item has an unknown mode, and is not used.' },
  retracted_text_lost: { fault: false, means: 'The feed has only the notice of a retraction, not the text.' },

  duplicate_guid: { fault: false, means: 'The input has a guid twice: the first copy is imported.' },
  chain_ended: { fault: false, means: 'Pages of the feed were not followed further.' },
  xml_repaired: { fault: false, means: 'The XML had errors that were repaired.' },
} as const satisfies Readonly<Record<string, { readonly fault: boolean; readonly means: string }>>

export type NoteCode = keyof typeof noteCodes

/** `detail` names the value: it completes the meaning of the code. */
export const note = (code: NoteCode, detail: string): ImportNote => ({ code, detail })

/** Whether an article with this note cannot be imported as it is. */
export const isFault = ({ code }: ImportNote): boolean =>
  Object.entries(noteCodes).some(([name, { fault }]) => name === code && fault)
