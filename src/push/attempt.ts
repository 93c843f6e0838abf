/** One attempt of a courier: a request, and what came of it, also if no answer came. */
import { reasonOf } from '../store/reason-of.ts'
import { BusyAddress, type Outcome, type Outgoing, RefusedAddress, type Reply, type Send } from './courier.ts'
import { toOutcome } from './retry.ts'

/** A target that takes longer is slow: for an hour, it gets a place only beside others that are doubtful. */
const slowMs = 2000
/** Characters of a stranger's text in an error. */
const maxSaid = 200

/** `judge` says what a reply means, if it means more than `toOutcome` says. */
export async function attempt(
  send: Send,
  request: Outgoing,
  judge: (reply: Reply) => Outcome = (reply) => toOutcome(reply, new Date()),
): Promise<Outcome> {
  const startedMs = performance.now()
  const slowness = () => (performance.now() - startedMs > slowMs ? { slow: true } : {})
  let reply: Reply
  try {
    reply = await send(request)
  } catch (error) {
    if (error instanceof BusyAddress) throw error
    const result = error instanceof RefusedAddress ? 'refused' : 'failed'
    return { ...slowness(), result, status: null, error: reasonOf(error).slice(0, 300) }
  }
  return { ...slowness(), ...judge(reply) }
}

/** With what a reply says about a failure, for the log and for lists: one line, without control characters. */
export function described(outcome: Outcome, { text }: Reply): Outcome {
  const said = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, maxSaid)
  return outcome.result === 'arrived' || said === '' ? outcome : { ...outcome, error: `${outcome.error}: ${said}` }
}
