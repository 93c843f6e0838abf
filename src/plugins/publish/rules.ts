/**
 * The rules that an article has to meet, in the words of the API. Most are rules of the database
 * and have their names there (schema/tables.ts); the others concern the form of a body.
 * test/plugins/publish/rules.test.ts compares them with the database.
 */

import { longest, maxElements, maxParts, rulePrefixes } from '../../../schema/limits.ts'
import { feedNameExamples } from '../../core/request/feed-names.ts'
import { type Rules, type Sentences, toRules } from './rule.ts'

const httpUrl = 'be an absolute http or https URL without spaces, user name or password'
const year = 'be a date with a year from 1000 to 9999'
const tag = 'have the form of a BCP 47 language tag of at most 98 characters, such as en or pt-BR'
const visible = 'have at least one visible character'

const grouped = /^(disclosure|picture|retraction)_/

/** With commas. The locale data of the platform take 10 ms at the start of a Worker. */
const digitsOf = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** A limit for each text of a table. */
const lengths = (table: keyof typeof longest): Sentences =>
  Object.fromEntries(
    Object.entries(longest[table]).map(([column, max]) => {
      const member = `${column === 'reviewed_by' ? 'disclosure/' : ''}${column.replace(grouped, '$1/')}`
      return [
        `${rulePrefixes[table]}${column}_is_not_too_long`,
        `/${member} have at most ${digitsOf(max)} characters`,
      ]
    }),
  )

/** By the table that the database checks. */
export const tableRules = {
  articles: toRules({
    ...lengths('articles'),
    external_id_has_no_blanks: '/external_id have at most 200 characters, all visible',
    guid_is_not_empty: `/guid ${visible}`,
    guid_has_no_blanks: '/guid have no spaces, control characters or invisible characters',
    guid_is_not_too_long: '/guid have at most 2,000 bytes',
    url_is_absolute_http_url: `/url ${httpUrl}`,
    url_names_a_valid_host: '/url name a host that programs can parse, and a port up to 65535',
    byline_url_is_absolute_http_url: `/byline_url ${httpUrl}`,
    picture_url_is_absolute_http_url: `/picture/url ${httpUrl}`,
    title_is_not_empty: `/title ${visible}`,
    language_is_a_language_tag: `/language ${tag}`,
    status_is_known: '/status be one of those allowed',
    disclosure_mode_is_known:
      '/disclosure/mode say how the article was made, with one of those allowed',
    ai_assisted_names_its_reviewer:
      '/disclosure/reviewed_by name the human who reviewed the article, because its mode is ai-assisted: without, AI made only parts beside a text by people',
    ai_autonomous_has_no_reviewer:
      '/disclosure/reviewed_by be left out or null, because the mode is ai-autonomous: an article that a human reviewed is ai-assisted',
    human_only_has_no_model:
      '/disclosure/model be left out or null, as `disclosure.provider`, because the mode is human-only: no generative AI took part',
    unknown_is_from_before_the_duty:
      '/disclosure/mode say how the article was made: unknown is for imports of what was published before 2 August 2026',
    unknown_has_no_other_disclosure:
      '/disclosure have nothing but the mode, because that is unknown',
    review_is_after_generation:
      '/disclosure/reviewed_at not be before `disclosure.generated_at`: a text is reviewed when it is there',
    reviewer_is_not_the_model:
      '/disclosure/reviewed_by name a human: it is the name of the model or of its provider',
    reviewer_is_in_one_script:
      '/disclosure/reviewed_by not mix Latin letters with those of another script in one word, nor turn its direction around',
    reviewer_is_one_line:
      '/disclosure/reviewed_by have no blanks at its ends, and no line breaks, control characters or characters for private use',
    parts_are_a_list: '/disclosure/parts be a list of 1 to 8 parts, or null',
    part_has_a_known_name: '/disclosure/parts name a part of an article, with one of those allowed',
    part_has_a_known_mode: '/disclosure/parts say how the part was made, with one of those allowed',
    part_is_there_once: '/disclosure/parts name each part once',
    part_has_known_members:
      '/disclosure/parts have texts of 1 to 200 characters in a line, at least one of them visible',
    translation_names_its_original:
      '/disclosure/parts give the language tag of the original, such as fr, of a translation and of no other part',
    review_of_a_part_has_a_date:
      '/disclosure/parts say who reviewed the part, a human, and when: reviewed_by and reviewed_at, or neither',
    mode_of_a_part_fits_its_review:
      '/disclosure/parts name the reviewer of a part that is ai-assisted, and none of one that is ai-autonomous',
    human_part_has_no_model:
      '/disclosure/parts name no model and no provider of a part that is human-only',
    autonomous_text_has_no_review:
      '/disclosure/mode be one of those allowed, because a human wrote or reviewed the text or its translation',
    human_only_has_no_part_by_ai:
      '/disclosure/mode be one of those allowed, because AI made a part beside the picture',
    disclosure_statement_is_not_empty: `/disclosure/statement ${visible}, or be null`,
    published_has_published_at: '/published_at say when the article was published',
    retracted_has_reason_and_date: '/retraction give a reason, because the status is retracted',
    published_at_has_a_four_digit_year: `/published_at ${year}`,
    updated_at_has_a_four_digit_year: `/updated_at ${year}`,
    retracted_at_has_a_four_digit_year: `/retraction/at ${year}`,
    reviewed_at_has_a_four_digit_year: `/disclosure/reviewed_at ${year}`,
    generated_at_has_a_four_digit_year: `/disclosure/generated_at ${year}`,
    picture_has_alt_text: '/picture/alt say what the picture shows, for people who do not see it',
    picture_has_media_type:
      '/picture/type be a media type such as image/jpeg, of at most 106 characters',
    picture_has_true_sizes: '/picture have bytes, width and height above 0, or without them',
    audience_names_partners: `/audience name at most ${maxParts} partners: each name has 1 to 40 small letters, digits and hyphens`,
    picture_source_type_is_a_term: '/picture/source_type have 1 to 100 letters, and nothing else',
    ai_rights_is_known: '/ai_rights be one of those allowed, or null',
  }),
  sources: toRules({
    ...lengths('sources'),
    source_url_is_absolute_http_url: `/url ${httpUrl}`,
    source_title_is_not_empty: `/title ${visible}`,
    source_language_is_a_language_tag: `/language ${tag}`,
    accessed_at_has_a_four_digit_year: `/accessed_at ${year}`,
  }),
  topics: toRules({
    ...lengths('topics'),
    slug_is_lower_case_words:
      'be lower-case letters and digits, joined by single hyphens, 200 at most',
    topic_label_is_not_empty: `/label ${visible}`,
  }),
  corrections: toRules({
    ...lengths('corrections'),
    correction_text_is_not_empty: `/text ${visible}`,
    corrected_at_has_a_four_digit_year: `/corrected_at ${year}`,
    correction_url_is_absolute_http_url: `/url ${httpUrl}`,
  }),
}

