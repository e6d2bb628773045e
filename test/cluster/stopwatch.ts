/** Says how long each step took. Steps may overlap. */
export interface Stopwatch {
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

export const stopwatch = (write: (line: string) => void): Stopwatch => ({
  step: async (name, work) => {
    const began = performance.now();
    const result = await work();
    write(`${name.padEnd(24)} ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s\n`);
    return result;
  },
});
