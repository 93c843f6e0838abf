/** The Worker whose bindings and settings docs/deploy-cloudflare.md lists. */
declare const worker: {
  fetch(request: Request, env: never, context: never): Response | Promise<Response>
  /** Finds what push has to deliver, and queues it. */
  scheduled(controller: unknown, env: never): Promise<void>
  /** Delivers what is queued. */
  queue(batch: never, env: never): Promise<void>
}
export default worker
