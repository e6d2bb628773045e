/** A line of a template or resource file that a rendered line came from. Lines count from 1. */
export interface SourceLine {
  readonly line: number;
  readonly precision: 'exact' | 'approximate';
}

interface Pattern {
  readonly line: number;
  readonly indent: number;
  fits(text: string): boolean;
}

/** What a template line can become: its literal parts in order, with anything where an action stands (Go text/template). */
const patternOf = (line: string, number: number): Pattern | undefined => {
  const text = line.trim();
  const indent = line.length - line.trimStart().length;
  if (text === '' || text.startsWith('#')) return undefined;
  if (!text.includes('{{')) return { line: number, indent, fits: (other) => other === text };
  const parts = text.split(/\{\{.*?\}\}/).map((part) => part.trimEnd());
  if (parts.every((part) => part.trim().length < 2)) return undefined;
  return { line: number, indent, fits: (other) => fitsParts(parts, other) };
};

const fitsParts = (parts: readonly string[], text: string): boolean => {
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const found = text.indexOf(part.trim(), at);
    if (found < 0 || (index === 0 && found > 0)) return false;
    at = found + part.trim().length;
  }
  return (parts.at(-1) ?? '') === '' || text.endsWith((parts.at(-1) ?? '').trim());
};

/** Patterns of a template's lines, made once for each text. */
const known = new Map<string, readonly Pattern[]>();

const patternsOf = (template: string): readonly Pattern[] => {
  const made =
    known.get(template) ??
    template.split('\n').flatMap((line, index) => {
      const pattern = patternOf(line.replace(/\r$/, ''), index + 1);
      return pattern === undefined ? [] : [pattern];
    });
  known.set(template, made);
  return made;
};

/**
 * The template line of a rendered line. `exact` only when one line can have become it; of several, the one whose neighbourhood is most
 * alike, as `approximate`. `undefined` when none can.
 */
export const sourceLineOf = (
  rendered: readonly string[],
  line: number,
  template: string,
): SourceLine | undefined => {
  const text = rendered[line - 1]?.trim() ?? '';
  if (text === '') return undefined;
  const patterns = patternsOf(template);
  const candidates = patterns.filter((pattern) => pattern.fits(text));
  const [only, ...others] = candidates;
  if (only === undefined) return undefined;
  if (others.length === 0) return { line: only.line, precision: 'exact' };
  const scored = candidates.map((candidate) => ({
    candidate,
    score: likeness(rendered, line, patterns, candidate),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { line: best.candidate.line, precision: 'approximate' };
};

/** How many of the lines around can have come from the lines around. */
const likeness = (
  rendered: readonly string[],
  line: number,
  patterns: readonly Pattern[],
  candidate: Pattern,
): number => {
  const at = patterns.indexOf(candidate);
  let score = 0;
  for (const step of [-1, 1])
    for (let away = 1; away <= 12; away++) {
      const text = rendered[line - 1 + step * away]?.trim();
      if (text === undefined) break;
      const near = patterns.slice(
        Math.max(0, at + (step < 0 ? -away - 4 : 1)),
        step < 0 ? at : at + away + 4,
      );
      if (near.some((pattern) => pattern.fits(text))) score += 1 / away;
    }
  return score;
};
