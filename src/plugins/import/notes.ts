/** Notes on articles: what was guessed or will be lost. Each code has its meaning. */

export type ImportNote = { readonly code: string; readonly detail: string }

export const noteCodes = {
  // An article with one of these four cannot be imported as it is.
  mode_needed: 'The mode `unknown` is only for articles published before 2 August 2026.',
  language_missing: 'Neither the article nor the input says the language.',
  guid_refused: 'A guid with a blank or invisible character, or of more than 2,000 bytes.',
  body_too_long: 'The body is longer than 1 MB, which the database refuses by default.',

  guid_from_link: 'There was no guid: the link is the guid, as in feed readers.',
  url_from_guid: 'There was no link: the guid, which is an address, is the link.',
  url_missing: 'An item without an address is no article, and is left out.',
  url_guessed: 'The address was composed of the site and the slug.',
  title_guessed: 'There was no title: it has the first words of the text.',
  title_was_html: 'The title was HTML: its tags were removed.',
  standfirst_guessed: 'There was no excerpt: the description for search engines is the standfirst.',
  standfirst_left_out: 'The summary only repeats the beginning of the text.',
  standfirst_cut: 'The summary had more than 10,000 characters.',
  body_from_summary: 'The feed has no full text here: the description is the text.',
  body_missing: 'There is no text.',
  body_unrendered:
    'The export has only what the editor saved, not the HTML: the article is a draft without a text.',
  body_elsewhere: 'The text is at another address, and is not imported.',
  paragraphs_made: 'Blank lines became paragraphs, as WordPress shows them.',
  shortcode_lost: 'A WordPress shortcode stays as text: what it showed is lost.',
  field_lost: 'A field that Candor does not have is left out.',
  comments_lost: 'Comments are not imported.',

  date_missing: 'There was no date: the article is a draft.',
  date_unreadable: 'A date could not be read.',
  date_guessed: 'There was no date of publication: the date of the update is used.',
  date_zone_guessed: 'A date had no zone, or one with several meanings.',

  language_changed: 'A language tag was written in another way, or was none.',
  encoding_guessed: 'The declared character encoding was wrong.',
  author_is_email: 'The author was only an e-mail address, which is not published.',

  topic_slug_made: 'The slug of a topic was made from its name.',
  topic_slug_changed: 'The slug of a topic was changed to lower-case words.',
  topic_slug_hashed:
    'The name of a topic cannot be written in Latin letters here, or is too long for a slug.',
  topics_merged: 'Two names have the same slug: the first name stays.',
  topic_label_kept: 'A topic is there already, and keeps its label.',

  picture_without_alt: 'The picture has no alt text, and is left out.',
  picture_alt_guessed: 'The alt text of the picture is the title.',
  picture_alt_from_body: 'The alt text of the picture was found in the text.',
  picture_type_unknown: 'The media type of the picture is unknown, and it is left out.',
  enclosure_as_link: 'An audio or video file became a link at the end of the text.',

  was_private: 'Not everybody could read it: it becomes a draft.',
  mode_unreadable: 'The disclosure of the item has an unknown mode, and is not used.',
  part_unreadable: 'What the item says of a part breaks a rule, and is not used.',
  retracted_text_lost: 'The feed has only the notice of a retraction, not the text.',

  duplicate_guid: 'The input has a guid twice: the first copy is imported.',
  xml_repaired: 'The XML had errors that were repaired.',
}

export type NoteCode = keyof typeof noteCodes

/** `detail` names the value: it completes the meaning of the code. */
export const note = (code: NoteCode, detail: string): ImportNote => ({ code, detail })
