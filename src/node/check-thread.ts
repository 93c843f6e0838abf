/** Examines documents of strangers in a thread of its own: large ones take seconds, and feeds must not wait. */
import { parentPort } from 'node:worker_threads'
import { type CheckOptions, type Document, examine } from '../check/check-document.ts'

parentPort?.on('message', ([document, options]: [Document, CheckOptions]) =>
  parentPort?.postMessage(examine(document, options)),
)
