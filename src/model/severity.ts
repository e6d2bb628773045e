/** How much a finding matters. `unknown` where the source gives no figure; it is never shown as `low`. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info' | 'unknown';

/** Strictest first: the order in which reports list findings. */
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info', 'unknown'];

const rank = new Map<string, number>(severities.map((severity, index) => [severity, index]));

/** Negative when `a` is the more severe. `unknown` sorts last. */
export const compareSeverity = (a: Severity, b: Severity): number => (rank.get(a) ?? 9) - (rank.get(b) ?? 9);

/** True when `severity` is at or over `threshold`. An unknown severity reaches every threshold but is never hidden by one. */
export const reaches = (severity: Severity, threshold: Severity): boolean =>
  severity === 'unknown' || compareSeverity(severity, threshold) <= 0;

export const isSeverity = (word: string): word is Severity => rank.has(word);
