/** One attempt of a courier: a request, and what came of it, also if no answer came. */
import { reasonOf } from '../store/reason-of.ts'
import { BusyAddress, type Outcome, type Outgoing, RefusedAddress, type Reply, type Send } from './courier.ts'

/** A target that takes longer is slow: for an hour, it gets a place only beside others that are doubtful. */
const slowMs = 2000

/** `judge` says what a reply means: `toOutcome` of retry.ts, or more. */
export async function attempt(
  send: Send,
  request: Outgoing,
  judge: (reply: Reply) => Outcome | Promise<Outcome>,
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
  return { ...slowness(), ...(await judge(reply)) }
}