/** Rules that depend on more than one row: triggers and keys of the database. */
export const otherRules = toRules({
  guid_is_unique: '/guid be new: another article has this guid',
  guid_cannot_change: '/guid stay as it is: readers know the article by it. Leave it out',
  topic_exists: 'be the slug of a topic, or have a label so that it is made: {"slug", "label"}',
  topic_has_another_label:
    '/label be the label that the topic has. Send the slug alone, or change the label of the topic in the database',
  body_is_not_too_long: '/body_html be shorter. Pictures need URLs of their own',
  body_has_not_too_many_elements: `/body_html have at most ${digitsOf(maxElements)} elements (start tags)`,
  shown_article_is_not_embargoed:
    '/published_at not be in the future: the article was in the feeds already. Withhold it, and make a new one for later',
  unknown_is_imported:
    '/disclosure/mode say how the article was made: only an import may leave it open',
  changed_text_has_a_mode:
    '/disclosure/mode say how the article was made, because its text changed',
  reviewer_of_a_part_is_a_human:
    '/disclosure/parts name a human as reviewer of a part, as `disclosure.reviewed_by` must, and a date that was; no model of a part reviews the whole',
  review_is_not_in_the_future: '/disclosure/reviewed_at not be in the future',
  topic_is_retired:
    'not be the slug of a retired topic: its address leads elsewhere, or is closed. Use the topic that took its place',
  source_url_has_an_ascii_host:
    '/url have its host in ASCII, as new URL(url).href writes it: xn--bcher-kva.example for bücher.example',
  correction_is_not_in_the_future: '/corrected_at not be dated in the future',
  taken_back_stays:
    '/status stay as it is, or be left out: the article was retracted or withheld. To publish it all the same, or to make it a draft, say "unretract": true (candor publish --unretract)',
  changed_after_review:
    '/disclosure/reviewed_at be new, because the text, the mode or the parts changed since the review. Send with it who reviewed it and when, for a part in `disclosure.parts`, or leave all as it was reviewed',
  review_is_after_earlier_text:
    '/disclosure/reviewed_at not be before the text was written that the reviewed one replaced',
})

/** Rules of the form of a body: the database never sees what breaks them. */
export const formRules = toRules({
  member_is_missing: 'be there',
  member_is_unknown: 'be left out: Candor does not know this member',
  type_is_wrong: 'have the type that the description of the API names',
  date_is_invalid: 'be a date with time and zone (RFC 3339), such as 2026-11-26T08:00:00Z',
  number_is_invalid: 'be a whole number from 0 to 2147483647',
  text_is_invalid: 'be text that PostgreSQL can keep: no U+0000, no half of a surrogate pair',
  name_is_one_line:
    'have 1 to 100 characters, not be . or .., and have no blanks at its ends, line breaks or control characters',
  webhook_url_is_public:
    'be an absolute http or https URL of at most 2,000 characters, without user name or password, at a public address (PUSH_PRIVATE_CALLBACKS allows others, for tests)',
  family_is_known:
    'be the key of a feed: all, reviewed, corrections, or topics/, sources/, languages/ or modes/ and its member',
  webhook_topic_exists: 'name a topic that exists',
  feed_is_known: `be the name of feeds, such as ${feedNameExamples}`,
  partner_name_is_short: 'have 1 to 40 small letters, digits and hyphens',
  date_is_ahead: 'be later than now: a token that has ended lets nobody in',
  partner_limit_is_positive: 'be a whole number from 1 to 1,000,000,000, or null',
  list_is_not_empty: 'have an entry, or be left out',
  too_many_entries: 'have fewer entries',
  partner_content_is_known: 'be one of those allowed',
  event_is_known: 'be one of those allowed',
  mode_is_known: 'be one of those allowed',
  mode_is_not_allowed: '/disclosure/mode be one that the token may claim',
  reviewer_is_not_allowed: '/disclosure/reviewed_by be a name that the token may claim',
  article_is_of_another_holder:
    '/external_id name an article that the token holds, or begin with a prefix of the token, unless it has the scope any',
  guid_names_no_other_article: '/guid not be the external id of another article',
  guid_was_of_another_holder:
    '/guid be new, or of an article that the token made itself and that was deleted, unless it has the scope any',
  external_id_has_no_prefix: '/external_id begin with a prefix of the token',
})

export const allRules: Rules = {
  ...Object.assign({}, ...Object.values(tableRules)),
  ...otherRules,
  ...formRules,
}
