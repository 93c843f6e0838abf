/** CPU seconds that measure-cpu.mjs takes on the machine that limits of time are set on. */
export const secondsOfMeasure = 4.6
