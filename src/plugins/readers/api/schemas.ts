/** JSON Schemas of what the API answers about readers. */
import {
  about,
  components,
  flag,
  list,
  nullable,
  number,
  type Schema,
  text,
  whole,
} from '../../publish/json-schema.ts'

const date: Schema<string> = { ...text, format: 'date' }
const day = about('In UTC.', date)
const totals = {
  requests: number,
  not_modified: about('Answered with 304.', number),
  bytes: number,
}
const aggregator = whole({
  name: text,
  subscribers: nullable(number),
  as_of: about('The day of that figure.', nullable(date)),
  ...totals,
})
const feed = whole({
  family: about('`all`, `topics/science`, …', text),
  readers: about('Subscribers and direct readers.', number),
  subscribers: about('The newest figures that aggregators told.', number),
  direct_readers: about('Estimated, on the newest day that is over.', number),
  ...totals,
  aggregators: list(aggregator),
})

const described = {
  ReaderReport: whole({
    from: day,
    to: day,
    complete: about('`false` if products with few requests are left out.', flag),
    days: list(whole({ day, subscribers: number, direct_readers: number, ...totals })),
    feeds: list(feed),
    embeds: list(
      whole({ host: about('Empty if it is unknown.', text), family: text, requests: number }),
    ),
    errors: list(whole({ route: text, status: number, requests: number })),
  }),
}

export const readerAnswers = components(described)
