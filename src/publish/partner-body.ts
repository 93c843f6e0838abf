/** The body that makes a partner with a token. */
import {
  check,
  type InferOutput,
  integer,
  maxValue,
  metadata,
  minValue,
  nullish,
  number,
  picklist,
  pipe,
  string,
} from 'valibot'
import { partnerContents } from '../../schema/lists.ts'
import { isFeedName, isPartnerName } from '../request/feed-names.ts'
import { list } from './list.ts'
import { strict } from './strict.ts'
import { isAhead, isTimestamp } from './timestamp.ts'

const maxEntries = 100
/** Requests that a limit can allow. */
export const maxPerHour = 1_000_000_000
const text = string('type_is_wrong')

export const partnerBody = strict({
  name: pipe(
    text,
    check(isPartnerName, 'partner_name_is_short'),
    metadata({ description: 'Small letters, digits and hyphens: the user of Basic authentication.' }),
  ),
  families: pipe(
    nullish(
      pipe(
        list(pipe(text, check(isFeedName, 'feed_is_known')), maxEntries),
        check((families) => families.length > 0, 'list_is_not_empty'),
      ),
    ),
    metadata({
      description: 'Feeds that it may read, such as `topics/science`, `topics` or `partners/msn`; all if null.',
    }),
  ),
  content: pipe(
    nullish(picklist(partnerContents, 'partner_content_is_known')),
    metadata({ description: 'Whether it gets whole texts, which is the default.' }),
  ),
  per_hour: pipe(
    nullish(
      pipe(
        number('partner_limit_is_positive'),
        integer('partner_limit_is_positive'),
        minValue(1, 'partner_limit_is_positive'),
        maxValue(maxPerHour, 'partner_limit_is_positive'),
      ),
    ),
    metadata({ description: 'Most requests in an hour; no limit if null.' }),
  ),
  ends_at: pipe(
    nullish(
      pipe(
        text,
        check(isTimestamp, 'date_is_invalid'),
        check((time) => !isTimestamp(time) || isAhead(time), 'date_is_ahead'),
        metadata({ format: 'date-time' }),
      ),
    ),
    metadata({ description: 'When the token ends; never if null.' }),
  ),
})

/** Columns of `partners`. */
export const toPartnerColumns = ({ name, families, content, per_hour, ends_at }: InferOutput<typeof partnerBody>) => ({
  name,
  families: families?.includes('all') ? null : (families ?? null),
  content: content ?? 'full',
  per_hour: per_hour ?? null,
  ends_at: ends_at ?? null,
})
