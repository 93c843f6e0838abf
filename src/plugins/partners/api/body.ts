/** The body that makes a partner with a token. */
import * as v from 'valibot'
import { partnerContents } from '../../../../schema/lists.ts'
import { isFeedName, isPartnerName } from '../../../core/request/feed-names.ts'
import { about, someOf, strict, textThat } from '../../publish/strict.ts'
import { isAhead, isTimestamp } from '../../publish/timestamp.ts'

/** Requests that a limit can allow. */
export const maxPerHour = 1_000_000_000
const limit = 'partner_limit_is_positive'

export const partnerBody = strict({
  name: about(
    'Small letters, digits and hyphens: the user of Basic authentication.',
    textThat(isPartnerName, 'partner_name_is_short'),
  ),
  families: about(
    'Feeds that it may read, such as `topics/science`, `topics` or `partners/msn`; all if null.',
    v.nullish(someOf(textThat(isFeedName, 'feed_is_known'))),
  ),
  content: about(
    'Whether it gets whole texts, which is the default.',
    v.nullish(v.picklist(partnerContents, 'partner_content_is_known')),
  ),
  per_hour: about(
    'Most requests in an hour; no limit if null.',
    v.nullish(
      v.pipe(
        v.number(limit),
        v.integer(limit),
        v.minValue(1, limit),
        v.maxValue(maxPerHour, limit),
      ),
    ),
  ),
  ends_at: about(
    'When the token ends; never if null.',
    v.nullish(
      v.pipe(
        textThat(isTimestamp, 'date_is_invalid'),
        v.check((time) => !isTimestamp(time) || isAhead(time), 'date_is_ahead'),
        v.metadata({ format: 'date-time' }),
      ),
    ),
  ),
})

/** Columns of `partners`. */
export const toPartnerColumns = ({
  name,
  families,
  content,
  per_hour,
  ends_at,
}: v.InferOutput<typeof partnerBody>) => ({
  name,
  families: families?.includes('all') ? null : (families ?? null),
  content: content ?? 'full',
  per_hour: per_hour ?? null,
  ends_at: ends_at ?? null,
})
