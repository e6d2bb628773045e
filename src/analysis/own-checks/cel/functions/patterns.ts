import { RE2JS } from 're2js';
import { limits } from '../../../../model/limits.ts';
import type { Budget } from '../budget.ts';
import type { Library } from './library.ts';

/**
 * matches, find and findAll. Patterns run on a linear-time engine of Go's own syntax (RE2), as in Kubernetes: a pattern that a foreign
 * object or check brings along cannot hang the program.
 */
export const patterns: Library = (environment, budget) => {
  const compiled = new Map<string, RE2JS>();
  const compile = (pattern: string): RE2JS => {
    const known = compiled.get(pattern);
    if (known !== undefined) return known;
    const fresh = compilePattern(pattern);
    if (compiled.size >= keptPatterns) compiled.clear();
    compiled.set(pattern, fresh);
    return fresh;
  };
  environment
    .registerFunction('string.matches_(string): bool', (text: string, pattern: string) =>
      compile(pattern)
        .matcher(charged(text, pattern, budget))
        .find(),
    )
    .registerFunction('string.find(string): string', (text: string, pattern: string) => {
      const matcher = compile(pattern).matcher(charged(text, pattern, budget));
      return matcher.find() ? (matcher.group() ?? '') : '';
    })
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) =>
      findAll(compile(pattern), charged(text, pattern, budget), -1, budget),
    )
    .registerFunction(
      'string.findAll(string, int): list<string>',
      (text: string, pattern: string, most: bigint) =>
        findAll(compile(pattern), charged(text, pattern, budget), Number(most), budget),
    );
};

/** Patterns that are kept compiled; an object may bring its own. */
const keptPatterns = 100;

/** Why a pattern cannot be used; `undefined` when it can. */
export const faultOfPattern = (pattern: string): string | undefined => {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'is no pattern';
  }
};

const compilePattern = (pattern: string): RE2JS => {
  if (pattern.length > limits.patternLength)
    throw new Error(`the pattern is longer than ${limits.patternLength} characters (limit patternLength)`);
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    throw new Error(`"${pattern}" is no pattern of RE2: ${error instanceof Error ? error.message : ''}`);
  }
};

/** A linear-time engine walks the text once, with at most the whole pattern active at each character. */
const charged = (text: string, pattern: string, budget: Budget): string => {
  budget.spendProduct(text.length, pattern.length * 4);
  return text;
};

const findAll = (pattern: RE2JS, text: string, most: number, budget: Budget): readonly string[] => {
  const found: string[] = [];
  const matcher = pattern.matcher(text);
  while ((most < 0 || found.length < most) && matcher.find()) {
    budget.spend(1);
    found.push(matcher.group() ?? '');
  }
  return found;
};
