/** Pointers into the whole article → pointers into the body of an operation that sends a part of it. */
import { type Fault, fault, Refused } from './faults.ts'
import type { Operation } from './operations.ts'

/** The faults of an operation, where its own body has them. */
export function withOwnPointers({ method }: Operation, { status, message, faults, headers }: Refused): Refused {
  const own = method === 'correct' ? inCorrection : method === 'retract' ? inRetraction : (each: Fault) => each
  return new Refused(status, message, faults.map(own), headers)
}

function inCorrection(each: Fault): Fault {
  if (each.code === 'too_many_entries') return { ...each, pointer: '' }
  const [, pointer] = /^\/corrections\/\d+(\/.+)$/.exec(each.pointer) ?? []
  return pointer === undefined ? each : fault(pointer, each.code)
}

function inRetraction(each: Fault): Fault {
  if (each.pointer === '/retraction') return fault('/reason', each.code)
  return each.pointer === '/retraction/at' ? fault('/at', each.code) : each
}
