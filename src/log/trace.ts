/** The id of a request in the log: that of its trace, or a new one. */
import { toHex } from '../text/hex.ts'

const ids = new WeakMap<Request, string>()

/** Version, trace id, parent id and flags (https://www.w3.org/TR/trace-context/). An id of zeros is not valid. */
const traceparent = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:$|-)/

/** The same for each line about one request: the trace id of `traceparent`, which a proxy or a caller sent, or random. */
export function traceOf(request: Request): string {
  const known = ids.get(request)
  if (known !== undefined) return known
  const [, sent] = traceparent.exec(request.headers.get('traceparent') ?? '') ?? []
  const id = sent ?? randomId()
  ids.set(request, id)
  return id
}

const randomId = () => toHex(crypto.getRandomValues(new Uint8Array(16)))
