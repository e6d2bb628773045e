/** Edit distance with neighbour swaps (optimal string alignment), bounded by the shorter inputs we give it: words of a command line. */
const distance = (a: string, b: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
};

/** The valid word nearest to what was typed, `undefined` when none is near enough to be meant. */
export const nearest = (word: string, valid: Iterable<string>): string | undefined => {
  const typed = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const candidate of valid) {
    const steps =
      candidate.toLowerCase().startsWith(typed) && typed.length > 2
        ? 0.5
        : distance(typed, candidate.toLowerCase());
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
};

/** ` (did you mean "x"?)`, or nothing. */
export const didYouMean = (word: string, valid: Iterable<string>): string => {
  const candidate = nearest(word, valid);
  return candidate === undefined ? '' : `; did you mean "${candidate}"?`;
};
